"""Pieces: words as sub-words, long sentences as parts, parts as batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

CLS, SEP, UNK = 101, 102, 100  # of the BERT vocabulary that MiniLM uses
PIECES_A_WORD = 12
PIECES_A_PART = 198  # [CLS] and [SEP] come on top
PARTS_A_BATCH = 32
PIECES_A_BATCH = 1500
BREAKS = frozenset({".", ";", ":", ",", "!", "?", "–", "—", "-", ")", "”", '"'})


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or a stretch of one that is too long, as the network takes it."""

    sentence: int
    begin: int  # first word of the sentence in this part
    ids: tuple[int, ...]
    first: tuple[int, ...]  # column 0 is [CLS]; then each word's first sub-word

    @property
    def n_words(self) -> int:
        """How many words it holds."""
        return len(self.first) - 1


def split_sentences(sentences: Sequence[Sequence[str]], tokenizer: Any) -> list[Part]:
    """Parts in text order; a sentence without words gives none."""
    parts: list[Part] = []
    for index, words in enumerate(sentences):
        if words:
            parts.extend(_parts(index, words, pieces_of(words, tokenizer)))
    return parts


def pieces_of(words: Sequence[str], tokenizer: Any) -> list[tuple[int, ...]]:
    """Each word's sub-words, at most PIECES_A_WORD; [UNK] where the tokenizer leaves nothing of a word."""
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None and len(pieces[word]) < PIECES_A_WORD:
            pieces[word].append(piece)
    return [tuple(own) or (UNK,) for own in pieces]


def _parts(sentence: int, words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> Iterator[Part]:
    begin = 0
    while begin < len(words):
        end, used = begin, 0
        while end < len(words) and used + len(pieces[end]) <= PIECES_A_PART:
            used += len(pieces[end])
            end += 1
        if end < len(words):
            # Cut at the last mark of punctuation in the second half of what fits.
            half = begin + (end - begin) // 2
            end = next((k + 1 for k in range(end - 1, half, -1) if words[k] in BREAKS), end)
        yield _part(sentence, begin, pieces[begin:end])
        begin = end


def _part(sentence: int, begin: int, pieces: Sequence[tuple[int, ...]]) -> Part:
    ids: list[int] = [CLS]
    first = [0]
    for piece in pieces:
        first.append(len(ids))
        ids.extend(piece)
    return Part(sentence, begin, (*ids, SEP), tuple(first))


def batches(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts sorted by length, so that little is padded; the same parts give the same batches in any order."""
    ordered = sorted(parts, key=lambda p: (len(p.ids), p.ids))
    batch: list[Part] = []
    for part in ordered:
        if batch and (len(batch) >= PARTS_A_BATCH or len(part.ids) * (len(batch) + 1) > PIECES_A_BATCH):
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def arrays(batch: Sequence[Part]) -> dict[str, NDArray[np.int64]]:
    """The network's inputs, padded with 0."""
    longest = max(len(part.ids) for part in batch)
    widest = max(len(part.first) for part in batch)
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    first = np.zeros((len(batch), widest), dtype=np.int64)
    for row, part in enumerate(batch):
        ids[row, : len(part.ids)] = part.ids
        mask[row, : len(part.ids)] = 1
        first[row, : len(part.first)] = part.first
    return {"ids": ids, "mask": mask, "first": first}
