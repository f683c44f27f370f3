"""Decoding: the heads' scores for one part become words' tags, a tree, names, sides, triggers and roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.lemmas import lemma_of
from dateline.encoder.reading import MentionReading, RoleReading, SentenceReading, SideReading, TriggerReading
from dateline.encoder.spans import log_softmax, spans_of
from dateline.encoder.tree import decode_tree

Floats = NDArray[np.float32]
LEAST_TRIGGER = 0.15
LEAST_ROLE = 0.3
SIDES = {"S": "source", "T": "target", "R": "related"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of each head's labels in logit order, and the bilinear matrices."""

    names: Mapping[str, Sequence[str]]
    relation: Floats  # [relations, R + 1, R + 1]
    role: Floats  # [roles, Q + 1, Q + 1]


def decode_part(words: Sequence[str], scores: Mapping[str, Floats], labels: Labels) -> SentenceReading:
    """The reading of n words from outputs cut to n (n + 1 for heads)."""
    n = len(words)
    heads, repaired = decode_tree(scores["arc"])
    upos = [labels.names["upos"][k] for k in scores["upos"].argmax(-1)]
    lemmas = [lemma_of(w, labels.names["lemma"][k]) for w, k in zip(words, scores["lemma"].argmax(-1), strict=True)]
    triggers = decode_triggers(scores["trigger"], labels.names["trigger"])
    return SentenceReading(
        words=tuple(words),
        upos=tuple(upos),
        feats=tuple(labels.names["feats"][k] for k in scores["feats"].argmax(-1)),
        lemmas=tuple(lemmas),
        heads=tuple(int(h) - 1 for h in heads),
        deprels=tuple(decode_relations(scores, heads, labels)),
        mentions=tuple(MentionReading(*s) for s in spans_of(scores["mention"][:n], labels.names["mention"])),
        sides=tuple(
            SideReading(b, e, SIDES[kind], p) for b, e, kind, p in spans_of(scores["side"], labels.names["side"])
        ),
        triggers=tuple(triggers),
        roles=tuple(decode_roles(scores, triggers, labels)),
        repaired=repaired,
    )


def decode_relations(scores: Mapping[str, Floats], heads: NDArray[np.int64], labels: Labels) -> list[str]:
    """The relation of each word to its head; scored anew where the head is not the greedy one. Only a root is "root"."""
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


def decode_triggers(logits: Floats, names: Sequence[str]) -> list[TriggerReading]:
    """Words with a probability of LEAST_TRIGGER or more to tell an event, in text order."""
    chances = np.exp(log_softmax(logits))
    nothing = names.index("O")
    found: list[TriggerReading] = []
    for word, row in enumerate(chances):
        if 1.0 - row[nothing] < LEAST_TRIGGER:
            continue
        best = sorted(((float(p), names[k]) for k, p in enumerate(row) if k != nothing), reverse=True)[:3]
        types = tuple((name, round(p, 4)) for p, name in best)
        found.append(TriggerReading(word, types[0][0], round(float(1.0 - row[nothing]), 4), types))
    return found


def decode_roles(scores: Mapping[str, Floats], triggers: Sequence[TriggerReading], labels: Labels) -> list[RoleReading]:
    """Words with a probability of LEAST_ROLE or more to play a role in each trigger's event."""
    names = labels.names["role"]
    none = names.index("none")
    words = with_one(scores["role_word"])
    found: list[RoleReading] = []
    for index, trigger in enumerate(triggers):
        own = with_one(scores["role_trigger"][trigger.word : trigger.word + 1])[0]
        logits: Any = np.einsum("i,rij,wj->wr", own, labels.role, words, optimize=True)
        chances = np.exp(log_softmax(logits.astype(np.float32)))
        for word, row in enumerate(chances):
            for k, p in enumerate(row):
                if k != none and p >= LEAST_ROLE and word != trigger.word:
                    found.append(RoleReading(index, word, names[k], round(float(p), 4)))
    return found
