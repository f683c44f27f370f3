"""Sentences: where they end, and where a stop does not end one."""

from datetime import date

import pytest

from dateline.annotate.sentences import find_sentences
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.span import Span


def sentences(text: str, paragraphs: tuple[Span, ...] = ()) -> list[str]:
    """The sentences of a story, by their words."""
    article = Article("a", text, date(2024, 3, 14), paragraphs=paragraphs)
    return [sentence.span.of(text) for sentence in find_sentences(Document(article))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Amadi met Lt. Col. Osei in Lagos.", 1),
        ("The U.S. embassy in Accra was closed.", 1),
        ("The bomb went off at 4:00 a.m. and killed two.", 1),
        ("He works for Sahel Mining Co. He was freed.", 2),
        ("J. K. Amadi resigned.", 1),
        ("Troops fired 3.5 tonnes of shells.", 1),
        ("Two were killed.The army denied it.", 2),
        ("“We won.” The crowd cheered.", 2),
        ("“Will you go?” asked the judge.", 1),
        ("Who fired? Nobody knows!", 2),
        ("They waited … and left.", 1),
        ("No. 4 Brigade left.", 1),
    ],
)
def test_how_many(text: str, count: int) -> None:
    """Abbreviations, initials, times and numbers end no sentence; a stop stuck to the next capital does."""
    found = sentences(text)
    assert len(found) == count, found
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_quote_closes_with_its_sentence() -> None:
    """The closing mark belongs to the sentence that it closes."""
    assert sentences('"We won." The crowd cheered.') == ['"We won."', "The crowd cheered."]


def test_a_paragraph_ends_its_sentence() -> None:
    """A headline without a stop does not run into the text below it."""
    text = "Troops leave Bor\nThe last trucks left on Monday."
    assert sentences(text, (Span(0, 16), Span(17, len(text)))) == [
        "Troops leave Bor",
        "The last trucks left on Monday.",
    ]
