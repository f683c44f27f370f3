"""Rules for so many units up to publication or away from it, and for its week, month or year seen as a whole."""

from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.timex_calendar import nearest_year
from dateline.annotate.timex_days import Interval, a_day, safe_day, shifted, third_of, unit_around
from dateline.annotate.timex_match import (
    COUNT,
    MONTH,
    PART,
    SINCE,
    UNIT,
    WORDS,
    Match,
    Rules,
    adder,
    bound,
    is_vague,
    length,
    number,
)
from dateline.records.span import Span
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
RECENT = {"day": 6, "week": 3, "month": 3, "year": 3, "decade": 2}  # how many units "recent" reaches back
PERIODS = "week|month|year|decade|century"


@rule(
    r"\b(?:(?:in|over|during|within|for) )?(?:the )?"
    rf"(?P<how>last|past|previous|next|coming) (?P<n>{COUNT}) (?P<u>{UNIT})\b",
    needs=UNIT,
)
def last_units(m: Match) -> Timex | None:
    """in the last three months; over the past two weeks"""
    n, unit = number(m.word("n")), WORDS.units[m.word("u")]
    if n is None:
        return None
    # "in the last 24 hours" reaches into the day before.
    reach, by = (-(-n // 24), "day") if unit == "hour" else (n, unit)
    back = -reach if m.word("how") in {"next", "coming"} else reach
    begin, end = sorted([shifted(m.published, back, by), m.published])
    return m.timex(Interval(length(m.word("n"), unit), begin, end, "day"), mod=bound(m.word("n")))


@rule(
    r"\b(?:(?:in|over|during|of) )?(?:the )?(?:recent|past|last) (?P<u>days|weeks|months|years|decades)\b", needs=UNIT
)
def recent(m: Match) -> Timex | None:
    """in recent months: three months up to publication, by the calendar's units"""
    unit = WORDS.units[m.word("u")]
    begin = shifted(m.published, RECENT[unit], unit)
    if unit == "month":
        begin = begin.replace(day=1)
    if unit in {"year", "decade"}:
        begin = date(begin.year, 1, 1)
    return m.timex(Interval("PAST_REF", begin, m.published, unit))


@rule(r"\b(?:(?:in|over|during) )?(?:the )?coming (?P<u>days|weeks|months|years|decades)\b", needs="coming")
def coming(m: Match) -> Timex | None:
    """in the coming weeks: as many as "recent" reaches back"""
    unit = WORDS.units[m.word("u")]
    return m.timex(Interval("FUTURE_REF", m.published, shifted(m.published, -RECENT[unit], unit), unit))


@rule(rf"\b(?P<n>{COUNT}) (?P<u>{UNIT}) ago\b", needs=UNIT)
def units_ago(m: Match) -> Timex | None:
    """two days ago; several weeks ago"""
    n, unit = number(m.word("n")), WORDS.units[m.word("u")]
    if n is None:
        return None
    if is_vague(m.word("n")):
        begin, end = shifted(m.published, 2 * n + 1, unit), shifted(m.published, 2, unit)
        return m.timex(Interval("PAST_REF", begin, end, unit))
    if unit == "hour" and n >= 24:
        n, unit = n // 24, "day"
    return m.timex(unit_around(shifted(m.published, n, unit), unit), mod=bound(m.word("n")))


@rule(
    rf"\b(?:in|within) (?P<n>{COUNT}) (?P<u>{UNIT})(?:'|’)?(?: time)?\b(?! (?:of|ago|earlier|later|before|after)\b)",
    needs=UNIT,
)
def units_ahead(m: Match) -> Timex | None:
    """ "will rule in two weeks"; a duration where the verb does not look ahead"""
    n, unit = number(m.word("n")), WORDS.units[m.word("u")]
    if n is None or not m.ahead or is_vague(m.word("n")) or unit in {"hour", "minute"}:
        return None
    if m.match.group().lower().startswith("within"):
        return None
    return m.timex(unit_around(shifted(m.published, -n, unit), unit), mod=bound(m.word("n")))


@rule(
    rf"\b(?:by |at |until |before |since )?(?:(?P<part>{PART}|the end of|the close of|later in|earlier in) (?:the|this)"
    rf" (?P<u>{PERIODS})|(?:the )?(?P<e>year)[- ]end)\b",
    needs=PERIODS,
)
def part_of_unit(m: Match) -> Timex | None:
    """by the end of the year; earlier in the month; year-end"""
    unit, part = m.word("u") or m.word("e"), m.word("part")
    if unit == "century":
        return None
    whole = unit_around(m.published, unit)
    if m.word("e"):
        # "By year-end" looks to this year's last day, "since year-end" back to the last year's.
        year = m.published.year - ("since" in m.match.group().lower() or SINCE.search(m.before(24)) is not None)
        return m.timex(a_day(date(year, 12, 31)))
    if part.endswith(" in"):
        begin, end = (whole.begin, m.published) if part.startswith("earlier") else (m.published, whole.end)
        return m.timex(
            Interval(whole.value, begin, end, whole.precision), mod="START" if part.startswith("earlier") else "END"
        )
    mod = WORDS.parts.get(part, "END")
    return m.timex(third_of(whole, mod), mod=mod)


@rule(
    r"(?:\b(?:for|during|throughout) the (?:full |whole |entire )?|\b(?:half|quarter|rest|remainder|months) of the )"
    r"(?P<u>year)\b(?![-’']| (?:of|to|end|ended|ending|before|after|that|when|in which)\b)",
    needs="year",
)
def year_under_way(m: Match) -> Timex | None:
    """for the full year; the first nine months of the year"""
    timex = m.timex(unit_around(m.published, "year"))
    start = timex.span.end - len(m.match.group().rpartition("the ")[2]) - len("the ")
    return replace(timex, span=Span(start, timex.span.end))


@rule(r"\b(?:on |in |during )?the (?P<u>night|week|month|year|weekend) before last\b", needs="last")
def before_last(m: Match) -> Timex | None:
    """the year before last; the week before last; the night before last"""
    unit = WORDS.units.get(m.word("u"), "week")
    whole = unit_around(shifted(m.published, 2, unit), unit)
    if m.word("u") == "weekend" and whole.end:
        return m.timex(Interval(f"{whole.value}-WE", whole.end - timedelta(days=1), whole.end, "day"))
    return m.timex(whole)


@rule(r"\bovernight\b(?! (?:stay|train|bus|bag|success)s?\b)", needs="overnight")
def overnight(m: Match) -> Timex | None:
    """overnight: the night up to publication, in the evening of the day before or in the small hours"""
    eve = m.published - timedelta(days=1)
    return m.timex(Interval(f"{eve.isoformat()}TNI", eve, m.published, "day"), kind="TIME")


@rule(rf"\bthe week of (?P<m>{MONTH})\.? (?P<d>\d{{1,2}})\b", needs="week")
def week_of(m: Match) -> Timex | None:
    """the week of March 6"""
    month, number_ = WORDS.months[m.word("m")], int(m.word("d"))
    day = safe_day(nearest_year(month, min(number_, 28), m.published, m.ahead), month, number_)
    return m.timex(unit_around(day, "week")) if day else None


@rule(r"\bon the (?P<d>\d{1,2})(?:st|nd|rd|th)\b(?= ?[.,;:)]|$| (?:and|when|as|but|in|at)\b)")
def day_of_month(m: Match) -> Timex | None:
    """on the 12th: the last day of that number, the next one where the verb looks ahead"""
    for back in range(0, 3):
        month = m.published.month - 1 + (back if m.ahead else -back)
        day = safe_day(m.published.year + month // 12, month % 12 + 1, int(m.word("d")))
        if day and (day >= m.published if m.ahead else day <= m.published):
            return m.timex(a_day(day))
    return None


@rule(r"\b(?:at |since )?the turn of the (?P<u>century|millennium)\b", needs="turn")
def turn_of_century(m: Match) -> Timex | None:
    """the turn of the century: the last one before publication"""
    year = 1000 * (m.published.year // 1000) if m.word("u") == "millennium" else 100 * (m.published.year // 100)
    return m.timex(unit_around(date(year, 1, 1), "year"), mod="APPROX")
