"""Silver parses: the syntax-only network parses the sentences of the other corpora."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from dateline.encoder.tree import decode_tree
from training.batches import make_batch, plain_item
from training.example import Example
from training.labels import NO_TRIGGER, Labels
from training.lists import demonyms, plain_states
from training.model import Network, bilinear
from training.precision import encoder_precision
from training.subwords import LONGEST_SENTENCE

# Words of these tags are no part of a name of these types.
NO_NAME = {"NOUN", "VERB", "PRON", "AUX", "PUNCT", "SCONJ", "ADV", "PART", "INTJ", "SYM"}
NAMES = frozenset({"PER", "ORG", "GPE", "LOC", "NORP"})
SILVER_WEIGHT = 0.6


def by_length(examples: Sequence[Example], n_subwords: int = 3000) -> Iterator[list[Example]]:
    """The examples in groups of like length, those that are too long left out."""
    sized = sorted(((len(plain_item(e.words).ids), i) for i, e in enumerate(examples)))
    group: list[Example] = []
    for length, i in sized:
        if length <= LONGEST_SENTENCE:
            if group and length * (len(group) + 1) > n_subwords:
                yield group
                group = []
            group.append(examples[i])
    if group:
        yield group


def parse_silver(network: Network, labels: Labels, examples: Sequence[Example]) -> None:
    """Give each example upos, head and rel, one tree each; unlabelled function words become no triggers."""
    network.eval()
    for group in by_length(examples):
        batch = make_batch([[plain_item(example.words)] for example in group], {})
        with torch.no_grad(), encoder_precision():
            hidden = network.encoder(batch.ids, batch.mask)
        with torch.no_grad():
            words = network.words(hidden.float(), batch.first)
            tags = network.tags["upos"](words[:, 1:]).argmax(-1).numpy()
            arcs = network.arcs(words).numpy()
            dependents, heads = network.rel_dep(words[:, 1:]), network.rel_head(words)
            for row, example in enumerate(group):
                n = len(example.words)
                example.head = decode_tree(np.asarray(arcs[row, :n, : n + 1]))[0].tolist()
                rel = bilinear(network.rel_weight, dependents[row, :n], heads[row, torch.tensor(example.head)])
                example.rel = [labels["rel"][i] for i in rel.argmax(-1).tolist()]
                example.upos = [labels["upos"][i] for i in tags[row, :n]]
                close_labels(example)


def save_silver(path: Path, examples: Sequence[Example]) -> None:
    """Add the parses to those that are kept, so that a training that goes on need not parse again."""
    kept = torch.load(path) if path.exists() else []
    torch.save(kept + [(example.words, example.upos, example.head, example.rel) for example in examples], path)


def load_silver(path: Path, examples: Sequence[Example]) -> list[Example]:
    """Give the examples the parses of a file; those that it lacks."""
    kept = {tuple(words): parse for words, *parse in torch.load(path)} if path.exists() else {}
    lacking = []
    for example in examples:
        upos, head, rel = kept.get(tuple(example.words), (None, None, None))
        if head is not None:
            example.upos, example.head, example.rel = list(upos), list(head), list(rel)
            close_labels(example)
        elif tuple(example.words) not in kept:
            lacking.append(example)
    return lacking


def close_labels(example: Example) -> None:
    """What a silver parse says of the other layers, and how much it weighs itself."""
    example.weight = SILVER_WEIGHT
    close_function_words(example)
    mark_plain_names(example)


def close_function_words(example: Example) -> None:
    """Write O over "open" and masked triggers on words that cannot be one."""
    assert example.upos is not None
    if example.trigger is not None:
        for i, tag in enumerate(example.upos):
            if tag in NO_TRIGGER and example.trigger[i] in ("open", None):
                example.trigger[i] = "O"


def mark_plain_names(example: Example) -> None:
    """In a corpus without names: common words are none, a state or capital alone is GPE, a demonym NORP.

    All else is masked. The name corpora are Wikipedia and Twitter, where "Jordan" is a man; this is news.
    """
    assert example.upos is not None
    if example.mention is not None:
        return
    tags: list[str | None] = []
    for i, (word, tag) in enumerate(zip(example.words, example.upos, strict=True)):
        around = example.upos[max(0, i - 1) : i] + example.upos[i + 1 : i + 2]
        if tag in NO_NAME or (tag == "DET" and (i == 0 or example.upos[i - 1] == "VERB")):
            tags.append("open")
        elif tag in ("PROPN", "ADJ") and "PROPN" not in around and word[0].isupper():
            name = word.lower()
            tags.append("B-NORP" if name in demonyms() else "B-GPE" if name in plain_states() else None)
        else:
            tags.append(None)
    example.mention, example.closed = tags, NAMES
