"""How many acts a day the words of a repeated time mean."""

import pytest

from dateline.resolve.frequencies import acts_a_day


@pytest.mark.parametrize(
    ("words", "a_day"),
    [
        ("almost daily", 1),
        ("nearly every day", 1),
        ("hourly", 24),
        ("weekly", 1 / 7),
        ("twice a week", 2 / 7),
        ("every two weeks", 1 / 14),
        ("every other day", 1 / 2),
        ("every Friday", 1 / 7),
        ("on fridays", 1 / 7),
        ("three times a month", 3 / 30.4167),
        ("several times a week", 3 / 7),
        ("every 3 days", 1 / 3),
        ("2 times per day", 2),
    ],
)
def test_a_number(words: str, a_day: float) -> None:
    assert acts_a_day(words) == pytest.approx(a_day, rel=1e-4)


@pytest.mark.parametrize("words", ["often", "regularly", "frequently", "many times a week", "every government", ""])
def test_no_number(words: str) -> None:
    assert acts_a_day(words) is None
