"""Sentences that no training may see: dev sets, and articles with gold events."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache

from training.attributions import read_polnear
from training.conllu import read_ud
from training.corpora import corpora_root, read_lines, samples_root
from training.example import Example, normalize
from training.factual import read_facts
from training.plain import split_sentences

SHORTEST = 25  # letters and digits: shorter sentences ("He was 23.") are no evidence of a shared text


@cache
def dev_sentences() -> frozenset[str]:
    """Normalized sentences of the dev parts of EWT, GUM, WikiEvents, PolNeAR, UW and UDS-IH2."""
    found = {normalize(e.words) for name in ("ud-ewt", "ud-gum") for e in read_ud(name, "dev")}
    found |= {normalize(e.words) for e in read_polnear("dev")}
    found |= {normalize(e.words) for name in ("UW", "UDS_IH2") for e in read_facts(name, "dev")}
    for line in read_lines(corpora_root() / "wikievents" / "dev.jsonl.gz"):
        for sentence, _ in json.loads(line)["sentences"]:
            found.add(normalize([token[0] for token in sentence]))
    return frozenset(s for s in found if len(s) >= SHORTEST)


@cache
def sample_text() -> str:
    """All articles with gold events as one normalized string, articles parted by a line break."""
    return "\n".join(normalize(path.read_text(encoding="utf-8")) for path in sorted(samples_root().glob("*.txt")))


def is_sample(sentences: Iterable[str]) -> bool:
    """Is this document (its sentences as text) one of the articles with gold events?"""
    return any(len(s) >= SHORTEST and s in sample_text() for s in map(normalize, sentences))


def sample_document(text: str) -> bool:
    """The same for a document as plain text."""
    return is_sample(text[b:e] for b, e in split_sentences(text))


def without_held_out(examples: Iterable[Example]) -> Iterator[Example]:
    """The examples that stand in no dev set and in no article with gold events."""
    for example in examples:
        sentence = normalize(example.words)
        if sentence not in dev_sentences() and not (len(sentence) >= SHORTEST and sentence in sample_text()):
            yield example
