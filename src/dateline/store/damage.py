"""Damage: reads the rows of a SQLite file of which parts are spoilt, and goes on behind what can't be read.

Cut files, zeroed and overwritten pages make SQLite stop at the first of them. Rows have numbers, though, and the tree
of a table leads to each number by another way, so what is whole is found by halving what is not.
"""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST = 1_000_000  # rows that are told one by one as unreadable


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of rows that can't be read, both ends included."""

    first: int
    last: int


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
    ends = [last_number(connection, table, index) for index in (None, *indexes(connection, table))]
    known = [end for end in ends if end is not None]
    if known:
        yield from merged(between(connection, table, 1, max(known)))


def last_number(connection: sqlite3.Connection, table: str, index: str | None) -> int | None:
    """The highest number of a row, as the table or an index of it knows; None where that can't be read."""
    by = f'INDEXED BY "{index}"' if index else "NOT INDEXED"
    try:
        [[number]] = connection.execute(f'SELECT max(rowid) FROM "{table}" {by}')
    except (sqlite3.DatabaseError, ValueError):
        return None
    return number if isinstance(number, int) and number > 0 else None


def between(connection: sqlite3.Connection, table: str, first: int, last: int) -> Iterator[dict[str, Any] | Gap]:
    """The rows of these numbers; where one can't be read the halves before and behind are tried."""
    try:
        found = connection.execute(
            f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid', (first, last)
        )
        names = [column[0] for column in found.description][1:]
        for number, *values in found:
            first = number + 1
            yield dict(zip(names, values, strict=True))
        return
    except sqlite3.DatabaseError:
        pass
    if first >= last:
        yield Gap(last, last)
        return
    middle = (first + last) // 2
    yield from between(connection, table, first, middle)
    yield from between(connection, table, middle + 1, last)


def merged(found: Iterator[dict[str, Any] | Gap]) -> Iterator[dict[str, Any] | Gap]:
    """Neighbouring gaps as one; a table whose tree is lost is given up after MOST rows."""
    gap: Gap | None = None
    for one in found:
        if isinstance(one, Gap):
            gap = Gap(gap.first if gap else one.first, one.last)
            if gap.last - gap.first >= MOST:
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


def keys_in_indexes(connection: sqlite3.Connection, table: str, key: str) -> Iterator[str]:
    """The keys that a table's indexes hold, some twice: from either end, up to what can't be read."""
    for index in indexes(connection, table):
        try:
            columns = [row[2] for row in connection.execute(f'PRAGMA index_info("{index}")')]
        except sqlite3.DatabaseError:
            continue
        if key in columns:
            for way in ("ASC", "DESC"):
                order = ", ".join(f'"{column}" {way}' for column in columns)
                query = f'SELECT "{key}" FROM "{table}" INDEXED BY "{index}" ORDER BY {order}'
                if (yield from read_through(connection, query)):
                    break


def read_through(connection: sqlite3.Connection, query: str) -> Generator[str, None, bool]:
    """The values of a query until one can't be read; returns whether all could."""
    try:
        yield from (str(row[0]) for row in connection.execute(query))
    except sqlite3.DatabaseError:
        return False
    return True


def complaints(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with the file: trees, pages, indexes that do not match their tables."""
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        return [str(error)]
