"""Sources: who says that it happened, innermost first, and who denies it."""

from datetime import date

import dateline
from dateline.records.article import Article
from dateline.records.event import Event


def event_of(text: str, event_type: str) -> Event:
    """The story's first event of a type."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return next(event for event in coding.events if event.event_type == event_type)


def test_innermost_first() -> None:
    """Officials say it, and the paper says that they do."""
    event = event_of("The Daily Echo quoted officials as saying that rebels attacked the port.", "ASSAULT")
    assert [source.text for source in event.attribution] == ["officials", "The Daily Echo"]


def test_who_claims_responsibility_says_so() -> None:
    """The claimant is the source of the act that they claim."""
    event = event_of("The Free Delta Front claimed responsibility for the attack on the port.", "ASSAULT")
    assert [source.text for source in event.attribution] == ["The Free Delta Front"]
    assert [actor.text for actor in event.actors] == ["The Free Delta Front"]


def test_who_denies_is_kept_apart() -> None:
    """A denial is no source of the act."""
    event = event_of("Chad denied that its troops attacked the port.", "ASSAULT")
    assert [source.text for source in event.denied_by] == ["Chad"]
    assert event.attribution == ()
    assert event.status == "negated"


def test_a_medium_is_no_actor_but_a_source() -> None:
    """A station that charges somebody with a crime speaks; it does not act."""
    event = event_of("State television charged that rebels were responsible for the massacre in Bor.", "ACCUSE")
    assert [source.text for source in event.attribution] == ["State television"]


def test_without_a_source_the_paper_says_it_itself() -> None:
    """Nobody is quoted."""
    assert event_of("Rebels attacked the port.", "ASSAULT").attribution == ()


def test_who_is_not_named_has_no_name() -> None:
    event = event_of("Gunmen attacked a village near Kano on Monday, officials said.", "ASSAULT")
    [source] = event.attribution
    assert (source.text, source.name) == ("officials", None)
