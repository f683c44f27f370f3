"""Gate: every head of the network and the coded samples measured against the floors (`make gate`)."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluate.figures import KINDS, Gauge, Places
from dateline.evaluate.floors import Measure, load_floors
from dateline.evaluate.unmeasured import Failed, Skipped


@dataclass(frozen=True, slots=True)
class Verdict:
    """A measure, its figure, and what the floor says to it."""

    measure: Measure
    value: float | None
    word: str  # ok short shown skipped failed
    why: str = ""

    @property
    def misses(self) -> bool:
        """Does it close the gate? A measure without a bound never does."""
        return bool(self.measure.bound) and self.word in {"short", "failed"}


def judge(measure: Measure, outcome: float | Skipped | Failed) -> Verdict:
    """The verdict on one figure."""
    if isinstance(outcome, Skipped):
        return Verdict(measure, None, "skipped", outcome.why)
    if isinstance(outcome, Failed):
        return Verdict(measure, None, "failed", outcome.why)
    if not measure.bound:
        return Verdict(measure, outcome, "shown")
    return Verdict(measure, outcome, "ok" if measure.holds(outcome) else "short")


def lines_of(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The table, a line as soon as its figure is there."""
    yield f"{'measure':46}{'value':>8}  {'floor':>6}"
    for verdict in verdicts:
        value = "-" if verdict.value is None else f"{verdict.value:.2f}".removesuffix(".00")
        why = f" ({verdict.why})" if verdict.why else ""
        yield f"{verdict.measure.name:46}{value:>8}  {verdict.measure.bound:>6}  {verdict.word}{why}"


def main(arguments: list[str] | None = None) -> int:
    """Prints the table; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(prog="python -m dateline.evaluate.gate", description=__doc__)
    places = Places()
    parser.add_argument("--corpora", type=Path, default=places.corpora)
    parser.add_argument("--samples", type=Path, default=places.samples)
    parser.add_argument("--score", type=Path, default=places.score, help="score.py")
    parser.add_argument("--weights", type=Path, default=places.weights)
    kinds = " ".join(KINDS)
    parser.add_argument("--only", nargs="+", metavar="KIND", help=kinds)
    given = parser.parse_args(arguments)
    gauge = Gauge(Places(given.corpora, given.samples, given.score, places.training, given.weights))
    verdicts: list[Verdict] = []

    def judged() -> Iterator[Verdict]:
        for measure in load_floors():
            if not given.only or measure.kind in given.only:
                verdicts.append(judge(measure, gauge.measure(measure)))
                yield verdicts[-1]

    for line in lines_of(judged()):
        print(line, flush=True)
    return int(any(verdict.misses for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
