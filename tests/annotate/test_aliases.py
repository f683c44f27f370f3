"""Aliases: short forms that an article defines for itself."""

import time
from datetime import date

import pytest

from dateline.annotate.aliases import begin_of_long, by_acronym
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


def test_of_several_brackets_each_defines_its_own() -> None:
    """What a short form stands for begins behind the comma, bracket or line before it."""
    text = "The Salt-Miners' League (SML) of Oruma [north] met the Reed Cutters Guild (RCG) and a (new) mayor."
    assert aliases(text) == {"SML": "Salt-Miners' League", "RCG": "Reed Cutters Guild"}


def test_many_hyphens_before_a_bracket_take_no_time() -> None:
    begun = time.perf_counter()
    assert not list(by_acronym(f"The {'ab-' * 60}cd (of old) and the rest."))
    assert time.perf_counter() - begun < 1


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
