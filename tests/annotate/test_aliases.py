"""Aliases: short forms that an article defines for itself."""

from datetime import date

import pytest

from dateline.annotate.aliases import begin_of_long
from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import ALIASES


def aliases(text: str) -> dict[str, str]:
    """Short forms of a text with their long forms."""
    [document] = read_documents([Article("a", text, date(2024, 3, 1))], [STEPS["aliases"]()])
    return {alias.short.of(text): alias.long.of(text) for alias in document[ALIASES]}


def test_in_brackets() -> None:
    """A short form in brackets stands for the words whose initials it has."""
    text = "The Northern Farmers Union (NFU) marched on Tuesday. The NFU wants higher prices."
    assert aliases(text) == {"NFU": "Northern Farmers Union"}


def test_small_words_need_no_letter() -> None:
    assert aliases("The Council of Elders for Peace (CEP) met in Juba.") == {"CEP": "Council of Elders for Peace"}


def test_after_or() -> None:
    assert aliases("The Valley Defence League, or VDL, laid down its arms.") == {"VDL": "Valley Defence League"}


def test_a_bracket_that_is_no_short_form() -> None:
    assert aliases("The Valley Defence League (Monday) laid down its arms.") == {}


@pytest.mark.parametrize(
    ("words", "short", "begins"),
    [
        ("the Popular Front", "PF", "Popular Front"),
        ("said the Ministry of Mines", "MM", "Ministry of Mines"),
        ("the Popular Front", "XY", None),
    ],
)
def test_where_the_long_form_begins(words: str, short: str, begins: str | None) -> None:
    start = begin_of_long(words, short)
    assert (None if start is None else words[start:]) == begins
