"""Database: opens and migrates the store, writes codings, answers questions."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from dateline.errors import StoreError
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event
from dateline.records.problem import Problem
from dateline.store.rows import Row, article_row, event_row, problem_row, read_article, read_event
from dateline.store.schema import articles, events, problems
from dateline.store.upgrade import is_current, upgrade


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did: articles that were new, stood there alike, or were coded anew."""

    new: int = 0
    same: int = 0
    replaced: int = 0


class Store:
    """One SQLite file. Each article is written in one transaction; writing the same coding again changes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: Path) -> Self:
        """The store at a path, made or migrated where needed. StoreError says why it can't be used."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(URL.create("sqlite", database=str(path)))
            event.listen(engine, "connect", _set_up_connection)
            event.listen(engine, "begin", _begin)
            with engine.connect() as connection:
                current = is_current(connection)
            if not current:  # a reader does not wait for the run that writes
                with _writing(engine) as connection:
                    upgrade(connection)
        except (SQLAlchemyError, OSError, sqlite3.Error) as error:
            cause = getattr(error, "orig", None) or error
            raise StoreError(f"the store {path} can't be opened: {cause}") from error
        return cls(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def write(self, codings: Iterable[Coding]) -> Written:
        """Writes codings, an article at a time."""
        counts = {"new": 0, "same": 0, "replaced": 0}
        for coding in codings:
            try:
                with _writing(self._engine) as connection:
                    what = _write_coding(connection, coding)
            except DatabaseError as error:
                raise StoreError(f"the store can't be written: {error.orig}") from error
            if what is not None:
                counts[what] += 1
        return Written(**counts)

    def find_articles(self, called: str) -> list[Article]:
        """Articles of that id, else those whose id begins so or whose file has that path or name."""
        with self._engine.connect() as connection:
            exact = connection.scalars(select(articles.c.body).where(articles.c.article_id == called)).all()
            if not exact:
                by_file = or_(
                    articles.c.source_file == called,
                    articles.c.source_file.endswith(f"/{called}", autoescape=True),
                )
                alike = or_(articles.c.article_id.startswith(called, autoescape=True), by_file)
                exact = connection.scalars(select(articles.c.body).where(alike).order_by(articles.c.article_id)).all()
        return [read_article(body) for body in exact]

    def events(self, article_id: str | None = None) -> Iterator[Event]:
        """Events by id, of one article or of all."""
        wanted = select(events.c.record).order_by(events.c.event_id)
        if article_id is not None:
            wanted = wanted.where(events.c.article_id == article_id)
        with self._engine.connect() as connection:
            for record in connection.scalars(wanted):
                yield read_event(record)

    def codings(self) -> Iterator[Coding]:
        """Each article with its events, by id, read as they are asked for."""
        with self._engine.connect() as connection:
            ids = connection.scalars(select(articles.c.article_id).order_by(articles.c.article_id)).all()
        for article_id in ids:
            wanted = select(articles.c.body, articles.c.recipe).where(articles.c.article_id == article_id)
            with self._engine.connect() as connection:
                row = connection.execute(wanted).first()
            if row is not None:
                yield Coding(read_article(row.body), row.recipe, tuple(self.events(article_id)))

    def problems(self) -> list[Problem]:
        """Everything that went wrong, by file."""
        wanted = select(problems).order_by(problems.c.source_file, problems.c.problem_id)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).mappings().all()
        return [Problem(r["article_id"], r["source_file"], r["step"], r["kind"], r["message"]) for r in rows]

    def count(self) -> dict[str, int]:
        """How many rows each table holds."""
        with self._engine.connect() as connection:
            return {
                t.name: connection.scalar(select(func.count()).select_from(t)) or 0
                for t in (articles, events, problems)
            }


def _set_up_connection(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # sqlite3 would leave the making of tables outside of the transaction
    cursor = connection.cursor()
    for pragma in ("busy_timeout=30000", "journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Who will write says so at once and waits for the other writer; a reader waits for nobody."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _write_coding(connection: Connection, coding: Coding) -> str | None:
    """ "new", "same" or "replaced"; None where there was no article."""
    for problem in coding.problems:
        connection.execute(insert_or(problems).values(problem_row(problem)).on_conflict_do_nothing())
    if coding.article is None:
        return None
    if not coding.problems:
        connection.execute(delete(problems).where(problems.c.article_id == coding.article.article_id))
    row = article_row(coding.article, coding.recipe)
    event_rows = [event_row(e, coding.article.article_id, coding.recipe) for e in coding.events]
    before = connection.execute(select(articles).where(articles.c.article_id == row["article_id"])).mappings().first()
    if (
        before is not None
        and dict(before) == row
        and _stored_events(connection, row["article_id"]) == _by_id(event_rows)
    ):
        return "same"
    connection.execute(delete(events).where(events.c.article_id == row["article_id"]))
    connection.execute(delete(articles).where(articles.c.article_id == row["article_id"]))
    connection.execute(insert(articles).values(row))
    if event_rows:
        connection.execute(insert(events), event_rows)
    return "new" if before is None else "replaced"


def _stored_events(connection: Connection, article_id: str) -> dict[str, Row]:
    rows = connection.execute(select(events).where(events.c.article_id == article_id)).mappings()
    return _by_id([dict(row) for row in rows])


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["event_id"]: row for row in rows}
