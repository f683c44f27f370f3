"""Factuality: how sure a text makes each event, -3 (it did not happen) to 3 (it did)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from training.corpora import corpora_root, read_lines
from training.example import Example, normalize
from training.tokens import join_tokens

SETS = ("UW", "CB", "RP", "MV2")
UDS = "UDS_IH2"


def read_facts(name: str, split: str) -> Iterator[Example]:
    """One set's sentences, the targets of equal sentences together."""
    examples: dict[str, Example] = {}
    for line in read_lines(corpora_root() / "factuality" / f"{name}_{split}.jsonl.gz"):
        if not line:
            continue
        row = json.loads(line)
        example = examples.get(row["text"])
        words, at = join_tokens(row["text"].split())
        if example is None:
            example = Example(words, name.lower().partition("_")[0], fact=[None] * len(words))
            examples[row["text"]] = example
        assert example.fact is not None
        for target in row["targets"]:
            begin, end = target["span1"]
            if end == begin + 1:  # RP and CB mark some whole clauses; their verb is not known
                example.fact[at[begin]] = float(target["label"])
    yield from examples.values()


def read_factuality(split: str) -> Iterator[Example]:
    """All sets but UDS-IH2, whose text is EWT's."""
    for name in SETS:
        yield from read_facts(name, split)


def add_uds(examples: Iterable[Example]) -> Iterator[Example]:
    """The examples; those of EWT train with the factuality that UDS-IH2 gives their words."""
    known = {normalize(example.words): example for example in read_facts(UDS, "train")}
    for example in examples:
        facts = known.get(normalize(example.words)) if example.source == "ud-ewt" else None
        if facts is not None and facts.words == example.words:
            example.fact = facts.fact
        yield example
