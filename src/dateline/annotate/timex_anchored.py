"""Rules for expressions that count from a date told before: "the next day", "three years later", "at 5:30 a.m."."""

from datetime import date

from dateline.annotate.timex_days import Interval, a_day, shifted, unit_around
from dateline.annotate.timex_match import COUNT, DAY, DAYPART, UNIT, WORDS, Match, Rules, adder, bound, length, number
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
FINENESS = ("day", "week", "month", "season", "year", "decade", "unknown")
HALF = {"a": 0, "p": 12}
HOURS = {"noon": 12, "midday": 12, "midnight": 24}


def told(m: Match, unit: str) -> date | None:
    """The day that the date told before begins on; None where that is coarser than the unit."""
    anchor = m.anchor
    if anchor is None or anchor.begin is None or anchor.precision not in FINENESS:
        return None
    fine = FINENESS.index(anchor.precision) <= FINENESS.index(unit if unit in FINENESS else "day")
    return anchor.begin if fine else None


@rule(rf"\b(?P<n>{COUNT}) (?P<u>{UNIT}) (?P<how>earlier|before|later|afterwards|after)\b", needs=UNIT)
def units_after(m: Match) -> Timex | None:
    """three years later; a day earlier; two days after the attack"""
    n, unit, how = number(m.word("n")), WORDS.units[m.word("u")], m.word("how")
    if n is None:
        return None
    day = told(m, unit)
    if unit in {"hour", "minute"} or how in {"before", "after"} or (day is None and how != "earlier"):
        # "two days after the attack": counted from what the story tells.
        return m.timex(Interval(length(m.word("n"), unit), None, None, unit), kind="DURATION")
    there = shifted(day or m.published, n if how == "earlier" else -n, unit)
    return m.timex(unit_around(there, unit), mod=bound(m.word("n")))


@rule(
    r"\b(?:earlier |later )?(?:(?:on|in|during) )?"
    rf"(?P<how>the next|the following|the previous|the preceding|that very|that same|the same|that)"
    rf" (?P<u>day|week|month|year|{DAYPART}|{DAY})\b(?! of)"
)
def same_unit(m: Match) -> Timex | None:
    """the next day; the following month; that same year; later that evening"""
    said, how = m.word("u"), m.word("how").split()[-1]
    part = said if said in WORDS.dayparts else None
    if said in WORDS.weekdays:
        return that_weekday(m, WORDS.weekdays[said])
    unit = "day" if part else said
    day = told(m, unit)
    if day is None:
        return None
    steps = {"next": -1, "following": -1, "previous": 1, "preceding": 1}.get(how, 0)
    whole = unit_around(shifted(day, steps, unit), unit)
    if not part:
        return m.timex(whole)
    return m.timex(Interval(f"{whole.value}T{WORDS.dayparts[part]}", whole.begin, whole.end, "day"), kind="TIME")


@rule(
    r"\b(?:(?:on|in|during) )?the (?P<u>day|week|month|year|night) (?P<how>before|after)\b"
    r"(?= ?[.,;:)]|$| (?:and|when)\b)"
)
def unit_beside(m: Match) -> Timex | None:
    """ "The day before, ..."; "was cleared the day after": beside the date told, where nothing else is named"""
    unit = WORDS.units[m.word("u")]
    day = told(m, unit)
    return m.timex(unit_around(shifted(day, 1 if m.word("how") == "before" else -1, unit), unit)) if day else None


def that_weekday(m: Match, weekday: int) -> Timex | None:
    """ "the following Friday": the first one after the date told before; "that Friday" is in its week."""
    day, how = told(m, "week"), m.word("how").split()[-1]
    if day is None or how in {"same", "very", "next"}:
        return None
    if how in {"previous", "preceding"}:
        return m.timex(a_day(shifted(day, (day.weekday() - weekday) % 7 or 7, "day")))
    ahead = (weekday - day.weekday()) % 7
    return m.timex(a_day(shifted(day, -(ahead or (7 if how == "following" else 0)), "day")))


@rule(
    r"\b(?:(?:at|around|about|by|before|after) )?(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))? ?(?P<half>[ap])\.?m\b\.?"
    rf"(?: (?:local time|(?-i:[A-Z]{{2,4}})\b))?(?:,? (?:on )?(?P<w>{DAY}))?"
)
def clock(m: Match) -> Timex | None:
    """5:30 a.m.; around 7 pm local time; 4 a.m. Thursday"""
    hour = int(m.word("h"))
    if not 1 <= hour <= 12:
        return None
    return at_time(m, f"T{hour % 12 + HALF[m.word('half')]:02d}:{m.word('min') or '00'}")


@rule(
    r"\b(?:at|around|about|by|before|after|since) (?P<h>[012]?\d):(?P<min>[0-5]\d)"
    rf"(?: ?(?:hours|hrs|local time|GMT|UTC))?(?:,? (?:on )?(?P<w>{DAY}))?\b"
)
def clock_of_24(m: Match) -> Timex | None:
    """at 17:45; around 0:30 local time"""
    return at_time(m, f"T{int(m.word('h')):02d}:{m.word('min')}") if int(m.word("h")) < 24 else None


@rule(rf"\b(?:(?:at|around|about|by|before|after) )?(?P<t>noon|midday|midnight)(?:,? (?:on )?(?P<w>{DAY}))?\b")
def noon(m: Match) -> Timex | None:
    """at noon; midnight Friday"""
    return at_time(m, f"T{HOURS[m.word('t')]}:00")


def at_time(m: Match, time: str) -> Timex:
    """A time of the weekday said with it, else of the day told before, else of publication's."""
    day = told(m, "day") or m.published
    if m.word("w"):
        apart = (m.published.weekday() - WORDS.weekdays[m.word("w")]) % 7
        day = shifted(m.published, apart - 7 if m.ahead and apart else apart, "day")
    return m.timex(Interval(f"{day.isoformat()}{time}", day, day, "day"), kind="TIME")
