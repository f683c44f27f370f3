"""Trees: the best spanning tree with one root over arc scores (Chu and Liu 1965, Edmonds 1967)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]  # [heads, dependents], node 0 is the root
LOWEST = -1e9


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Do heads (1-based, 0 = root) make a tree with exactly one root?"""
    n = len(heads)
    if int((heads == 0).sum()) != 1:
        return False
    safe = np.zeros(n + 1, dtype=bool)
    safe[0] = True
    for start in range(1, n + 1):
        path, node = [], start
        while not safe[node]:
            if node in path:
                return False
            path.append(node)
            node = int(heads[node - 1])
        safe[path] = True
    return True


def decode_tree(arcs: NDArray[np.float32]) -> tuple[NDArray[np.int64], bool]:
    """Heads (1-based, 0 = root) from scores [words, words + 1], and whether the greedy ones had to be repaired."""
    greedy = arcs.argmax(axis=1).astype(np.int64)
    if is_tree(greedy):
        return greedy, False
    n = len(arcs)
    scores = np.full((n + 1, n + 1), LOWEST)
    scores[:, 1:] = arcs.T
    np.fill_diagonal(scores, LOWEST)
    heads = spanning_tree(scores)
    if int((heads[1:] == 0).sum()) != 1:
        heads = _single_root(scores, heads)
    return heads[1:].astype(np.int64), True


def _single_root(scores: Scores, heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """The best tree among those whose one root is a likely word: every root of the free tree, and the five likeliest."""
    n = len(scores) - 1
    candidates = {int(r) for r in np.flatnonzero(heads[1:] == 0) + 1} | {int(r) + 1 for r in np.argsort(-scores[0, 1:])[:5]}
    best, best_score = heads, -np.inf
    for root in sorted(candidates):
        single = scores.copy()
        single[0, :] = LOWEST
        single[0, root] = scores[0, root]
        tree = spanning_tree(single)
        total = float(single[tree[1:], np.arange(1, n + 1)].sum())
        if total > best_score:
            best, best_score = tree, total
    return best


def spanning_tree(scores: Scores) -> NDArray[np.int64]:
    """Heads of the maximum arborescence from node 0; the root's own head is -1."""
    heads: NDArray[np.int64] = scores.argmax(axis=0).astype(np.int64)
    heads[0] = -1
    cycle = _find_cycle(heads)
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


def _find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """Some cycle among the heads, None where there is none."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return None
