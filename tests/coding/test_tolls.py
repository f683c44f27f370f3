"""Dead, injured and arrested of an event, each from its own phrase, with the bound that the words give."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article
from dateline.records.event import Count, Event


def events(text: str) -> tuple[Event, ...]:
    """The events of a short article."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return coding.events


def bounds(counts: list[Count | None]) -> set[tuple[int | None, int | None]]:
    """Lowest and highest of the counts that are told."""
    return {(count.low, count.high) for count in counts if count is not None}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Gunmen killed 12 policemen and wounded 30 others.", 12, 12),
        ("A bomb blast in the market left at least 12 people dead.", 12, None),
        ("A bombing in Kano on Sunday raised the death toll to 40.", 40, 40),
        ("An attack on the base caused no casualties.", 0, 0),
        ("The raid led to the deaths of 34 villagers.", 34, 34),
        ("A total of 15 people died in the raid.", 15, 15),
        ("The bombing killed between 10 and 15 people.", 10, 15),
        ("The bombing killed nearly 50 people.", None, 50),
        ("The bombing killed up to 50 people.", None, 50),
        ("The bombing killed dozens of people.", 24, None),
        ("Gunmen killed a journalist in Kano.", 1, 1),
        ("Gunmen killed reporter Musa Bello in Kano.", 1, 1),
        ("Gunmen killed two soldiers and at least three civilians.", 5, None),
        ("Fighting in the province has claimed more than 4,800 lives.", 4801, None),
        ("One of the guards was killed in the raid.", 1, 1),
        ("His father was one of the guards killed in the raid.", 1, None),
    ],
)
def test_dead(text: str, low: int | None, high: int | None) -> None:
    """Whatever word tells it; what is not told is None."""
    assert bounds([event.dead for event in events(text)]) == {(low, high)}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Gunmen killed 12 policemen and wounded 30 others.", 30, 30),
        ("A blast in the market injured about 20 people.", None, None),
        ("An attack on the base caused no casualties.", 0, 0),
    ],
)
def test_injured(text: str, low: int | None, high: int | None) -> None:
    """The injured are counted apart from the dead."""
    assert bounds([event.injured for event in events(text)]) == {(low, high)}


def test_arrested() -> None:
    """Police arrested more than 200 protesters in Minsk."""
    [event] = events("Police arrested more than 200 protesters in Minsk.")
    assert bounds([event.arrested]) == {(201, None)}
    assert (event.dead, event.injured) == (None, None)


def test_who_only_speaks_of_the_dead_has_none() -> None:
    """The number stays with what killed them."""
    accusations = [e for e in events("The group condemned the deaths of 34 miners.") if e.event_type == "ACCUSE"]
    assert [event.dead for event in accusations] == [None]
