"""Date ends: the words of an expression, and its first and last day cut to what is known of them."""

import re
from datetime import timedelta

from dateline.records.span import Span
from dateline.records.timex import Timex

PARTS = frozenset({"START", "MID", "END"})
LED_BY = re.compile(r"\b(?:on|in|at|since|until|by|from|during|over|within|between|before|after|for) $", re.I)


def led(span: Span, text: str) -> Span:
    """The expression with the preposition before it: "in recent months", but not "in last night's attack"."""
    if text[span.end : span.end + 2] in {"'s", "’s"}:
        return span
    found = LED_BY.search(text, max(0, span.start - 12), span.start)
    return Span(found.start(), span.end) if found else span


def cut(day: str, precision: str) -> str:
    """An ISO day cut to its precision: "2022-10" for a month, "2007" for a year."""
    return {"month": day[:7], "year": day[:4], "decade": day[:4], "century": day[:4], "season": day[:7]}.get(
        precision, day
    )


def cut_start(timex: Timex) -> str | None:
    """The first day, cut to the precision unless the interval is a part of a month or year ("early June")."""
    if timex.begin is None:
        return None
    day = timex.begin.isoformat()
    return day if timex.mod in PARTS else cut(day, timex.precision)


def cut_end(timex: Timex) -> str | None:
    """The last day, cut likewise where the interval ends with its month or year."""
    if timex.end is None:
        return None
    day, last_of_month = timex.end.isoformat(), (timex.end + timedelta(days=1)).day == 1
    whole = {"month": last_of_month, "season": last_of_month}.get(timex.precision, day.endswith("12-31"))
    return cut(day, timex.precision) if whole and timex.mod not in PARTS else day
