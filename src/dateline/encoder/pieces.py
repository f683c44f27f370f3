"""Pieces: words as sub-words, long sentences as parts, parts as windows of running text, windows as batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

CLS, SEP, UNK = 101, 102, 100  # of the BERT vocabulary that MiniLM uses
PIECES_A_WORD = 12
PIECES_A_PART = 198  # [CLS] and [SEP] come on top
PIECES_A_WINDOW = 240  # what the network was trained on at most
WINDOWS_A_BATCH = 32
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


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring parts that the network reads together: [CLS] one [SEP] two [SEP]."""

    parts: tuple[Part, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """All its sub-words; the mark that closes a part opens the next."""
        return (CLS, *(piece for part in self.parts for piece in part.ids[1:]))

    @property
    def begins(self) -> list[int]:
        """Where the mark before each part stands."""
        at = [0]
        for part in self.parts:
            at.append(at[-1] + len(part.ids) - 1)
        return at[:-1]


def windows(parts: Sequence[Part], n_pieces: int = PIECES_A_WINDOW) -> list[Window]:
    """Parts in text order, as many together as fit; a part that is longer stands alone."""
    found: list[list[Part]] = []
    used = 0
    for part in parts:
        own = len(part.ids) - 1
        if not found or used + own > n_pieces:
            found.append([])
            used = 1
        found[-1].append(part)
        used += own
    return [Window(tuple(together)) for together in found]


def batches(article: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows sorted by length, so that little is padded; the same windows give the same batches in any order."""
    ordered = sorted(((len(window.ids), window.ids, window) for window in article), key=lambda w: w[:2])
    batch: list[Window] = []
    for length, _, window in ordered:
        if batch and (len(batch) >= WINDOWS_A_BATCH or length * (len(batch) + 1) > PIECES_A_BATCH):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def arrays(batch: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    """The network's inputs, padded with 0: sub-words by window, and for each part where its words begin.

    `first` counts over all windows laid end to end; its column 0 is the mark before the part.
    """
    pieces = [window.ids for window in batch]
    longest = max(map(len, pieces))
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    starts = []
    for row, (window, own) in enumerate(zip(batch, pieces, strict=True)):
        ids[row, : len(own)] = own
        mask[row, : len(own)] = 1
        starts += [(part, row * longest + begin) for part, begin in zip(window.parts, window.begins, strict=True)]
    first = np.zeros((len(starts), max(len(part.first) for part, _ in starts)), dtype=np.int64)
    for row, (part, begin) in enumerate(starts):
        first[row, : len(part.first)] = np.add(part.first, begin)
    return {"ids": ids, "mask": mask, "first": first}
