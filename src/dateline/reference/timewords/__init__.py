"""Words of time expressions: months, weekdays, units, numbers, seasons. Data: words.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Lower-case words with their values; months count from 1, weekdays from Monday = 0."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]


@cache
def load_time_words() -> TimeWords:
    """The words that Dateline ships."""
    raw = yaml.safe_load((resources.files("dateline.reference") / "timewords" / "words.yaml").read_text("utf-8"))
    seasons = {name: (int(a), int(b)) for name, (a, b) in raw["seasons"].items()}
    return TimeWords(raw["months"], raw["weekdays"], raw["units"], raw["numbers"], seasons)
