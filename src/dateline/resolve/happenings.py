"""Happenings: reports of events gathered into what they tell, each told once, however many articles tell it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from dateline.export.reports import first_day, last_day
from dateline.records.dossier import Cited, Happening
from dateline.records.event import Event
from dateline.resolve.comparing import COPIED_WITHIN, Comparing, Sketch
from dateline.resolve.identities import Identities

Key = tuple[str, int]  # type, and a stretch of days: only reports that share one are compared
STRETCH = 8  # days


def find_happenings(reports: Iterable[Cited[Event]], identities: Identities) -> list[Happening]:
    """The happenings by time. A report joins one only where it is the same as every report that is in it."""
    comparing = Comparing(identities)
    return gather(reports, comparing.same, lambda report: keys_of(comparing.sketch(report)))


def gather(
    reports: Iterable[Cited[Event]],
    same: Callable[[Cited[Event], Cited[Event]], bool],
    keys_of: Callable[[Cited[Event]], Iterable[Key]],
) -> list[Happening]:
    """Happenings by time, each of reports that are all the same as each other; only what shares a key is compared."""
    groups: list[list[Cited[Event]]] = []
    at: dict[Key, list[int]] = {}
    for report in sorted(reports, key=told_order):
        keys = list(keys_of(report))
        near = dict.fromkeys(number for key in keys for number in at.get(key, ()))
        joined = next((n for n in near if all(same(report, other) for other in groups[n])), None)
        if joined is None:
            joined = len(groups)
            groups.append([])
        groups[joined].append(report)
        for key in keys:
            if joined not in at.setdefault(key, []):
                at[key].append(joined)
    return sorted(map(happening_of, groups), key=time_order)


def keys_of(sketch: Sketch) -> Iterator[Key]:
    """The stretches of days that a report may lie in; those of publication too, as a copy needs no date."""
    ends = [sketch.published.toordinal() - COPIED_WITHIN.days, sketch.published.toordinal()]
    stretches = {day // STRETCH for day in ends}
    if sketch.days is not None:
        first, last = sketch.days.first.toordinal(), sketch.days.last.toordinal()
        stretches.update(range(first // STRETCH, last // STRETCH + 1))
    yield from ((sketch.event.event_type, stretch) for stretch in sorted(stretches))


def told_order(report: Cited[Event]) -> tuple[date, str, int, str]:
    """By publication, then article, then place in the text."""
    return report.article.published, report.article.article_id, report.record.trigger.start, report.record.event_id


def happening_of(reports: list[Cited[Event]]) -> Happening:
    """The fullest report first, of equals the latest; the days that are in all reports' intervals."""
    fullest = max(range(len(reports)), key=lambda n: (fullness(reports[n].record), n))
    ordered = [reports[fullest], *reports[:fullest], *reports[fullest + 1 :]]
    ends = [interval(report) for report in reports]
    first = max((begin for begin, _ in ends if begin is not None), default=None)
    last = min((end for _, end in ends if end is not None), default=None)
    if first is not None and last is not None and first > last:  # copies of one sentence that were dated apart
        first, last = ends[fullest]
    return Happening(tuple(ordered), first, last)


def interval(report: Cited[Event]) -> tuple[date | None, date | None]:
    """First and last day as told; None where open."""
    told = report.record.date
    return (first_day(told.start), last_day(told.end)) if told else (None, None)


def fullness(event: Event) -> int:
    """How much a report tells: fields that are filled, sides that the registry knows counting once more."""
    named = sum(entity.actor_id is not None for entity in (*event.actors, *event.recipients))
    told = (event.actors, event.recipients, event.date and event.date.start, event.dead, event.injured, event.count)
    return named + sum(map(bool, told)) + min(2, len(event.places)) + len(event.mode)


def time_order(happening: Happening) -> tuple[date, date, date, str, int]:
    """By first day, what is only told by an end by that end; what has no date by publication."""
    report = happening.reports[0]
    published = report.article.published
    day = happening.first or happening.last or published
    return day, happening.last or day, published, report.article.article_id, report.record.trigger.start
