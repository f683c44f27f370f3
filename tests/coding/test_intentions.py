"""Intentions: promised cooperation is AGREE, refused cooperation is REJECT, deeds stay what they are."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article


def events(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Type, mode and status of a story's events."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return [(event.event_type, event.mode, event.status) for event in coding.events]


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("The government will release the prisoners.", ("AGREE", (), "future")),
        ("The government decided to lift the ban on rallies.", ("CONCEDE", (), "asserted")),
        ("The government released the prisoners.", ("RETREAT", ("release",), "asserted")),
        ("The government will not release the prisoners.", ("REJECT", ("yield",), "asserted")),
        ("The government did not release the prisoners.", ("RETREAT", ("release",), "negated")),
        ("Mali will not meet Niger for talks.", ("REJECT", ("meet",), "asserted")),
        ("Chad will not give aid to the rebels.", ("REJECT", ("assist",), "asserted")),
        ("The army will attack the rebels.", ("ASSAULT", (), "future")),
    ],
)
def test_intended(text: str, coded: tuple[str, tuple[str, ...], str]) -> None:
    """Will makes a promise, will not a refusal; violence to come stays violence."""
    assert events(text) == [coded]
