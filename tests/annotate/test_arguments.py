"""Arguments: who does it and to whom, wherever the sentence has put them."""

from datetime import date

import pytest

from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import ARGUMENTS, TRIGGERS

Parties = set[str]


def parties(text: str, trigger: str) -> tuple[Parties, Parties]:
    """(actors, recipients) of the event that a word tells, by their words."""
    [document] = read_documents([Article("a", text, date(2023, 1, 19))], [STEPS["arguments"]()])
    told = [t.index for t in document[TRIGGERS] if t.span.of(text) == trigger]
    assert told, [t.span.of(text) for t in document[TRIGGERS]]
    of = {role: {a.span.of(text) for a in document[ARGUMENTS] if a.trigger == told[0] and a.role == role} for role in R}
    return of["actor"], of["recipient"]


R = ("actor", "recipient")


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Rebels attacked the army.", "attacked", {"Rebels"}, {"the army"}),
        ("The Tamil Tigers killed four villagers.", "killed", {"The Tamil Tigers"}, {"four villagers"}),
        ("Omar Haidari appeared in court, charged with murder.", "charged", set(), {"Omar Haidari"}),
        ("Death tolls, provided by officials, exceeded 100.", "tolls", set(), set()),
        (
            "Officials reported 150 soldiers, 95 civilians and hundreds of rebels killed in Ghazni.",
            "killed",
            set(),
            {"150 soldiers", "95 civilians", "rebels"},
        ),
        ("The army was attacked by rebels.", "attacked", {"rebels"}, {"The army"}),
        ("The rebels' bombing of the town angered Sudan.", "bombing", {"The rebels"}, {"the town"}),
        ("Militants have spread fear with attacks on villages.", "attacks", {"Militants"}, {"villages"}),
        ("Russian troops crossed into Georgia on Friday.", "crossed", {"Russian troops"}, {"Georgia"}),
        ("The minister refused to meet the rebels.", "refused", {"The minister"}, {"the rebels"}),
        ("Students demanded answers from the ministry.", "demanded", {"Students"}, {"the ministry"}),
        ("Gunmen killed two soldiers and a nurse.", "killed", {"Gunmen"}, {"two soldiers", "a nurse"}),
    ],
)
def test_sides(text: str, trigger: str, actors: Parties, recipients: Parties) -> None:
    """The doer is the actor and the sufferer the recipient, in the active, the passive and the noun."""
    found = parties(text, trigger)
    assert found == (actors, recipients)


def test_the_agent_of_another_verb_is_not_the_doer() -> None:
    """The officials gave the figures; they killed nobody."""
    actors, _ = parties("Forty people were killed, according to figures given out by officials.", "killed")
    assert actors == set()


def test_who_is_told_of_a_threat_does_not_threaten() -> None:
    text = "The Chadian government was informed that the failure would complicate ties."
    assert "The Chadian government" not in parties(text, "complicate")[0]


def test_from_whom_a_town_is_taken() -> None:
    actors, _ = parties("The town was recaptured from the rebels in May.", "recaptured")
    assert actors == set()


def test_whose_arm_it_is() -> None:
    """The woman suffers, not her arm."""
    _, recipients = parties("They wept for a nurse whose arm was broken and injured by police.", "injured")
    assert "arm" not in recipients


def test_who_acts_in_the_next_clause_acts_there() -> None:
    """The generals were removed by somebody unnamed, not by the rebels who fired."""
    actors, _ = parties("Two generals were arrested, and the rebels shelled the town again.", "arrested")
    assert actors == set()
