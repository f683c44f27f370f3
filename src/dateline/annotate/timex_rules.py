"""Rules of time expressions: a pattern, and what its words mean on a publication day. Each pattern runs in linear time."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.annotate.timex_days import (
    Interval,
    a_day,
    a_decade,
    a_month,
    a_week,
    a_year,
    months_before,
    shifted,
    unit_around,
)
from dateline.records.span import Span
from dateline.records.timex import Timex
from dateline.reference.timewords import load_time_words

WORDS = load_time_words()
MONTH = "|".join(sorted(WORDS.months, key=len, reverse=True))
DAY = "|".join(WORDS.weekdays)
UNIT = "|".join(sorted(WORDS.units, key=len, reverse=True))
COUNT = (
    r"\d{1,3}|"
    + "|".join(sorted(WORDS.numbers, key=len, reverse=True))
    + r"|a few|a couple of|at least \w+|more than \w+|nearly \w+|about \w+|almost \w+"
)
SEASON = "|".join(WORDS.seasons)
YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match, the publication day, and whether the verb over it looks ahead."""

    match: re.Match[str]
    published: date
    ahead: bool

    def word(self, name: str) -> str:
        """A group in lower case, without stops; empty where it did not take part."""
        return (self.match.group(name) or "").lower().strip(".")

    def timex(
        self, interval: Interval, kind: str = "DATE", mod: str | None = None, frequency: str | None = None
    ) -> Timex:
        """The expression with what it stands for."""
        span = Span(self.match.start(), self.match.end())
        return Timex(span, kind, interval.value, interval.begin, interval.end, interval.precision, mod, frequency)


Rule = Callable[[Match], Timex | None]
RULES: list[tuple[re.Pattern[str], Rule]] = []


def rule(pattern: str) -> Callable[[Rule], Rule]:
    """Adds a rule with its pattern (case ignored)."""

    def add(function: Rule) -> Rule:
        RULES.append((re.compile(pattern, re.IGNORECASE), function))
        return function

    return add


def number(words: str) -> int | None:
    """The number of "three", "12", "a few", "more than ten"."""
    last = words.split()[-1] if words.split() else ""
    if words in {"a few", "a couple of"}:
        return 3 if words == "a few" else 2
    return int(last) if last.isdigit() else WORDS.numbers.get(last)


def safe_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, published: date, ahead: bool) -> int:
    """The year of a date said without one: the last past one, the next one where the verb looks ahead."""
    here = safe_day(published.year, month, day) or date(published.year, month, 28)
    if ahead and here < published:
        return published.year + 1
    if not ahead and here > published + timedelta(days=7):
        return published.year - 1
    return published.year


@rule(rf"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)\b")
def iso_date(m: Match) -> Timex | None:
    """2023-01-19"""
    day = safe_day(int(m.word("y")), int(m.word("m")), int(m.word("d")))
    return m.timex(a_day(day)) if day else None


@rule(rf"\b(?:(?:{DAY}),? )?(?P<m>{MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>{YEAR}))?\b(?!:)")
def month_day(m: Match) -> Timex | None:
    """January 19, 2023; Jan. 19"""
    if not m.match.group("m")[0].isupper():
        return None
    return full_date(m)


@rule(rf"\b(?:(?:{DAY}),? )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{MONTH})\.?(?:,? (?P<y>{YEAR}))?\b")
def day_month(m: Match) -> Timex | None:
    """19 January 2023; the 19th of January"""
    return full_date(m) if m.match.group("m")[0].isupper() else None


def full_date(m: Match) -> Timex | None:
    """A day and month, the year said or the nearest."""
    month, number_of_day = WORDS.months[m.word("m")], int(m.word("d"))
    year = int(m.word("y")) if m.word("y") else nearest_year(month, min(number_of_day, 28), m.published, m.ahead)
    day = safe_day(year, month, number_of_day)
    return m.timex(a_day(day)) if day else None


@rule(
    rf"\b(?P<part>early|mid|late|the end of|the beginning of|the start of)?[- ]?(?P<m>{MONTH})\.?,? (?:of )?(?P<y>{YEAR})\b"
)
def month_year(m: Match) -> Timex | None:
    """August 2018; early March 2015"""
    if not m.match.group("m")[0].isupper():
        return None
    return part_of_month(m, int(m.word("y")), WORDS.months[m.word("m")])


@rule(
    rf"\b(?:(?P<how>in|since|until|by|during|last|this|next|of|from|after|before) )(?P<part>early |mid-|late )?(?P<m>{MONTH})\b(?!\.? \d)"
)
def bare_month(m: Match) -> Timex | None:
    """in September; since early March; last May"""
    if not m.match.group("m")[0].isupper():
        return None
    month = WORDS.months[m.word("m")]
    year = m.published.year
    if m.ahead or m.word("how") == "next":
        year += month < m.published.month
    elif month > m.published.month or (m.word("how") == "last" and month == m.published.month):
        year -= 1
    return since(m, part_of_month(m, year, month))


