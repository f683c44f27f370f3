"""Times of events: which of a text's times an event takes, by a table; times/README.md explains it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.records.article import Article
from dateline.records.event import EventDate
from tests.tables import params_of, read_table

THURSDAY = date(2024, 3, 14)
SHARE_RIGHT = 0.9


@dataclass(frozen=True)
class Row:
    """One event of a text; what is None is not asked."""

    name: str
    text: str
    trigger: str
    when: str | None = None  # "2024-03-04..2024-03-10"
    said: str | None = None
    lasts: str | None = None
    often: str | None = None
    fails: str | None = None


ROWS = [Row(name, **raw) for name, raw in read_table(Path(__file__).with_name("times"))]
PARAMS = params_of(ROWS)


@pytest.fixture(scope="module")
def found() -> Mapping[str, list[EventDate | None]]:
    """The dates of the events that each row's trigger tells."""
    texts = list(dict.fromkeys(row.text for row in ROWS))
    codings = dict(zip(texts, dateline.code([Article(f"a{n}", t, THURSDAY) for n, t in enumerate(texts)]), strict=True))
    return {
        row.name: [
            event.date for event in codings[row.text].events if event.trigger.start == row.text.rindex(row.trigger)
        ]
        for row in ROWS
    }


def wrong(row: Row, dates: list[EventDate | None]) -> list[str]:
    """What is wrong with an event's time."""
    if not dates or dates[0] is None:
        return ["no event" if not dates else "no time"]
    told = dates[0]
    given = {
        "when": f"{told.start or ''}..{told.end or ''}",
        "said": str(told.text is not None).lower(),
        "lasts": told.duration,
        "often": told.frequency,
    }
    return [f"{name}: {value}" for name, value in given.items() if getattr(row, name) not in (None, value)]


@pytest.mark.parametrize("row", PARAMS)
def test_time_of_event(row: Row, found: Mapping[str, list[EventDate | None]]) -> None:
    """The event has the time that a careful reader would give it."""
    assert wrong(row, found[row.name]) == [], f"{row.trigger!r}: {row.text}"


def test_the_share_that_is_right_does_not_fall(found: Mapping[str, list[EventDate | None]]) -> None:
    right = sum(not wrong(row, found[row.name]) for row in ROWS)
    assert right / len(ROWS) >= SHARE_RIGHT, f"{right} of {len(ROWS)}"
