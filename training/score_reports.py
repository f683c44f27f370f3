"""Scores of who says what, and of how sure the text makes each event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dateline.encoder import SentenceReading
from training.example import Example
from training.scores import Figures, f1

Words = set[int]
SURE = 1.0  # from which an event counts as one that happened, or, below zero, as one that did not


def gold_claims(example: Example) -> list[tuple[Words, Words]]:
    """(source, content) words of each cue that has its content in the sentence."""
    found: dict[int, tuple[Words, Words]] = {}
    for claim in example.claims:
        own = found.setdefault(claim.cue, (set(), set()))
        own[claim.label == "content"].update(range(claim.begin, claim.end))
    return [claim for claim in found.values() if claim[1]]


def score_claims(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> dict[str, Figures]:
    """Whole attributions: a found one is right where its source and its content share words with one of the gold's.

    Where the gold names no source, the content alone decides. Each gold attribution is found once at most. What
    stands under words that the annotators left undecided counts nothing.
    """
    counts: Counter[str] = Counter()
    for example, reading in zip(gold, readings, strict=True):
        left = gold_claims(example)
        counts["gold"] += len(left)
        for claim in reading.claims:
            if (example.cue or [])[claim.cue] is None:
                continue
            counts["found"] += 1
            match = next((g for g in left if overlaps(g, (set(claim.source), set(claim.content)))), None)
            if match is not None:
                left.remove(match)
                counts["right"] += 1
    return {"whole": f1(counts["right"], counts["found"], counts["gold"])}


def overlaps(gold: tuple[Words, Words], found: tuple[Words, Words]) -> bool:
    """Do source and content share words?"""
    return bool(gold[1] & found[1]) and (not gold[0] or bool(gold[0] & found[0]))


def three_way(value: float) -> str:
    """Did it happen, did it not, or is that open?"""
    return "yes" if value > SURE else "no" if value < -SURE else "open"


def score_facts(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> Figures:
    """Pearson's r of the values -3 to 3, and F1 over yes, no and open, micro (accuracy) and macro."""
    pairs = [
        (own, found)
        for example, reading in zip(gold, readings, strict=True)
        for own, found in zip(example.fact or [], reading.sureness, strict=False)
        if own is not None
    ]
    classes = [(three_way(own), three_way(found)) for own, found in pairs]
    by_class = [
        f1(
            sum(own == found == name for own, found in classes),
            sum(found == name for _, found in classes),
            sum(own == name for own, _ in classes),
        )["f1"]
        for name in ("yes", "no", "open")
    ]
    r = float(np.corrcoef(np.array(pairs).T)[0, 1])
    right = sum(own == found for own, found in classes)
    return {"r": round(r, 3), "f1": round(100 * right / len(pairs), 2), "macro": round(sum(by_class) / 3, 2)}


def calibration_error(chances: Sequence[tuple[float, bool]], n_bins: int = 10) -> float:
    """Expected calibration error of (probability, was it right), in bins of equal width (Guo et al. 2017)."""
    edges = np.linspace(0.0, 1.0, n_bins + 1)
    total = 0.0
    for low, high in pairwise(edges):
        own = [(p, right) for p, right in chances if low < p <= high]
        if own:
            total += abs(sum(p for p, _ in own) - sum(right for _, right in own))
    return total / max(len(chances), 1)
