"""Spans: the best label path under the BIO constraints (Viterbi), as ranges."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e9


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Logarithms of probabilities over the last axis."""
    shifted = logits.astype(np.float64) - logits.max(axis=-1, keepdims=True)
    result: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


@lru_cache(maxsize=8)
def transitions(labels: tuple[str, ...]) -> NDArray[np.float64]:
    """[from, to]: 0 where the step is allowed; "I-X" follows only "B-X" or "I-X"."""
    allowed = np.zeros((len(labels), len(labels)))
    for j, after in enumerate(labels):
        if after.startswith("I-"):
            for i, before in enumerate(labels):
                if before == "O" or before[2:] != after[2:]:
                    allowed[i, j] = FORBIDDEN
    return allowed


def is_allowed(path: Sequence[str]) -> bool:
    """Does each "I-X" follow "B-X" or "I-X"?"""
    before = "O"
    for label in path:
        if label.startswith("I-") and (before == "O" or before[2:] != label[2:]):
            return False
        before = label
    return True


def best_path(scores: NDArray[np.float64], labels: Sequence[str]) -> list[int]:
    """The likeliest labels of n words among the paths that BIO allows, from log probabilities [n, labels]."""
    greedy: list[int] = scores.argmax(axis=1).tolist()
    if is_allowed([labels[k] for k in greedy]):
        return greedy  # no path is likelier
    steps = transitions(tuple(labels))
    start = np.array([FORBIDDEN if label.startswith("I-") else 0.0 for label in labels])
    best = scores[0] + start
    back: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        total = best[:, None] + steps
        back.append(total.argmax(axis=0))
        best = total.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans_of(logits: NDArray[np.float32], labels: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """(begin, end, type, score) of each span on the best path; score: mean probability of its labels."""
    if not len(logits):
        return []
    scores = log_softmax(logits)
    path = best_path(scores, labels)
    found: list[tuple[int, int, str, float]] = []
    begin = 0
    while begin < len(path):
        label = labels[path[begin]]
        if not label.startswith("B-"):
            begin += 1
            continue
        end = begin + 1
        while end < len(path) and labels[path[end]] == f"I-{label[2:]}":
            end += 1
        score = float(np.exp(scores[range(begin, end), path[begin:end]]).mean())
        found.append((begin, end, label[2:], round(score, 4)))
        begin = end
    return found
