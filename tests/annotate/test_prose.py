"""Prose: texts without case, and wrapped ones, read as running prose of the same length."""

from datetime import date

import pytest

from dateline.annotate.casing import is_capital, is_small
from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import PROSE


def prose(text: str) -> str:
    """The text as the steps after it read it."""
    [document] = read_documents([Article("a", text, date(2024, 3, 14))], [STEPS["prose"]()])
    assert len(document.article.text) == len(text)
    return document.article.text


@pytest.mark.parametrize(
    "text",
    [
        "Police in Ghana arrested Kofi Mensah on Monday.",
        "The Pakistani Taliban attacked Peshawar in March, the UN said.",
        "US troops told us that the WHO would decide who gets help in May.",
        "Al-Shabab fighters may march on Kismayo.",
        "The U.N. sent troops to President Tariq in N'Djamena.",
    ],
)
def test_capitals_and_small_letters_get_their_case_back(text: str) -> None:
    """Names, months and acronyms, and not the words spelled like them."""
    assert prose(text.upper()) == text
    assert prose(text.lower()) == text


def test_text_in_ordinary_case_is_left_alone() -> None:
    text = "NATO, ISAF and the UN met. The Ministry of Oddity said NO."
    [document] = read_documents([Article("a", text, date(2024, 3, 14))], [STEPS["prose"]()])
    assert document.article.text == text
    assert document[PROSE] == ()


def test_a_headline_in_capitals_is_written_as_the_story_writes() -> None:
    """What no list holds, the body of the story shows."""
    text = "McAdoo LEAVES.\nPOLICE ARREST MCADOO IN ACCRA.\nThe police arrested McAdoo in Accra on Monday."
    assert "arrest McAdoo in Accra." in prose(text)


def test_an_acronym_that_the_text_explains_keeps_its_capitals() -> None:
    text = "THE NATIONAL UNION OF ARTISANS (NUOA) PROTESTED IN ACCRA ON MONDAY. THE NUOA IS ANGRY."
    assert prose(text).count("NUOA") == 2


def test_a_line_break_in_a_sentence_is_a_space() -> None:
    assert prose("Police arrested Kofi\nMensah on Monday.") == "Police arrested Kofi Mensah on Monday."


@pytest.mark.parametrize(("text", "capital"), [("REBELS ATTACKED BOR", True), ("UN, EU, AU", False), ("Rebels", False)])
def test_what_is_printed_in_capitals(text: str, capital: bool) -> None:
    """A list of acronyms is not."""
    assert is_capital(text) is capital


def test_what_is_printed_small() -> None:
    assert is_small("rebels attacked the port of bor")
    assert not is_small("rebels attacked the port of Bor")
