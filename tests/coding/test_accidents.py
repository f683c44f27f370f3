"""Accidents: what befalls people is no attack on them, and what somebody does to them is no accident."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article


def attacks(text: str) -> int:
    """How many events of ASSAULT a sentence gives."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return sum(event.event_type == "ASSAULT" for event in coding.events)


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people were killed in a house fire in Leeds and four others were injured.",
        "Two pilots died when their plane crashed near Arusha.",
        "An avalanche killed three climbers in Gilgit.",
    ],
)
def test_accidents_attack_nobody(text: str) -> None:
    """The deaths have a cause, and nobody behind it."""
    assert attacks(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses were killed by sniper fire in Taiz.",
        "A blaze lit by militiamen killed four villagers near Bunia.",
        "Nine soldiers died when rebels shot down their helicopter.",
        "Three policemen were killed when a bomb hit their van.",
    ],
)
def test_attacks_stay(text: str) -> None:
    """Gunfire, a fire that somebody lit and a crash that somebody caused are attacks."""
    assert attacks(text) == 1


def test_the_reason_is_told() -> None:
    [coding] = dateline.code([Article("a", "A stampede in Kumasi killed six fans.", date(2024, 3, 14))])
    assert any("accident" in reason for reason in coding.explanations[0].reasons)
