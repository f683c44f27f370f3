"""Spans: labelled ranges found against those of gold, exact and relaxed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class LabelledSpan(NamedTuple):
    """A half-open range with its label."""

    begin: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Matches:
    """How many were right, wanted and found; all figures in percent."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Matches") -> "Matches":
        return Matches(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """Of what was found, the part that is right."""
        return 100 * self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Of what was wanted, the part that was found."""
        return 100 * self.right / max(self.gold, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 200 * self.right / max(self.gold + self.found, 1)


def match_exactly(gold: Sequence[Collection[T]], found: Sequence[Collection[T]]) -> Matches:
    """Sentence by sentence, what is equal: spans, triggers with types, (trigger, word, role)."""
    matches = Matches()
    for wanted, ours in zip(gold, found, strict=True):
        right = set(wanted) & set(ours)
        matches += Matches(len(right), len(set(wanted)), len(set(ours)))
    return matches


def match_relaxed(gold: Sequence[Collection[LabelledSpan]], found: Sequence[Collection[LabelledSpan]]) -> Matches:
    """Sentence by sentence, spans of one label that overlap, each counted once, in text order."""
    matches = Matches()
    for wanted, ours in zip(gold, found, strict=True):
        left = sorted(set(wanted))
        right = 0
        for span in sorted(set(ours)):
            partner = next((other for other in left if overlap(span, other)), None)
            if partner is not None:
                left.remove(partner)
                right += 1
        matches += Matches(right, len(set(wanted)), len(set(ours)))
    return matches


def overlap(one: LabelledSpan, two: LabelledSpan) -> bool:
    """Do they share a word and a label?"""
    return one.label == two.label and one.begin < two.end and two.begin < one.end
