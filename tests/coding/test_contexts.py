"""Contexts of events and of whole articles, with the words that say so."""

from datetime import date

import pytest

from dateline import code
from dateline.records.article import Article
from dateline.records.coding import Coding

CLIMATE = """Delegates from forty countries opened a climate summit in Accra on Monday.
They will discuss how to cut greenhouse gas emissions before 2030.
Deforestation has doubled in ten years, a report said.
The host city was full of flowers.
"""


def coded(text: str) -> Coding:
    [coding] = code(Article("a1", text, date(2024, 3, 1)))
    return coding


def about(text: str) -> list[str]:
    return [context.name for context in coded(text).contexts]


def test_an_article_is_about_what_its_sentences_speak_of() -> None:
    coding = coded(CLIMATE)
    assert coding.contexts[0].name == "environment"
    said = [span.of(CLIMATE) for span in coding.contexts[0].evidence]
    assert said[-1] == "Deforestation"
    assert said == sorted(said, key=CLIMATE.index)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Voters in Liberia went to polling stations on Tuesday. Turnout in the election was high.", "election"),
        ("A cholera outbreak killed nine people in Beira. Nurses began to vaccinate children.", "health"),
        ("The ceasefire collapsed. Soldiers shelled the town with artillery at dawn.", "military"),
        ("Hackers broke into the ministry's computer network. The malware had come by mail.", "cyber"),
        ("The judge sentenced the former mayor for bribery. She had taken kickbacks for years.", "corruption"),
    ],
)
def test_a_short_article_has_its_context(text: str, context: str) -> None:
    assert context in about(text)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("The striker scored twice in the race for the title. The party lasted all night.", "election"),
        ("Julian Bishop bought a bakery in Leeds on Monday. Julian Bishop sells bread there.", "religion_ethnicity"),
        ("Police opened fire on a van near the port. The driver fled on foot.", "disasters"),
    ],
)
def test_a_word_that_only_looks_like_it_gives_no_context(text: str, context: str) -> None:
    assert context not in about(text)


def test_one_mention_far_down_a_long_article_is_not_what_it_is_about() -> None:
    long = "The new bridge is long and made of steel. " * 15 + "A hospital stands beside it. "
    assert about(long) == []


def test_five_at_most_and_none_without_text() -> None:
    many = (
        "The army, the parliament, the court and the embassy met the refugees after the election, the earthquake, "
        "the ebola outbreak, the murder, the cyberattack and the inflation."
    )
    assert len(about(many)) == 5
    assert about("\n") == []


def test_an_event_has_the_contexts_of_its_own_clause() -> None:
    """Only the second sentence speaks of a court."""
    events = coded("Rebels attacked a village near Goma on Monday. A court sentenced a smuggler to six years.").events
    attack = next(event for event in events if event.event_type == "ASSAULT")
    sentence = next(event for event in events if event.event_type == "SANCTION")
    assert "legal" not in attack.contexts
    assert "legal" in sentence.contexts
