"""Dates of events: the one that the text links to the act, else the one told before, else none."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article
from dateline.records.event import Event

THURSDAY = date(2024, 3, 14)


def event(text: str, trigger: str) -> Event:
    """The event that a word tells."""
    [coding] = dateline.code([Article("a", text, THURSDAY)])
    [found] = [e for e in coding.events if e.trigger.of(text) == trigger]
    return found


def assert_only_bounded(found: Event) -> None:
    """The text gives no time: all that is known is that it was over by publication."""
    assert found.date is None or (found.date.text, found.date.start, found.date.end) == (None, None, "2024-03-14")


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        ("Gunmen attacked a police post in Quetta on Tuesday.", "attacked", "2024-03-12", "2024-03-12"),
        ("In recent months, rebels have attacked army posts.", "attacked", "2023-12", "2024-03-14"),
        ("Police arrested two ministers earlier this month.", "arrested", "2024-03-01", "2024-03-14"),
        ("Police arrested two ministers in January.", "arrested", "2024-01", "2024-01"),
        ("Police arrested two ministers in early January.", "arrested", "2024-01-01", "2024-01-10"),
        ("Rebels have attacked army posts since 2021.", "attacked", "2021", "2024-03-14"),
        ("Police arrested two ministers last week.", "arrested", "2024-03-04", "2024-03-10"),
        ("The attack, which came on Monday, killed two policemen.", "attack", "2024-03-11", "2024-03-11"),
    ],
)
def test_own_date(text: str, trigger: str, start: str, end: str) -> None:
    """At the precision that the words have; a part of a month has days, though rough ones."""
    found = event(text, trigger).date
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_what_was_said_on_a_day_did_not_happen_on_it() -> None:
    """The general said on Tuesday that rebels had attacked a convoy."""
    text = "The general said on Tuesday that rebels had attacked a convoy."
    assert_only_bounded(event(text, "attacked"))


def test_a_date_is_carried_over() -> None:
    """Gunmen stormed a bank in Herat on Sunday. They killed two guards."""
    text = "Gunmen stormed a bank in Herat on Sunday. They killed two guards."
    found = event(text, "killed").date
    assert found is not None
    assert (found.text, found.start) == ("on Sunday", "2024-03-10")


def test_an_earlier_act_has_no_date_of_the_later_one() -> None:
    """Students marched in Dhaka on Sunday. Police had injured a girl in an earlier protest."""
    text = "Students marched in Dhaka on Sunday. Police had injured a girl in an earlier protest."
    assert_only_bounded(event(text, "injured"))


def test_duration_and_frequency_have_fields_of_their_own() -> None:
    """They stand beside the date and are none."""
    lasting = event("The envoys held talks in Geneva for two days last week.", "talks").date
    assert lasting is not None
    assert (lasting.start, lasting.duration) == ("2024-03-04", "P2D")
    repeated = event("Rebels attack army posts almost daily.", "attack").date
    assert repeated is not None
    assert (repeated.start, repeated.frequency) == (None, "almost daily")


def test_the_clause_with_when_dates_the_act() -> None:
    """The two sides met on Monday. Forty people died when rebels attacked the town last October."""
    text = "The two sides met on Monday. Forty people died when rebels attacked the town last October."
    found = event(text, "attacked").date
    assert found is not None
    assert found.start == "2023-10"


def test_recently_takes_no_date_from_before() -> None:
    """Gunmen stormed a bank on Sunday. The minister recently condemned such raids."""
    text = "Gunmen stormed a bank on Sunday. The minister recently condemned the attack."
    assert_only_bounded(event(text, "condemned"))
