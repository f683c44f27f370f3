"""Pieces: words as sub-words, long sentences as parts, parts as windows of running text, both in batches."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
CLS, SEP, UNK = 101, 102, 100  # of the BERT vocabulary that MiniLM uses
PIECES_A_WORD = 12
PIECES_A_PART = 198  # [CLS] and [SEP] come on top
PIECES_A_WINDOW = 240  # what the reader was trained on at most
PIECES_A_BATCH = 256  # more don't fit the core's cache, and are read no faster
PADDING_A_BATCH = 6  # padding that costs as much as a batch more
BREAKS = frozenset({".", ";", ":", ",", "!", "?", "–", "—", "-", ")", "”", '"'})


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or a stretch of one that is too long, as the network takes it."""

    sentence: int
    begin: int  # first word of the sentence in this part
    ids: tuple[int, ...]
    first: tuple[int, ...]  # column 0 is [CLS]; then each word's first sub-word

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from the article's other parts."""
        return self.sentence, self.begin

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
    yield from packed(sorted(parts, key=lambda part: (len(part.ids), part.ids)), lambda part: len(part.ids))


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring parts that the reader reads together: [CLS] one [SEP] [CLS] two [SEP]."""

    parts: tuple[Part, ...]

    @property
    def n_pieces(self) -> int:
        """How many sub-words it holds."""
        return sum(len(part.ids) for part in self.parts)

    @property
    def begins(self) -> list[int]:
        """Where each part begins."""
        return [0, *accumulate(len(part.ids) for part in self.parts[:-1])]


def windows(parts: Sequence[Part], n_pieces: int = PIECES_A_WINDOW) -> list[Window]:
    """Parts in text order, as many together as fit; a part that is longer stands alone."""
    found: list[list[Part]] = []
    used = 0
    for part in parts:
        own = len(part.ids)
        if not found or used + own > n_pieces:
            found.append([])
            used = 0
        found[-1].append(part)
        used += own
    return [Window(tuple(together)) for together in found]


def window_batches(article: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows sorted by length, as `batches` has parts."""
    ordered = sorted(article, key=lambda window: (window.n_pieces, [part.ids for part in window.parts]))
    yield from packed(ordered, lambda window: window.n_pieces)


def packed(ordered: Iterable[T], length: Callable[[T], int]) -> Iterator[list[T]]:
    """What is sorted by length in batches of a bounded size, with hardly any padding.

    What is longer opens a batch of its own where padding the shorter ones would cost more than one run.
    """
    batch: list[T] = []
    longest = 0
    for one in ordered:
        own = length(one)
        if batch and ((own - longest) * len(batch) > PADDING_A_BATCH or own * (len(batch) + 1) > PIECES_A_BATCH):
            yield batch
            batch = []
        batch.append(one)
        longest = own
    if batch:
        yield batch


def arrays(batch: Sequence[Part]) -> dict[str, NDArray[np.int64]]:
    """The parser's inputs, padded with 0: sub-words by part, and where its words begin.

    `first` counts over all parts laid end to end; its column 0 is the mark before the part.
    """
    longest = max(len(part.ids) for part in batch)
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, part in enumerate(batch):
        ids[row, : len(part.ids)] = part.ids
        mask[row, : len(part.ids)] = 1
    return {"ids": ids, "mask": mask, "first": firsts([(part, row * longest) for row, part in enumerate(batch)])}


def window_arrays(
    batch: Sequence[Window], states: Mapping[tuple[int, int], NDArray[np.float32]]
) -> dict[str, NDArray[Any]]:
    """The reader's inputs, padded with 0: the stem's states [pieces, D] by part, and each piece's part by number."""
    longest = max(window.n_pieces for window in batch)
    width = states[batch[0].parts[0].key].shape[1]
    own = np.zeros((len(batch), longest, width), dtype=np.float32)
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    order = np.zeros_like(mask)
    starts = []
    for row, window in enumerate(batch):
        for number, (part, begin) in enumerate(zip(window.parts, window.begins, strict=True)):
            end = begin + len(part.ids)
            own[row, begin:end], order[row, begin:end], mask[row, begin:end] = states[part.key], number, 1
            starts.append((part, row * longest + begin))
    return {"states": own, "mask": mask, "order": order, "first": firsts(starts)}


def firsts(starts: Sequence[tuple[Part, int]]) -> NDArray[np.int64]:
    """[parts, words + 1]: where the mark and each word begin, from where the parts do; padded with 0."""
    first = np.zeros((len(starts), max(len(part.first) for part, _ in starts)), dtype=np.int64)
    for row, (part, begin) in enumerate(starts):
        first[row, : len(part.first)] = np.add(part.first, begin)
    return first
