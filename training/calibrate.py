"""python -m training.calibrate: probabilities of triggers, roles and cues that hold what they say.

For each head a line of the log-odds of "something at all" is fitted to whether it was right (Platt 1999), on the dev
documents of WikiEvents and PolNeAR, which no training saw. Two numbers a head can't fit much; the error that is
reported is still measured crosswise, each half of the documents under the line of the other half.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dateline.encoder import Encoder, SentenceReading, load_encoder
from training.attributions import read_polnear
from training.corpora import WEIGHTS
from training.events import read_wikievents_dev
from training.example import Example, head_word
from training.mapping import open_types
from training.record import record, stamp_weights
from training.score_reports import calibration_error
from training.scores import gold_triggers, read_examples

Chances = list[tuple[float, bool]]  # (probability, was it right)
Line = tuple[float, float]  # slope and shift
LEAST = 0.02  # words below are no candidates


def trigger_chances(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> Chances:
    """Of the words whose likeliest type the corpus marks; right where word and type are."""
    found: Chances = []
    for example, reading in zip(gold, readings, strict=True):
        ignored, own = open_types(example.source), gold_triggers(example)
        for trigger in reading.triggers:
            label = (example.trigger or [])[trigger.word]
            if label is not None and label not in ignored and trigger.event_type not in ignored:
                found.append((trigger.score, own.get(trigger.word) == trigger.event_type))
    return found


def role_chances(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> Chances:
    """Of the arguments of right triggers; right where head word and role are."""
    found: Chances = []
    for example, reading in zip(gold, readings, strict=True):
        own, heads = gold_triggers(example), [head + 1 for head in reading.heads]
        known = {(r.trigger, head_word(heads, r.begin, r.end), r.label) for r in example.roles}
        for role in reading.roles:
            trigger = reading.triggers[role.trigger].word
            if trigger in own and role.role != "time":
                found.append((role.score, (trigger, role.word, role.role) in known))
    return found


def cue_chances(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> Chances:
    """Of the words that are known to be cues or none."""
    return [
        (claim.score, (example.cue or [])[claim.cue] == "cue")
        for example, reading in zip(gold, readings, strict=True)
        for claim in reading.claims
        if (example.cue or [])[claim.cue] is not None
    ]


def fit_line(chances: Chances, steps: int = 50) -> Line:
    """Slope and shift of the log-odds under which the probabilities are likeliest, by Newton's method."""
    p = np.clip(np.array([chance for chance, _ in chances]), 1e-6, 1 - 1e-6)
    x = np.stack([np.log(p / (1 - p)), np.ones_like(p)], 1)
    y = np.array([right for _, right in chances], float)
    line = np.array([1.0, 0.0])
    for _ in range(steps):
        q = 1 / (1 + np.exp(-x @ line))
        curve = (x * (q * (1 - q))[:, None]).T @ x + 1e-6 * np.eye(2)
        line += np.linalg.solve(curve, x.T @ (y - q))
    return float(line[0]), float(line[1])


def moved(chances: Chances, line: Line) -> Chances:
    """The chances along the line."""
    slope, shift = line
    odds = [(np.log(p / (1 - p)) if 0 < p < 1 else np.sign(p - 0.5) * 14, right) for p, right in chances]
    return [(float(1 / (1 + np.exp(-(slope * o + shift)))), right) for o, right in odds]


def halves(gold: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Every other document."""
    names = sorted({example.doc_id for example in gold})
    even = set(names[::2])
    return [e for e in gold if e.doc_id in even], [e for e in gold if e.doc_id not in even]


def measure(encoder: Encoder) -> tuple[dict[str, Line], dict[str, dict[str, float]]]:
    """The line of each head over all its dev documents, and its error without a line and crosswise; percent."""
    lines, errors = {}, {}
    events, claims = list(read_wikievents_dev()), list(read_polnear("dev"))
    for name, gold, collect in (
        ("trigger", events, trigger_chances),
        ("role", events, role_chances),
        ("cue", claims, cue_chances),
    ):
        parts = [collect(half, read_examples(encoder, half, LEAST)) for half in halves(gold)]
        crossed = [*moved(parts[0], fit_line(parts[1])), *moved(parts[1], fit_line(parts[0]))]
        whole = parts[0] + parts[1]
        lines[name] = fit_line(whole)
        errors[name] = {
            "without": round(100 * calibration_error(whole), 2),
            "crosswise": round(100 * calibration_error(crossed), 2),
            "candidates": len(whole),
        }
    return lines, errors


def main() -> None:
    """Fit, write the lines into labels.json and the errors into figures.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    path = options.weights / "labels.json"
    contents = json.loads(path.read_text(encoding="utf-8"))
    contents["calibration"] = {}
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=1), encoding="utf-8")
    lines, errors = measure(load_encoder(options.weights))
    contents["calibration"] = {name: [round(value, 4) for value in line] for name, line in lines.items()}
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=1), encoding="utf-8")
    print(lines, errors)
    figures: dict[str, object] = {"calibration error, dev": errors}
    record(figures, "python -m training.calibrate")
    stamp_weights(options.weights, figures)


if __name__ == "__main__":
    main()
