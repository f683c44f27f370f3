"""Rules of time expressions: a pattern, and what its words mean on a publication day. Each runs in linear time."""

from dateline.annotate import (
    timex_anchored,
    timex_calendar,
    timex_counted,
    timex_feasts,
    timex_lasting,
    timex_periods,
    timex_quarters,
    timex_ranges,
    timex_relative,
)
from dateline.annotate.timex_match import Match, Rules

RULES: Rules = [
    *timex_calendar.RULES,
    *timex_ranges.RULES,
    *timex_periods.RULES,
    *timex_quarters.RULES,
    *timex_feasts.RULES,
    *timex_relative.RULES,
    *timex_counted.RULES,
    *timex_lasting.RULES,
]
ANCHORED: Rules = [*timex_quarters.ANCHORED, *timex_anchored.RULES]  # these need the date that was told before

__all__ = ["ANCHORED", "RULES", "Match"]
