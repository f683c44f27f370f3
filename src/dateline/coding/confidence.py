"""Confidence: the probability that an event is one that an analyst codes too, from what it rests on.

A logistic curve over a few signs. Its weights are data (`data/confidence.yaml`), fitted on articles with gold by
`python -m dateline.evaluate.calibration --fit`; every reader or lexicon that is changed much asks for a new fit.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from dateline.records.event import Event
from dateline.reference.data_files import read_yaml

EDGE = 0.01  # scores are kept off 0 and 1, where the logit has no value
SIGNS = ("one", "logit", "network", "both", "one_sided", "unreal")


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The weight of each of SIGNS."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "confidence.yaml")
    return {name: float(raw["weights"][name]) for name in SIGNS}


def signs_of(event: Event) -> dict[str, float]:
    """What an event rests on, as numbers by the names of SIGNS."""
    score = min(1.0 - EDGE, max(EDGE, event.trigger_score))
    return {
        "one": 1.0,
        "logit": math.log(score / (1.0 - score)),
        "network": float(event.witness == "network"),
        "both": float(event.witness == "both"),
        "one_sided": float(bool(event.actors) and not event.recipients),
        "unreal": float(event.status in {"negated", "hypothetical", "future"}),
    }


def confidence_of(event: Event, weights: Mapping[str, float] | None = None) -> float:
    """The probability, 0 to 1, to three places."""
    weights = load_weights() if weights is None else weights
    weighed = sum(weights[name] * value for name, value in signs_of(event).items())
    return round(1.0 / (1.0 + math.exp(-weighed)), 3)
