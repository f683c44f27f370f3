"""Comparing: may two reports tell one happening? A small and careful comparison: what it calls the same, is.

Type, reality, sides, days, place and numbers are each the same, open (one of the two does not tell it) or another.
One that is another parts the two; what is open must be made up for by what is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from math import asin, cos, radians, sin, sqrt

from dateline.export.reports import RECIPROCAL, first_day, last_day, one_line
from dateline.records.actor import Entity
from dateline.records.dossier import Cited
from dateline.records.event import Count, Event, EventPlace
from dateline.records.place import Place
from dateline.resolve.identities import Identities, is_named, same_family

HAPPENED = frozenset({"asserted", "historical"})
VERBAL = frozenset({"verbal_cooperation", "verbal_conflict"})
NEARBY_KM = 10.0  # a suburb and its town
COPIED_WITHIN = timedelta(days=3)  # agencies' sentences are printed anew for so long
LONGEST = timedelta(days=31)  # what lasts longer is no single act
TOLD_LATE = timedelta(days=7)  # an act without a date lies within so many days before it is printed
TOLL_RISES = 2  # so many times, at most, between two reports of one attack
BLASTS = frozenset({"explosives", "suicide-attack"})
DEATHS = BLASTS | {"firearms", "targeted"}


class Likeness(IntEnum):
    """How two values stand to each other."""

    ANOTHER = 0
    OPEN = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Days:
    """When an act may have been: both days included."""

    first: date
    last: date
    exact: bool  # a day that the text names

    def meets(self, other: "Days") -> bool:
        """Have the two a day in common?"""
        return self.first <= other.last and other.first <= self.last


def days_of(cited: Cited[Event]) -> Days | None:
    """The days of a report; None where nothing is told, or more than a single act takes."""
    told, published = cited.record.date, cited.article.published
    if told is None or (told.start is None and told.end is None):
        return None
    first, last = first_day(told.start), last_day(told.end) or published
    if first is None:  # told to be over by then
        recent = cited.record.status in HAPPENED and told.precision == "unknown"
        return Days(earlier(last, TOLD_LATE), last, exact=False) if recent else None
    last = max(first, last) if told.end is None else last
    if last < first or last - first > LONGEST:
        return None
    return Days(first, last, exact=told.precision == "day")


def earlier(day: date, by: timedelta) -> date:
    """The day so long before; the first day of the calendar where there is none."""
    return day - by if day - date.min > by else date.min


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a report is compared, read once."""

    event: Event
    article_id: str
    published: date
    days: Days | None
    actors: frozenset[str]  # whom they stand for
    recipients: frozenset[str]
    claiming: frozenset[str]  # those of the registry who act, or who claim the act
    places: tuple[Place, ...]  # the narrowest
    words: tuple[str, int]  # the sentence, and where in it the trigger stands


