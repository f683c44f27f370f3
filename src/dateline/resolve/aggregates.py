"""Aggregates: many acts told as one ("over 150 attacks in three months"): how many, over which days, told once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.export.reports import first_day, last_day
from dateline.records.dossier import Cited, Happening, Window
from dateline.records.event import Event
from dateline.resolve.comparing import (
    Comparing,
    Likeness,
    alike,
    compare_both_sides,
    compare_places,
    earlier,
    told_count,
)
from dateline.resolve.frequencies import acts_a_day
from dateline.resolve.happenings import Key, gather
from dateline.resolve.identities import Identities

UNDATED = timedelta(days=30)  # "almost daily" without any day is about so many before publication
MOST = 0.5  # of what is told: from here on most is known
TOLD_AGAIN = timedelta(days=10)  # windows whose ends lie so near are one, as "in three months" moves with its article


def is_aggregate(event: Event) -> bool:
    """Is it many acts over a time in one record?"""
    return event.aggregate or (event.date is not None and event.date.frequency is not None)


@dataclass(frozen=True, slots=True)
class ComparingAggregates:
    """Compares reports of aggregates."""

    comparing: Comparing

    def same(self, a: Cited[Event], b: Cited[Event]) -> bool:
        """Do the two tell one number of the same acts over the same days?"""
        if not alike(a.record, b.record) or told_count(a.record) != told_count(b.record):
            return False
        ours, theirs = self.comparing.sketch(a), self.comparing.sketch(b)
        actors, recipients = compare_both_sides(ours, theirs)
        if actors is not Likeness.SAME or recipients is Likeness.ANOTHER:
            return False
        if compare_places(ours.places, theirs.places) is Likeness.ANOTHER:
            return False
        one, two = window_of(a), window_of(b)
        return is_near(one.first, two.first) and is_near(one.last, two.last)


def is_near(a: date | None, b: date | None) -> bool:
    """Are the two days the same but for how the window moves with its article, or both open?"""
    return a == b if a is None or b is None else abs(a - b) <= TOLD_AGAIN


def find_aggregates(reports: Iterable[Cited[Event]], identities: Identities) -> list[Happening]:
    """The aggregates by time, each told once."""
    return gather(reports, ComparingAggregates(Comparing(identities)).same, _keys_of)


def _keys_of(report: Cited[Event]) -> Iterator[Key]:
    last = (window_of(report).last or report.article.published).toordinal() // TOLD_AGAIN.days
    yield from ((report.record.event_type, stretch) for stretch in (last - 1, last))


def window_of(aggregate: Cited[Event]) -> Window:
    """The days that it is about: those told; of a frequency without any, the 30 before publication."""
    event, published = aggregate.record, aggregate.article.published
    told = event.date
    first, last = (first_day(told.start), last_day(told.end)) if told else (None, None)
    if first is not None:
        return Window(first, last or published)
    last = last or published
    if told is not None and told.frequency is not None:
        return Window(earlier(last, UNDATED), last, assumed=True)
    return Window(None, last, assumed=True)


def told_number(event: Event, window: Window) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of how many acts are told, by number or else by frequency."""
    count = event.attacks or event.count
    if count is not None and (count.low is not None or count.best is not None or count.high is not None):
        return count.low, count.best, count.high
    often = acts_a_day(event.date.frequency) if event.date is not None and event.date.frequency else None
    if often is None or window.first is None or window.last is None:
        return None, None, None
    return None, round(often * ((window.last - window.first).days + 1)), None


def verdict_of(known: int, low: int | None, best: int | None, high: int | None) -> str | None:
    """One of VERDICTS; None where no number is told."""
    least = low if low is not None else best if best is not None else high
    most = high if high is not None else best if low is None or best is None else None
    if least is None:
        return None
    if known == 0:
        return "none known"
    if most is not None and known > most:
        return "more known than told"
    if known >= least:
        return "all known"
    return "most known" if known >= MOST * least else "some known"
