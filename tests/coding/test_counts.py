"""Numbers in words and digits, and their bounds."""

import pytest

from dateline.coding.counts import add_counts, bounded, parse_number
from dateline.records.event import Count


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("six", 6),
        ("fourteen", 14),
        ("twenty-three", 23),
        ("1,200", 1200),
        ("two dozen", 24),
        ("a hundred", 100),
        ("two hundred and fifty", 250),
        ("4.6 billion", 4_600_000_000),
        ("3 thousand 200", 3200),
        ("150", 150),
    ],
)
def test_number_words(words: str, number: int) -> None:
    """Number words and digits are read as one number."""
    assert parse_number(words) == number


def test_words_that_are_no_number() -> None:
    """A word that the table does not know makes no number."""
    assert parse_number("militants") is None


@pytest.mark.parametrize(
    ("before", "low", "best", "high"),
    [
        ("responsibility for over ", 151, 151, None),
        ("the group made more than ", 151, 151, None),
        ("killing at least ", 150, 150, None),
        ("killing up to ", None, 150, 150),
        ("about ", None, 150, None),
        ("nearly ", None, 150, 150),
        ("claimed ", 150, 150, 150),
    ],
)
def test_bounds(before: str, low: int | None, best: int | None, high: int | None) -> None:
    """The words before a number bound it; "over" in another word does not."""
    count = bounded(150, before, "attacks", "150 attacks")
    assert (count.low, count.best, count.high) == (low, best, high)


def test_a_bound_is_a_word_of_its_own() -> None:
    """ "however 150" is not "ever 150", "Dover 150" is not "over 150"."""
    assert bounded(150, "ferries from Dover ", None, "150").low == 150


def test_sum_of_different_victims() -> None:
    """Two soldiers and at least three civilians are at least five people."""
    total = add_counts(
        [
            Count(2, 2, 2, "soldiers", "two soldiers"),
            Count(3, 3, None, "civilians", "at least three civilians"),
        ]
    )
    assert total is not None
    assert (total.low, total.best, total.high) == (5, 5, None)
