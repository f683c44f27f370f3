"""Engine: how a database is reached, by the path of a SQLite file or the URL of a PostgreSQL server."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from dateline.errors import StoreError

Where = Path | str  # a path, or a URL: postgresql://user@host/name, sqlite:///path

WAIT = 30_000  # milliseconds that a writer waits for another
CHUNK = 500  # rows fetched at a time
LOCK = 0x64_61_74_65  # the key of the lock that writers to a PostgreSQL store hold


def url_of(where: Where) -> URL:
    """The URL of a store. StoreError where it is of no kind that Dateline knows."""
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise StoreError("the store's URL does not read: postgresql://USER@HOST/NAME is expected") from error
    backend = url.get_backend_name()
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+pg8000")
    if backend == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    raise StoreError(f"no store can be of kind {backend!r}: give a path or a URL of postgresql")


def name_of(where: Where) -> str:
    """A store as messages name it: a path as it is, a URL without its password."""
    url = url_of(where)
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def file_of(where: Where) -> Path | None:
    """The file of a SQLite store, None for a server's."""
    url = url_of(where)
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def engine_of(where: Where, access: Literal["read", "write"]) -> Engine:
    """An engine for a store; one that reads can't write. Makes no connection yet."""
    url = url_of(where)
    if url.get_backend_name() == "postgresql":
        if access == "read":
            return create_engine(
                url, isolation_level="REPEATABLE READ", execution_options={"postgresql_readonly": True}
            )
        engine = create_engine(url, isolation_level="READ COMMITTED")
        event.listen(engine, "begin", _lock_server)
        return engine
    engine = create_engine(_url_of_what_nobody_writes(url) if access == "read" else url)
    event.listen(engine, "connect", _set_up_reader if access == "read" else _set_up_writer)
    event.listen(engine, "begin", _begin)
    return engine


def has_store(where: Where) -> bool:
    """Is there a file to open? Of a server only opening tells."""
    file = file_of(where)
    return file is None or file.is_file()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all or nothing, one writer at a time."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection whose results come a chunk at a time; all it reads is of one moment."""
    with engine.connect().execution_options(yield_per=CHUNK) as connection, connection.begin():
        yield connection


def cause_of(error: BaseException) -> str:
    """What the database says is wrong, in one line, without what was sent to it."""
    cause: Any = getattr(error, "orig", None) or error
    told = cause.args[0] if cause.args else None
    if isinstance(told, dict):  # of PostgreSQL, by letters: M is the message
        told = told.get("M", "the server refuses")
    return " ".join(str(cause if told is None or isinstance(cause, OSError) else told).split())


@contextmanager
def told_as(what: str) -> Iterator[None]:
    """Errors of the database as a StoreError: "the store a.sqlite can't be opened: disk I/O error"."""
    try:
        yield
    except (SQLAlchemyError, OSError, sqlite3.Error) as error:
        raise StoreError(f"{what}: {cause_of(error)}") from error


def _url_of_what_nobody_writes(url: URL) -> URL:
    """A file on a read-only disk is told to SQLite to be so, or it would want to make its files beside it."""
    path = Path(str(url.database)).resolve()
    beside = path.with_name(f"{path.name}-wal")
    if beside.exists() or os.access(path.parent, os.W_OK):
        return url
    return url.set(database=path.as_uri(), query={"mode": "ro", "immutable": "1", "uri": "true"})


def _set_up_writer(connection: Any, _: Any) -> None:
    _set_up(connection, f"busy_timeout={WAIT}", "journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL")


def _set_up_reader(connection: Any, _: Any) -> None:
    _set_up(connection, f"busy_timeout={WAIT}", "query_only=ON")


def _set_up(connection: Any, *pragmas: str) -> None:
    connection.isolation_level = None  # sqlite3 would leave the making of tables outside of the transaction
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Who will write says so at once and waits for the other writer; a reader waits for nobody."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _lock_server(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
