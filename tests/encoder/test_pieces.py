"""Pieces: no word is lost, whatever it is made of, and batches do not depend on the order of sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.encoder.pieces import (
    PIECES_A_BATCH,
    PIECES_A_PART,
    PIECES_A_WINDOW,
    PIECES_A_WORD,
    UNK,
    WINDOWS_A_BATCH,
    arrays,
    batches,
    pieces_of,
    split_sentences,
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
    article = windows(split_sentences(sentences, TOKENIZER), 20)
    shuffled = list(article)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    ids = [[window.ids for window in batch] for batch in batches(article)]
    assert ids == [[window.ids for window in batch] for batch in batches(shuffled)]


@given(SENTENCES)
@settings(max_examples=40, deadline=None)
def test_every_part_is_in_one_window(sentences: list[list[str]]) -> None:
    parts = split_sentences(sentences, TOKENIZER)
    article = windows(parts)
    assert [part for window in article for part in window.parts] == parts
    assert all(len(window.ids) <= PIECES_A_WINDOW for window in article)


def test_the_mark_that_closes_a_sentence_opens_the_next() -> None:
    [window] = windows(split_sentences([["police", "fired"], ["police"]], TOKENIZER))
    assert window.begins == [0, 3]
    assert len(window.ids) == 6


def test_no_room_for_neighbours() -> None:
    assert len(windows(split_sentences([["police"], ["fired"]], TOKENIZER), 1)) == 2


def test_batches_keep_to_their_size() -> None:
    sentences = [["police"] * n for n in (1, 190, 3) * 30]
    for batch in batches(windows(split_sentences(sentences, TOKENIZER))):
        assert len(batch) <= WINDOWS_A_BATCH
        assert len(batch) * max(len(window.ids) for window in batch) <= PIECES_A_BATCH


def test_what_the_network_gets() -> None:
    """Two windows: "police abc" and "fired" together, and "police" alone."""
    two, one = split_sentences([["police", "abc"], ["fired"]], TOKENIZER), split_sentences([["police"]], TOKENIZER)
    [batch] = batches([*windows(two), *windows(one)])
    inputs = arrays(batch)
    assert inputs["mask"].tolist() == [[1, 1, 1, 0, 0, 0, 0, 0], [1] * 8]
    assert inputs["first"].tolist() == [[0, 1, 0], [8, 9, 10], [13, 14, 0]]
