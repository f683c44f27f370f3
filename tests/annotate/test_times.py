"""Times: expressions of a table, and the value and days that each has on the day of publication; times/README.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TIMEXES
from dateline.records.span import Span
from dateline.records.timex import Timex
from tests.tables import params_of, read_table

SHARE_RIGHT = 0.95


@dataclass(frozen=True)
class Row:
    """One expression of a file and what it must be read as; what is None is not asked."""

    name: str
    day: str
    text: str
    words: str
    value: str | None = None
    days: str | None = None  # "2023-01-09..2023-01-15"
    kind: str | None = None
    none: str | None = None
    fails: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand last."""
        start = self.text.rindex(self.words)
        return Span(start, start + len(self.words))


ROWS = [Row(name, **raw) for name, raw in read_table(Path(__file__).with_name("times"))]
PARAMS = params_of(ROWS)


@pytest.fixture(scope="module")
def found() -> Mapping[str, list[Timex]]:
    """The expressions that overlap each row's words."""
    articles = [Article(row.name, row.text, date.fromisoformat(row.day)) for row in ROWS]
    documents = read_documents(articles, [STEPS["timexes"]()])
    return {
        row.name: [timex for timex in document[TIMEXES] if timex.span.overlaps(row.span)]
        for row, document in zip(ROWS, documents, strict=True)
    }


def wrong(row: Row, timexes: list[Timex]) -> list[str]:
    """What is wrong with the reading of a row."""
    if row.none:
        return [f"read as {timex.value}" for timex in timexes]
    if len(timexes) != 1:
        return [f"{len(timexes)} expressions"]
    [timex] = timexes
    given = {"value": timex.value, "days": f"{timex.begin}..{timex.end}", "kind": timex.type}
    wanted = {"value": row.value, "days": row.days, "kind": row.kind}
    return [f"{what}: {given[what]}" for what in given if wanted[what] not in (None, given[what])]


@pytest.mark.parametrize("row", PARAMS)
def test_time(row: Row, found: Mapping[str, list[Timex]]) -> None:
    """The expression has the value, days and kind that a careful reader would give it."""
    assert wrong(row, found[row.name]) == [], f"{row.words!r} on {row.day}: {row.text}"


def test_the_share_that_is_right_does_not_fall(found: Mapping[str, list[Timex]]) -> None:
    right = sum(not wrong(row, found[row.name]) for row in ROWS)
    assert right / len(ROWS) >= SHARE_RIGHT, f"{right} of {len(ROWS)}"
