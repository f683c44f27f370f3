"""Verify: which rows are not as they were written. Reads all of a store and changes nothing.

A row with a checksum must match it; a problem's id is a hash of what it says; the parties of a record must be those
that the record names; and what an article says it holds must be there, and nothing beside it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from dateline.errors import StoreError
from dateline.records.problem import Problem
from dateline.store import damage
from dateline.store.checksums import checksum_of
from dateline.store.engine import Where, cause_of, engine_of, file_of, has_store, name_of, reading, told_as
from dateline.store.notes import Notes
from dateline.store.rows import KINDS, Row, party_rows, problem_row, read_as
from dateline.store.schema import articles, metadata, parties, problems
from dateline.store.upgrade import check_current

BY_NAME = {kind.name: kind for kind in KINDS}
KEYS = {"article": "article_id", "problem": "problem_id", "deletion": "record_id"} | {k.name: k.id for k in KINDS}
TABLES = (*KEYS, parties.name)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A row that is not as it was written, or what is wrong with the file as a whole."""

    table: str  # "file" for what concerns no row
    row: str  # its key; numbers of rows where the key can't be read
    fault: str  # changed, unreadable, missing, of no article, not its record's

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.fault}"


def find_faults(where: Where) -> Iterator[Fault]:
    """What is wrong with a store, table by table. StoreError where there is none, or it is older."""
    if not has_store(where):
        raise StoreError(f"there is no store at {name_of(where)}")
    with told_as(f"the store {name_of(where)} can't be verified"), closing(Notes()) as notes:
        yield from _faults_of_file(where, notes) if file_of(where) else _faults_of_server(where, notes)
        yield from (Fault(*told) for told in notes.faults(tuple(BY_NAME), parties.name))


def _faults_of_file(where: Where, notes: Notes) -> Iterator[Fault]:
    path = file_of(where)
    assert path is not None
    with damage.opened(path) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except sqlite3.DatabaseError as error:
            yield Fault("file", name_of(where), f"nothing of it can be read: {error}")
            return
        _check_version(where)
        for table in TABLES:
            for row in damage.rows_of_table(connection, table):
                if isinstance(row, damage.Gap):
                    yield Fault(table, str(row), "unreadable")
                else:
                    yield from _faults_of_row(table, row, notes)
            _list_what_indexes_know(connection, table, notes)
        yield from (Fault("file", name_of(where), said) for said in damage.complaints(connection))


def _faults_of_server(where: Where, notes: Notes) -> Iterator[Fault]:
    engine = engine_of(where, "read")
    _check_version(where)
    for name in TABLES:
        try:
            for row in _rows_of_server(engine, name):
                yield from _faults_of_row(name, row, notes)
        except SQLAlchemyError as error:
            yield Fault(name, "rows", f"unreadable: {cause_of(error)}")
    engine.dispose()


def _rows_of_server(engine: Engine, name: str) -> Iterator[Row]:
    table = metadata.tables[name]
    with reading(engine) as connection:
        for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
            yield {str(name): value for name, value in row.items()}


def _check_version(where: Where) -> None:
    """StoreError where the schema is another; what can't be read of it is a fault of the file, told there."""
    engine = engine_of(where, "read")
    try:
        with reading(engine) as connection:
            check_current(connection, name_of(where))
    except SQLAlchemyError:
        return
    finally:
        engine.dispose()


def _list_what_indexes_know(connection: sqlite3.Connection, table: str, notes: Notes) -> None:
    """The rows that indexes name: of the table itself, of its articles, and of the records that parties belong to."""
    if table in KEYS:
        notes.list(table, (str(key) for _, key in damage.entries(connection, table, [KEYS[table]])))
    if table in BY_NAME or table == parties.name:
        notes.list(articles.name, (str(key) for _, key in damage.entries(connection, table, ["article_id"])))
    if table == parties.name:
        for _, kind, key in damage.entries(connection, table, ["kind", "record_id"]):
            notes.list(str(kind), [str(key)])


def _faults_of_row(table: str, row: Row, notes: Notes) -> Iterator[Fault]:
    """Is the row as it was written? Notes what it says of other rows."""
    if table == parties.name:
        notes.found_party(row)
        return
    key = str(row.get(KEYS[table]))
    whole = _is_whole(table, row)
    notes.saw(table, key, row.get("article_id"), whole)
    if not whole:
        yield Fault(table, key, "changed")
        return
    try:
        _note_what_it_says(table, row, notes)
    except StoreError:
        yield Fault(table, key, "written by another Dateline: its record does not read")


def _note_what_it_says(table: str, row: Row, notes: Notes) -> None:
    """The rows and parties that should be there because this row is."""
    if table == articles.name:
        for name, ids in read_as(dict[str, list[str]], row["contents"]).items():
            notes.list(name, ids)
    elif table in BY_NAME:
        kind = BY_NAME[table]
        notes.expect_parties(party_rows(kind, read_as(kind.type, row["record"]), row["article_id"]))


def _is_whole(table: str, row: Row) -> bool:
    try:
        if table == problems.name:
            said = Problem(*(row[name] for name in ("article_id", "source_file", "step", "kind", "message")))
            return bool(problem_row(said) == row)
        return bool(checksum_of(row) == row["checksum"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
