"""Contexts: cues are the longest phrases in the words, and the file is checked against the codebook."""

from typing import Any

import pytest

from dateline.errors import MissingReference
from dateline.reference.codebook import load_codebook
from dateline.reference.contexts import Contexts, load_contexts, read_contexts

SMALL: dict[str, Any] = {
    "weights": {"tells": 1.0, "suggests": 0.5, "hints": 0.25, "sector": 0.25},
    "event": {"threshold": 0.5},
    "article": {"threshold": 1.0, "most": 5, "lead": 3, "lead_factor": 2, "length": 0.5, "sentences": 2},
    "contexts": {
        "military": {"tells": ["army"], "suggests": ["weapon"], "hints": ["battle"]},
        "cbrn": {"tells": ["chemical weapon"], "implied": ["ASSAULT/unconventional"]},
    },
    "silent": ["salvation army"],
}


def of_event(clause: str, event_type: str = "CONSULT", mode: str | None = None) -> tuple[str, ...]:
    words = [frozenset({word}) for word in clause.split()]
    return load_contexts().of_event(words, event_type, (mode,) if mode else ())


def small(**contexts: Any) -> Contexts:
    return read_contexts({**SMALL, "contexts": {**SMALL["contexts"], **contexts}}, load_codebook())


def found(words: str) -> list[str]:
    return [" ".join(cue.words) for _, _, cue in small().find_cues([frozenset({word}) for word in words.split()])]


def test_contexts_follow_from_the_words_of_a_clause() -> None:
    """The army said that two suicide bombers attacked a polling station."""
    clause = "the army say that two suicide bomber attack a polling station"
    assert of_event(clause) == ("military", "election", "terrorism")
    assert of_event("the cat sleep") == ()


@pytest.mark.parametrize(
    "clause",
    [
        "the two man trade blow outside a tennis court",  # no trade, no court
        "the party win the race",  # no election by these words alone
        "the police open fire on a crowd",  # no fire
        "the mayor speak of a flood of letter",  # no flood
        "it take place in a poisonous political climate",  # no environment
    ],
)
def test_words_that_only_look_like_cues_give_nothing(clause: str) -> None:
    assert not set(of_event(clause)) & {"economic", "legal", "election", "disasters", "environment", "cbrn"}


def test_the_longest_cue_wins_and_silent_phrases_are_passed_over() -> None:
    assert found("a chemical weapon and a weapon") == ["chemical weapon", "weapon"]
    assert found("the salvation army and the army") == ["army"]


def test_a_hint_alone_is_not_enough_for_an_event() -> None:
    assert small().of_event([frozenset({"battle"})], "CONSULT", ()) == ()
    assert small().of_event([frozenset({"battle"}), frozenset({"weapon"})], "CONSULT", ()) == ("military",)


@pytest.mark.parametrize(
    ("event_type", "mode", "context"),
    [
        ("COERCE", "cyber", "cyber"),
        ("ASSAULT", "suicide-attack", "terrorism"),
        ("ASSAULT", "unconventional", "cbrn"),
        ("SANCTION", "convict", "legal"),
    ],
)
def test_some_modes_bring_their_context_with_them(event_type: str, mode: str, context: str) -> None:
    assert of_event("it happen on Monday", event_type, mode) == (context,)
    assert of_event("it happen on Monday", event_type) == ()


def test_every_context_of_the_codebook_has_cues() -> None:
    contexts = load_contexts()
    pointed = {context for cues in contexts.cues.values() for cue in cues for context, _ in cue.weights}
    assert pointed == set(load_codebook().contexts)


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("weather", {"tells": ["rain"]}, "weather"),
        ("health", {"implied": ["ASSAULT/telepathy"]}, "ASSAULT/telepathy"),
        ("health", {"sectors": ["DOC"]}, "DOC"),
        ("health", {"maybe": ["doctor"]}, "maybe"),
        ("health", {"tells": ["virus"], "hints": ["virus"]}, "'virus' twice"),
    ],
)
def test_what_the_codebook_does_not_know_is_refused(name: str, values: Any, said: str) -> None:
    with pytest.raises(MissingReference, match=said):
        small(**{name: values})
