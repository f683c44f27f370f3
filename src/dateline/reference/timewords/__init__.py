"""Words of time expressions: months, weekdays, units, numbers, seasons. Data: words.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.reference.data_files import read_yaml


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Lower-case words with their values; months count from 1, weekdays from Monday = 0."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]  # minute hour day week fortnight month year decade
    numbers: Mapping[str, int]
    bounds: Mapping[str, str]  # TIMEX3 mod: MORE_THAN, APPROX ...
    parts: Mapping[str, str]  # START MID END
    dayparts: Mapping[str, str]  # MO AF EV NI
    seasons: Mapping[str, tuple[int, int]]  # first and last month
    ordinals: Mapping[str, int]  # of quarters and halves
    references: Mapping[str, str]  # PAST_REF PRESENT_REF FUTURE_REF
    planned: frozenset[str]  # lemmas of verbs that look ahead
    timetabled: frozenset[str]  # those that do in the present tense
    happenings: frozenset[str]  # nouns that a year may stand before
    near: Mapping[str, tuple[int, str | None]]  # days before publication, part of the day


@cache
def load_time_words() -> TimeWords:
    """The words that Dateline ships."""
    raw = read_yaml(resources.files("dateline.reference") / "timewords" / "words.yaml")
    raw["seasons"] = {name: (int(first), int(last)) for name, (first, last) in raw["seasons"].items()}
    raw |= {name: frozenset(raw[name]) for name in ("planned", "timetabled", "happenings")}
    raw["near"] = {words: (int(days), part[0] if part else None) for words, (days, *part) in raw["near"].items()}
    return TimeWords(**raw)
