"""Tokens, words and sentences of corpora that come without UD words."""

import pytest

from training.example import head_word, normalize, spans_of
from training.plain import cover, split_sentences, split_words, words_of
from training.tokens import join_tokens, sentence_bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", "They do n't know ."),
        ("Gen. Khan left the U.S. on Monday.", "Gen. Khan left the U.S. on Monday ."),
        ("Pakistan's 1,200 well-armed men", "Pakistan 's 1,200 well - armed men"),
        ("He said: “Go!”", "He said : “ Go ! ”"),
    ],
)
def test_words_are_cut_as_in_universal_dependencies(text: str, expected: str) -> None:
    assert words_of(text) == expected.split()


def test_titles_and_initials_end_no_sentence() -> None:
    text = "Lt. Gen. A. Khan was killed. Two others fled.\nMore follows"
    found = [text[b:e].strip() for b, e in split_sentences(text)]
    assert found == ["Lt. Gen. A. Khan was killed.", "Two others fled.", "More follows"]


def test_characters_to_words() -> None:
    spans = split_words("a car bomb in Kabul")
    assert cover(spans, 2, 10) == (1, 3)
    assert cover(spans, 50, 60) is None


def test_tokens_of_wikievents_become_ud_words() -> None:
    text = "Russia ’ s foray : they haven ’ t left the U . S . , Gen . Votel said"
    tokens = text.split()
    words, at = join_tokens(tokens)
    assert " ".join(words) == "Russia ’s foray : they have n’t left the U.S. , Gen. Votel said"
    assert words[at[tokens.index("left")]] == "left"
    assert words[at[tokens.index("t")]] == "n’t"


def test_a_sentence_ends_after_its_closing_quote() -> None:
    text = "“ Get out . ” Then Gen. Votel left ."
    words = text.split()
    assert sentence_bounds(words) == [(0, 5), (5, 10)]


def test_spans_of_bio() -> None:
    assert spans_of(["B-PER", "I-PER", "O", "I-ORG", "B-ORG"]) == [
        (0, 2, "PER"),
        (3, 4, "ORG"),
        (4, 5, "ORG"),
    ]


def test_the_head_of_a_span_has_its_own_head_outside() -> None:
    """The police arrested two local men."""
    heads = [2, 3, 0, 6, 6, 3]
    assert head_word(heads, 3, 6) == 5


def test_sentences_compare_without_case_and_marks() -> None:
    assert normalize(["He", "'s", "gone", "."]) == normalize("HE'S gone!")
