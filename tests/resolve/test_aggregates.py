"""Many acts told as one: how many, over which days, and the same number told again."""

from datetime import date
from typing import Any

import pytest

from dateline.records.dossier import Window
from dateline.records.event import Count
from dateline.resolve.aggregates import find_aggregates, told_number, verdict_of, window_of
from tests.resolve.told import article, identities, number, report

OVER_150 = number(151, 151, None, "over 150")


def told(days: str | None = "2023-12-14 to 2024-03-14", **fields: Any) -> Any:
    told: dict[str, Any] = {"aggregate": True, "attacks": OVER_150}
    return report(days=days, precision="day", **(told | fields))


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (OVER_150, (151, 151, None)),
        (number(12, 12, None, "at least 12"), (12, 12, None)),
        (number(12, 12, 12, "12"), (12, 12, 12)),
        (number(20, None, 30, "20 to 30"), (20, None, 30)),
        (number(24, None, None, "dozens of attacks"), (24, None, None)),
        (number(None, 40, 40, "up to 40"), (None, 40, 40)),
    ],
)
def test_the_number(count: Count, expected: tuple[int | None, ...]) -> None:
    event = told(attacks=count).record
    assert told_number(event, Window(None, None)) == expected


def test_a_frequency_is_a_number_over_the_window() -> None:
    """ "Almost daily attacks": of a day each, the 30 days up to publication where the text names none."""
    daily = report(days=None, frequency="almost daily")
    window = window_of(daily)
    assert window == Window(date(2024, 2, 13), date(2024, 3, 14), assumed=True)
    assert told_number(daily.record, window) == (None, 31, None)
    dated = report(days="2024-03-01 to 2024-03-07", precision="week", frequency="daily")
    assert told_number(dated.record, window_of(dated)) == (None, 7, None)
    often = report(days=None, frequency="often")
    assert told_number(often.record, window_of(often)) == (None, None, None)


def test_a_window_without_a_beginning_is_open() -> None:
    assert window_of(told("to 2024-03-14")) == Window(None, date(2024, 3, 14), assumed=True)
    assert window_of(told("2007")) == Window(date(2007, 1, 1), date(2007, 12, 31))


@pytest.mark.parametrize(
    ("known", "low", "best", "high", "verdict"),
    [
        (0, 151, 151, None, "none known"),
        (12, 151, 151, None, "some known"),
        (76, 151, 151, None, "most known"),
        (151, 151, 151, None, "all known"),
        (400, 151, 151, None, "all known"),  # "over 150" may be 400
        (12, 12, 12, 12, "all known"),
        (13, 12, 12, 12, "more known than told"),
        (25, 20, None, 30, "all known"),
        (31, 20, None, 30, "more known than told"),
        (0, None, None, None, None),
        (9, None, None, None, None),
    ],
)
def test_the_verdict(known: int, low: int | None, best: int | None, high: int | None, verdict: str | None) -> None:
    assert verdict_of(known, low, best, high) == verdict


def test_a_number_told_again_some_days_later_is_one_aggregate() -> None:
    """ "Over 150 attacks in the last three months", in two papers; the window moves with the day of the paper."""
    again = told("2023-12-17 to 2024-03-17", in_=article("a2", "2024-03-17", "Elsewhere."))
    [aggregate] = find_aggregates([told(), again], identities())
    assert [said.article.article_id for said in aggregate.reports] == ["a2", "a1"]  # of equals the latest first


@pytest.mark.parametrize(
    "other",
    [
        {"days": "2024-01-14 to 2024-04-14"},  # other months
        {"attacks": number(201, 201, None, "over 200")},
        {"said": "BLA → soldiers"},
        {"said": "TTP → civilians"},
        {"place": "Punjab"},
        {"event_type": "COERCE"},
    ],
)
def test_other_numbers_are_another_aggregate(other: dict[str, Any]) -> None:
    more = told(**({"in_": article("a2", "2024-03-15", "Elsewhere.")} | other))
    assert len(find_aggregates([told(place="Khyber Pakhtunkhwa"), more], identities())) == 2
