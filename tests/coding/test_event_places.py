"""Where acts were, by a table: acts of words only where the text says so, acts of force where they were done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.records.article import Article
from tests.tables import params_of, read_table


@dataclass(frozen=True)
class Row:
    """A sentence, the word that tells an act, and the words of its places."""

    name: str
    text: str
    word: str
    at: tuple[str, ...]
    fails: str | None = None


ROWS = [
    Row(name, raw["text"], raw["word"], tuple(raw["at"]), raw.get("fails"))
    for name, raw in read_table(Path(__file__).with_name("places"))
]


@pytest.fixture(scope="module")
def found() -> Mapping[str, set[str]]:
    """The words of the places of each row's act."""
    codings = dateline.code([Article(row.name, row.text, date(2024, 3, 14)) for row in ROWS])
    return {
        row.name: {place.text for e in coding.events if e.trigger.of(row.text) == row.word for place in e.places}
        for row, coding in zip(ROWS, codings, strict=True)
    }


@pytest.mark.parametrize("row", params_of(ROWS))
def test_places(row: Row, found: Mapping[str, set[str]]) -> None:
    assert len(found[row.name]) == len(row.at)
    assert all(any(wanted in words for words in found[row.name]) for wanted in row.at)
