"""Dates of publication, as heads and columns write them."""

import re
from datetime import UTC, date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WRITTEN_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
MONTH_WORD = f"(?:{WRITTEN_MONTH}|{WRITTEN_MONTH.upper()})"  # "may" and "march" in small letters are none
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WRITTEN = re.compile(
    rf"\b(?:(?P<d1>{DAY})[ -])?(?P<month>{MONTH_WORD})\b\.?(?:,? (?P<d2>{DAY})\b)?(?:(?:,? |-)(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
SHORT_YEAR = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{MONTH_WORD})\.? (?P<year>\d\d)", re.IGNORECASE)  # "3 JAN 90"
DATE_MOST = 100  # characters
CENTURY = 70  # two figures from here on are of the 1900s
CTIME = re.compile(rf"(?P<month>{MONTH_WORD}) +(?P<day>\d{{1,2}}) \d\d:\d\d:\d\d(?: \w+)? (?P<year>\d{{4}})$")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b")
NUMBERS = re.compile(r"\b(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<year>\d{4}|\d\d)\b")
EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?(?:\.\d+)?")


class AmbiguousDate(ValueError):
    """Day, month and year can't be told apart."""


def find_date(text: str, near: date | None) -> date | None:
    """The day that a text says; without a year the one nearest to `near`. Raises AmbiguousDate for 3/4/2023."""
    text = text[: DATE_MOST + 1].strip()
    if len(text) > DATE_MOST or not any(character.isdigit() for character in text):
        return None  # no way of writing a day goes without a number
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).date()
    except ValueError:
        pass
    if found := YEAR_FIRST.match(text):
        return day_of(*map(int, found.group("year", "month", "day")))
    if found := EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(found.group("seconds")), UTC).date()
    if found := CTIME.search(text):
        return day_of(int(found.group("year")), month_of(found.group("month")), int(found.group("day")))
    if found := SHORT_YEAR.fullmatch(text):
        year = int(found.group("year"))
        return day_of(
            year + (1900 if year >= CENTURY else 2000), month_of(found.group("month")), int(found.group("day"))
        )
    if (found := WRITTEN.search(text)) and (day := found.group("d1") or found.group("d2")):
        month, number = month_of(found.group("month")), int(re.sub(r"\D", "", day))
        written = found.group("year")
        return day_of(int(written), month, number) if written else nearest(month, number, near)
    if found := NUMBERS.search(text):
        return from_numbers(int(found.group("a")), int(found.group("b")), found.group("year"))
    return foreign_day(text) if text else None


def month_of(word: str) -> int:
    """1 for "January" and "jan"."""
    return MONTHS.index(word.lower()[:3]) + 1


def nearest(month: int, day: int, near: date | None) -> date | None:
    """Of that day in the years around the one nearest to `near`: on 1 January, "Dec 31" is the day before."""
    if near is None:
        return None
    days = filter(None, (day_of(near.year + shift, month, day) for shift in (-1, 0, 1)))
    return min(days, key=lambda d: abs(d - near), default=None)


def from_numbers(a: int, b: int, year: str) -> date | None:
    """Day and month in either order, where only one of them can be the month."""
    if len(year) == 2 or (a <= 12 and b <= 12 and a != b):
        raise AmbiguousDate(f"{a}/{b}/{year} may be more than one day: write it as YYYY-MM-DD")
    return day_of(int(year), b, a) if a > 12 else day_of(int(year), a, b)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def foreign_day(text: str) -> date | None:
    """Other languages' absolute dates, by dateparser; "yesterday" has no day of its own."""
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    found = dateparser.parse(text, settings=settings)
    return found.date() if found else None
