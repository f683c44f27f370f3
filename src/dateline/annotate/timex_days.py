"""Days, weeks, months and years as intervals, and their TIMEX3 values."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `begin` to `end`, both included; None is open or unknown."""

    value: str
    begin: date | None
    end: date | None
    precision: str


def a_day(day: date) -> Interval:
    """One day."""
    return Interval(day.isoformat(), day, day, "day")


def a_week(day: date) -> Interval:
    """The calendar week, Monday to Sunday, around a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Interval(f"{year}-W{week:02d}", monday, monday + timedelta(days=6), "week")


def a_month(year: int, month: int) -> Interval:
    """A calendar month."""
    last = calendar.monthrange(year, month)[1]
    return Interval(f"{year}-{month:02d}", date(year, month, 1), date(year, month, last), "month")


def a_year(year: int) -> Interval:
    """A calendar year."""
    return Interval(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def a_decade(year: int) -> Interval:
    """The ten years of which `year` is the first."""
    return Interval(f"{year // 10}X", date(year, 1, 1), date(year + 9, 12, 31), "decade")


def months_before(day: date, n: int) -> date:
    """The same day n months earlier (later for negative n), the month's last day where it is shorter."""
    total = day.year * 12 + day.month - 1 - n
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def shifted(day: date, n: int, unit: str) -> date:
    """n units before a day (after, for negative n)."""
    if unit == "month":
        return months_before(day, n)
    if unit == "year":
        return months_before(day, 12 * n)
    if unit == "decade":
        return months_before(day, 120 * n)
    days = {"day": 1, "week": 7, "fortnight": 14, "hour": 0}[unit]
    return day - timedelta(days=days * n)


def unit_around(day: date, unit: str) -> Interval:
    """The calendar day, week, month, year or decade that holds a day."""
    if unit in {"week", "fortnight"}:
        return a_week(day)
    if unit == "month":
        return a_month(day.year, day.month)
    if unit == "year":
        return a_year(day.year)
    if unit == "decade":
        return a_decade(day.year - day.year % 10)
    return a_day(day)
