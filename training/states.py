"""The stem's states of every sub-word of a training: computed once, since the stem does not learn with the reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.batches import Item, make_batch
from training.model import WIDTH, Network
from training.precision import encoder_precision

States = NDArray[np.float16]
SUBWORDS_A_BATCH = 4000


def number_items(items: Sequence[Item]) -> int:
    """Give each item its place among the states; the number of all sub-words."""
    total = 0
    for item in items:
        item.at = total
        total += len(item.ids)
    return total


def stem_states(network: Network, items: Sequence[Item], path: Path | None = None) -> States:
    """[sub-words, D] in the order of the items, each sentence read alone; kept in a file where one is named.

    A file of the same number of sub-words is taken as it is.
    """
    total = number_items(items)
    if path is not None and path.exists():
        kept: States = np.load(path)
        if len(kept) == total:
            return kept
    states = np.zeros((total, WIDTH), np.float16)
    network.eval()
    for group in by_length(items):
        batch = make_batch([[item] for item in group], {})
        with torch.no_grad(), encoder_precision():
            stem = network.encoder.stem(batch.ids, batch.mask).float().numpy()
        for row, item in enumerate(group):
            states[item.at : item.at + len(item.ids)] = stem[row, : len(item.ids)]
    if path is not None:
        np.save(path, states)
    return states


def by_length(items: Sequence[Item]) -> list[list[Item]]:
    """The items in groups of like length."""
    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda item: len(item.ids)):
        if not groups or len(item.ids) * (len(groups[-1]) + 1) > SUBWORDS_A_BATCH:
            groups.append([])
        groups[-1].append(item)
    return groups
