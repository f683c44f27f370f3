"""Scores of modes: on generated stories whose titles no training saw."""

from __future__ import annotations

from collections import Counter

from dateline.encoder import Encoder
from dateline.reference.codebook import load_codebook
from training.scores import Figures, f1
from training.weak import first_sentence, sentence_types, story_mode, synthetic_stories


def score_modes(encoder: Encoder) -> dict[str, Figures]:
    """Type of the likeliest trigger of each story's first sentence; its mode, among those of the right type.

    The labels are those that the generator was asked for: some stories tell something else first.
    """
    counts: Counter[str] = Counter()
    for label, stories in sorted(synthetic_stories(held_back=True).items()):
        types = sentence_types(label)
        for story, name in stories:
            words = first_sentence(story)
            [reading] = encoder.read([words])
            best = max(reading.triggers, key=lambda trigger: trigger.score, default=None)
            counts["stories"] += 1
            counts["found"] += best is not None
            if best is None or best.event_type not in types:
                continue
            counts["typed"] += 1
            mode = story_mode(label, name)
            if mode not in (None, "none"):
                own = load_codebook().types[best.event_type].modes
                counts["moded"] += 1
                counts["right"] += next((m for m, _ in best.modes if m in own), None) == mode
    return {
        "type": f1(counts["typed"], counts["found"], counts["stories"]),
        "mode of the right types": f1(counts["right"], counts["moded"], counts["moded"]),
    }
