"""Which words are place names: those that the network reads, our regions, and what the text itself calls a place."""

from datetime import date

import pytest

from dateline.annotate.place_finding import find_names, to_the_end
from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.span import Span
from dateline.reference.gazetteer import load_gazetteer
from dateline.reference.registry import load_registry


def names(text: str) -> list[str]:
    [document] = read_documents([Article("a", text, date(2024, 3, 14))], [STEPS["mentions"]()])
    return [span.of(text) for span in find_names(document, load_gazetteer(), load_registry())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen stormed Qwyzz village on Monday.", "Qwyzz"),
        ("Troops took the hamlet of Burdaq on Monday.", "Burdaq"),
        ("Jets bombed the towns of Daraya and Qwyzzabad.", "Qwyzzabad"),
        ("The army killed two men in a raid in Tank district.", "Tank"),
        ("A drone struck a house in North Waziristan.", "North Waziristan"),
        ("Soldiers were deployed to Maiduguri.", "Maiduguri"),
    ],
)
def test_found(text: str, found: str) -> None:
    assert any(found in name for name in names(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Iraqi troops entered the city.", "Iraqi"),
        ("The district attorney spoke to reporters.", "district"),
        ("Readers of the Kashmir Times complained.", "Kashmir"),
        ("The Kurdish district was shelled.", "Kurdish"),
    ],
)
def test_not_found(text: str, wrong: str) -> None:
    assert wrong not in names(text)


def test_an_article_brings_what_it_belongs_to() -> None:
    text = "Rebels shelled Tal Al-Eis on Friday."
    assert to_the_end(Span(15, 21), text).of(text) == "Tal Al-Eis"
    assert to_the_end(Span(15, 18), text).of(text) == "Tal"
