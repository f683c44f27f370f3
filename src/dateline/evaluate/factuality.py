"""Factuality: did it happen, did it not, or is that open, by the network's sureness, against UW and UDS-IH2.

Gold is a value from -3 to 3: above SURE it happened, below -SURE it did not. From which sureness on the network says
so is chosen on the train parts: `python -m dateline.evaluate.factuality --choose`. Without it, prints the dev figures.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from dateline.encoder import Encoder, load_encoder
from dateline.evaluate.spans import Matches

SETS = ("UW", "UDS_IH2")
SURE = 1.0
CLASSES = ("yes", "no", "open")
STEPS = [k / 10 for k in range(-25, 26)]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Sureness below `no` means that it did not happen, above `yes` that it did."""

    no: float
    yes: float

    def verdict(self, sureness: float) -> str:
        """One of CLASSES."""
        return "yes" if sureness > self.yes else "no" if sureness < self.no else "open"


GOLD = Bounds(-SURE, SURE)
CHOSEN = Bounds(-0.3, 1.5)  # by --choose


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence's words with the values of those that tell events."""

    words: tuple[str, ...]
    values: Mapping[int, float]  # word → -3 to 3


def read_judged(corpora: Path, name: str, part: str) -> Iterator[Judged]:
    """The sentences of a part, each once, in text order; events of several words are left out."""
    values: dict[str, dict[int, float]] = {}
    with gzip.open(corpora / "factuality" / f"{name}_{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            own = values.setdefault(row["text"], {})
            for target in row["targets"]:
                begin, end = target["span1"]
                if end == begin + 1:
                    own[begin] = float(target["label"])
    for text, own in values.items():
        yield Judged(tuple(text.split()), own)


def read_pairs(encoder: Encoder, judged: Iterable[Judged]) -> list[tuple[float, float]]:
    """(gold's value, the network's sureness) of each event."""
    pairs: list[tuple[float, float]] = []
    for sentence in judged:
        [reading] = encoder.read([list(sentence.words)])
        pairs += ((value, reading.sureness[word]) for word, value in sorted(sentence.values.items()))
    return pairs


def score_pairs(pairs: Sequence[tuple[float, float]], bounds: Bounds) -> Mapping[str, float]:
    """F1 over the three classes in percent: micro (each event has one class, so it is accuracy), and macro."""
    classes = [(GOLD.verdict(value), bounds.verdict(sureness)) for value, sureness in pairs]
    each = [
        Matches(
            sum(gold == found == name for gold, found in classes),
            sum(gold == name for gold, _ in classes),
            sum(found == name for _, found in classes),
        ).f1
        for name in CLASSES
    ]
    right = sum(gold == found for gold, found in classes)
    return {"f1": 100 * right / max(len(pairs), 1), "macro": sum(each) / len(each), "events": len(pairs)}


def choose_bounds(parts: Sequence[Sequence[tuple[float, float]]]) -> Bounds:
    """The bounds under which the parts' micro and macro F1 are highest together; micro alone leaves nothing open."""

    def worth(bounds: Bounds) -> float:
        return sum(figures["f1"] + figures["macro"] for figures in (score_pairs(pairs, bounds) for pairs in parts))

    return max((Bounds(no, yes) for no, yes in product(STEPS, STEPS) if no <= yes), key=worth)


def measure(corpora: Path, name: str, encoder: Encoder, bounds: Bounds = CHOSEN) -> Mapping[str, float]:
    """The figures of one set's dev part."""
    return score_pairs(read_pairs(encoder, read_judged(corpora, name, "dev")), bounds)


def main() -> None:
    """Print the figures, or choose the bounds."""
    beside = Path(__file__).parents[4] / "shared" / "corpora"
    parser = argparse.ArgumentParser(prog="python -m dateline.evaluate.factuality", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=beside)
    parser.add_argument("--choose", action="store_true", help="choose the bounds on the train parts")
    given = parser.parse_args()
    encoder = load_encoder()
    if given.choose:
        parts = [read_pairs(encoder, list(read_judged(given.corpora, name, "train"))) for name in SETS]
        print(choose_bounds(parts))
        return
    for name in SETS:
        print(name, {key: round(value, 2) for key, value in measure(given.corpora, name, encoder).items()})


if __name__ == "__main__":
    main()
