"""Attempts: who foils an act is no party to it, and who dies in one that failed is dead."""

from datetime import date

import dateline
from dateline.records.article import Article
from dateline.records.event import Event


def events(text: str) -> tuple[Event, ...]:
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return coding.events


def test_who_foils_it_did_not_do_it() -> None:
    """Police said they had thwarted a plot to blow up the stadium and arrested four suspects."""
    found = events("Police said they had thwarted a plot to blow up the stadium and arrested four suspects.")
    plot, arrest = sorted(found, key=lambda event: event.trigger)
    assert (plot.status, plot.outcome, plot.actors) == ("negated", "foiled", ())
    assert (arrest.status, arrest.outcome) == ("asserted", None)
    assert [actor.text for actor in arrest.actors] == ["they"]


def test_a_foiled_attack_in_which_a_man_died_took_place() -> None:
    """A man was killed in a foiled attack on a mosque in Oslo."""
    [attack] = events("A man was killed in a foiled attack on a mosque in Oslo.")
    assert (attack.status, attack.outcome, attack.actors) == ("asserted", "failed", ())


def test_who_puts_the_toll_killed_nobody() -> None:
    """The ministry put the death toll at 86."""
    [attack] = events("The ministry put the death toll at 86.")
    assert attack.actors == ()
    assert [source.text for source in attack.attribution] == ["The ministry"]
