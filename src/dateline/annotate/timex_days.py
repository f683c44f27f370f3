"""Days, weeks, months, seasons and years as intervals, and their TIMEX3 values."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

FIXED = {"minute": 0, "hour": 0, "day": 1, "week": 7, "fortnight": 14}  # days of the units that have always as many
PERIODS = {
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "fortnight": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}Y",
}
SEASON_VALUES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `begin` to `end`, both included; None is open or unknown."""

    value: str
    begin: date | None
    end: date | None
    precision: str


def safe_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def a_day(day: date) -> Interval:
    """One day."""
    return Interval(day.isoformat(), day, day, "day")


def some_days(first: date, last: date) -> Interval:
    """Days said as a range."""
    return Interval(f"{first.isoformat()}/{last.isoformat()}", first, last, "day")


def a_week(day: date) -> Interval:
    """The calendar week, Monday to Sunday, around a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Interval(f"{year}-W{week:02d}", monday, monday + timedelta(days=6), "week")


def a_weekend(saturday: date) -> Interval:
    """A Saturday and the Sunday after it."""
    year, week, _ = saturday.isocalendar()
    return Interval(f"{year}-W{week:02d}-WE", saturday, saturday + timedelta(days=1), "day")


def a_month(year: int, month: int) -> Interval:
    """A calendar month."""
    last = calendar.monthrange(year, month)[1]
    return Interval(f"{year}-{month:02d}", date(year, month, 1), date(year, month, last), "month")


def a_season(name: str, year: int, first: int, last: int) -> Interval:
    """The months from `first` to `last`; a winter has the year in which it begins."""
    end = a_month(year + (last < first), last).end
    return Interval(f"{year}-{SEASON_VALUES[name]}", date(year, first, 1), end, "season")


def a_year(year: int) -> Interval:
    """A calendar year."""
    return Interval(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def a_decade(year: int) -> Interval:
    """The ten years of which `year` is the first."""
    return Interval(f"{year // 10}", date(year, 1, 1), date(year + 9, 12, 31), "decade")


def a_century(number: int) -> Interval:
    """The hundred years of the 19th, 20th ... century, counted from 1800, 1900."""
    first = 100 * (number - 1)
    return Interval(f"{number - 1:02d}", date(first, 1, 1), date(first + 99, 12, 31), "century")


def months_of(value: str, year: int, first: int, last: int) -> Interval:
    """Months of one year from `first` to `last`, such as a quarter."""
    return Interval(value, date(year, first, 1), a_month(year, last).end, "month")


def third_of(whole: Interval, mod: str) -> Interval:
    """The first (START), middle (MID) or last (END) third of a week, month, year or decade; the value stays whole."""
    k = ("START", "MID", "END").index(mod)
    if whole.begin is None or whole.end is None or whole.precision not in {"week", "month", "year", "decade"}:
        return whole
    begin, year = whole.begin, whole.begin.year
    first, last = {
        "week": (begin + timedelta(days=2 * k), begin + timedelta(days=2 * k + 2)),
        "month": (begin + timedelta(days=10 * k), begin + timedelta(days=10 * k + 9)),
        "year": (date(year, 4 * k + 1, 1), a_month(year, 4 * k + 4).end),
        "decade": (date(year + 3 * k, 1, 1), date(year + 3 * k + 3, 12, 31)),
    }[whole.precision]
    return Interval(whole.value, first, whole.end if mod == "END" else last, whole.precision)


def months_before(day: date, n: int) -> date:
    """The same day n months earlier (later for negative n), the month's last day where it is shorter."""
    total = day.year * 12 + day.month - 1 - n
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def shifted(day: date, n: int, unit: str) -> date:
    """n units before a day (after, for negative n)."""
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    return months_before(day, months * n) if months else day - timedelta(days=FIXED[unit] * n)


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


def period(n: int | None, unit: str) -> str:
    """The TIMEX3 value of a duration: "P3M", "PT12H"; "PXM" where the number is not said."""
    times = {"fortnight": 2, "decade": 10}.get(unit, 1)
    return PERIODS[unit].format("X" if n is None else n * times)
