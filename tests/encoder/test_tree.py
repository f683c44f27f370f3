"""Trees: what comes out always is one, with one root, and is the best there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dateline.encoder.tree import decode_tree, is_tree

Arcs = NDArray[np.float32]  # [words, words + 1]


@st.composite
def arcs(draw: st.DrawFn, most_words: int, ties: bool = False) -> Arcs:
    """Scores of n words and n + 1 heads; with ties, small whole numbers that often meet."""
    n = draw(st.integers(1, most_words))
    values = st.integers(-2, 2) if ties else st.floats(-50, 50, width=32)
    flat = draw(st.lists(values, min_size=n * (n + 1), max_size=n * (n + 1)))
    return np.array(flat, dtype=np.float32).reshape(n, n + 1)


def total(scores: Arcs, heads: NDArray[np.int64]) -> float:
    return float(scores[np.arange(len(scores)), heads].astype(np.float64).sum())


def best_by_trying(scores: Arcs) -> float:
    """The best total among all trees with one root."""
    n = len(scores)
    candidates = (np.array(heads) for heads in product(range(n + 1), repeat=n))
    return max(total(scores, heads) for heads in candidates if is_tree(heads))


@given(arcs(40))
@settings(max_examples=60, deadline=None)
def test_always_a_tree_with_one_root(scores: Arcs) -> None:
    heads, repaired = decode_tree(scores)
    assert is_tree(heads)
    assert repaired != is_tree(scores.argmax(axis=1))


@given(st.one_of(arcs(4), arcs(4, ties=True), arcs(5)))
@settings(max_examples=60, deadline=None)
def test_the_best_of_all_trees(scores: Arcs) -> None:
    heads, _ = decode_tree(scores)
    assert total(scores, heads) == pytest.approx(best_by_trying(scores), abs=1e-4)


def test_a_tree_that_needs_no_repair_stays() -> None:
    scores = np.full((3, 4), -5.0, dtype=np.float32)
    scores[[0, 1, 2], [2, 0, 2]] = 5.0
    heads, repaired = decode_tree(scores)
    assert heads.tolist() == [2, 0, 2]
    assert not repaired


def test_two_roots_become_one() -> None:
    scores = np.array([[9.0, -9.0, 1.0], [8.0, 7.0, -9.0]], dtype=np.float32)
    heads, repaired = decode_tree(scores)
    assert heads.tolist() == [0, 1]
    assert repaired


@pytest.mark.parametrize(
    ("heads", "answer"),
    [([0], True), ([2, 0, 2], True), ([0, 0], False), ([2, 1], False), ([1, 0], False), ([0, 3, 2], False)],
)
def test_what_a_tree_is(heads: list[int], answer: bool) -> None:
    assert is_tree(np.array(heads)) is answer


def test_two_hundred_words_are_done_at_once() -> None:
    scores = np.random.default_rng(1).normal(size=(200, 201)).astype(np.float32)
    assert is_tree(decode_tree(scores)[0])
