"""Damage: spoils the file of a store at a place that is known, and says which rows were hit there.

What is hit is known from the bytes of the file alone: where the JSON of each row stood before.
"""

import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from dateline.records.coding import Coding
from dateline.store import Store
from dateline.store.verify import find_faults
from tests.store.told import coding, commitment, event, party, position, relation

PAGE = 4096
BODIES = {"article": "body", "event": "record", "position": "record", "commitment": "record", "relation": "record"}

Damage = Callable[[bytearray, Random], tuple[int, int]]  # spoils the bytes, and says from where to where


@dataclass(frozen=True)
class StoredRow:
    table: str
    key: str
    number: int  # SQLite's
    begin: int  # where its JSON stands in the file
    end: int


def overwrite(file: bytearray, random: Random) -> tuple[int, int]:
    """One to 64 bytes anywhere are others."""
    begin = random.randrange(len(file) - 64)
    end = begin + random.randint(1, 64)
    file[begin:end] = bytes(byte ^ random.randint(1, 255) for byte in file[begin:end])
    return begin, end


def zero_page(file: bytearray, random: Random) -> tuple[int, int]:
    """A page is lost."""
    begin = random.randrange(len(file) // PAGE) * PAGE
    file[begin : begin + PAGE] = bytes(PAGE)
    return begin, begin + PAGE


def truncate(file: bytearray, random: Random) -> tuple[int, int]:
    """Up to a third of the file is cut off, often within a page."""
    begin, end = len(file) - random.randrange(1, len(file) // 3), len(file)
    del file[begin:]
    return begin, end


KINDS: dict[str, Damage] = {"overwritten": overwrite, "zeroed": zero_page, "cut": truncate}


def article(n: int) -> Coding:
    """An article that says something of every kind, its ids spread like hashes."""
    name = f"{n * 2654435761 % 2**32:08x}"
    events = (event(f"e{name}{i}", actors=(party(f"Side {n}", f"side-{n}"),)) for i in range(4))
    return replace(
        coding(f"a{name}", *events),
        positions=(position(f"p{name}"),),
        commitments=(commitment(f"c{name}"),),
        relations=(relation(f"r{name}"),),
    )


def make_store(path: Path, n: int) -> list[StoredRow]:
    """A store of so many articles, all in its one file; where its rows lie."""
    with Store.open(path) as store:
        store.write(map(article, range(n)))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return list(locate_rows(connection, path.read_bytes()))


def locate_rows(connection: sqlite3.Connection, file: bytes) -> Iterator[StoredRow]:
    for table, body in BODIES.items():
        for number, key, text in connection.execute(f"SELECT rowid, {table}_id, {body} FROM {table}"):
            begin = file.find(text.encode())
            assert begin >= 0, "a row of a test lies in one page"
            yield StoredRow(table, key, number, begin, begin + len(text.encode()))


@dataclass(frozen=True)
class Found:
    """What became of one spoilt store."""

    n_hit: int
    n_named: int
    n_faults: int
    sqlite_saw: bool  # did SQLite's own check find anything?


def spoil_and_verify(path: Path, rows: list[StoredRow], damage: Damage, random: Random, copy: Path) -> Found:
    """Spoils a copy of the store, verifies it, and counts the rows that were hit and those that were named."""
    file = bytearray(path.read_bytes())
    begin, end = damage(file, random)
    copy.write_bytes(file)
    hit = [row for row in rows if row.begin < end and begin < row.end]
    faults = list(find_faults(copy))
    named = {(fault.table, fault.row) for fault in faults}
    numbers = [(table, numbers_in(told)) for table, told in named]
    n_named = sum((row.table, row.key) in named or is_among(row, numbers) for row in hit)
    return Found(len(hit), n_named, len(faults), any(fault.table == "file" for fault in faults))


def numbers_in(told: str) -> range:
    """ "row 5 to 9" are these numbers."""
    found = re.fullmatch(r"row (\d+)(?: to (\d+)|( and all behind it))?", told)
    if not found:
        return range(0)
    return range(int(found[1]), sys.maxsize if found[3] else int(found[2] or found[1]) + 1)


def is_among(row: StoredRow, numbers: list[tuple[str, range]]) -> bool:
    return any(table == row.table and row.number in told for table, told in numbers)
