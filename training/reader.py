"""The reader: layers over the parser's stem that read sentences together, and the heads that read for content."""

from __future__ import annotations

import copy
from pathlib import Path

import torch
from torch import Tensor, nn

from training.labels import Labels
from training.model import LAYERS, ROLE, STEM, WIDTH, Layer, Network, attention_bias, projection, span_head
from training.rounding import Linear

LINK, PAIR = 96, 128
LONGEST_WINDOW = 24  # sentences that the reader counts; those after it share the last number


class Reader(nn.Module):
    """Its layers begin as the parser's own upper ones; `labels` gives the size of each head.

    The parser's layers are frozen when the reader learns: whatever it learns, the parse stays as it is.
    """

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - STEM))
        self.order = nn.Embedding(LONGEST_WINDOW, WIDTH)
        nn.init.zeros_(self.order.weight)
        self.dropout = nn.Dropout(0.15)
        self.input_dropout = nn.Dropout(0.1)
        self.spans = nn.ModuleDict(
            {name: span_head(len(labels[name])) for name in ("side", "trigger", "mode", "cue", "filler")}
        )
        self.role_trigger, self.role_word = projection(ROLE, 0.2), projection(ROLE, 0.2)
        self.role_weight = nn.Parameter(torch.randn(len(labels["role"]), ROLE + 1, ROLE + 1) * 0.02)
        self.claim_cue, self.claim_word = projection(ROLE, 0.2), projection(ROLE, 0.2)
        self.claim_weight = nn.Parameter(torch.randn(len(labels["claim"]), ROLE + 1, ROLE + 1) * 0.02)
        self.fact = nn.Sequential(*projection(128, 0.15), Linear(128, 1))
        self.link_late, self.link_early = projection(LINK, 0.2), projection(LINK, 0.2)
        self.link_weight = nn.Parameter(torch.randn(1, LINK + 1, LINK + 1) * 0.02)
        self.pair_source, self.pair_target = Linear(WIDTH, PAIR), Linear(WIDTH, PAIR)
        self.pair_around = Linear(WIDTH, PAIR)
        self.pair_type = nn.Sequential(nn.GELU(), nn.Dropout(0.2), Linear(PAIR, len(labels["trigger"]) - 1))

    def forward(self, states: Tensor, mask: Tensor, order: Tensor) -> Tensor:
        """[B,T,D] from the stem's states of windows [B,T,D], and the number of each sub-word's sentence [B,T]."""
        x = self.input_dropout(states) + self.order(order.clamp(max=LONGEST_WINDOW - 1))
        bias = attention_bias(mask, x)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def words(self, hidden: Tensor, first: Tensor) -> Tensor:
        """[S,W+1,D]: the mark before each sentence, and each word's first sub-word."""
        return self.dropout(hidden.reshape(-1, hidden.shape[-1])[first])

    def around(self, words: Tensor, no_word: Tensor) -> Tensor:
        """[S,PAIR]: the strongest of each feature over a sentence's words; `words` [S,W,D], `no_word` [S,W]."""
        return (self.pair_around(words) + no_word[..., None] * -1e4).amax(1)

    def pair_types(self, source: Tensor, target: Tensor, around: Tensor) -> Tensor:
        """[N,types]: what the source does to the target; rows of words [N,D] and their sentences [N,PAIR]."""
        found: Tensor = self.pair_type(self.pair_source(source) + self.pair_target(target) + around)
        return found


def reader_over(network: Network, labels: Labels) -> Reader:
    """A reader whose layers, and whose heads that the parser has too, begin as the parser's."""
    reader = Reader(labels)
    own = reader.state_dict()
    for name, value in network.state_dict().items():
        upper = name.removeprefix("encoder.layers.")
        if upper != name and int(upper.split(".", 1)[0]) >= STEM:
            layer, rest = upper.split(".", 1)
            own[f"layers.{int(layer) - STEM}.{rest}"] = copy.deepcopy(value)
        elif name in own and own[name].shape == value.shape:
            own[name] = copy.deepcopy(value)
    reader.load_state_dict(own)
    return reader


def load_reader(labels: Labels, path: Path) -> Reader:
    """The reader with the state in a file."""
    reader = Reader(labels)
    reader.load_state_dict(torch.load(path))
    return reader