def part_of_month(m: Match, year: int, month: int) -> Timex:
    """A month, or its first, middle or last ten days."""
    whole = a_month(year, month)
    part = m.word("part").strip(" -")
    if not part or whole.begin is None or whole.end is None:
        return m.timex(whole)
    begin, end = {
        "early": (1, 10),
        "the beginning of": (1, 10),
        "the start of": (1, 10),
        "mid": (11, 20),
    }.get(part, (21, whole.end.day))
    mod = {1: "START", 11: "MID", 21: "END"}[begin]
    return m.timex(Interval(whole.value, date(year, month, begin), date(year, month, end), "month"), mod=mod)


def since(m: Match, timex: Timex) -> Timex:
    """With "since" before it, an expression reaches to publication; "until" makes it the end."""
    said = m.match.group(0).lower()
    if said.startswith("since "):
        return Timex(timex.span, timex.type, timex.value, timex.begin, m.published, timex.precision, timex.mod)
    return timex


@rule(
    rf"\b(?P<how>since|in|during|by|of|from|until|after|before|late|early|mid|through|between|around|and|the year)[- ](?P<y>{YEAR})\b(?![-\d,]\d)"
)
def bare_year(m: Match) -> Timex | None:
    """since 2007; in 2014; late 2020"""
    year = int(m.word("y"))
    whole = a_year(year)
    if m.word("how") in {"late", "early", "mid"}:
        first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[m.word("how")]
        return m.timex(
            Interval(whole.value, date(year, first, 1), a_month(year, last).end, "year"),
            mod=m.word("how").upper(),
        )
    return since(m, m.timex(whole))


@rule(
    rf"\b(?:from|between) (?P<m1>{MONTH})\.?(?: (?P<y1>{YEAR}))? (?:to|and|until) (?P<m2>{MONTH})\.? (?P<y2>{YEAR})\b"
)
def month_range(m: Match) -> Timex | None:
    """between June 2014 and April 2016"""
    year = int(m.word("y2"))
    first, last = WORDS.months[m.word("m1")], WORDS.months[m.word("m2")]
    begin = a_month(int(m.word("y1")) if m.word("y1") else year, first)
    end = a_month(year, last)
    return m.timex(Interval(f"{begin.value}/{end.value}", begin.begin, end.end, "month"))


@rule(rf"\b(?:from|between) (?P<y1>{YEAR}) (?:to|and|until) (?P<y2>{YEAR})\b")
def year_range(m: Match) -> Timex | None:
    """between 2003 and 2011"""
    one, two = a_year(int(m.word("y1"))), a_year(int(m.word("y2")))
    return m.timex(Interval(f"{one.value}/{two.value}", one.begin, two.end, "year"))


@rule(rf"\b(?P<y>{YEAR})s\b")
def decade(m: Match) -> Timex | None:
    """the 1990s"""
    year = int(m.word("y"))
    return m.timex(a_decade(year)) if year % 10 == 0 else None


@rule(
    rf"\b(?P<how>on |last |next |this |since |by |until )?(?:late |early )?(?P<w>{DAY})(?P<part> morning| afternoon| evening| night)?(?:['’]s)?\b(?!s)"
)
def weekday(m: Match) -> Timex | None:
    """on Thursday; last Friday; Monday's"""
    if not m.match.group("w")[0].isupper():
        return None
    wanted = WORDS.weekdays[m.word("w")]
    how = m.word("how").strip()
    back = (m.published.weekday() - wanted) % 7
    if how == "next" or (m.ahead and how not in {"last", "since"}):
        day = m.published + timedelta(days=(wanted - m.published.weekday()) % 7 or (7 if how == "next" else 0))
    else:
        day = m.published - timedelta(days=back or (7 if how == "last" else 0))
    return since(m, m.timex(a_day(day)))


@rule(
    r"\b(?P<w>today|tonight|this morning|this afternoon|this evening|yesterday|last night|overnight|tomorrow|the previous day|the day before yesterday|at present|currently)(?:['’]s)?\b"
)
def near_day(m: Match) -> Timex | None:
    """yesterday; overnight; tomorrow"""
    back = {
        "yesterday": 1,
        "last night": 1,
        "the previous day": 1,
        "the day before yesterday": 2,
        "tomorrow": -1,
    }.get(m.word("w"), 0)
    return m.timex(a_day(m.published - timedelta(days=back)))


@rule(
    rf"\b(?:(?P<part>earlier|later|late|early) )?(?P<how>last|this|next|the previous|the following|the past|the coming|the current) (?P<u>{UNIT})(?:['’]s)?\b"
)
def near_unit(m: Match) -> Timex | None:
    """last week; earlier this month; next year"""
    unit = WORDS.units[m.word("u")]
    if unit in {"hour"} or m.word("u").endswith("s"):
        return None
    how = m.word("how").removeprefix("the ")
    if how == "past":
        return m.timex(Interval(f"P1{unit[0].upper()}", shifted(m.published, 1, unit), m.published, "day"))
    steps = {"last": 1, "previous": 1, "next": -1, "following": -1, "coming": -1}.get(how, 0)
    whole = unit_around(shifted(m.published, steps, unit), unit)
    if m.word("part") == "earlier" and steps == 0:
        # "earlier this month": from its first day to publication.
        return m.timex(Interval(whole.value, whole.begin, m.published, whole.precision), mod="START")
    if m.word("part") == "later" and steps == 0:
        return m.timex(Interval(whole.value, m.published, whole.end, whole.precision), mod="END")
    return m.timex(whole)


