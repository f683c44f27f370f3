"""Spans: the best path that BIO allows, as ranges."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dateline.encoder.spans import best_path, log_softmax, spans_of

LABELS = ("O", "B-S", "I-S", "B-T", "I-T")


@st.composite
def logits(draw: st.DrawFn, most_words: int) -> NDArray[np.float32]:
    n = draw(st.integers(1, most_words))
    size = n * len(LABELS)
    flat = draw(st.lists(st.floats(-20, 20, width=32), min_size=size, max_size=size))
    return np.array(flat, dtype=np.float32).reshape(n, len(LABELS))


def allowed(path: tuple[int, ...]) -> bool:
    names = ["O", *(LABELS[k] for k in path)]
    return all(b[0] != "I" or (a != "O" and a[2:] == b[2:]) for a, b in pairwise(names))


@given(logits(5))
@settings(max_examples=40, deadline=None)
def test_the_best_of_all_allowed_paths(scores: NDArray[np.float32]) -> None:
    chances = log_softmax(scores)
    n = np.arange(len(scores))
    best = max(chances[n, p].sum() for p in product(range(len(LABELS)), repeat=len(scores)) if allowed(p))
    path = best_path(chances, LABELS)
    assert allowed(tuple(path))
    assert chances[n, path].sum() == pytest.approx(best)


def certain(*names: str) -> NDArray[np.float32]:
    """Logits that leave no doubt."""
    return np.array([[9.0 if label == name else 0.0 for label in LABELS] for name in names], np.float32)


def test_a_span_ends_where_the_next_begins() -> None:
    found = spans_of(certain("B-S", "I-S", "B-S", "B-T", "O", "B-T"), LABELS)
    assert [span[:3] for span in found] == [(0, 2, "S"), (2, 3, "S"), (3, 4, "T"), (5, 6, "T")]


def test_an_inside_alone_is_read_with_its_beginning() -> None:
    """The greedy labels O I-S I-S would be no span at all."""
    scores = certain("O", "I-S", "I-S")
    scores[1, LABELS.index("B-S")] = 8.0
    assert [span[:3] for span in spans_of(scores, LABELS)] == [(1, 3, "S")]


def test_the_score_is_the_mean_probability() -> None:
    [span] = spans_of(certain("B-S"), LABELS)
    assert span[3] == pytest.approx(np.exp(9) / (np.exp(9) + 4), abs=1e-4)


def test_no_words_no_spans() -> None:
    assert spans_of(np.zeros((0, len(LABELS)), np.float32), LABELS) == []
