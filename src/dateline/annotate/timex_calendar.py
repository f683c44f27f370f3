"""Rules for expressions that name days, months, seasons, years and decades of the calendar."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.timex_days import (
    a_day,
    a_month,
    a_year,
    safe_day,
    some_days,
)
from dateline.annotate.timex_match import (
    DAY,
    MONTH,
    PART,
    UNDER_TEN,
    WORDS,
    YEAR,
    YEAR_SAID,
    Match,
    Rules,
    adder,
    any_of,
)
from dateline.records.span import Span
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
JUST_PAST = 31  # days before publication at which a date is this year's, whatever the verb
CLOSE_BY = 60  # days after publication at which a date without a year may lie
NEXT_YEAR = 21  # and beyond the turn of the year
LED_BY = "in|since|until|by|during|of|from|after|before"
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "'s", "’s"})
YEAR_LED = (
    "through|between|around|and|or|for|into|both|due|ending|ended|circa|c\\.|predicting|the year|"
    "the|a|an|its|his|her|their|our|this|that|['’]s"
)
LISTED = re.compile(r"\b(?:1[5-9]|20)\d\d(?:,|,? and|,? or) (?:in )?$")
SMALL_NOUN = re.compile(r" [a-z]{3}")
NEXT_WORD = re.compile(r" ([A-Za-z][\w-]*)")


def nearest_year(month: int, day: int, published: date, ahead: bool) -> int:
    """The year of a date said without one: the last past one, unless a coming one is close or the verb looks ahead.

    "Nov. 20" in a story of 2 November is this month's: writers say "last November" for the other.
    """
    here = safe_day(published.year, month, day) or date(published.year, month, 28)
    if ahead and here < published - timedelta(days=JUST_PAST):
        return published.year + 1
    if here > published + timedelta(days=366 if ahead else CLOSE_BY):
        return published.year - 1
    turned = date(here.year + 1, month, min(day, 28))
    return published.year + (not ahead and here < published and turned <= published + timedelta(days=NEXT_YEAR))


@rule(rf"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)\b")
def iso_date(m: Match) -> Timex | None:
    """2023-01-19"""
    day = safe_day(int(m.word("y")), int(m.word("m")), int(m.word("d")))
    return m.timex(a_day(day)) if day else None


@rule(
    rf"\b(?:(?P<w>{DAY}),? )?(?P<m>{MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–](?P<d2>\d{{1,2}}))?"
    rf"(?:,? (?P<y>{YEAR_SAID}))?\b(?![:,]\d)",
    needs=MONTH,
)
def month_day(m: Match) -> Timex | None:
    """January 19, 2023; Jan. 19; Jan. 5-7; January 5 last year"""
    return full_date(m)


@rule(
    rf"\b(?:(?P<w>{DAY}),? )?(?:the )?(?P<d>\d{{1,2}})(?:[-–](?P<d2>\d{{1,2}}))?(?:st|nd|rd|th)?(?: of)?"
    rf" (?P<m>{MONTH})\.?(?:,? (?P<y>{YEAR_SAID}))?\b",
    needs=MONTH,
)
def day_month(m: Match) -> Timex | None:
    """19 January 2023; the 19th of January; 5-7 January"""
    return full_date(m)


def full_date(m: Match) -> Timex | None:
    """A day or days of a month, the year said or the nearest."""
    if not m.capital("m"):
        return None
    month, first = WORDS.months[m.word("m")], int(m.word("d"))
    year = m.year() or nearest_year(month, min(first, 28), m.published, m.ahead)
    day, last = safe_day(year, month, first), safe_day(year, month, int(m.word("d2") or first))
    if day is None or last is None or last < day:
        return None
    return m.timex(a_day(day) if day == last else some_days(day, last))


@rule(rf"\b(?P<d>\d{{1,2}}) ?- ?(?P<m>{MONTH}) ?- ?(?P<y>{YEAR})\b", needs=MONTH)
def hyphened_date(m: Match) -> Timex | None:
    """8-May-2006"""
    day = safe_day(int(m.word("y")), WORDS.months[m.word("m")], int(m.word("d")))
    return m.timex(a_day(day)) if day else None


@rule(
    rf"\b(?:(?P<how>{LED_BY}) )?(?:(?P<part>{PART})[ -])?(?P<m>{MONTH})\.?,? (?:of )?(?P<y>{YEAR_SAID})\b", needs=MONTH
)
def month_year(m: Match) -> Timex | None:
    """August 2018; early March 2015; since December 2021; in January last year"""
    year = m.year()
    if not m.capital("m") or year is None:
        return None
    return m.part(a_month(year, WORDS.months[m.word("m")]))


@rule(
    rf"\b(?:(?P<how>{LED_BY}|last|this|next|through|for|the) )?(?:(?P<part>{PART})[ -])?(?P<m>{MONTH})\b"
    r"(?P<of>['’]s)?(?!\.? \d)",
    needs=MONTH,
)
def bare_month(m: Match) -> Timex | None:
    """in September; since early March; last May; the January attack; January's attack"""
    if not (m.word("how") or m.word("part") or m.word("of")) or not m.capital("m") or is_first_name(m):
        return None
    if m.word("how") == "the" and not (m.word("part") or SMALL_NOUN.match(m.match.string, m.match.end())):
        return None
    month, year = WORDS.months[m.word("m")], m.published.year
    how = m.word("how")
    if how == "this":
        pass
    elif how == "next" or (m.ahead and how not in {"last", "since"}):
        year += month < m.published.month or (how == "next" and month == m.published.month)
    elif month > m.published.month or (how == "last" and month == m.published.month):
        year -= 1
    timex = m.part(a_month(year, month))
    start = m.match.start("m") if m.word("how") == "the" and not m.word("part") else timex.span.start
    return replace(timex, span=Span(start, timex.span.end - len(m.match.group("of") or "")))


