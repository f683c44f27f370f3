"""Dates of publication: each way of writing one is the same day; what may be two days is refused."""

from datetime import date

import pytest

from dateline.ingest.dates import AmbiguousDate, find_date


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-14",
        "2024-03-14T23:30:00-05:00",
        "2024-03-14T10:00:00Z",
        "2024/3/14",
        "20240314",
        "1710374400",
        "14 March 2024",
        "March 14, 2024",
        "Mar 14th, 2024",
        "14-Mar-2024",
        "Thu, 14 Mar 2024 10:00:00 GMT",
        "Thu Mar 14 10:00:00 2024",
        "14.3.2024",
        "3/14/2024",
        "14 de marzo de 2024",
    ],
)
def test_one_day_in_many_forms(written: str) -> None:
    assert find_date(written, None) == date(2024, 3, 14)


@pytest.mark.parametrize("written", ["3/4/2024", "03-04-2024", "3/14/24"])
def test_what_may_be_two_days_is_refused(written: str) -> None:
    with pytest.raises(AmbiguousDate, match="YYYY-MM-DD"):
        find_date(written, None)


@pytest.mark.parametrize("written", ["", "soon", "March 2024", "yesterday", "2 days ago", "2024-02-30", "Mar 14"])
def test_what_is_no_day_of_its_own_gives_none(written: str) -> None:
    assert find_date(written, None) is None
