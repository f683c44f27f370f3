"""Places of events: what the text links to the act, with and without names, else what was told before."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article
from dateline.records.event import EventPlace


def places(text: str, trigger: str) -> tuple[EventPlace, ...]:
    """The places of the event that a word tells."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    [found] = [e for e in coding.events if e.trigger.of(text) == trigger]
    return found.places


@pytest.mark.parametrize(
    ("text", "trigger", "said"),
    [
        ("Gunmen attacked a police post in Quetta on Tuesday.", "attacked", ["Quetta"]),
        ("Gunmen killed two policemen in Quetta on Tuesday.", "killed", ["Quetta"]),
        ("Gunmen stormed a bank in Kandahar and Kabul.", "stormed", ["Kandahār", "Kabul"]),
        ("The rebels captured the town of Bor on Monday.", "captured", ["Bor"]),
        ("Thousands of people demonstrated in the capital Khartoum.", "demonstrated", ["Khartoum"]),
        ("Police shot two students in the streets of Nairobi.", "shot", ["Nairobi"]),
        ("Two soldiers were killed in a village south of Baghdad.", "killed", ["Baghdad"]),
        ("Two soldiers were killed in Baqubah, south of Baghdad.", "killed", ["Baqubah"]),
        ("In Quetta, officials said gunmen had attacked a bank.", "attacked", ["Quetta"]),
    ],
)
def test_linked(text: str, trigger: str, said: list[str]) -> None:
    """Below the act or over it; a point of reference only where nothing nearer is named."""
    assert [place.place.name for place in places(text, trigger) if place.place] == said


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen attacked a convoy of the Chadian army.", "attacked"),
        ("Protesters burned a flag of France.", "burned"),
        ("Militants shot down a U.S. helicopter.", "shot"),
        ("China condemned the attack.", "condemned"),
    ],
)
def test_what_is_no_place_of_the_act(text: str, trigger: str) -> None:
    """Owners, nations and those who act."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    assert [e.places for e in coding.events if e.trigger.of(text) == trigger] in ([()], [])


def test_a_border_is_told_in_full() -> None:
    """A bomb killed six soldiers on Niger's border with Libya."""
    found = places("A bomb killed six soldiers on Niger's border with Libya.", "bomb")
    assert {place.text for place in found} == {"Niger's border with Libya"}
    assert {place.place.country for place in found if place.place} == {"NER", "LBY"}


def test_a_place_without_a_name_keeps_its_words() -> None:
    """Gunmen killed six people in a crowded market."""
    [place] = places("Gunmen killed six people in a crowded market.", "killed")
    assert (place.text, place.place, place.precision) == ("a crowded market", None, "unknown")


def test_the_city_is_the_one_that_was_named() -> None:
    """Rebels have held Aleppo for months. The army shelled the city on Monday."""
    [place] = places("Rebels have held Aleppo for months. The army shelled the city on Monday.", "shelled")
    assert place.text == "Aleppo"


def test_a_place_is_carried_over() -> None:
    """Gunmen stormed a bank in Herat on Sunday. They killed two guards."""
    [place] = places("Gunmen stormed a bank in Herat on Sunday. They killed two guards.", "killed")
    assert place.text == "Herat"


def test_an_earlier_act_was_not_at_the_later_ones_place() -> None:
    """Students marched in Dhaka on Sunday. Police had injured a girl in an earlier protest."""
    text = "Students marched in Dhaka on Sunday. Police had injured a girl in an earlier protest."
    assert places(text, "injured") == ()
