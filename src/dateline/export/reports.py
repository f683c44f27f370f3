"""Report: one event with the article that tells it, and the values that every layout asks of the two."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.context import Context
from dateline.records.event import Event, EventPlace
from dateline.records.place import Place

RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})  # types whose sides may all stand as actors


@dataclass(frozen=True)  # without slots, as it keeps what many columns ask for
class Report:
    """An event as one article reports it."""

    event: Event
    article: Article
    recipe: str
    contexts: tuple[Context, ...] = ()  # of the article as a whole

    @cached_property
    def where(self) -> EventPlace | None:
        """The first place that the gazetteer knows; None where there is none."""
        return next((found for found in self.event.places if found.place is not None), None)

    @property
    def place(self) -> Place | None:
        """That place itself."""
        return self.where.place if self.where else None

    @cached_property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day of the event, both included; None where the interval is open."""
        told = self.event.date
        return (first_day(told.start), last_day(told.end)) if told else (None, None)

    @property
    def day(self) -> date | None:
        """The day that stands for the event where only one can: its first, else its last."""
        first, last = self.days
        return first or last

    @cached_property
    def sides(self) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """Who acts and on whom. Of talks and clashes, whose sides all act, the first stands against the others."""
        actors, recipients = self.event.actors, self.event.recipients
        if recipients or self.event.event_type not in RECIPROCAL:
            return actors, recipients
        return actors[:1], actors[1:]

    @cached_property
    def sentence(self) -> str:
        """The evidence in one line."""
        return one_line(self.event.evidence.of(self.article.text))

    @property
    def number(self) -> int:
        """The event's id as a whole number below 2**60, for data sets whose ids are numbers."""
        return as_number(self.event.event_id)


def reports_of(codings: Iterable[Coding]) -> Iterator[Report]:
    """A report for each event, in the codings' order."""
    for coding in codings:
        if coding.article is not None:
            for event in coding.events:
                yield Report(event, coding.article, coding.recipe, coding.contexts)


def first_day(told: str | None) -> date | None:
    """The first day of an ISO date cut to its precision: 2022-10-01 for "2022-10"."""
    if told is None:
        return None
    year, month, day = parts_of(told)
    return date(year, month or 1, day or 1)


def last_day(told: str | None) -> date | None:
    """The last day of an ISO date cut to its precision: 2022-10-31 for "2022-10"."""
    if told is None:
        return None
    year, month, day = parts_of(told)
    return date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])


def parts_of(told: str) -> tuple[int, int | None, int | None]:
    """Year, month and day; None for what is cut off."""
    year, month, day = [*map(int, told.split("-")), None, None][:3]
    return year or 1, month, day


def as_number(identifier: str) -> int:
    """An id as a whole number below 2**60: its first 15 hexadecimal digits, of another id those of its hash."""
    try:
        return int(identifier[:15], 16)
    except ValueError:
        import hashlib

        return int(hashlib.sha256(identifier.encode("utf-8", "replace")).hexdigest()[:15], 16)


def called(entity: Entity) -> str:
    """The name, else the words."""
    return one_line(entity.name or entity.text)


def one_line(text: str) -> str:
    """The words with single blanks between them."""
    return " ".join(text.split())
