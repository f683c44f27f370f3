"""Numbers of an event: parts, totals and what was taken back are told apart, and each knows its words."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article
from dateline.records.event import Event


def event(text: str) -> Event:
    """The first event of a short article."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return coding.events[0]


@pytest.mark.parametrize(
    ("text", "dead", "injured"),
    [
        ("Sixty-six people were killed in the blast.", (66, 66), None),
        ("Hundreds of thousands of people were killed in the war.", (200000, None), None),
        ("Several dozen soldiers were killed by a coalition strike.", (36, None), None),
        ("A few hundred villagers were killed by rebels.", (200, None), None),
        ("Twenty-five people were killed in a bombing in Kabul.", (25, 25), None),
        ("At least thirty-two soldiers died in the attack.", (32, None), None),
        ("Rebels killed two hundred and fifty soldiers.", (250, 250), None),
        ("Between 20-25 people were killed in an attack.", (20, 25), None),
        ("12 killed, 30 hurt in Baghdad market bombing", (12, 12), (30, 30)),
        ("Rebels killed as many as 50 soldiers, though nobody could say so.", (None, 50), None),
        ("The bombing killed 34 people, the ministry said, revising an earlier toll of 41.", (34, 34), None),
        ("Five people, two of them police officers, were killed when a bomb exploded.", (5, 5), None),
        ("A rocket landed near the airport in Erbil. No casualties were reported.", (0, 0), (0, 0)),
        ("Two guards died in the failed assassination of the governor.", (2, 2), None),
    ],
)
def test_bounds(text: str, dead: tuple[int | None, int | None], injured: tuple[int | None, int | None] | None) -> None:
    """Lowest and highest of the dead and the injured; None where none are told."""
    found = event(text)
    assert found.dead is not None
    assert (found.dead.low, found.dead.high) == dead
    assert (found.injured and (found.injured.low, found.injured.high)) == injured


def test_every_number_stands_in_the_text() -> None:
    """Rebels killed 12 people, among them three children, in Bor."""
    text = "Rebels killed 12 people, among them three children, in Bor."
    numbers = event(text).numbers
    assert [(n.span.of(text) if n.span else None, n.part) for n in numbers] == [
        ("12 people", False),
        ("three children", True),
    ]


def test_what_is_taken_back_is_kept_and_not_counted() -> None:
    """Officials revised the death toll of the bombing in Kano from 40 to 31."""
    numbers = event("Officials revised the death toll of the bombing in Kano from 40 to 31.").numbers
    assert {(n.count.best, n.corrected) for n in numbers} == {(40, True), (31, False)}


def test_sums_of_money_have_their_currency() -> None:
    """Ankara pledged $3.5bn to Kabul."""
    money = event("Ankara pledged $3.5bn to Kabul.").money
    assert money is not None
    assert (money.best, money.unit) == (3_500_000_000, "US dollars")
