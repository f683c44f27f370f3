"""Linking: what reaches over a window's sentences: words that mean the same, and arguments in other sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.decoding import Labels, role_chances, with_one
from dateline.encoder.pieces import Part
from dateline.encoder.reading import FarRoleReading, LinkReading, SentenceReading
from dateline.encoder.spans import log_softmax

Floats = NDArray[np.float32]
LEAST_LINK = 0.3
LEAST_PRONOUN_LINK = 0.03  # of a pronoun, whose other witnesses may yet speak for what the network holds unlikely
LEAST_FAR_ROLE = 0.4
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
# Words that belong to another noun's name or are no phrase of their own.
INSIDE = frozenset({"compound", "flat", "fixed", "goeswith", "amod", "expl", "mark", "det", "advmod"})


@dataclass(frozen=True, slots=True)
class Place:
    """A word that can stand for somebody or something: its part in the window, and its word in that part."""

    part: int
    word: int


def read_across(
    parts: Sequence[Part], readings: Sequence[SentenceReading], scores: Mapping[str, Sequence[Floats]], labels: Labels
) -> list[SentenceReading]:
    """The readings of a window's parts with their links and far roles; scores are by part, [words, width]."""
    places = [Place(k, word) for k, reading in enumerate(readings) for word in nominal_words(reading)]
    if len(places) < 2:
        return list(readings)
    links = find_links(parts, readings, places, scores, labels)
    roles = find_far_roles(parts, readings, places, scores, labels)
    return [
        replace(reading, links=tuple(own), far_roles=tuple(far))
        for reading, own, far in zip(readings, links, roles, strict=True)
    ]


def find_links(
    parts: Sequence[Part],
    readings: Sequence[SentenceReading],
    places: Sequence[Place],
    scores: Mapping[str, Sequence[Floats]],
    labels: Labels,
) -> list[list[LinkReading]]:
    """For each part, the likeliest earlier word of each place, where its probability reaches LEAST_LINK.

    A pronoun has all those that reach LEAST_PRONOUN_LINK, the likeliest last.
    """
    late, early = (vectors_at(scores[name], places) for name in ("link_late", "link_early"))
    pairs = with_one(late) @ labels.link @ with_one(early).T
    pairs = np.where(np.tri(len(places), k=-1, dtype=bool), pairs, np.float32(-1e4))
    chances = np.exp(log_softmax(np.concatenate([np.zeros((len(places), 1), np.float32), pairs], axis=1)))
    links: list[list[LinkReading]] = [[] for _ in parts]
    for place, row in zip(places[1:], chances[1:, 1:], strict=True):
        own = parts[place.part].begin + place.word
        for earlier in likely_links(row, is_pronoun=readings[place.part].upos[place.word] == "PRON"):
            sentence, word = place_in_article(parts, places[earlier])
            links[place.part].append(LinkReading(own, sentence, word, round(float(row[earlier]), 4)))
    return links


def likely_links(chances: Floats, *, is_pronoun: bool) -> list[int]:
    """The places that are kept, the likeliest last."""
    if is_pronoun:
        return [int(k) for k in np.argsort(chances, kind="stable") if chances[k] >= LEAST_PRONOUN_LINK]
    best = int(chances.argmax())
    return [best] if chances[best] >= LEAST_LINK else []


def find_far_roles(
    parts: Sequence[Part],
    readings: Sequence[SentenceReading],
    places: Sequence[Place],
    scores: Mapping[str, Sequence[Floats]],
    labels: Labels,
) -> list[list[FarRoleReading]]:
    """For each part, the arguments of its triggers that stand in the window's other parts."""
    rows = np.array([place.part for place in places])
    words, names = vectors_at(scores["role_word"], places), labels.names["role"]
    found: list[list[FarRoleReading]] = [[] for _ in parts]
    for part, reading in enumerate(readings):
        if not reading.triggers or (rows == part).all():
            continue
        own = scores["role_trigger"][part][[trigger.word for trigger in reading.triggers]]
        chances = role_chances(own, words, labels)
        chances[:, rows == part] = 0.0
        for trigger, at, role in np.argwhere(chances >= LEAST_FAR_ROLE):
            sentence, word = place_in_article(parts, places[at])
            score = round(float(chances[trigger, at, role]), 4)
            found[part].append(FarRoleReading(int(trigger), sentence, word, names[role], score))
    return found


def vectors_at(scores: Sequence[Floats], places: Sequence[Place]) -> Floats:
    """[places, width]"""
    return np.stack([scores[place.part][place.word] for place in places])


def place_in_article(parts: Sequence[Part], place: Place) -> tuple[int, int]:
    """(sentence, word in it)."""
    return parts[place.part].sentence, parts[place.part].begin + place.word


def nominal_words(reading: SentenceReading) -> list[int]:
    """The words that head a phrase which can stand for somebody or something."""
    return [
        k
        for k, (upos, deprel) in enumerate(zip(reading.upos, reading.deprels, strict=True))
        if upos in NAMING and deprel.partition(":")[0] not in INSIDE
    ]
