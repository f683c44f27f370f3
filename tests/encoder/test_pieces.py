"""Pieces: no word is lost, whatever it is made of, and batches do not depend on the order of sentences."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.encoder.pieces import (
    PIECES_A_BATCH,
    PIECES_A_PART,
    PIECES_A_WINDOW,
    PIECES_A_WORD,
    UNK,
    arrays,
    batches,
    pieces_of,
    split_sentences,
    window_arrays,
    window_batches,
    windows,
)
from tests.encoder.toy import toy_tokenizer

TOKENIZER = toy_tokenizer()
SENTENCES = st.lists(st.lists(st.sampled_from(["police", "fired", "xyz", ",", "a" * 30, "\u200b"])), max_size=12)


def test_a_word_of_which_nothing_is_left_is_unknown() -> None:
    assert pieces_of(["police", "\u200b", "", " ", "fired"], TOKENIZER)[1:4] == [(UNK,)] * 3


def test_a_long_word_keeps_its_beginning() -> None:
    [long, endless] = pieces_of(["ab" * 20, "ab" * 5000], TOKENIZER)
    assert len(long) == PIECES_A_WORD
    assert len(endless) == 1


@given(SENTENCES)
@settings(max_examples=40, deadline=None)
def test_every_word_is_in_one_part(sentences: list[list[str]]) -> None:
    parts = split_sentences(sentences, TOKENIZER)
    for index, words in enumerate(sentences):
        own = [part for part in parts if part.sentence == index]
        assert sum(part.n_words for part in own) == len(words)
        assert [part.begin for part in own] == [sum(p.n_words for p in own[:k]) for k in range(len(own))]
    assert all(len(part.ids) <= PIECES_A_PART + 2 for part in parts)


def test_a_long_sentence_is_cut_after_a_comma() -> None:
    words = ["police"] * 150 + [","] + ["fired"] * 100
    assert [part.begin for part in split_sentences([words], TOKENIZER)] == [0, 151]


def test_a_long_sentence_without_marks_is_cut_where_it_must() -> None:
    begins = [part.begin for part in split_sentences([["police"] * 500], TOKENIZER)]
    assert begins == [0, PIECES_A_PART, 2 * PIECES_A_PART]


@given(SENTENCES, st.randoms())
@settings(max_examples=40, deadline=None)
def test_batches_are_the_same_in_any_order(sentences: list[list[str]], chance: object) -> None:
    parts = split_sentences(sentences, TOKENIZER)
    shuffled = list(parts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [[part.ids for part in b] for b in batches(parts)] == [[part.ids for part in b] for b in batches(shuffled)]
    together, mixed = windows(parts, 20), windows(parts, 20)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    ids = [[[p.ids for p in window.parts] for window in batch] for batch in window_batches(together)]
    assert ids == [[[p.ids for p in window.parts] for window in batch] for batch in window_batches(mixed)]


@given(SENTENCES)
@settings(max_examples=40, deadline=None)
def test_every_part_is_in_one_window(sentences: list[list[str]]) -> None:
    parts = split_sentences(sentences, TOKENIZER)
    article = windows(parts)
    assert [part for window in article for part in window.parts] == parts
    assert all(window.n_pieces <= PIECES_A_WINDOW for window in article)


def test_where_the_sentences_of_a_window_begin() -> None:
    [window] = windows(split_sentences([["police", "fired"], ["police"]], TOKENIZER))
    assert window.begins == [0, 4]
    assert window.n_pieces == 7


def test_no_room_for_neighbours() -> None:
    assert len(windows(split_sentences([["police"], ["fired"]], TOKENIZER), 1)) == 2


def test_batches_keep_to_their_size() -> None:
    parts = split_sentences([["police"] * n for n in (1, 190, 3) * 30], TOKENIZER)
    for batch in batches(parts):
        assert len(batch) * max(len(part.ids) for part in batch) <= PIECES_A_BATCH
    for together in window_batches(windows(parts)):
        assert len(together) * max(window.n_pieces for window in together) <= PIECES_A_BATCH
    assert len(list(batches(parts))) < len(parts)


def test_a_longer_sentence_opens_a_batch_of_its_own() -> None:
    """Ten sentences of three sub-words would be padded to twenty."""
    parts = split_sentences([*[["police"]] * 10, ["fired"] * 18], TOKENIZER)
    assert [[len(part.ids) for part in batch] for batch in batches(parts)] == [[3] * 10, [20]]


def test_what_the_parser_gets() -> None:
    """ "fired", "police", and "police abc", whose second word is three sub-words."""
    inputs = arrays(split_sentences([["fired"], ["police"], ["police", "abc"]], TOKENIZER))
    assert inputs["mask"].sum(1).tolist() == [3, 3, 6]
    assert inputs["first"].tolist() == [[0, 1, 0], [6, 7, 0], [12, 13, 14]]


def test_what_the_reader_gets() -> None:
    """Two windows: "police abc" and "fired" together, and "police" alone."""
    two, one = split_sentences([["police", "abc"], ["fired"]], TOKENIZER), split_sentences([["police"]], TOKENIZER)
    one = [replace(one[0], sentence=2)]
    states = {part.key: np.full((len(part.ids), 2), part.sentence, np.float32) for part in [*two, *one]}
    inputs = window_arrays([*windows(one), *windows(two)], states)
    assert inputs["mask"].sum(1).tolist() == [3, 9]
    assert inputs["order"][1].tolist() == [0] * 6 + [1] * 3
    assert inputs["states"][:, :, 0].tolist() == [[2] * 3 + [0] * 6, [0] * 6 + [1] * 3]
    assert inputs["first"].tolist() == [[0, 1, 0], [9, 10, 11], [15, 16, 0]]
