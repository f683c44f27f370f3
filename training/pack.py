"""All that a training reads, in one file, for a machine without the corpora.

The file holds the examples in numbers, the labels, and MiniLM's layers, their matrices in 8 bits with a scale for each
row's stretch of 64. Its text can be had back from the numbers: treat it as the corpora it was made from.
"""

from __future__ import annotations

import lzma
import pickle
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor

from training.batches import Item
from training.corpora import WEIGHTS
from training.labels import Labels
from training.model import Encoder, pretrained_encoder
from training.shipped import TABLES, tables

STRETCH = 64  # weights under one scale
Small = dict[str, tuple[Tensor, Tensor] | Tensor]


@dataclass(slots=True)
class Pack:
    """Items of each stage and of the dev sets, under one numbering."""

    labels: Labels
    stages: dict[str, list[Item]]
    sets: dict[str, Tensor]
    dev: dict[str, list[Item]] = field(default_factory=dict)
    start: Small | None = None  # MiniLM's weights but the tables that ship, where the package is not at hand

    def items(self, stage: str) -> list[Item]:
        """The items of a stage."""
        return self.stages[stage]

    def encoder(self) -> Encoder:
        """MiniLM, from the pack or the package."""
        if self.start is None:
            return pretrained_encoder()
        encoder = Encoder()
        state = tables(WEIGHTS) | {name: grown(value) for name, value in self.start.items()}
        encoder.load_state_dict(state)
        return encoder


def shrunk(tensor: Tensor) -> tuple[Tensor, Tensor] | Tensor:
    """A matrix in 8 bits: (steps, scale of each stretch); what is no matrix of stretches as it is."""
    if tensor.dim() != 2 or tensor.shape[1] % STRETCH:
        return tensor
    rows = tensor.reshape(-1, STRETCH)
    scale = (rows.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12)
    return (rows / scale).round().to(torch.int8).view(tensor.shape), scale.half()


def grown(value: tuple[Tensor, Tensor] | Tensor) -> Tensor:
    """What `shrunk` made small."""
    if isinstance(value, Tensor):
        return value
    steps, scale = value
    return (steps.float().reshape(-1, STRETCH) * scale.float()).view(steps.shape)


def save_pack(pack: Pack, path: Path) -> None:
    """Write it with MiniLM's layers; the tables of embeddings stay out, since they ship."""
    state = pretrained_encoder().state_dict()
    pack.start = {name: shrunk(value) for name, value in state.items() if not name.startswith(TABLES)}
    with lzma.open(path, "wb", preset=6) as file:
        pickle.dump(pack, file, protocol=5)


def load_pack(path: Path) -> Pack:
    """What `save_pack` wrote."""
    with lzma.open(path) as file:
        found: Pack = pickle.load(file)
    return found
