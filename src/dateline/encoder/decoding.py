"""Decoding: the heads' scores for one part become words' tags, a tree, names, triggers, roles, claims and more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import erf, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.lemmas import lemma_of
from dateline.encoder.reading import (
    ClaimReading,
    FillerReading,
    MentionReading,
    PairReading,
    RoleReading,
    SentenceReading,
    SideReading,
    TriggerReading,
)
from dateline.encoder.spans import log_softmax, spans_of
from dateline.encoder.tree import decode_tree

Floats = NDArray[np.float32]
LEAST_TRIGGER = 0.15
LEAST_ROLE = 0.15  # calibrated: one in seven
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
    pair: Floats  # [types, P + 1]
    # (slope, shift) of the log-odds of a head's "something at all", fitted on dev sets (Platt 1999)
    calibration: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def decode_part(
    words: Sequence[str],
    scores: Mapping[str, Floats],
    labels: Labels,
    min_trigger: float = LEAST_TRIGGER,
) -> SentenceReading:
    """The reading of n words from outputs cut to n (n + 1 for heads)."""
    heads, repaired = decode_tree(scores["arc"])
    scripts = best_labels(scores["lemma"], labels.names["lemma"])
    triggers = decode_triggers(scores["trigger"], scores["mode"], labels, min_trigger)
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
        sureness=tuple(np.clip(scores["fact"][:, 0], -3, 3).round(2).tolist()),
        claims=tuple(decode_claims(scores, labels)),
        fillers=tuple(FillerReading(*s) for s in spans_of(scores["filler"], labels.names["filler"])),
        embedding=tuple(scores["likeness"].round(4).tolist()),
    )


def best_labels(logits: Floats, names: Sequence[str]) -> list[str]:
    """The likeliest label of each word."""
    return [names[k] for k in logits.argmax(-1)]


def decode_relations(scores: Mapping[str, Floats], heads: NDArray[np.int64], labels: Labels) -> list[str]:
    """The relation of each word to its head, scored anew where that is not the greedy one.

    The root, and only the root, is "root".
    """
    names = labels.names["rel"]
    logits = scores["rel"].copy()
    changed = np.flatnonzero(scores["arc"].argmax(axis=1) != heads)
    if len(changed):
        dependents = with_one(scores["rel_dep"][changed])
        governors = with_one(scores["rel_head"][heads[changed]])
        logits[changed] = (dependents.T * (labels.relation @ governors.T)).sum(axis=1).T
    root = names.index("root")
    logits[heads != 0, root] = -np.inf
    return ["root" if h == 0 else names[k] for h, k in zip(heads, logits.argmax(-1), strict=True)]


def with_one(vectors: Floats) -> Floats:
    """Vectors with a 1 appended, for the linear part of a bilinear form."""
    return np.concatenate([vectors, np.ones((*vectors.shape[:-1], 1), dtype=vectors.dtype)], axis=-1)


def decode_triggers(
    logits: Floats, modes: Floats, labels: Labels, min_trigger: float = LEAST_TRIGGER
) -> list[TriggerReading]:
    """Words with a probability of `min_trigger` or more to tell an event, in text order."""
    names = labels.names["trigger"]
    nothing = names.index("O")
    chances = calibrated(np.exp(log_softmax(logits)), nothing, labels.calibration.get("trigger"))
    found: list[TriggerReading] = []
    for word in np.flatnonzero(1.0 - chances[:, nothing] >= min_trigger).tolist():
        row = chances[word]
        best = sorted(((float(p), names[k]) for k, p in enumerate(row) if k != nothing), reverse=True)[:3]
        types = tuple((name, round(p, 4)) for p, name in best)
        score = round(float(1.0 - row[nothing]), 4)
        found.append(TriggerReading(word, types[0][0], score, types, likeliest(modes[word], labels.names["mode"], 2)))
    return found


def likeliest(logits: Floats, names: Sequence[str], n: int) -> tuple[tuple[str, float], ...]:
    """The n likeliest of one row of labels with their probabilities, best first."""
    row = np.exp(log_softmax(logits[None]))[0]
    best = sorted(((float(p), name) for p, name in zip(row, names, strict=True)), reverse=True)[:n]
    return tuple((name, round(p, 4)) for p, name in best)


def decode_roles(scores: Mapping[str, Floats], triggers: Sequence[TriggerReading], labels: Labels) -> list[RoleReading]:
    """Words with a probability of LEAST_ROLE or more of a role in a trigger's event, in text order."""
    if not triggers:
        return []
    names = labels.names["role"]
    own = [trigger.word for trigger in triggers]
    chances = role_chances(scores["role_trigger"][own], scores["role_word"], labels)
    chances[np.arange(len(own)), own] = 0.0  # no event is its own argument
    return [
        RoleReading(int(index), int(word), names[k], round(float(chances[index, word, k]), 4))
        for index, word, k in np.argwhere(chances >= LEAST_ROLE)
    ]


def role_chances(triggers: Floats, words: Floats, labels: Labels) -> Floats:
    """[triggers, words, roles]: probabilities from the vectors of both; 0 for no role."""
    none = labels.names["role"].index("none")
    pairs = np.exp(log_softmax(bilinear(triggers, labels.role, words)))
    chances = calibrated(pairs, none, labels.calibration.get("role"))
    chances[:, :, none] = 0.0
    return chances


def calibrated(chances: NDArray[np.floating[Any]], nothing: int, line: tuple[float, float] | None) -> Floats:
    """Probabilities [..., labels] with that of something at all moved along a line of its log-odds."""
    if line is None:
        return chances.astype(np.float32)
    slope, shift = line
    before = np.clip(1.0 - chances[..., nothing], 1e-6, 1 - 1e-6)
    after = 1.0 / (1.0 + np.exp(-(slope * np.log(before / (1.0 - before)) + shift)))
    moved: Floats = (chances * (after / before)[..., None]).astype(np.float32)
    moved[..., nothing] = (1.0 - after).astype(np.float32)
    return moved


def bilinear(left: Floats, matrices: Floats, right: Floats) -> Floats:
    """[left, right, labels]: the score of every pair of vectors under each label's matrix."""
    found: Floats = np.matmul(np.matmul(with_one(left), matrices), with_one(right).T).transpose(1, 2, 0)
    return found


def decode_claims(scores: Mapping[str, Floats], labels: Labels) -> list[ClaimReading]:
    """Cues of probability LEAST_CUE or more, each with the words of its source and its content, in text order."""
    chances = np.exp(log_softmax(scores["cue"]))
    chances = calibrated(chances, labels.names["cue"].index("O"), labels.calibration.get("cue"))[
        :, labels.names["cue"].index("cue")
    ]
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


def decode_pair(scores: Mapping[str, Floats], source: int, target: int, labels: Labels) -> PairReading:
    """The types of what the one word does to the other."""
    hidden = scores["pair_source"][source] + scores["pair_target"][target] + scores["pair_around"].max(0)
    logits = labels.pair @ np.append(gelu(hidden), np.float32(1.0))
    names = [name for name in labels.names["trigger"] if name != "O"]
    return PairReading(source, target, likeliest(logits, names, len(names)))


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit."""
    return (0.5 * x * (1.0 + np.array([erf(value / sqrt(2.0)) for value in x]))).astype(np.float32)
