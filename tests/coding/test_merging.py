"""Merging: words that tell one happening are one event; two acts of one sentence stay two."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A car bomb exploded in Kano, killing six people and wounding ten.", 1),
        ("The attack by rebels killed six soldiers.", 1),
        ("Rebels carried out an attack on the port.", 1),
        ("Five villagers died in the raid; twenty were wounded.", 1),
        ("The attacks began at dawn and struck two villages near Bor.", 1),
        ("Six soldiers were killed when a bomb hit their truck.", 1),
        ("Gunmen attacked a clinic and kidnapped two nurses.", 2),
        ("Rebels killed two soldiers while troops killed five rebels.", 2),
    ],
)
def test_happenings(text: str, count: int) -> None:
    """Outcomes and event nouns join the act that they belong to."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    found = [event.trigger.of(text) for event in coding.events if event.event_type == "ASSAULT"]
    assert len(found) == count, found
