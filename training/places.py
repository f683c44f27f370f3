"""event-location: where each event verb happened; the places of a verb are known, what else takes part in it is not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from training.corpora import corpora_root, read_lines
from training.example import Example
from training.plain import cover, split_words

STAND = 10  # of so many sentences one is held back, to measure on


def held_back(sentence: str) -> bool:
    """Every tenth sentence, by the hash of its text with single spaces."""
    text = " ".join(sentence.split())
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % STAND == 0


def read_places(held: bool = False) -> Iterator[Example]:
    """The sentences that are held back, or all others; rows of one sentence make one example with several verbs."""
    rows: dict[str, list[dict[str, object]]] = {}
    for line in read_lines(corpora_root() / "event-location" / "train.jsonl.gz"):
        row = json.loads(line)
        rows.setdefault(row["text"], []).append(row)
    for text, own in rows.items():
        if held_back(text) == held:
            spans = split_words(text)
            example = Example([text[b:e] for b, e in spans], "event-location")
            for row in own:
                mark_verb(example, spans, row)
            if example.verb_places:
                yield example


def mark_verb(example: Example, words: list[tuple[int, int]], row: dict[str, object]) -> None:
    """The verb of a row with its places, as words (begin, end exclusive); a verb is its first word."""
    found = row["spans"]
    assert isinstance(found, list)
    verbs = [cover(words, span["start"], span["end"]) for span in found if span["label"] == "VERB"]
    places = [cover(words, span["start"], span["end"]) for span in found if span["label"] == "LOCATION"]
    if verbs and verbs[0] is not None:
        known = example.verb_places.setdefault(verbs[0][0], [])
        known += [place for place in places if place is not None and place not in known]
