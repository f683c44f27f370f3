"""The whole network as it ships: the parser, and the reader over the parser's stem; both learn together."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.labels import Labels
from training.model import Encoder, Network
from training.precision import encoder_precision
from training.reader import Reader, reader_over


class Whole(nn.Module):
    """A parser and a reader with one stem."""

    def __init__(self, parser: Network, reader: Reader) -> None:
        super().__init__()
        self.parser, self.reader = parser, reader

    def words(self, batch: Batch, pull: float = 1.0) -> tuple[Tensor, Tensor]:
        """The parser's words [S,W+1,D] and the reader's [S,W,D] of a batch of windows.

        Stem and parser read each sentence alone. `pull` scales the gradient that the reader sends into the stem.
        """
        encoder = self.parser.encoder
        with encoder_precision(batch.ids.device):
            stem = encoder.stem(batch.ids, batch.mask, batch.order, batch.within)
            parsed = encoder.upper(stem, batch.mask, batch.order)
            read = self.reader(stem * pull + stem.detach() * (1 - pull), batch.mask, batch.order)
        own = self.parser.words(parsed.float(), batch.first)
        return own, self.reader.words(read.float(), batch.first)[:, 1:]


def read_words(whole: Whole, batch: Batch) -> Tensor:
    """[S,W,D]: the reader's words alone."""
    stem = whole.parser.encoder.stem(batch.ids, batch.mask, batch.order, batch.within)
    return whole.reader.words(whole.reader(stem, batch.mask, batch.order), batch.first)[:, 1:]


def whole_over(parser: Network, labels: Labels) -> Whole:
    """The whole whose reader begins as the parser's upper layers."""
    return Whole(parser, reader_over(parser, labels))


def load_whole(labels: Labels, path: Path) -> Whole:
    """The whole with the state in a file."""
    whole = Whole(Network(labels, Encoder()), Reader(labels))
    whole.load_state_dict(torch.load(path, map_location="cpu"))
    return whole


def save_parts(state: dict[str, Tensor], run: Path) -> None:
    """The parser's and the reader's states of a whole, as parser.pt and reader.pt."""
    for name in ("parser", "reader"):
        own = {key.removeprefix(f"{name}."): value for key, value in state.items() if key.startswith(f"{name}.")}
        torch.save(own, run / f"{name}.pt")
