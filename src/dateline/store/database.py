"""Database: opens, makes and migrates the store, and writes codings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from dateline.records.coding import Coding
from dateline.store.closing import Closing
from dateline.store.deletions import note_deletions
from dateline.store.engine import Where, engine_of, file_of, name_of, reading, told_as, writing
from dateline.store.rows import KINDS, Row, article_row, party_rows, problem_row, said_row
from dateline.store.schema import articles, parties, problems
from dateline.store.upgrade import is_current, upgrade
from dateline.store.view import View

INSERT_OR: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did: articles that were new, stood there alike, or were coded anew."""

    new: int = 0
    same: int = 0
    replaced: int = 0


class Store(Closing):
    """A database to write to. Each article is one transaction; writing the same coding again changes nothing."""

    def __init__(self, engine: Engine, readers: Engine) -> None:
        self.engine = engine
        self.view = View(readers)

    @classmethod
    def open(cls, where: Where) -> Self:
        """The store at a path or URL, made or migrated where needed. StoreError says why it can't be used."""
        file = file_of(where)
        with told_as(f"the store {name_of(where)} can't be opened"):
            if file is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
            engine = engine_of(where, "write")
            with reading(engine) as connection:
                current = is_current(connection)
            if not current:  # a reader does not wait for the run that writes
                with writing(engine) as connection:
                    upgrade(connection)
        return cls(engine, engine_of(where, "read"))

    def close(self) -> None:
        """Lets go of the file or server."""
        self.view.close()
        self.engine.dispose()

    def write(self, codings: Iterable[Coding]) -> Written:
        """Writes codings, an article at a time. StoreError where that fails; those before it are kept."""
        counts = {"new": 0, "same": 0, "replaced": 0}
        for coding in codings:
            rows = rows_of(coding)
            with told_as("the store can't be written"), writing(self.engine) as connection:
                what = _write_coding(connection, coding, rows)
            if what is not None:
                counts[what] += 1
        return Written(**counts)


def rows_of(coding: Coding) -> dict[Table, list[Row]]:
    """The rows of all that a coding holds but its problems, by table, in the order of writing."""
    if coding.article is None:
        return {}
    article_id = coding.article.article_id
    rows: dict[Table, list[Row]] = {articles: [article_row(coding)], parties: []}
    for kind in KINDS:
        rows[kind.table] = [said_row(kind, record, article_id, coding.recipe) for record in kind.of(coding)]
        rows[parties] += [row for record in kind.of(coding) for row in party_rows(kind, record, article_id)]
    return rows


def _write_coding(connection: Connection, coding: Coding, rows: Mapping[Table, list[Row]]) -> str | None:
    """ "new", "same" or "replaced"; None where there was no article."""
    for problem in coding.problems:
        insert_or = INSERT_OR[connection.dialect.name]
        connection.execute(insert_or(problems).values(problem_row(problem)).on_conflict_do_nothing())
    if coding.article is None:
        return None
    article_id = coding.article.article_id
    if not coding.problems:
        connection.execute(delete(problems).where(problems.c.article_id == article_id))
    before = {table: _stored(connection, table, article_id) for table in rows}
    after = {table: _by_key(table, own) for table, own in rows.items()}
    if before == after:
        return "same"
    if before[articles]:
        note_deletions(connection, article_id, before, after)
    for table in reversed(tuple(rows)):
        connection.execute(delete(table).where(table.c.article_id == article_id))
    for table, own in rows.items():
        if own:
            connection.execute(insert(table), own)
    return "replaced" if before[articles] else "new"


def _stored(connection: Connection, table: Table, article_id: str) -> dict[tuple[Any, ...], Row]:
    rows = connection.execute(select(table).where(table.c.article_id == article_id)).mappings()
    return _by_key(table, [dict(row) for row in rows])


def _by_key(table: Table, rows: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[column.name] for column in table.primary_key): row for row in rows}
