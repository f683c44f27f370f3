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
}
PAIRS = ("role", "claim")  # scored under a bilinear form, no outputs of the network
WIDTH = 4  # of the vectors under the bilinear forms


@dataclass(frozen=True, slots=True)
class Output:
    """The name of an output, as ONNX has it."""

    name: str


@dataclass(slots=True)
class ToySession:
    """Answers as an ONNX session does; keeps the inputs it saw."""

    seen: list[dict[str, NDArray[np.int64]]] = field(default_factory=list)

    def get_outputs(self) -> list[Output]:
        """The outputs of the contract between export and runtime."""
        own = ["arc", "rel_dep", "rel_head", "role_trigger", "role_word", "claim_cue", "claim_word"]
        own += ["fact", "link_late", "link_early"]
        return [Output(name) for name in [*(name for name in NAMES if name not in PAIRS), *own]]

    def run(self, names: list[str], inputs: dict[str, NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        """Scores that a word's first sub-word and its place decide."""
        self.seen.append(inputs)
        first = inputs["ids"].reshape(-1)[inputs["first"]]
        return [self._scores(name, first) for name in names]

    def _scores(self, name: str, first: NDArray[np.int64]) -> NDArray[np.float32]:
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


def toy_encoder(session: Any = None, reports: bool = True) -> Encoder:
    """The runtime over the toy network."""
    rel, role, claim, link = (
        noise(np.arange(len(NAMES.get(name, "1")) * (WIDTH + 1) ** 2)).reshape(-1, WIDTH + 1, WIDTH + 1)
        for name in ("rel", "role", "claim", "link")
    )
    return Encoder(session or ToySession(), toy_tokenizer(), Labels(NAMES, rel, role, claim, link[0], reports))
