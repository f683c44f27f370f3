"""Feasts and calendars: days that almanacs have."""

from datetime import date

import pytest

from dateline.reference.calendars import islamic_days, islamic_year, islamic_year_of, solar_days, solar_new_year
from dateline.reference.country_words import countries_in
from dateline.reference.feasts import load_feasts, load_national_days


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("christmas", [date(2023, 12, 25)]),
        ("easter", [date(2023, 4, 9)]),
        ("orthodox easter", [date(2023, 4, 16)]),
        ("good friday", [date(2023, 4, 7)]),
        ("thanksgiving", [date(2023, 11, 23)]),
        ("eid al-fitr", [date(2023, 4, 21)]),
        ("ashura", [date(2023, 7, 28)]),
        ("diwali", [date(2023, 11, 12)]),
        ("yom kippur", [date(2023, 9, 25)]),
        ("lunar new year", [date(2023, 1, 22)]),
        ("9/11", []),
    ],
)
def test_a_feast_in_a_year(name: str, days: list[date]) -> None:
    assert [first for first, _ in load_feasts()[name].days_in(2023)] == days


def test_an_islamic_feast_may_come_twice_in_a_year_and_last() -> None:
    """Eid al-Fitr of 1420 and 1421 fell in January and December of 2000; Ramadan is a month."""
    assert [first for first, _ in load_feasts()["eid al-fitr"].days_in(2000)] == [date(2000, 1, 8), date(2000, 12, 27)]
    assert list(load_feasts()["ramadan"].days_in(2024)) == [(date(2024, 3, 11), date(2024, 4, 9))]


def test_every_feast_has_days_in_most_years() -> None:
    """None outside its table is an error, and none that moves is forgotten in it."""
    for name, feast in load_feasts().items():
        n_years = sum(any(feast.days_in(year)) for year in range(2001, 2031))
        assert n_years == (
            0 if feast.kind == "once" and feast.rule.year < 2001 else 1 if feast.kind == "once" else 30
        ), name


def test_national_days_by_country() -> None:
    days = load_national_days()["independence day"]
    assert (days["PAK"], days["IND"], days["UKR"], days["USA"]) == ((8, 14), (8, 15), (8, 24), (7, 4))
    assert all(date(2024, *day) for days in load_national_days().values() for day in days.values())


def test_islamic_calendar() -> None:
    assert islamic_days(1445, 1, 10) == (date(2023, 7, 28), date(2023, 7, 28))
    assert islamic_year(1445) == (date(2023, 7, 19), date(2024, 7, 6))
    assert islamic_year_of(date(2024, 3, 14)) == 1445
    assert islamic_days(1445, 1, 31) is islamic_days(1600, 1) is None


def test_solar_calendar() -> None:
    """The Shah fell on 22 Bahman 1357; Kabul on 24 Asad 1400; 1399 and 1403 had a thirtieth of Esfand."""
    assert solar_days(1357, 11, 22) == (date(1979, 2, 11), date(1979, 2, 11))
    assert solar_days(1400, 5, 24) == (date(2021, 8, 15), date(2021, 8, 15))
    assert [solar_new_year(y).day for y in (1399, 1400, 1403, 1404)] == [20, 21, 20, 21]
    assert solar_days(1400, 12, 30) is None
    assert solar_days(1399, 12) == (date(2021, 2, 19), date(2021, 3, 20))


def test_countries_named_in_text_order() -> None:
    """Names, nationality words and capitals; the longest name wins."""
    text = "Pakistani officers in South Sudan met envoys of the United Arab Emirates in Kyiv."
    assert countries_in(text) == ["PAK", "SSD", "ARE", "UKR"]
