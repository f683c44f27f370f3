"""Selection: what is only asked, wished, conditional or told before is no event of its own."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article


def told(text: str) -> list[tuple[str, str]]:
    """Type and trigger of a story's events."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return [(event.event_type, event.trigger.of(text)) for event in coding.events]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Mali urged Niger to release the prisoners.", ["REQUEST"]),
        ("Mali condemned the attack on its embassy.", ["ACCUSE"]),
        ("If rebels attack the port, Mali will close it.", []),
        ("The governor said that soldiers should attack the rebels.", ["REQUEST"]),
        ("Whoever attacks the port commits a crime.", []),
        ("The summit was to open on Monday but was called off.", ["REJECT"]),
    ],
)
def test_what_an_act_is_about_is_no_event(text: str, types: list[str]) -> None:
    """The content of an act of speech, a condition and anyone's act are put aside."""
    assert [kind for kind, _ in told(text)] == types


def test_a_back_reference_tells_nothing_new() -> None:
    """ "The attack" in the second sentence is that of the first."""
    text = "Rebels attacked a market in Bor on Monday. An elder called the attack a sign of despair."
    assert told(text) == [("ASSAULT", "attacked")]


def test_a_back_reference_with_a_time_of_its_own_does() -> None:
    """When the talks began was not said before."""
    text = "Envoys of Mali and Niger held talks. The talks began on 4 March in Lome."
    assert [kind for kind, _ in told(text)] == ["CONSULT", "CONSULT"]


def test_a_negated_any_is_told() -> None:
    """ "Has not launched any attacks" denies attacks; "any attack" alone is none."""
    assert [k for k, _ in told("The rebels have not launched any attacks on the army.")] == ["ASSAULT"]
    assert told("Any attack on the port is a crime.") == []
