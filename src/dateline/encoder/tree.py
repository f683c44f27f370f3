"""Trees: the best spanning tree with one root over arc scores (Chu and Liu 1965, Edmonds 1967)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]  # [heads, dependents], node 0 is the root
LOWEST = -1e9


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Do heads (1-based, 0 = root) make a tree with exactly one root?"""
    above = [-1, *heads.tolist()]
    return above.count(0) == 1 and _find_cycle(above) is None


def decode_tree(arcs: NDArray[np.float32]) -> tuple[NDArray[np.int64], bool]:
    """Heads (1-based, 0 = root) from scores [words, words + 1], and whether the greedy ones were no tree.

    Where the best tree has several roots, every arc from the root is made dearer than all other arcs together,
    so that the best tree has one root and is the best of those (Stanojević and Cohen 2021, "A Root of a Problem").
    """
    greedy = arcs.argmax(axis=1).astype(np.int64)
    if is_tree(greedy):
        return greedy, False
    n = len(arcs)
    scores = np.zeros((n + 1, n + 1))
    scores[:, 1:] = arcs.T
    np.fill_diagonal(scores, LOWEST)
    scores[:, 0] = LOWEST
    heads = spanning_tree(scores)[1:]
    if np.count_nonzero(heads == 0) > 1:
        scores[0, 1:] -= 1.0 + n * float(np.ptp(arcs))
        heads = spanning_tree(scores)[1:]
    return heads, True


def spanning_tree(scores: Scores) -> NDArray[np.int64]:
    """Heads of the maximum arborescence from node 0; the root's own head is -1."""
    heads: NDArray[np.int64] = scores.argmax(axis=0).astype(np.int64)
    heads[0] = -1
    cycle = _find_cycle(heads.tolist())
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    m = len(outside)
    contracted = np.full((m + 1, m + 1), LOWEST)
    contracted[:m, :m] = scores[np.ix_(outside, outside)]
    gain = scores[np.ix_(outside, members)] - scores[heads[members], members][None, :]
    enter = gain.argmax(axis=1)
    contracted[:m, m] = gain.max(axis=1)
    leaving = scores[np.ix_(members, outside)]
    leave = leaving.argmax(axis=0)
    contracted[m, :m] = leaving.max(axis=0)
    contracted[:, 0] = LOWEST
    inner = spanning_tree(contracted)
    result = heads.copy()
    for k in range(1, m):
        result[outside[k]] = members[leave[k]] if inner[k] == m else outside[inner[k]]
    result[members[enter[inner[m]]]] = outside[inner[m]]
    return result


def _find_cycle(heads: Sequence[int]) -> list[int] | None:
    """Some cycle among the heads, None where there is none; node 0 has no head."""
    walk = [-1] * len(heads)  # the walk that passed a node first, by the node where it began
    walk[0] = 0
    for start in range(1, len(heads)):
        node = start
        while walk[node] < 0:
            walk[node] = start
            node = heads[node]
        if node and walk[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
    return None
