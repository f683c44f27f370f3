"""Printed: what was read as prose is cited as the article prints it."""

from datetime import date

from dateline.pipeline.coder import Coder
from dateline.records.article import Article

WIRE = "ON MONDAY THE REBELS OF BOKO\nHARAM KILLED  THREE SOLDIERS IN\nMAIDUGURI, THE NIGERIAN  ARMY\nSAID."


def test_texts_are_the_printed_ones_and_names_are_in_ordinary_case() -> None:
    """Every text stands at its offsets, line breaks and capitals included."""
    coding = Coder().code_article(Article("a", WIRE, date(2024, 3, 14)))
    [event] = coding.events
    [actor] = event.actors
    assert coding.article is not None
    assert coding.article.text == WIRE
    assert actor.name == "Boko Haram"
    assert actor.text == actor.span.of(WIRE) == "THE REBELS OF BOKO\nHARAM"
    assert event.date is not None
    assert (event.date.text, event.date.start) == ("ON MONDAY", "2024-03-11")
    assert [place.text for place in event.places] == ["MAIDUGURI"]
    assert [source.text for source in event.attribution] == ["THE NIGERIAN  ARMY"]


def test_an_article_in_ordinary_case_is_handed_on() -> None:
    article = Article("a", "Boko Haram killed three soldiers in Maiduguri.", date(2024, 3, 14))
    assert Coder().code_article(article).article is article


def test_statements_cite_the_printed_words_too() -> None:
    """What sides hold, promised and are to each other, in capitals."""
    wire = "IRAN BACKS BOKO HARAM. IRAN WANTS  TALKS WITH SAUDI\nARABIA. IRAN BROKE THE CEASEFIRE."
    coding = Coder().code_article(Article("a", wire, date(2024, 3, 14)))
    [position], [commitment], [relation] = coding.positions, coding.commitments, coding.relations
    assert position.issue == "TALKS WITH SAUDI\nARABIA"
    assert commitment.content == "THE CEASEFIRE"
    assert relation.of.text == "IRAN"
    assert relation.of.name == "Government of Iran"
