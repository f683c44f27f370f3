"""What a place name in the text says of itself: its kind, what holds it, what it is only a part of."""

import pytest

from dateline.annotate.place_names import PlaceName, read_name
from dateline.records.span import Span
from dateline.reference.gazetteer import load_gazetteer
from dateline.reference.registry import load_registry


def name_in(text: str, said: str) -> PlaceName:
    start = text.index(said)
    return read_name(text, Span(start, start + len(said)), load_gazetteer(), load_registry())


@pytest.mark.parametrize(
    ("text", "said", "country", "province"),
    [
        ("A bomb went off in Quetta, Balochistan.", "Quetta", "PAK", "Balochistan"),
        ("He was arrested in Hyderabad, India.", "Hyderabad", "IND", None),
        ("Gunmen clashed in Tripoli in northern Lebanon.", "Tripoli", "LBN", None),
        ("A church burned in Paris, Texas.", "Paris", "USA", "Texas"),
        ("Police in Alexandria, La., arrested her.", "Alexandria", "USA", "Louisiana"),
        ("Gunmen opened fire in the Pakistani city of Hyderabad.", "Hyderabad", "PAK", None),
        ("Two died in Sindh's Hyderabad district.", "Hyderabad", "PAK", "Sindh"),
    ],
)
def test_what_holds_it(text: str, said: str, country: str, province: str | None) -> None:
    within = name_in(text, said).within
    assert within is not None
    assert (within.country, within.province) == (country, province)


@pytest.mark.parametrize("text", ["A bomb went off in Quetta on Monday.", "Fighters left Quetta, Karachi and Lahore."])
def test_towns_hold_nothing(text: str) -> None:
    assert name_in(text, "Quetta").within is None


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("A drone struck Swat district.", "Swat", "ADM2"),
        ("Fighting spread in the province of Kandahar.", "Kandahar", "ADM1"),
        ("The governor of Borno State spoke.", "Borno State", "ADM1"),
    ],
)
def test_its_kind(text: str, said: str, kind: str) -> None:
    assert kind in name_in(text, said).kinds


@pytest.mark.parametrize("text", ["A house on Memphis Street burned.", "A man from Tennessee Colony was shot."])
def test_part_of_another_name(text: str) -> None:
    """Neither is the city or the state."""
    said = "Memphis" if "Memphis" in text else "Tennessee"
    assert name_in(text, said).candidates == ()


def test_the_longer_name_counts() -> None:
    """ "Inner" of Inner Mongolia."""
    assert name_in("Herders protested in Inner Mongolia.", "Inner").said == "Inner Mongolia"


def test_an_abbreviated_state() -> None:
    """Of "W.Va." the network may read "W" only."""
    [_, first] = name_in("SOUTH CHARLESTON, W.Va. -- A man was shot.", "W").candidates[0]
    assert first.name == "West Virginia"


def test_what_a_hospitals_name_begins_with() -> None:
    found = name_in("Doctors at Benghazi Medical Center struck.", "Benghazi Medical Center")
    assert found.said == "Benghazi"
    assert found.candidates[0][1].country == "LBY"
