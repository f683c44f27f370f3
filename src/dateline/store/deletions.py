"""Deletions: which records an article no longer says, since it was coded anew. One that comes back leaves the list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from dateline.store.checksums import with_checksum
from dateline.store.engine import reading
from dateline.store.rows import KINDS, Row
from dateline.store.schema import deletions

Rows = Mapping[Table, Mapping[tuple[object, ...], Row]]  # by table and key


@dataclass(frozen=True, slots=True)
class Deletion:
    """A record that an article said once."""

    record_id: str
    kind: str  # event position commitment relation
    article_id: str
    recipe: str  # that coded it


def note_deletions(connection: Connection, article_id: str, before: Rows, after: Rows) -> None:
    """Lists what the article said before and says no more, and strikes what it says again."""
    gone = [
        with_checksum({"record_id": row[kind.id], "kind": kind.name, "article_id": article_id, "recipe": row["recipe"]})
        for kind in KINDS
        for key, row in before[kind.table].items()
        if key not in after[kind.table]
    ]
    said = [str(row[kind.id]) for kind in KINDS for row in after[kind.table].values()]
    listed = connection.scalars(select(deletions.c.record_id).where(deletions.c.article_id == article_id)).all()
    struck = set(listed) & {*said, *(row["record_id"] for row in gone)}
    if struck:
        connection.execute(delete(deletions).where(deletions.c.record_id.in_(struck)))
    if gone:
        connection.execute(insert(deletions), gone)


def read_deletions(engine: Engine) -> Iterator[Deletion]:
    """The list, by kind and id, read as it is asked for."""
    columns = (deletions.c.record_id, deletions.c.kind, deletions.c.article_id, deletions.c.recipe)
    with reading(engine) as connection:
        for row in connection.execute(select(*columns).order_by(deletions.c.kind, deletions.c.record_id)):
            yield Deletion(*row)
