"""Calendars: the Islamic year by the moon (Umm al-Qura), and the solar year of Iran and Afghanistan."""

from datetime import date, timedelta

ISLAMIC_YEARS = range(1343, 1501)  # that hijridate knows, 1924 to 2077
SOLAR_YEARS = range(1200, 1500)
SOLAR_BEGAN = 621  # Gregorian years before the first of Farvardin of year 1
LEAP_CYCLE = (1, 5, 9, 13, 17, 22, 26, 30)  # leap years of the 33, as the astronomical calendar has them 1178 to 1633


def islamic_days(year: int, month: int, day: int | None = None) -> tuple[date, date] | None:
    """First and last Gregorian day of an Islamic month, or of one day of it; None where there is none."""
    from hijridate import Hijri

    if year not in ISLAMIC_YEARS or not 1 <= month <= 12:
        return None
    first = Hijri(year, month, 1)
    length = first.month_length()
    if day is not None and not 1 <= day <= length:
        return None
    begin = date.fromordinal(
        first.to_gregorian().toordinal() + (day or 1) - 1
    )  # hijridate's own kind of date left behind
    return begin, begin if day else begin + timedelta(days=length - 1)


def islamic_year(year: int) -> tuple[date, date] | None:
    """First and last Gregorian day of an Islamic year; None outside 1343-1500."""
    first, last = islamic_days(year, 1), islamic_days(year, 12)
    return (first[0], last[1]) if first and last else None


def islamic_year_of(day: date) -> int:
    """The Islamic year that a Gregorian day falls in; outside 1924-2077 a rough one."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except OverflowError:
        return round((day.year - SOLAR_BEGAN) * 33 / 32)


def is_solar_leap(year: int) -> bool:
    """Has Esfand 30 days? By the cycle of 33 years."""
    return year % 33 in LEAP_CYCLE


def solar_new_year(year: int) -> date:
    """The first of Farvardin (Hamal): 20, 21 or 22 March."""
    known, day = 1400, date(2021, 3, 21)
    steps = range(known, year) if year > known else range(year, known)
    days = sum(365 + is_solar_leap(y) for y in steps)
    return day + timedelta(days=days if year > known else -days)


def solar_days(year: int, month: int, day: int | None = None) -> tuple[date, date] | None:
    """First and last Gregorian day of a month of the solar year, or of one day of it; None where there is none."""
    if year not in SOLAR_YEARS or not 1 <= month <= 12:
        return None
    lengths = [31] * 6 + [30] * 5 + [29 + is_solar_leap(year)]
    if day is not None and not 1 <= day <= lengths[month - 1]:
        return None
    begin = solar_new_year(year) + timedelta(days=sum(lengths[: month - 1]) + (day or 1) - 1)
    return begin, begin if day else begin + timedelta(days=lengths[month - 1] - 1)
