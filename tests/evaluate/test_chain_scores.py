"""Chain scores: the three metrics on chains small enough to be counted by hand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.chain_scores import METRICS, best_sum, score_b_cubed, score_ceaf, score_chains, score_muc

GOLD = [{"a", "b", "c"}, {"d", "e"}]
SPLIT = [{"a", "b"}, {"c", "d", "e"}]


def test_muc_counts_links() -> None:
    """Of gold's three links two are kept, and of our three two."""
    assert score_muc(GOLD, SPLIT) == (2, 3, 2, 3)


def test_b_cubed_counts_mentions() -> None:
    """a and b have 2/3 of their chain beside them, c 1/3, d and e all of it."""
    right, mentions, *_ = score_b_cubed(GOLD, SPLIT)
    assert right == pytest.approx(2 / 3 + 2 / 3 + 1 / 3 + 2)
    assert mentions == 5


def test_ceaf_matches_chains_one_to_one() -> None:
    """Both pairs overlap by 4/5."""
    assert score_ceaf(GOLD, SPLIT) == pytest.approx((1.6, 2, 1.6, 2))


def test_ceaf_counts_a_chain_once() -> None:
    """One chain of all matches the larger of gold's, not both."""
    assert score_ceaf(GOLD, [{"a", "b", "c", "d", "e"}])[0] == pytest.approx(6 / 8)


@pytest.mark.parametrize("metric", METRICS)
def test_gold_itself_is_perfect_and_nothing_scores_nothing(metric: str) -> None:
    assert score_chains([(GOLD, GOLD)])[metric] == pytest.approx(100)
    assert score_chains([(GOLD, [])])[metric] == 0


def test_documents_are_added_before_they_are_divided() -> None:
    """One link is found in a document, three are missed in another: a quarter is recalled, and nothing is wrong."""
    figures = score_chains([([{"a", "b"}], [{"a", "b"}]), ([{"c", "d", "e", "f"}], [])])
    assert figures["muc"] == pytest.approx(100 * 2 * 0.25 / 1.25)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), max_size=4)))
def test_the_best_sum_is_the_best_of_all_matchings(values: list[list[int]]) -> None:
    wide = values if values and len(values) <= len(values[0]) else [list(row) for row in zip(*values, strict=True)]
    columns = range(len(wide[0]) if wide else 0)
    every = itertools.permutations(columns, len(wide))
    best = max((sum(row[c] for row, c in zip(wide, chosen, strict=True)) for chosen in every), default=0)
    assert best_sum(values) == pytest.approx(best)
