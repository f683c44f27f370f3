"""Rules for expressions that count from the publication day, and for durations and repetitions."""

from datetime import date, timedelta

from dateline.annotate.timex_days import (
    Interval,
    a_day,
    a_weekend,
    period,
    shifted,
    unit_around,
)
from dateline.annotate.timex_match import (
    DAY,
    DAYPART,
    PART,
    UNIT,
    WORDS,
    Match,
    Rules,
    adder,
    any_of,
)
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
PAPERS = "Times|Telegraph|Post|Mirror|Express|Mail|Herald|Star|Tribune"  # "The Sunday Times"
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
    rf"(?:,? (?P<week>last|this|next) week)?\b(?!s)(?! (?-i:{PAPERS}))",
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
    if how == "past" or (how == "last" and unit == "decade" and said != how):
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
