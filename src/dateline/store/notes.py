"""Notes: what a reading of a whole store saw and what should be there, in a file that is thrown away.

A store may be larger than memory, so the two are compared there and not in sets.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

TABLES = """
CREATE TABLE seen (tbl, id, article, whole, PRIMARY KEY (tbl, id)) WITHOUT ROWID;
CREATE TABLE listed (tbl, id, PRIMARY KEY (tbl, id)) WITHOUT ROWID;
CREATE TABLE found (tbl, id, party, PRIMARY KEY (tbl, id, party)) WITHOUT ROWID;
CREATE TABLE expected (tbl, id, party, PRIMARY KEY (tbl, id, party)) WITHOUT ROWID;
"""
MISSING = "SELECT tbl, id FROM listed EXCEPT SELECT tbl, id FROM seen"
# Of an article that is lost itself it is not known what it held.
OF_NO_ARTICLE = """
SELECT o.tbl, o.id FROM seen o JOIN json_each(?) t ON t.value = o.tbl WHERE o.whole
EXCEPT SELECT tbl, id FROM listed
EXCEPT SELECT s.tbl, s.id FROM seen s JOIN seen a ON a.tbl = 'article' AND a.id = s.article AND NOT a.whole
EXCEPT SELECT s.tbl, s.id FROM seen s JOIN listed l ON l.tbl = 'article' AND l.id = s.article
  WHERE l.id NOT IN (SELECT id FROM seen WHERE tbl = 'article')
"""
# Those of a record that is lost or changed itself are left out: it is named already.
OTHER_PARTIES = """
SELECT tbl, id FROM (SELECT * FROM found EXCEPT SELECT * FROM expected)
UNION SELECT tbl, id FROM (SELECT * FROM expected EXCEPT SELECT * FROM found)
EXCEPT SELECT tbl, id FROM seen WHERE NOT whole
EXCEPT SELECT * FROM (SELECT tbl, id FROM listed EXCEPT SELECT tbl, id FROM seen)
"""


class Notes:
    """What was seen and what should be there."""

    def __init__(self) -> None:
        self._notes = sqlite3.connect("", isolation_level=None)
        self._notes.executescript(TABLES)
        self._notes.execute("BEGIN")

    def close(self) -> None:
        """Throws the file away."""
        self._notes.close()

    def saw(self, table: str, key: str, article: str | None, whole: bool) -> None:
        """A row with that key could be read."""
        self._notes.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?)", (table, key, str(article), whole))

    def list(self, table: str, keys: Iterable[str]) -> None:
        """Rows with these keys should be there."""
        self._notes.executemany("INSERT OR IGNORE INTO listed VALUES (?, ?)", ((table, key) for key in keys))

    def found_party(self, row: Mapping[str, Any]) -> None:
        """A row of the table of parties."""
        self._notes.execute("INSERT OR IGNORE INTO found VALUES (?, ?, ?)", _party(row))

    def expect_parties(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows that the table of parties should have."""
        self._notes.executemany("INSERT OR IGNORE INTO expected VALUES (?, ?, ?)", map(_party, rows))

    def faults(self, said: tuple[str, ...], parties: str) -> Iterator[tuple[str, str, str]]:
        """(table, key, fault): what is missing, of no article, or has other parties than it names.

        `said`: the tables of what articles say; `parties`: that of parties.
        """
        for table, key in self._notes.execute(MISSING):
            yield table, key, "missing"
        for table, key in self._notes.execute(OF_NO_ARTICLE, (msgspec.json.encode(said).decode(),)):
            yield table, key, "of no article"
        for table, key in self._notes.execute(OTHER_PARTIES):
            yield parties, f"of {table} {key}", "not those that the record names"


def _party(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(row.get("kind")), str(row.get("record_id")), msgspec.json.encode(sorted(row.items())).decode()
