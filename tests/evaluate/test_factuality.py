"""Factuality against gold: three classes, bounds chosen where they serve best."""

import pytest

from dateline.evaluate.factuality import Bounds, choose_bounds, score_pairs


@pytest.mark.parametrize(("sureness", "verdict"), [(1.6, "yes"), (1.5, "open"), (-0.3, "open"), (-0.4, "no")])
def test_the_bounds_are_open(sureness: float, verdict: str) -> None:
    """What lies on a bound is open."""
    assert Bounds(-0.3, 1.5).verdict(sureness) == verdict


def test_micro_counts_events_and_macro_classes() -> None:
    """Three of four are right; of the two that did not happen one is taken for open."""
    figures = score_pairs([(3.0, 2.5), (2.0, 1.6), (-3.0, -2.0), (-2.0, 0.0)], Bounds(-1.0, 1.0))
    assert figures["f1"] == 75.0
    assert figures["macro"] == pytest.approx((100.0 + 200 / 3 + 0.0) / 3)


def test_the_bounds_that_part_the_classes_are_chosen() -> None:
    """Sure events lie above 0.5, open ones at 0, denied ones below -0.5."""
    bounds = choose_bounds([[(3.0, 0.8), (0.0, 0.0), (-3.0, -0.8)]])
    assert [bounds.verdict(value) for value in (0.8, 0.0, -0.8)] == ["yes", "open", "no"]
