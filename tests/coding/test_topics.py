"""Topics: positions on one issue have one key, whatever words they use."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article
from dateline.records.position import Position


def position(text: str) -> Position:
    """The only position of a story."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    [found] = coding.positions
    return found


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Pakistan rejected talks with the TTP.", "talks|ttp"),
        ("Pakistan is ready to negotiate with the TTP.", "talks|ttp"),
        ("Pakistan wants a dialogue with the TTP.", "talks|ttp"),
        ("Israel refused to discuss a truce with Hamas.", "ceasefire|hamas"),
        ("Israel wants a ceasefire with Hamas.", "ceasefire|hamas"),
        ("Spain will not recognise Kosovo.", "recognition|country-xkx"),
        ("Greece favours the recognition of Kosovo.", "recognition|country-xkx"),
        ("Protesters in Lima demand democratic reform.", "democratic reform"),
        ("Farmers in Punjab oppose the new land law.", "land law"),
    ],
)
def test_one_issue_has_one_key(text: str, topic: str) -> None:
    """The head in one word, then whom it names, without the holder."""
    assert position(text).topic == topic


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Pakistan rejected talks with the TTP.", "talks with the TTP"),
        ("Spain will not recognise Kosovo.", "recognise Kosovo"),
        ("The Houthis want the blockade of Hodeidah lifted.", "the blockade of Hodeidah"),
        ("The Red Crescent said the siege must end.", "The siege"),
        ("The rebels want foreign troops to leave Mali.", "foreign troops"),
    ],
)
def test_the_issue_is_in_the_words_of_the_text(text: str, issue: str) -> None:
    assert position(text).issue.lower() == issue.lower()


def test_the_content_is_what_exactly_is_wanted() -> None:
    text = "The rebels want foreign troops to leave Mali if the vote fails."
    found = position(text)
    assert found.content is not None
    assert found.content.of(text) == "leave Mali"
    assert [span.of(text) for span in found.conditions] == ["if the vote fails"]
