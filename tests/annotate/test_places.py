"""Places: what the names of a table mean in their sentences, and how exactly they say where; places/*.yaml, by us.

The rows were written before any of them was resolved. `in`: alpha-3 code, "_" any. `at`: degrees north and east, right
within `km`. `how`: the precision. Rows that fail say why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from dateline.annotate.registry import STEPS
from dateline.evaluate.toponyms import distance
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TOPONYMS
from dateline.records.place import Toponym
from dateline.records.span import Span

SHARE_RIGHT = 0.95  # of the rows


@dataclass(frozen=True)
class Row:
    """One name in a text, and the place it must mean; what is None is not asked."""

    name: str
    text: str
    words: str
    country: str
    at: tuple[float, float] | None = None
    how: str | None = None
    km: float = 120.0
    fails: str | None = None


def read_rows() -> Iterator[Row]:
    """All rows, by file and number."""
    for file in sorted(Path(__file__).with_name("places").glob("*.yaml")):
        for number, raw in enumerate(yaml.safe_load(file.read_text("utf-8")), 1):
            yield Row(f"{file.stem}-{number}", country=raw.pop("in"), **raw)


ROWS = list(read_rows())
PARAMS = [
    pytest.param(row, id=row.name, marks=[pytest.mark.xfail(strict=True, reason=row.fails)] if row.fails else [])
    for row in ROWS
]


@pytest.fixture(scope="module")
def found() -> Mapping[str, tuple[Toponym, ...]]:
    """The toponyms of every row's text."""
    articles = [Article(row.name, row.text, date(2024, 3, 14)) for row in ROWS]
    documents = read_documents(articles, [STEPS["toponyms"]()])
    return {document.article.article_id: document[TOPONYMS] for document in documents}


def wrong(row: Row, toponyms: tuple[Toponym, ...]) -> str:
    """What is wrong with the reading of a row; nothing where it is right."""
    start = row.text.index(row.words)
    ours = next((t for t in toponyms if t.span.overlaps(Span(start, start + len(row.words)))), None)
    if ours is None:
        return "not found"
    place = ours.place
    if place is None:
        return "in no gazetteer"
    told = f"{place.name}, {place.country}, {place.feature_code}, {ours.precision}"
    if row.country not in {"_", place.country} or row.how not in {None, ours.precision}:
        return told
    far = 0.0 if row.at is None else distance(*row.at, place.lat, place.lon)
    return f"{told}, {far:.0f} km off" if far > row.km else ""


@pytest.mark.parametrize("row", PARAMS)
def test_place(row: Row, found: Mapping[str, tuple[Toponym, ...]]) -> None:
    """The name means the place that a careful reader would take it for."""
    assert wrong(row, found[row.name]) == "", f"{row.words!r}: {row.text}"


def test_the_table_is_large_and_its_share_right_does_not_fall(found: Mapping[str, tuple[Toponym, ...]]) -> None:
    right = sum(not wrong(row, found[row.name]) for row in ROWS)
    assert len(ROWS) >= 150
    assert right / len(ROWS) >= SHARE_RIGHT, f"{right} of {len(ROWS)}"