@rule(
    rf"\b(?:(?:in|over|during|within|for) )?(?:the )?(?P<how>last|past|previous|next|coming) (?P<n>{COUNT}) (?P<u>{UNIT})\b"
)
def last_units(m: Match) -> Timex | None:
    """in the last three months; over the past two weeks"""
    n, unit = number(m.word("n")), WORDS.units[m.word("u")]
    if n is None:
        return None
    if m.word("how") in {"next", "coming"}:
        return m.timex(Interval(f"P{n}{unit[0].upper()}", m.published, shifted(m.published, -n, unit), "day"))
    return m.timex(Interval(f"P{n}{unit[0].upper()}", shifted(m.published, n, unit), m.published, "day"))


@rule(
    r"\b(?:in|over|during) (?:the )?(?:recent|past|last) (?P<u>days|weeks|months|years|decades)\b|\b(?:in|of) recent (?P<v>days|weeks|months|years)\b"
)
def recent(m: Match) -> Timex | None:
    """in recent months: three months up to publication, by the calendar's units"""
    unit = WORDS.units[m.word("u") or m.word("v")]
    n = {"day": 6, "week": 3, "month": 3, "year": 3, "decade": 2}[unit]
    begin = shifted(m.published, n, unit)
    if unit == "month":
        begin = begin.replace(day=1)
    if unit == "year":
        begin = date(begin.year, 1, 1)
    return m.timex(Interval("PAST_REF", begin, m.published, unit))


@rule(rf"\b(?P<n>{COUNT}) (?P<u>{UNIT}) (?P<how>ago|earlier|before|later|after)\b")
def units_ago(m: Match) -> Timex | None:
    """two days ago; a year later"""
    n, unit = number(m.word("n")), WORDS.units[m.word("u")]
    if n is None or unit == "hour":
        return m.timex(a_day(m.published)) if unit == "hour" and m.word("how") == "ago" else None
    if m.word("how") in {"later", "after"}:
        return m.timex(Interval(f"P{n}{unit[0].upper()}", None, None, unit), kind="DURATION")
    day = shifted(m.published, n, unit)
    precise = unit_around(day, unit)
    return m.timex(precise)


@rule(
    rf"\b(?P<w>every|each) (?P<u>{UNIT}|{DAY})\b|\b(?:(?P<near>almost|nearly) )?(?P<s>daily|weekly|monthly|yearly|annually|hourly|regularly|frequently|often)\b|\b(?:once|twice|several times|three times) (?:a|every) (?P<v>{UNIT})\b"
)
def repeated(m: Match) -> Timex | None:
    """almost daily; every Friday; twice a week"""
    said = m.match.group(0).lower()
    value = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y"}.get(
        m.word("s"), "PXX"
    )
    return m.timex(Interval(value, None, None, "unknown"), kind="SET", frequency=said)


@rule(
    rf"\b(?:for |lasted |lasting )?(?P<n>{COUNT})[- ](?P<u>{UNIT})(?:[- ](?:long|old))?\b(?! (?:ago|earlier|later|before|after))"
)
def duration(m: Match) -> Timex | None:
    """for two days; a 10-day truce"""
    n, unit = number(m.word("n")), WORDS.units[m.word("u")]
    if n is None or m.match.group(0).lower().endswith("old"):
        return None
    code = {
        "day": f"P{n}D",
        "week": f"P{n}W",
        "fortnight": f"P{2 * n}W",
        "month": f"P{n}M",
        "year": f"P{n}Y",
        "decade": f"P{10 * n}Y",
        "hour": f"PT{n}H",
    }[unit]
    return m.timex(Interval(code, None, None, "unknown"), kind="DURATION")


@rule(rf"\b(?:(?P<how>last|this|next|in|during) )(?:the )?(?P<s>{SEASON})(?: of)?(?: (?P<y>{YEAR}))?\b")
def season(m: Match) -> Timex | None:
    """last summer; in the winter of 2014"""
    if m.word("s") == "fall" and not m.word("y") and m.word("how") not in {"last", "this", "next"}:
        return None
    first, last = WORDS.seasons[m.word("s")]
    year = (
        int(m.word("y")) if m.word("y") else m.published.year - (m.word("how") == "last" and first <= m.published.month)
    )
    begin = date(year, first, 1)
    end = a_month(year + (last < first), last).end
    return m.timex(Interval(f"{year}-{m.word('s')[:2].upper()}", begin, end, "season"))


__all__ = ["RULES", "Match", "a_week", "months_before"]