def is_first_name(m: Match) -> bool:
    """ "by Jan Egeland": a short form without its stop, a capital after it."""
    return len(m.word("m")) == 3 and m.word("m") != "may" and m.after().strip()[:1].isupper()


@rule(
    rf"\b(?:(?P<m>{MONTH}) )?nineteen (?P<tens>{any_of(TENS)})(?:[- ](?P<ones>{any_of(UNDER_TEN)}))?\b",
    needs="nineteen",
)
def year_in_words(m: Match) -> Timex | None:
    """nineteen seventy-nine; January nineteen ninety-six: as broadcasts are written down"""
    year = 1900 + WORDS.numbers[m.word("tens")] + WORDS.numbers.get(m.word("ones"), 0)
    return m.timex(a_month(year, WORDS.months[m.word("m")]) if m.word("m") else a_year(year))


@rule(
    rf"\b(?:(?P<how>{LED_BY}|{YEAR_LED}) )?(?:(?P<part>{PART})[ -])?(?P<y>{YEAR})\b"
    r"(?![-,.:/]\d)",
    needs=YEAR,
)
def bare_year(m: Match) -> Timex | None:
    """since 2007; in 2014; late 2020; the 2008 attacks; a 2015 airstrike; "1995" of "in 1994, 1995 and 1997\""""
    text, start, how = m.match.string, m.match.start(), m.word("how")
    listed = LISTED.search(text, max(0, start - 12), start) or (text[start - 1 : start] == "(" and m.after(1) == ")")
    cited = text[max(0, start - 2) : start] == ", " and m.after(1) in {")", ";"}
    behind = NEXT_WORD.match(text, m.match.end())
    happening = behind is not None and behind[1] in WORDS.happenings
    if not (how or m.word("part") or listed or cited or happening):
        return None
    if how in ARTICLES and behind is None:
        return None  # "the 2000."
    # "the 2008 attacks", but not "for 2000 rifles": a number.
    plural = behind is not None and len(behind[1]) > 3 and behind[1].endswith("s")
    if how not in ARTICLES and how != "in" and plural and not happening:
        return None
    timex = m.part(a_year(int(m.word("y"))))
    if how == "the year":
        return timex
    return replace(timex, span=Span(m.match.start("part") if m.word("part") else m.match.start("y"), timex.span.end))
