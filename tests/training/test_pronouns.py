"""Pronouns: what lessons teach, and what gold says of an answer."""

from datetime import date

from dateline.annotate.chain_entities import Entity, Said
from dateline.evaluate.coreference import GoldChains
from dateline.evaluate.pronouns import Snippet
from dateline.records.article import Article
from dateline.records.span import Span
from dateline.records.syntax import Token
from training.pronouns import Lesson, fit, right_of_gap, right_of_gum

ARTICLE = Article("a", "Amina met Leila. She left.", date(2024, 3, 14))
AMINA, LEILA, SHE = Span(0, 5), Span(10, 15), Span(17, 20)


def said(span: Span) -> Said:
    return Said(
        Token(0, span, span.of(ARTICLE.text), 0, "", "PROPN", (), -1, "root"), span, "NAM-PER", "head", "one", 0
    )


def test_what_right_answers_share_weighs_more_than_what_wrong_ones_do() -> None:
    lessons = [Lesson("it", ({"near": 1.0}, {"far": 1.0}, {"none": 1.0}), (True, False, False))] * 20
    weights = fit(lessons)
    assert weights["near"] > 0 > weights["far"]


def test_what_is_rare_is_left_out() -> None:
    often = Lesson("it", ({"near": 1.0}, {"far": 1.0}), (True, False))
    assert "odd" not in fit([often] * 20 + [Lesson("it", ({"odd": 1.0}, {"far": 1.0}), (True, False))])


def test_a_treebank_says_the_chain_or_none() -> None:
    right = right_of_gum(GoldChains(ARTICLE, ((AMINA, SHE),)))
    assert right(said(SHE), Entity([said(AMINA)]))
    assert not right(said(SHE), Entity([said(LEILA)]))
    assert not right(said(SHE), None)
    assert right(said(LEILA), None)


def test_where_both_names_are_wrong_any_other_answer_is_right() -> None:
    right = right_of_gap(Snippet(ARTICLE, SHE, ((AMINA, False), (LEILA, False))))
    assert not right(said(SHE), Entity([said(AMINA)]))
    assert right(said(SHE), Entity([said(Span(6, 9))]))
    assert right(said(SHE), None)
