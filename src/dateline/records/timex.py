"""Timex: a time expression and the interval it stands for, after TIMEX3."""

from dataclasses import dataclass
from datetime import date

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, normalized against the publication date."""

    span: Span
    type: str  # DATE TIME DURATION SET
    value: str  # TIMEX3 value: "2023-01-19", "2023-W03", "P2D", "XXXX-WXX-5"
    begin: date | None  # first day of the interval
    end: date | None  # last day, included
    precision: str  # day week month season year decade unknown
    mod: str | None = None  # TIMEX3 mod: APPROX, START, END, MORE_THAN ...
    frequency: str | None = None  # of a SET: "almost daily"
