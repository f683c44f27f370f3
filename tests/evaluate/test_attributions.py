"""Attributions against gold: pairs by their cues, roles by what they share, undecided spans left out."""

from datetime import date

from dateline.evaluate.attributions import GoldSaid, Said, read_brat, said_in, score_attributions
from dateline.records.article import Article
from dateline.records.attribution import Attribution
from dateline.records.span import Span

TEXT = "Police said gunmen fled. Rebels deny it."
NOTES = """T1\tSource 0 6\tPolice
T2\tCue 7 11\tsaid
T3\tContent 12 23\tgunmen fled
E1\tAttribution:T1 Source:T1 Cue:T2 Content:T3
T4\tDiscard 25 39\tRebels deny it
"""


def gold(notes: str = NOTES) -> GoldSaid:
    said, undecided = read_brat(notes)
    return GoldSaid(Article("a", TEXT, date(2016, 9, 30)), said, undecided)


def test_brat_is_read() -> None:
    """One attribution, and one span that the annotators left undecided."""
    document = gold()
    assert document.said == (Said((Span(0, 6),), (Span(7, 11),), (Span(12, 23),)),)
    assert document.undecided == (Span(25, 39),)


def test_what_is_right_counts_once() -> None:
    """The right attribution, and one on undecided words, which counts nothing."""
    found = (Said((Span(0, 6),), (Span(7, 11),), (Span(12, 18),)), Said((Span(25, 31),), (Span(32, 36),), ()))
    figures = score_attributions([gold()], [found])
    assert [figures[name] for name in ("source", "cue", "content", "whole")] == [100.0] * 4


def test_a_wrong_source_spoils_the_whole() -> None:
    """Cue and content are right, the source is not."""
    found = (Said((Span(12, 18),), (Span(7, 11),), (Span(12, 23),)),)
    figures = score_attributions([gold()], [found])
    assert (figures["cue"], figures["content"], figures["source"], figures["whole"]) == (100.0, 100.0, 0.0, 0.0)


def test_sentences_that_go_on_belong_to_their_cue() -> None:
    """Two contents under one cue are one attribution."""
    one = Attribution(Span(0, 6), 0, Span(7, 11), "said", (Span(12, 23),))
    two = Attribution(Span(0, 6), 0, Span(7, 11), "said", (Span(25, 39),))
    assert said_in([one, two]) == (Said((Span(0, 6),), (Span(7, 11),), (Span(12, 23), Span(25, 39))),)
