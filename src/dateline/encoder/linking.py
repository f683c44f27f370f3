"""Linking: which earlier word of its window a noun or pronoun stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.decoding import Labels, with_one
from dateline.encoder.pieces import Part
from dateline.encoder.reading import LinkReading, SentenceReading
from dateline.encoder.spans import log_softmax

Floats = NDArray[np.float32]
LEAST_LINK = 0.3
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
# Words that belong to another noun's name or are no phrase of their own.
INSIDE = frozenset({"compound", "flat", "fixed", "goeswith", "amod", "expl", "mark", "det", "advmod"})


@dataclass(frozen=True, slots=True)
class Place:
    """A word that can stand for somebody or something: its part in the window, and its word in that part."""

    part: int
    word: int


def link_window(
    parts: Sequence[Part], readings: Sequence[SentenceReading], late: Floats, early: Floats, labels: Labels
) -> list[SentenceReading]:
    """The readings of a window's parts with their links; `late` and `early` are [parts, words, L]."""
    places = [Place(k, word) for k, reading in enumerate(readings) for word in nominal_words(reading)]
    if len(places) < 2 or not labels.reports:
        return list(readings)
    rows, columns = [place.part for place in places], [place.word for place in places]
    scores = with_one(late[rows, columns]) @ labels.link @ with_one(early[rows, columns]).T
    scores = np.where(np.tri(len(places), k=-1, dtype=bool), scores, np.float32(-1e4))
    chances = np.exp(log_softmax(np.concatenate([np.zeros((len(places), 1), np.float32), scores], axis=1)))
    links: list[list[LinkReading]] = [[] for _ in parts]
    for place, row in zip(places[1:], chances[1:, 1:], strict=True):
        best = int(row.argmax())
        if row[best] >= LEAST_LINK:
            earlier = places[best]
            links[place.part].append(
                LinkReading(
                    parts[place.part].begin + place.word,
                    parts[earlier.part].sentence,
                    parts[earlier.part].begin + earlier.word,
                    round(float(row[best]), 4),
                )
            )
    return [replace(reading, links=tuple(own)) for reading, own in zip(readings, links, strict=True)]


def nominal_words(reading: SentenceReading) -> list[int]:
    """The words that head a phrase which can stand for somebody or something."""
    return [
        k
        for k, (upos, deprel) in enumerate(zip(reading.upos, reading.deprels, strict=True))
        if upos in NAMING and deprel.partition(":")[0] not in INSIDE
    ]
