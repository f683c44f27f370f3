"""Toy: a network without training, whose scores follow from the sub-words alone, and a small tokenizer."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from dateline.encoder import Encoder
from dateline.encoder.decoding import Labels

NAMES = {
    "upos": ["NOUN", "VERB", "PUNCT"],
    "feats": ["_", "Number=Sing"],
    "lemma": ["0|", "1|"],
    "rel": ["root", "nsubj", "obj"],
    "mention": ["O", "B-PER", "I-PER"],
    "side": ["O", "B-S", "I-S", "B-T", "I-T"],
    "trigger": ["O", "ASSAULT", "AID"],
    "role": ["none", "actor", "recipient"],
    "cue": ["O", "cue"],
    "claim": ["none", "source", "content"],
    "mode": ["none", "drone", "strike"],
    "filler": ["O", "B-Victim", "I-Victim"],
}
WIDTH = 4  # of the vectors under the bilinear forms


@dataclass(frozen=True, slots=True)
class Output:
    """The name of an output, as ONNX has it."""

    name: str


PARSER = ("upos", "feats", "lemma", "arc", "rel", "rel_dep", "rel_head", "mention", "stem", "likeness")
READER = (
    *("side", "trigger", "mode", "cue", "filler", "role_trigger", "role_word", "claim_cue", "claim_word"),
    *("fact", "link_late", "link_early", "pair_source", "pair_target", "pair_around"),
)


@dataclass(slots=True)
class ToySession:
    """Answers as an ONNX session does; keeps the inputs it saw."""

    names: tuple[str, ...]
    seen: list[dict[str, NDArray[Any]]] = field(default_factory=list)

    def get_outputs(self) -> list[Output]:
        """The outputs of the contract between export and runtime."""
        return [Output(name) for name in self.names]

    def run(self, names: list[str], inputs: dict[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """Scores that a word's first sub-word and its place decide; the stem's states are the sub-words themselves."""
        self.seen.append(inputs)
        pieces = inputs["ids"] if "ids" in inputs else inputs["states"][:, :, 0].round().astype(np.int64)
        first = pieces.reshape(-1)[inputs["first"]]
        whole: dict[str, NDArray[np.float32]] = {
            "stem": pieces[:, :, None].astype(np.float32),
            "likeness": np.full((len(pieces), 4), 0.5, np.float32),
        }
        return [whole[name] if name in whole else scores(name, first) for name in names]


def scores(name: str, first: NDArray[np.int64]) -> NDArray[np.float32]:
    """[sentences, words, width] of one head."""
    words, width = first[:, 1:], len(NAMES.get(name, range(WIDTH)))
    if name == "arc":
        return noise(words[:, :, None] * 31 + first[:, None, :] * 7 + np.arange(first.shape[1]))
    rows = first if name == "rel_head" else words
    return noise(rows[:, :, None] * 13 + np.arange(width) * 5 + len(name))


def noise(seeds: NDArray[np.int64]) -> NDArray[np.float32]:
    """Numbers between -3 and 3 that look like chance and never change."""
    scores: NDArray[np.float32] = (3 * np.sin(seeds * 12.9898)).astype(np.float32)
    return scores


def toy_tokenizer() -> Tokenizer:
    """Lower-cased letters, marks and a few words; characters outside leave nothing or [UNK]."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,;'-"
    pieces = ["[PAD]", "[UNK]", *letters, *(f"##{letter}" for letter in letters), "police", "fired"]
    tokenizer = Tokenizer(WordPiece({piece: k for k, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def toy_encoder(parser: ToySession | None = None, reader: ToySession | None = None) -> Encoder:
    """The runtime over the toy network."""
    rel, role, claim, link = (
        noise(np.arange(len(NAMES.get(name, "1")) * (WIDTH + 1) ** 2)).reshape(-1, WIDTH + 1, WIDTH + 1)
        for name in ("rel", "role", "claim", "link")
    )
    pair = noise(np.arange((len(NAMES["trigger"]) - 1) * (WIDTH + 1))).reshape(-1, WIDTH + 1)
    labels = Labels(NAMES, rel, role, claim, link[0], pair)
    return Encoder(parser or ToySession(PARSER), reader or ToySession(READER), toy_tokenizer(), labels)
