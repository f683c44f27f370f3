"""Rows of the tables of positions, commitments and relations: a text and all that it tells."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateline.records.article import Article
from tests.tables import read_table

THURSDAY = date(2024, 3, 14)
SHARE_RIGHT = 0.95


@dataclass(frozen=True)
class Row:
    """A text, all its records of one kind, and those that are neither wanted nor wrong."""

    name: str
    text: str
    told: list[str]
    allow: list[str] = field(default_factory=list)
    wrong: str | None = None  # the reading that tempts
    why: str | None = None
    fails: str | None = None


def rows_of(folder: Path) -> list[Row]:
    """The rows of all tables of a folder."""
    return [Row(name, **raw) for name, raw in read_table(folder)]


def articles_of(rows: list[Row]) -> list[Article]:
    """Each row's text as an article of that Thursday."""
    return [Article(f"a{n}", row.text, THURSDAY) for n, row in enumerate(rows)]
