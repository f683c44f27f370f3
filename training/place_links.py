"""Place links: learns which place names of a sentence are where an act of it happened, and writes the weights.

Nine tenths of event-location are read by Dateline as they would be in use; each name of a verb's sentence is one
lesson, right where it is marked. A logistic model on the evidence of coding/place_evidence.py: `python -m
training.place_links`. The tenth held back is `python -m dateline.evaluate.gate --only event-places`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.coding.place_links import PlaceLinks
from dateline.coding.sites import Sites
from dateline.evaluate.event_places import GoldAct, event_type_of, find_verb, read_acts, read_layers
from dateline.records.document import Document
from dateline.records.layers import TOKENS
from dateline.records.tree import Tree
from training.corpora import ROOT, corpora_root

FILE = ROOT / "src" / "dateline" / "coding" / "data" / "place_links.tsv"
HEAD = "# Written by training/place_links.py. What speaks for a name being where an act was; the sum is log odds.\n"
STEPS_OF_DESCENT = 200
DECAY = 6.0  # of the squared weights, against one lesson; chosen crosswise in five parts
RARE = 6  # evidence seen less often is left out
LEAST = 0.03  # smaller weights are not written

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is told of a name, and whether it is marked."""

    told: tuple[str, ...]
    right: bool


def lessons_of(acts: Sequence[GoldAct], documents: Sequence[Document]) -> Iterator[Lesson]:
    """A lesson for each name of each verb's sentence."""
    for act, document in zip(acts, documents, strict=True):
        if (token := find_verb(act, document)) is None:
            continue
        links = PlaceLinks(Sites(document, Tree(document[TOKENS])), {})
        event_type = event_type_of(token, document)
        for candidate in links.candidates(token, event_type):
            right = any(candidate.name.span.overlaps(place) for place in act.places)
            yield Lesson(candidate.told, right)


class Table:
    """Lessons as rows of the numbers of what is told, all of equal size."""

    def __init__(self, lessons: Sequence[Lesson], names: Mapping[str, int]) -> None:
        rows = [[names[one] for one in lesson.told if one in names] for lesson in lessons]
        self.counts = np.array([len(row) for row in rows])
        self.numbers = np.array([number for row in rows for number in row])
        self.begins = np.concatenate([[0], np.cumsum(self.counts)[:-1]])
        self.width = len(names)

    def sums(self, weights: Floats) -> Floats:
        """For each row the sum of its weights; no row is empty."""
        found: Floats = np.add.reduceat(weights[self.numbers], self.begins)
        return found

    def gather(self, values: Floats) -> Floats:
        """For each piece of evidence the sum of the values of its rows."""
        found: Floats = np.bincount(self.numbers, np.repeat(values, self.counts), self.width).astype(np.float64)
        return found


def fit(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights under which the lessons are likeliest, by Adam's descent from nought."""
    seen = Counter(one for lesson in lessons for one in lesson.told)
    names = {one: k for k, one in enumerate(sorted(one for one, n in seen.items() if n >= RARE))}
    table, right = Table(lessons, names), np.array([lesson.right for lesson in lessons], dtype=np.float64)
    weights: Floats = np.zeros(len(names))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS_OF_DESCENT + 1):
        slope = table.gather(right - 1.0 / (1.0 + np.exp(-table.sums(weights)))) - DECAY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        rate = 0.05 * min(1.0, 2 * (1 - step / (STEPS_OF_DESCENT + 1)))
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {one: round(float(weights[k]), 3) for one, k in names.items() if abs(weights[k]) >= LEAST}


def write_weights(weights: Mapping[str, float]) -> None:
    """The file that coding reads."""
    FILE.write_text(HEAD + "".join(f"{one}\t{value}\n" for one, value in sorted(weights.items())), "utf-8")


def main() -> None:
    """Reads, learns, writes."""
    argparse.ArgumentParser(prog="python -m training.place_links", description=__doc__).parse_args()
    acts = list(read_acts(corpora_root(), held_back=False))
    write_weights(fit(list(lessons_of(acts, read_layers(acts)))))


if __name__ == "__main__":
    main()
