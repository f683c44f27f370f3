"""Calibration: of the events with confidence p, is a share of p right? `python -m dateline.evaluate.calibration`

Right is an event which score.py pairs with a gold event of its sentence and type, optional ones included. The
measure is the expected calibration error over bins of equal width (Guo et al. 2017).
The fit is a logistic regression with a ridge; it is judged on articles that it has not seen, each left out in turn.
`--fit` writes the weights anew. PLV can't serve: the network has learned it, and is never wrong of what it has learned.
"""

import argparse
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from dateline.coding.confidence import SIGNS, confidence_of, signs_of
from dateline.evaluate.figures import Places
from dateline.export.objects import event_object
from dateline.ingest.options import ReadOptions
from dateline.ingest.reading import read_articles
from dateline.pipeline.coder import Coder
from dateline.records.article import Article
from dateline.records.event import Event

BINS = 10
RIDGE = 1.0
STEPS = 30  # of Newton's method, which needs about six
HEAD = """\
# What each sign is worth for the confidence of an event (logistic regression): coding/confidence.py names the signs.
# Written by `python -m dateline.evaluate.calibration --fit`.
"""


@dataclass(frozen=True, slots=True)
class JudgedEvent:
    """A coded event, and whether gold has it."""

    article: str
    event: Event
    right: bool


def expected_calibration_error(confidences: Sequence[float], right: Sequence[bool], n_bins: int = BINS) -> float:
    """The mean distance between confidence and share of right ones over bins, by their size; 0 for no events."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, is_right in zip(confidences, right, strict=True):
        bins[min(n_bins - 1, int(confidence * n_bins))].append((confidence, is_right))
    gaps = (abs(sum(c for c, _ in held) - sum(r for _, r in held)) for held in bins.values())
    return sum(gaps) / max(1, len(confidences))


def fit_weights(events: Sequence[JudgedEvent], ridge: float = RIDGE) -> dict[str, float]:
    """The weight of each sign by ridge logistic regression; the constant is not drawn to 0."""
    signs = np.array([[signs_of(judged.event)[name] for name in SIGNS] for judged in events])
    right = np.array([float(judged.right) for judged in events])
    penalty = ridge * np.diag([float(name != "one") for name in SIGNS])
    weights = np.zeros(len(SIGNS))
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-signs @ weights))
        slope = signs.T @ (right - chance) - penalty @ weights
        curve = (signs * (chance * (1.0 - chance))[:, None]).T @ signs + penalty + 1e-9 * np.eye(len(SIGNS))
        weights = weights + np.linalg.solve(curve, slope)
    return {name: round(float(weight), 4) for name, weight in zip(SIGNS, weights, strict=True)}


def cross_validated(events: Sequence[JudgedEvent]) -> list[float]:
    """Each event's confidence by weights fitted on the other articles."""
    fitted = {
        article: fit_weights([other for other in events if other.article != article])
        for article in sorted({judged.article for judged in events})
    }
    return [confidence_of(judged.event, fitted[judged.article]) for judged in events]


def figures_of(events: Sequence[JudgedEvent]) -> dict[str, float]:
    """Calibration errors: of the bare trigger score, the shipped weights, and weights fitted without the article."""
    right = [judged.right for judged in events]
    return {
        "events": len(events),
        "right": sum(right) / max(1, len(right)),
        "bare": expected_calibration_error([judged.event.trigger_score for judged in events], right),
        "shipped": expected_calibration_error([confidence_of(judged.event) for judged in events], right),
        "held_out": expected_calibration_error(cross_validated(events), right),
    }


def judge_samples(samples: Path, score: Path) -> list[JudgedEvent]:
    """All events of the articles with gold, judged."""
    scorer, coder = load_scorer(score), Coder()
    judged: list[JudgedEvent] = []
    for path in sorted(samples.glob("*.txt")):
        for article in read_articles([str(path)], ReadOptions()):
            if isinstance(article, Article):
                judged += judge_events(coder.code_article(article).events, article, scorer.Gold(path.with_suffix("")))
    return judged


def judge_events(events: Sequence[Event], article: Article, gold: Any) -> list[JudgedEvent]:
    """The events of one article, sentence by sentence as score.py pairs them."""
    pair_up = sys.modules[type(gold).__module__].pair_up
    by_sentence: dict[int | None, list[tuple[Event, dict[str, Any]]]] = defaultdict(list)
    for event in events:
        by_sentence[gold.sentence_of(event.evidence.of(article.text))].append((event, event_object(event, article, "")))
    judged = []
    for sentence, told in by_sentence.items():
        wanted = [known for known in gold.data.get("events") or [] if known["sentence"] == sentence]
        paired = {id(coded) for _, coded in pair_up(gold, wanted, [record for _, record in told])}
        judged += [JudgedEvent(gold.name, event, id(record) in paired) for event, record in told]
    return judged


def load_scorer(path: Path) -> ModuleType:
    """score.py as a module."""
    spec = importlib.util.spec_from_file_location("dateline_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def weights_file(weights: Mapping[str, float]) -> str:
    """The text of confidence.yaml."""
    return HEAD + "weights:\n" + "".join(f"  {name}: {weights[name]:g}\n" for name in SIGNS)


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures; with --fit, fits first and writes the weights."""
    from dateline.coding import confidence

    parser = argparse.ArgumentParser(prog="python -m dateline.evaluate.calibration", description=__doc__)
    places = Places()
    parser.add_argument("--samples", type=Path, default=places.samples)
    parser.add_argument("--score", type=Path, default=places.score, help="score.py")
    parser.add_argument("--fit", action="store_true", help="write coding/data/confidence.yaml")
    given = parser.parse_args(arguments)
    events = judge_samples(given.samples, given.score)
    if given.fit:
        path = Path(confidence.__file__).parent / "data" / "confidence.yaml"
        path.write_text(weights_file(fit_weights(events)), "utf-8")
        confidence.load_weights.cache_clear()
    for name, value in figures_of(events).items():
        print(f"{name:10}{value:8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
