"""Calibration: the error is that of Guo et al. 2017, and a fit finds the shares it is shown."""

from dataclasses import replace

import pytest

from dateline.coding.confidence import confidence_of
from dateline.evaluate.calibration import (
    JudgedEvent,
    cross_validated,
    expected_calibration_error,
    fit_weights,
    weights_file,
)
from tests.export.records import ARREST

BOTH = replace(ARREST, witness="both", trigger_score=0.9)
ALONE = replace(ARREST, witness="network", trigger_score=0.9)


def shown(n_articles: int = 5) -> list[JudgedEvent]:
    """In each article ten events of two witnesses, nine right, and ten of the network alone, four right."""
    return [
        JudgedEvent(f"a{article}", event, place < n_right)
        for article in range(n_articles)
        for event, n_right in ((BOTH, 9), (ALONE, 4))
        for place in range(10)
    ]


@pytest.mark.parametrize(
    ("confidences", "right", "error"),
    [
        ([0.8] * 5, [True] * 4 + [False], 0.0),
        ([0.9, 0.9], [True, False], 0.4),
        ([1.0, 0.05], [True, False], 0.025),  # two bins, a half each: 0 and 0.05
        ([0.62, 0.68], [True, False], 0.15),  # one bin
        ([], [], 0.0),
    ],
)
def test_the_error_is_the_mean_gap_of_the_bins(confidences: list[float], right: list[bool], error: float) -> None:
    assert expected_calibration_error(confidences, right) == pytest.approx(error)


def test_a_fit_finds_the_shares() -> None:
    weights = fit_weights(shown(), ridge=0.01)
    assert confidence_of(BOTH, weights) == pytest.approx(0.9, abs=0.02)
    assert confidence_of(ALONE, weights) == pytest.approx(0.4, abs=0.02)


def test_an_article_is_judged_by_the_others() -> None:
    """The last article is wrong throughout; its own events don't show that."""
    events = [*shown(), *(JudgedEvent("odd", BOTH, False) for _ in range(10))]
    confidences = cross_validated(events)
    assert min(confidences[-10:]) > 0.8
    assert max(confidences[:10]) < min(confidences[-10:])


def test_the_weights_are_written_as_they_are_read() -> None:
    weights = fit_weights(shown())
    assert f"  network: {weights['network']:g}\n" in weights_file(weights)
