"""Outcomes: what became of an act begun, planned or meant: foiled, failed, called off, averted, about to be."""

from collections.abc import Iterator, Sequence

from dateline.annotate.cues import load_cues
from dateline.annotate.frames import Frames
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import base

TRYING = frozenset({"try", "attempt", "seek"})
BRINK = frozenset({"verge", "brink"})
REPELLING = frozenset({"foiled"})


def outcome_of(frames: Frames, event: Token, cues: Sequence[tuple[str, Span]]) -> str | None:
    """One of OUTCOMES, by the words that speak against the event or over it; None where none does."""
    spans = {span for status, span in cues if status != "asserted"}
    words = [t for t in frames.tree.sentence(event) if t.span in spans]
    for word in words:
        if (found := named(frames, word)) is not None:
            return found
    if any((w.lemma == "about" and followed_by_to(frames, w)) or w.lemma in BRINK for w in words):
        return "about_to"
    if any(w.lemma in TRYING for w in words) and any(beaten(frames, w) for w in words):
        return "failed"
    return repelled(frames, event)


def named(frames: Frames, word: Token) -> str | None:
    """The outcome that a word stands for, a verb with its particle too."""
    lemma, phrasal = word.lemma.lower(), frames.phrasal_lemma(word)
    for outcome, lemmas in load_cues()[0]["outcomes"].items():
        if {lemma, phrasal, word.text.lower()} & lemmas and (lemma != "call" or phrasal in lemmas or off(frames, word)):
            return outcome
    return "called_off" if lemma == "call" and off(frames, word) else None


def off(frames: Frames, verb: Token) -> bool:
    """Is it "call off"?"""
    return any(c.lemma == "off" for c in frames.tree.children(verb))


def followed_by_to(frames: Frames, word: Token) -> bool:
    """ "was about to storm", but not "about 40"."""
    after = frames.tree.tokens[word.index + 1 : word.index + 2]
    return bool(after) and after[0].text.lower() == "to"


def beaten(frames: Frames, tried: Token) -> bool:
    """ "tried to storm the prison but were driven back", "but failed"."""
    return any(named(frames, later) in {"foiled", "failed", "stopped"} for later in after_but(frames, tried))


def after_but(frames: Frames, verb: Token) -> Iterator[Token]:
    """The verbs that "but" sets against a verb."""
    for later in frames.tree.conjuncts(verb):
        if any(c.lemma == "but" for c in frames.tree.children(later)):
            yield later


def repelled(frames: Frames, event: Token) -> str | None:
    """ "Troops repelled an attack": it took place, and failed."""
    governor = frames.tree.head(event)
    acted = event.upos in {"NOUN", "PROPN"} and governor is not None and base(event.deprel) in {"obj", "nsubj"}
    return "failed" if acted and governor is not None and named(frames, governor) in REPELLING else None
