"""Feasts: religious and national days, and how they move. Data: timewords/feasts.yaml, national_days.tsv."""

import calendar
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from dateline.reference.calendars import islamic_days, islamic_year_of
from dateline.reference.data_files import read_yaml

FOLDER = "timewords"
Days = tuple[date, date]  # first and last day


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast and how its day is found in a year."""

    names: tuple[str, ...]  # lower case
    kind: str  # fixed easter orthodox islamic nth moving once
    rule: Any  # what the kind needs
    lasts: int | None = 1  # days; None is the whole month

    def days_in(self, year: int) -> Iterator[Days]:
        """Its first and last day, each time that it begins in a Gregorian year: an Islamic feast may do so twice."""
        for first, last in FINDERS[self.kind](self, year):
            if first.year == year:
                yield first, last if self.lasts is None else first + timedelta(days=self.lasts - 1)


def fixed_day(feast: Feast, year: int) -> Iterator[Days]:
    """The same day of every year."""
    day = date(year, *feast.rule)
    yield day, day


def nth_weekday(feast: Feast, year: int) -> Iterator[Days]:
    """The fourth Thursday of November."""
    month, n, weekday = feast.rule
    first = (weekday - calendar.weekday(year, month, 1)) % 7 + 1
    day = date(year, month, first + 7 * (n - 1))
    yield day, day


def from_easter(feast: Feast, year: int) -> Iterator[Days]:
    """So many days after Easter Sunday, western or Orthodox."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    way = EASTER_ORTHODOX if feast.kind == "orthodox" else EASTER_WESTERN
    day = easter(year, way) + timedelta(days=feast.rule)
    yield day, day


def by_the_moon(feast: Feast, year: int) -> Iterator[Days]:
    """A day of the Islamic year, or its month."""
    month, day = feast.rule
    begun = islamic_year_of(date(year, 1, 1))
    for own in (begun, begun + 1):
        if days := islamic_days(own, month, None if feast.lasts is None else day):
            yield days


def from_table(feast: Feast, year: int) -> Iterator[Days]:
    """What the table says; nothing for a year that it lacks."""
    if year in feast.rule:
        day = date(year, *feast.rule[year])
        yield day, day


def only_once(feast: Feast, year: int) -> Iterator[Days]:
    """One day of history."""
    if feast.rule.year == year:
        yield feast.rule, feast.rule


FINDERS: Mapping[str, Callable[[Feast, int], Iterator[Days]]] = {
    "fixed": fixed_day,
    "nth": nth_weekday,
    "easter": from_easter,
    "orthodox": from_easter,
    "islamic": by_the_moon,
    "moving": from_table,
    "once": only_once,
}


@cache
def load_feasts() -> Mapping[str, Feast]:
    """The feasts that Dateline ships, by each of their names."""
    feasts = [feast_of(raw) for raw in read_feasts()["feasts"]]
    return {name: feast for feast in feasts for name in feast.names}


@cache
def read_feasts() -> Mapping[str, Any]:
    """feasts.yaml as it is: feasts, and the names of months of other calendars."""
    return read_yaml(resources.files("dateline.reference") / FOLDER / "feasts.yaml")


def feast_of(raw: Mapping[str, Any]) -> Feast:
    """A feast as the file has it."""
    kind = next(k for k in raw if k in FINDERS)
    rule = raw[kind]
    if kind == "fixed":
        rule = month_day(rule)
    elif kind == "moving":
        rule = {year: month_day(day) for year, day in rule.items()}
    lasts = raw.get("lasts", 1)
    return Feast(tuple(raw["names"]), kind, rule, None if lasts == "month" else lasts)


def month_day(text: str) -> tuple[int, int]:
    """Month and day of "12-24"."""
    month, day = text.split("-")
    return int(month), int(day)


@cache
def load_national_days() -> Mapping[str, Mapping[str, tuple[int, int]]]:
    """Month and day by what a day is called ("independence day") and, within it, the country's alpha-3 code."""
    path = resources.files("dateline.reference") / FOLDER / "national_days.tsv"
    days: dict[str, dict[str, tuple[int, int]]] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, *rest = line.split("\t")
            for told in rest:
                day, _, name = told.partition(" ")
                days.setdefault(name, {})[code] = month_day(day)
    return days