class Comparing:
    """Compares reports."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self._sketches: dict[tuple[str, str], Sketch] = {}

    def sketch(self, report: Cited[Event]) -> Sketch:
        """What is compared of the report."""
        event, article = report.record, report.article
        key = article.article_id, event.event_id
        if key not in self._sketches:
            day = article.published
            actors = self.identities.of_all(event.actors, day)
            self._sketches[key] = Sketch(
                event,
                article.article_id,
                day,
                days_of(report),
                actors,
                self.identities.of_all(event.recipients, day),
                frozenset(filter(is_named, actors)) | self.identities.claimants(event, day),
                tuple(narrowest(event.places)),
                (one_line(event.evidence.of(article.text)), event.trigger.start - event.evidence.start),
            )
        return self._sketches[key]

    def same(self, a: Cited[Event], b: Cited[Event]) -> bool:
        """Do the two tell one happening?"""
        return same(self.sketch(a), self.sketch(b))


def same(a: Sketch, b: Sketch) -> bool:
    """Do the two tell one happening?"""
    if not alike(a.event, b.event):
        return False
    if is_copy(a, b):
        return True
    if a.days is None or b.days is None or not a.days.meets(b.days):
        return False
    actors, recipients = compare_both_sides(a, b)
    if min(actors, recipients) is Likeness.ANOTHER or max(actors, recipients) is not Likeness.SAME:
        return False
    if a.article_id == b.article_id and a.actors & b.actors:
        return False  # the coder has read both sentences and keeps the two apart
    place = compare_places(a.places, b.places)
    if place is Likeness.ANOTHER or not numbers_agree(a.event, b.event, place):
        return False
    if place is Likeness.SAME:
        return True
    both_sides = min(actors, recipients) is Likeness.SAME
    return a.days.exact and b.days.exact and (both_sides or a.event.quad in VERBAL)


def compare_both_sides(a: Sketch, b: Sketch) -> tuple[Likeness, Likeness]:
    """How those who act, and those on whom, stand to each other; of talks and clashes all are one side."""
    one, two = a.event, b.event
    recipients = compare_side(a.recipients, b.recipients, one.recipients, two.recipients)
    if one.event_type in RECIPROCAL and not (one.recipients and two.recipients):
        of_all = compare_side(
            a.actors | a.recipients, b.actors | b.recipients,
            (*one.actors, *one.recipients), (*two.actors, *two.recipients),
        )  # fmt: skip
        return of_all, recipients if of_all is Likeness.OPEN else of_all
    if a.claiming & b.claiming:
        return Likeness.SAME, recipients
    return compare_side(a.actors, b.actors, one.actors, two.actors), recipients


def compare_side(ours: frozenset[str], theirs: frozenset[str], a: Sequence[Entity], b: Sequence[Entity]) -> Likeness:
    """Same where the two share one; another where all are told and none can be one of the others."""
    if not ours or not theirs:
        return Likeness.OPEN
    if ours & theirs:
        return Likeness.SAME
    both_named = all(map(is_named, ours)) and all(map(is_named, theirs))
    if not both_named and any(same_family(one, two) for one in a for two in b):
        return Likeness.OPEN
    return Likeness.ANOTHER


def alike(a: Event, b: Event) -> bool:
    """Are the two of one type and one reality, both single acts or both many?"""
    if a.event_type != b.event_type or a.aggregate != b.aggregate:
        return False
    if (a.status in HAPPENED) != (b.status in HAPPENED) or (a.status not in HAPPENED and a.status != b.status):
        return False
    if a.aggregate and (told_count(a) != told_count(b) or frequency(a) != frequency(b)):
        return False
    ours, theirs = frozenset(a.mode), frozenset(b.mode)
    return not ours or not theirs or bool(ours & theirs) or (ours | theirs) <= DEATHS


def told_count(event: Event) -> tuple[int | None, int | None, int | None] | None:
    """Low, best and high of how many acts an aggregate gathers."""
    count = event.attacks or event.count
    return (count.low, count.best, count.high) if count else None


def frequency(event: Event) -> str | None:
    """How often, where the text says so."""
    return event.date.frequency if event.date else None


def is_copy(a: Sketch, b: Sketch) -> bool:
    """Is it one sentence, printed in two articles within a few days?"""
    return a.article_id != b.article_id and abs(a.published - b.published) <= COPIED_WITHIN and a.words == b.words


def compare_places(ours: Sequence[Place], theirs: Sequence[Place]) -> Likeness:
    """Same: a town or district in common, or near; open: one of them is told no closer than by province."""
    if not ours or not theirs:
        return Likeness.OPEN
    return max(compare_place(one, two) for one in ours for two in theirs)


def narrowest(places: Sequence[EventPlace]) -> list[Place]:
    """The towns; without any the districts, else the provinces and countries."""
    known = [found.place for found in places if found.place is not None]
    least = min(map(width, known), default=0)
    return [place for place in known if width(place) == least]


def width(place: Place) -> int:
    """0 a town, 1 a district, 2 a province, a country or a region, where many things happen on one day."""
    if place.is_region or place.feature_code.startswith("PCL") or place.feature_code in {"ADM1", "ADM1H"}:
        return 2
    return 1 if place.feature_code.startswith("ADM") else 0


def compare_place(a: Place, b: Place) -> Likeness:
    """How two places stand to each other."""
    if a.country and b.country and a.country != b.country:
        return Likeness.ANOTHER
    if max(width(a), width(b)) == 2:
        provinces = a.admin1 and b.admin1 and a.admin1 != b.admin1
        return Likeness.ANOTHER if provinces else Likeness.OPEN
    if a.geoname_id is not None and a.geoname_id == b.geoname_id:
        return Likeness.SAME
    in_district = a.admin2 and a.admin2 == b.admin2 and "ADM2" in (a.feature_code, b.feature_code)
    return Likeness.SAME if in_district or distance_km(a, b) <= NEARBY_KM else Likeness.ANOTHER


def distance_km(a: Place, b: Place) -> float:
    """Kilometres between two places on a sphere (haversine)."""
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    part = sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, part)))


def numbers_agree(a: Event, b: Event, place: Likeness) -> bool:
    """May the dead and injured be of one attack? Tolls rise, so only numbers far apart part two reports."""
    most = TOLL_RISES if place is not Likeness.SAME else 4 * TOLL_RISES
    for ours, theirs in ((a.dead, b.dead), (a.injured, b.injured)):
        one, two = figure(ours), figure(theirs)
        if one is not None and two is not None and max(one, two) > most * max(min(one, two), 1):
            return False
    return True


def figure(count: Count | None) -> int | None:
    """The number itself, else its lower bound, else its upper."""
    if count is None:
        return None
    return next((n for n in (count.best, count.low, count.high) if n is not None), None)
