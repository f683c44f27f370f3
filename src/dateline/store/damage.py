"""Damage: reads the rows of a SQLite file of which parts are spoilt, and goes on behind what can't be read.

Cut files, zeroed and overwritten pages make SQLite stop at the first of them. Rows have numbers, though, and the tree
of a table leads to each number by another way, so what is whole is found by halving what is not.
"""

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

MOST = 1_000_000  # rows that are told one by one as unreadable


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of rows that can't be read, both ends included."""

    first: int
    last: int | None  # None: up to the end of the table, wherever that was

    def __str__(self) -> str:
        behind = " and all behind it" if self.last is None else f" to {self.last}" if self.last > self.first else ""
        return f"row {self.first}{behind}"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, read only, as it is at this moment, even where its end is cut off."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as connection:
        connection.text_factory = lambda text: text.decode("utf-8", "backslashreplace")
        connection.execute("PRAGMA writable_schema=ON")  # or SQLite refuses a file that is shorter than it says
        connection.execute("BEGIN")
        yield connection


def rows_of_table(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any] | Gap]:
    """Every row that can be read, with the gaps between them."""
    highest = max((entry[0] for entry in entries(connection, table, ())), default=0)
    try:
        [[last]] = connection.execute(f'SELECT coalesce(max(rowid), 0) FROM "{table}" NOT INDEXED')
        highest = max(last, highest)
        yield from merged(between(connection, table, 1, highest))
    except sqlite3.DatabaseError:  # the end of the table is lost
        yield from merged(chain(between(connection, table, 1, highest), [Gap(highest + 1, None)]))


def between(connection: sqlite3.Connection, table: str, first: int, last: int) -> Iterator[dict[str, Any] | Gap]:
    """The rows of these numbers; where one can't be read the halves before and behind are tried."""
    try:
        found = connection.execute(
            f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid', (first, last)
        )
        names = [column[0] for column in found.description][1:]
        for number, *values in found:
            first = max(first, number + 1)  # a spoilt number may be lower
            yield dict(zip(names, values, strict=True))
        return
    except sqlite3.DatabaseError:
        pass
    if first >= last:
        yield from [Gap(last, last)] if first == last else []
        return
    middle = (first + last) // 2
    yield from between(connection, table, first, middle)
    yield from between(connection, table, middle + 1, last)


def merged(found: Iterable[dict[str, Any] | Gap]) -> Iterator[dict[str, Any] | Gap]:
    """Neighbouring gaps as one; a table whose tree is lost is given up after MOST rows."""
    gap: Gap | None = None
    for one in found:
        if isinstance(one, Gap):
            gap = Gap(gap.first if gap else one.first, one.last)
            if gap.last is not None and gap.last - gap.first >= MOST:
                gap = Gap(gap.first, None)
                break
            continue
        if gap:
            yield gap
            gap = None
        yield one
    if gap:
        yield gap


def indexes(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's indexes."""
    try:
        return [row[1] for row in connection.execute(f'PRAGMA index_list("{table}")')]
    except sqlite3.DatabaseError:
        return []


def entries(connection: sqlite3.Connection, table: str, wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """(number of the row, the wanted columns) as the indexes that have those columns know them; many come twice.

    Each index is read from either end, up to what can't be read.
    """
    for index in indexes(connection, table):
        try:
            columns = [row[2] for row in connection.execute(f'PRAGMA index_info("{index}")')]
        except sqlite3.DatabaseError:
            continue
        if set(wanted) <= set(columns):
            asked = ", ".join(["rowid", *(f'"{column}"' for column in wanted)])
            for way in ("ASC", "DESC"):
                order = ", ".join(f'"{column}" {way}' for column in columns)
                query = f'SELECT {asked} FROM "{table}" INDEXED BY "{index}" ORDER BY {order}, rowid {way}'
                if (yield from read_through(connection, query)):
                    break


def read_through(connection: sqlite3.Connection, query: str) -> Generator[tuple[Any, ...], None, bool]:
    """The rows of a query until one can't be read; returns whether all could."""
    try:
        yield from connection.execute(query)
    except sqlite3.DatabaseError:
        return False
    return True


def complaints(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with the file: trees, pages, indexes that do not match their tables."""
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        return [str(error)]
