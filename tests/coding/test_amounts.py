"""How many acts, participants, weapons or goods an event has."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article


@pytest.mark.parametrize(
    ("text", "event_type", "low", "unit"),
    [
        ("The group carried out over 150 attacks in the last three months.", "ASSAULT", 151, "attacks"),
        ("Thousands of students demonstrated in Dhaka.", "PROTEST", 2000, "students"),
        ("Tens of thousands of workers demonstrated in Dhaka.", "PROTEST", 20000, "workers"),
        ("Rebels fired 17 rockets at the air base.", "ASSAULT", 17, "rockets"),
        ("Kenya deployed 300 troops along the border.", "MOBILIZE", 300, "troops"),
        ("Japan gave Mozambique $4.6 million in aid.", "AID", 4_600_000, "US dollars"),
        ("Japan gave Mozambique more than $20 million in aid.", "AID", 20_000_001, "US dollars"),
    ],
)
def test_amount(text: str, event_type: str, low: int, unit: str) -> None:
    """One event with a count and its unit, not one event for each."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    [count] = [e.count for e in coding.events if e.event_type == event_type]
    assert count is not None
    assert (count.low, count.unit) == (low, unit)


def test_the_dying_are_no_doers() -> None:
    """Dozens died in the attack on the barracks."""
    [coding] = dateline.code([Article("a", "Dozens died in the attack on the barracks.", date(2024, 3, 14))])
    assert [(e.count, e.dead is not None) for e in coding.events] == [(None, True)]
