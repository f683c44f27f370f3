"""Dates of publication, as heads and columns write them."""

import re
from datetime import date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_WORD = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
WRITTEN = re.compile(
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH_WORD})\.?,?"
    rf"(?: (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,? (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
SLASHED = re.compile(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>\d{4})")


class AmbiguousDate(ValueError):
    """The day and the month can't be told apart."""


def find_date(text: str, near: date | None) -> date | None:
    """The day that a text says; one without a year takes it from a day nearby. Raises AmbiguousDate for 03/04/2023."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).date()
    except ValueError:
        pass
    if found := re.match(r"\d{4}-\d\d-\d\d", text):
        return _day(*map(int, found.group().split("-")))
    if re.fullmatch(r"\d{8}", text):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    if found := WRITTEN.search(text):
        month = MONTHS.index(found.group("month").lower()[:3]) + 1
        year = int(found.group("year")) if found.group("year") else near.year if near else None
        day = found.group("d1") or found.group("d2")
        return _day(year, month, int(day)) if year and day else None
    if found := SLASHED.search(text):
        return _slashed(int(found.group("a")), int(found.group("b")), int(found.group("year")))
    return _foreign(text) if text else None


def _slashed(a: int, b: int, year: int) -> date | None:
    if a <= 12 and b <= 12 and a != b:
        raise AmbiguousDate(f"{a}/{b}/{year} may be two days: write it as YYYY-MM-DD")
    return _day(year, b, a) if a > 12 else _day(year, a, b)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _foreign(text: str) -> date | None:
    """Other languages' absolute dates, by dateparser."""
    import dateparser

    found = dateparser.parse(text, settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return found.date() if found else None
