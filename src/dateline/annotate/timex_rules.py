"""Rules of time expressions: a pattern, and what its words mean on a publication day. Each runs in linear time."""

from dateline.annotate import timex_calendar, timex_relative
from dateline.annotate.timex_match import Match, Rules

RULES: Rules = [*timex_calendar.RULES, *timex_relative.RULES]

__all__ = ["RULES", "Match"]
