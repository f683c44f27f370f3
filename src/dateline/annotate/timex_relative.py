"""Rules for expressions that count from the publication day, and for durations and repetitions."""

from datetime import date, timedelta

from dateline.annotate.timex_calendar import nearest_year
from dateline.annotate.timex_days import (
    Interval,
    a_day,
    a_weekend,
    period,
    shifted,
    unit_around,
)
from dateline.annotate.timex_match import (
    COUNT,
    DAY,
    DAYPART,
    PART,
    UNIT,
    WORDS,
    Match,
    Rules,
    adder,
    any_of,
    bound,
    is_vague,
    length,
    number,
)
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
RECENT = {"day": 6, "week": 3, "month": 3, "year": 3, "decade": 2}  # how many units "recent" reaches back
STEPS = {"last": 1, "previous": 1, "next": -1, "following": -1, "coming": -1}


def in_day(m: Match, day: date, part: str | None) -> Timex:
    """The day, or the part of it that is said, as a TIME."""
    whole = a_day(day)
    if not part:
        return m.timex(whole)
    value = f"{whole.value}T{WORDS.dayparts[part]}"
    return m.timex(Interval(value, day, day, "day"), kind="TIME")


@rule(
    r"\b(?P<how>on |last |next |this |coming |since |by |until )?(?:late |early )?"
    rf"(?P<w>{DAY})(?: (?P<part>{DAYPART}))?"
    r"(?:,? (?P<week>last|this|next) week)?\b(?!s)",
    needs=DAY,
)
def weekday(m: Match) -> Timex | None:
    """on Thursday; last Friday; Monday's; on Tuesday night; on Thursday last week"""
    if not m.capital("w"):
        return None
    wanted, how = WORDS.weekdays[m.word("w")], m.word("how")
    forward = (wanted - m.published.weekday()) % 7
    backward = (m.published.weekday() - wanted) % 7
    if m.word("week") or how == "this":
        monday = m.published - timedelta(days=m.published.weekday())
        weeks = {"last": -1, "next": 1}.get(m.word("week"), 0)
        day = monday + timedelta(days=wanted + 7 * weeks)
    elif how in {"next", "coming"}:
        day = m.published + timedelta(days=forward or 7)
    elif m.ahead and how not in {"last", "since"}:
        day = m.published + timedelta(days=forward)
    else:
        # "on Thursday" in a Thursday story is that very day; "last Thursday" is the week before.
        day = m.published - timedelta(days=backward or (7 if how == "last" else 0))
    return in_day(m, day, m.word("part"))


@rule(rf"\b(?P<w>{any_of(WORDS.near)})(?: (?P<part>{DAYPART}))?\b")
def near_day(m: Match) -> Timex | None:
    """yesterday; overnight; tomorrow evening; last night"""
    back, part = WORDS.near[m.word("w")]
    return in_day(m, m.published - timedelta(days=back), m.word("part") or part)


@rule(r"\b(?:at present|currently|at the moment)\b")
def now(m: Match) -> Timex | None:
    """at present; currently"""
    return m.timex(Interval("PRESENT_REF", m.published, m.published, "day"))


@rule(
    r"\b(?:(?:over|at|on|during) )?"
    r"(?P<how>the past|the previous|the last|the coming|the following|the next|the|last|past|this|next) weekend\b"
)
def weekend(m: Match) -> Timex | None:
    """over the weekend; last weekend: the one that is over or under way, unless the verb looks ahead"""
    how = m.word("how").removeprefix("the ")
    saturday = m.published - timedelta(days=(m.published.weekday() - 5) % 7)
    under_way = m.published.weekday() >= 5
    if how in {"next", "coming", "following"} or (m.ahead and not under_way):
        saturday += timedelta(days=7)
    elif how in {"last", "past", "previous"} and under_way:
        saturday -= timedelta(days=7)
    return m.timex(a_weekend(saturday))


@rule(
    rf"\b(?:(?P<part>earlier|later|{PART})[ -])?"
    r"(?P<how>last|this|next|the last|the next|the previous|the following|the past|the coming|the current)"
    rf" (?P<u>{UNIT})\b",
    needs=UNIT,
)
def near_unit(m: Match) -> Timex | None:
    """last week; earlier this month; late last year; next year"""
    unit, said, how = WORDS.units[m.word("u")], m.word("how"), m.word("how").removeprefix("the ")
    if unit in {"hour", "minute"} or m.word("u").endswith("s"):
        return None
    if how == "past":
        return m.timex(Interval(period(1, unit), shifted(m.published, 1, unit), m.published, "day"))
    if not m.ahead and (how == "following" or (how == "next" and (unit == "day" or said != how))):
        return None  # "The next day, troops moved in": counted from what the story tells
    steps = STEPS.get(how, 0)
    whole = unit_around(shifted(m.published, steps, unit), unit)
    if m.word("part") == "earlier" and steps == 0:
        # "earlier this month": from its first day to publication.
        return m.timex(Interval(whole.value, whole.begin, m.published, whole.precision), mod="START")
    if m.word("part") == "later" and steps == 0:
        return m.timex(Interval(whole.value, m.published, whole.end, whole.precision), mod="END")
    return m.part(whole)


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
    r"\b(?:(?:on|at|in|during) )?(?:(?P<how>last|this|next) )?(?P<w>" + any_of(WORDS.holidays) + r")\b(?! [A-Z])",
    needs=any_of(WORDS.holidays),
)
def holiday(m: Match) -> Timex | None:
    """on Christmas Eve; New Year's Day"""
    month, day = WORDS.holidays[m.word("w").replace("’", "'")]
    year = nearest_year(month, day, m.published, m.ahead or m.word("how") == "next")
    return m.timex(a_day(date(year, month, day)))
