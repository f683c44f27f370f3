"""Calibration: a line of the log-odds mends what is too sure, and is measured on documents that it has not seen."""

import math
import random

import pytest

from training.calibrate import fit_line, halves, moved
from training.example import Example
from training.score_reports import calibration_error


def chances(slope: float, shift: float, n: int, seed: int) -> list[tuple[float, bool]]:
    """Probabilities whose true log-odds lie on a line."""
    chance = random.Random(seed)
    found = []
    for _ in range(n):
        odds = chance.gauss(0, 2)
        right = chance.random() < 1 / (1 + math.exp(-(slope * odds + shift)))
        found.append((1 / (1 + math.exp(-odds)), right))
    return found


def test_the_line_is_found() -> None:
    slope, shift = fit_line(chances(0.5, -1.0, 20000, 1))
    assert slope == pytest.approx(0.5, abs=0.05)
    assert shift == pytest.approx(-1.0, abs=0.08)


def test_what_is_moved_is_calibrated() -> None:
    line = fit_line(chances(0.5, -1.0, 20000, 1))
    unseen = chances(0.5, -1.0, 20000, 2)
    assert calibration_error(unseen) > 0.15
    assert calibration_error(moved(unseen, line)) < 0.03


def test_certainty_stays_within_bounds() -> None:
    assert all(0 < p < 1 for p, _ in moved([(0.0, False), (1.0, True)], (1.0, 0.5)))


def test_a_document_is_in_one_half() -> None:
    gold = [Example(["x"], "wikievents", doc_id=name) for name in "abcab"]
    one, two = halves(gold)
    assert {e.doc_id for e in one} == {"a", "c"}
    assert {e.doc_id for e in two} == {"b"}
