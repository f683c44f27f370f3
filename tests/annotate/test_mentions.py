"""Mentions: names, descriptions and pronouns, each with its head and kind."""

from datetime import date

import pytest

from dateline.annotate.mentions import Name, merged
from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import MENTIONS
from dateline.records.mention import Mention
from dateline.records.span import Span


def mentions(text: str) -> dict[str, Mention]:
    """The mentions of a text, by their words."""
    [document] = read_documents([Article("a", text, date(2024, 3, 1))], [STEPS["mentions"]()])
    return {mention.span.of(text): mention for mention in document[MENTIONS]}


@pytest.mark.parametrize(
    ("text", "said", "kind", "how"),
    [
        ("Boko Haram attacked a village in Borno.", "Boko Haram", "ORG", "NAM"),
        ("Boko Haram attacked a village in Borno.", "a village in Borno", "FAC", "NOM"),
        ("Two Kenyan soldiers were killed near Garissa.", "Two Kenyan soldiers", "PER", "NOM"),
        ("Two Kenyan soldiers were killed near Garissa.", "Kenyan", "NORP", "NAM"),
        ("Kenya said its troops had left.", "its", "ORG", "PRO"),
        ("King Tariq vowed to defend the border.", "Tariq", "PER", "NAM"),
    ],
)
def test_found(text: str, said: str, kind: str, how: str) -> None:
    """Each is found with its words, its kind and the way in which it is said."""
    found = mentions(text)
    assert said in found or f"King {said}" in found, sorted(found)
    mention = found.get(said) or found[f"King {said}"]
    assert (mention.entity_type, mention.mention_type) == (kind, how)


def test_a_group_is_not_the_country_in_its_name() -> None:
    found = mentions("Tehreek-e-Taliban Pakistan claimed the blast in Quetta.")
    assert found["Tehreek-e-Taliban Pakistan"].entity_type == "ORG"
    assert "Pakistan" not in found


def test_things_are_nobody() -> None:
    assert "The budget" not in mentions("The budget passed on Monday.")


def test_of_overlapping_names_the_longer_stays() -> None:
    long = Name(Span(0, 20), "ORG", 0.5, listed=False)
    short = Name(Span(11, 20), "GPE", 1.0, listed=True)
    assert merged([short, long]) == [long]


def test_at_one_length_the_listed_name_stays() -> None:
    guessed = Name(Span(0, 5), "PER", 0.9, listed=False)
    listed = Name(Span(0, 5), "ORG", 1.0, listed=True)
    assert merged([guessed, listed]) == [listed]
