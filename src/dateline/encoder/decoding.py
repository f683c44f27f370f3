"""Decoding: the heads' scores for one part become words' tags, a tree, names, sides, triggers and roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.lemmas import lemma_of
from dateline.encoder.reading import (
    ClaimReading,
    MentionReading,
    RoleReading,
    SentenceReading,
    SideReading,
    TriggerReading,
)
from dateline.encoder.spans import log_softmax, spans_of
from dateline.encoder.tree import decode_tree

Floats = NDArray[np.float32]
LEAST_TRIGGER = 0.15
LEAST_ROLE = 0.3
LEAST_CUE = 0.5
SIDES = {"S": "source", "T": "target", "R": "related"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of each head's labels in logit order, and the bilinear matrices."""

    names: Mapping[str, Sequence[str]]
    relation: Floats  # [relations, R + 1, R + 1]
    role: Floats  # [roles, Q + 1, Q + 1]
    claim: Floats  # [claims, Q + 1, Q + 1]
    link: Floats  # [L + 1, L + 1]
    reports: bool = True  # did the network learn claims, sureness and links?


def decode_part(
    words: Sequence[str],
    scores: Mapping[str, Floats],
    labels: Labels,
    min_trigger: float = LEAST_TRIGGER,
) -> SentenceReading:
    """The reading of n words from outputs cut to n (n + 1 for heads)."""
    heads, repaired = decode_tree(scores["arc"])
    scripts = best_labels(scores["lemma"], labels.names["lemma"])
    triggers = decode_triggers(scores["trigger"], labels.names["trigger"], min_trigger)
    return SentenceReading(
        words=tuple(words),
        upos=tuple(best_labels(scores["upos"], labels.names["upos"])),
        feats=tuple(best_labels(scores["feats"], labels.names["feats"])),
        lemmas=tuple(map(lemma_of, words, scripts)),
        heads=tuple(int(h) - 1 for h in heads),
        deprels=tuple(decode_relations(scores, heads, labels)),
        mentions=tuple(MentionReading(*s) for s in spans_of(scores["mention"], labels.names["mention"])),
        sides=tuple(
            SideReading(begin, end, SIDES[kind], score)
            for begin, end, kind, score in spans_of(scores["side"], labels.names["side"])
        ),
        triggers=tuple(triggers),
        roles=tuple(decode_roles(scores, triggers, labels)),
        repaired=repaired,
        sureness=tuple(np.clip(scores["fact"][:, 0], -3, 3).round(2).tolist()) if labels.reports else (),
        claims=tuple(decode_claims(scores, labels)) if labels.reports else (),
    )


def best_labels(logits: Floats, names: Sequence[str]) -> list[str]:
    """The likeliest label of each word."""
    return [names[k] for k in logits.argmax(-1)]


def decode_relations(scores: Mapping[str, Floats], heads: NDArray[np.int64], labels: Labels) -> list[str]:
    """The relation of each word to its head, scored anew where that is not the greedy one.

    The root, and only the root, is "root".
    """
    names = labels.names["rel"]
    logits = scores["rel"].astype(np.float64).copy()
    changed = np.flatnonzero(scores["arc"].argmax(axis=1) != heads)
    if len(changed):
        dependents = with_one(scores["rel_dep"][changed])
        governors = with_one(scores["rel_head"][heads[changed]])
        logits[changed] = np.einsum("ni,rij,nj->nr", dependents, labels.relation, governors, optimize=True)
    root = names.index("root")
    logits[heads != 0, root] = -np.inf
    return ["root" if h == 0 else names[k] for h, k in zip(heads, logits.argmax(-1), strict=True)]


def with_one(vectors: Floats) -> Floats:
    """Vectors with a 1 appended, for the linear part of a bilinear form."""
    return np.concatenate([vectors, np.ones((*vectors.shape[:-1], 1), dtype=vectors.dtype)], axis=-1)


def decode_triggers(logits: Floats, names: Sequence[str], min_trigger: float = LEAST_TRIGGER) -> list[TriggerReading]:
    """Words with a probability of `min_trigger` or more to tell an event, in text order."""
    chances = np.exp(log_softmax(logits))
    nothing = names.index("O")
    found: list[TriggerReading] = []
    for word, row in enumerate(chances):
        if 1.0 - row[nothing] < min_trigger:
            continue
        best = sorted(((float(p), names[k]) for k, p in enumerate(row) if k != nothing), reverse=True)[:3]
        types = tuple((name, round(p, 4)) for p, name in best)
        found.append(TriggerReading(word, types[0][0], round(float(1.0 - row[nothing]), 4), types))
    return found


def decode_roles(scores: Mapping[str, Floats], triggers: Sequence[TriggerReading], labels: Labels) -> list[RoleReading]:
    """Words with a probability of LEAST_ROLE or more of a role in a trigger's event, in text order."""
    if not triggers:
        return []
    names = labels.names["role"]
    own = [trigger.word for trigger in triggers]
    chances = np.exp(log_softmax(bilinear(scores["role_trigger"][own], labels.role, scores["role_word"])))
    chances[:, :, names.index("none")] = 0.0
    chances[np.arange(len(own)), own] = 0.0  # no event is its own argument
    return [
        RoleReading(int(index), int(word), names[k], round(float(chances[index, word, k]), 4))
        for index, word, k in np.argwhere(chances >= LEAST_ROLE)
    ]


def bilinear(left: Floats, matrices: Floats, right: Floats) -> Floats:
    """[left, right, labels]: the score of every pair of vectors under each label's matrix."""
    found: Floats = np.einsum("ti,rij,wj->twr", with_one(left), matrices, with_one(right), optimize=True)
    return found


def decode_claims(scores: Mapping[str, Floats], labels: Labels) -> list[ClaimReading]:
    """Cues of probability LEAST_CUE or more, each with the words of its source and its content, in text order."""
    chances = np.exp(log_softmax(scores["cue"]))[:, labels.names["cue"].index("cue")]
    cues = np.flatnonzero(chances >= LEAST_CUE).tolist()
    if not cues:
        return []
    best = bilinear(scores["claim_cue"][cues], labels.claim, scores["claim_word"]).argmax(-1)
    best[np.arange(len(cues)), cues] = 0  # no cue is its own source
    source, content = (labels.names["claim"].index(name) for name in ("source", "content"))
    return [
        ClaimReading(
            cue,
            round(float(chances[cue]), 4),
            tuple(np.flatnonzero(row == source).tolist()),
            tuple(np.flatnonzero(row == content).tolist()),
        )
        for cue, row in zip(cues, best, strict=True)
    ]
