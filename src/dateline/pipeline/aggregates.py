"""Aggregates: "over 150 attacks in three months" beside the single acts that the store knows, each told once."""

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.pipeline.asked import check_days
from dateline.pipeline.gathering import cited, claimed_beside, is_claimed
from dateline.pipeline.parties import Party, find_party, party_of
from dateline.records.actor import Entity
from dateline.records.dossier import Check, Cited, Happening, Window
from dateline.records.event import Event, EventPlace
from dateline.records.place import Place
from dateline.reference.registry import load_registry
from dateline.resolve.aggregates import find_aggregates, is_aggregate, told_number, verdict_of, window_of
from dateline.resolve.comparing import HAPPENED, Days, Likeness, compare_place, compare_side, days_of, narrowest, width
from dateline.resolve.happenings import find_happenings
from dateline.resolve.identities import Identities
from dateline.store import View, Where

Act = tuple[Happening, Days]


class Checker:
    """Compares aggregates with the acts of their actors; reads an actor's acts of a type once."""

    def __init__(self, view: View, identities: Identities, parties: Iterable[Party] = ()) -> None:
        """`parties`: whose parts count as themselves."""
        self.view, self.identities, self.parties = view, identities, tuple(parties)
        self._acts: dict[tuple[str, str], list[Act]] = {}

    def check(self, aggregate: Happening) -> Check:
        """The aggregate with the acts that are known of those it gathers; none where it names nobody who acts."""
        event, window = aggregate.event, window_of(aggregate.reports[0])
        inside = [act for act, days in self._acts_of(aggregate) if lies_in(days, window)]
        known = tuple(act for act in inside if self._fits(act, aggregate))
        beside = tuple(act for act in inside if not self._fits(act, aggregate))
        low, best, high = told_number(event, window)
        n_known = sum(map(n_acts, known))
        verdict = verdict_of(n_known, low, best, high) if aggregate.actors else None
        return Check(aggregate, window, low, best, high, known, beside, n_known, verdict)

    def _acts_of(self, aggregate: Happening) -> list[Act]:
        """The happenings of the aggregate's type in which one of its actors, or a part of it, acts."""
        day = aggregate.reports[0].article.published
        acts: dict[tuple[str, str], Act] = {}
        for actor in aggregate.actors:
            for act in self._acts_by(actor, day, aggregate.event.event_type):
                acts.setdefault(key_of(act[0]), act)
        return list(acts.values())

    def _acts_by(self, actor: Entity, day: date, event_type: str) -> list[Act]:
        key = self.identities.of(actor, day), event_type
        if key not in self._acts:
            party = self._party(actor, day)
            reports = [
                event
                for event in cited(self.view.events(actor=party.searched))
                if party.is_any_of(event.record.actors, event.article.published)
            ]
            reports += claimed_beside(self.view, reports, lambda event: is_claimed(event, party))
            single = [event for event in reports if event.record.event_type == event_type and is_act(event.record)]
            acts = find_happenings(single, self.identities)
            self._acts[key] = [(act, days) for act in acts if (days := act_days(act)) is not None]
        return self._acts[key]

    def _party(self, actor: Entity, day: date) -> Party:
        known = next((party for party in self.parties if party.is_(actor, day)), None)
        if known is not None:
            return known
        entry = self.identities.registry.actors.get(self.identities.of(actor, day))
        name = actor.name or actor.text
        return party_of(entry, self.identities) if entry else Party(name, None, (name,), self.identities)

    def _fits(self, act: Happening, aggregate: Happening) -> bool:
        """Is the act at the aggregate's place and against those it names, as far as the two tell?"""
        ours, theirs = (
            self.identities.of_all(one.recipients, one.reports[0].article.published) for one in (act, aggregate)
        )
        against = compare_side(ours, theirs, act.recipients, aggregate.recipients)
        return against is not Likeness.ANOTHER and is_within(act.places, aggregate.places)


def is_act(event: Event) -> bool:
    """Is it one that happened, and no aggregate?"""
    return not is_aggregate(event) and event.status in HAPPENED


def act_days(act: Happening) -> Days | None:
    """The days that a single act lies in, without any the week before publication; None where it is no single act."""
    spans = [days for report in act.reports if (days := days_of(report)) is not None]
    if spans and act.first is not None and act.last is not None:
        return Days(act.first, act.last, spans[0].exact)
    return spans[0] if spans else None


def is_within(act: Sequence[EventPlace], aggregate: Sequence[EventPlace]) -> bool:
    """May the act's place lie in one of the aggregate's? What is not told is open."""
    inner, outer = narrowest(act), [found.place for found in aggregate if found.place is not None]
    return not inner or not outer or any(lies_inside(place, around) for place in inner for around in outer)


def lies_inside(place: Place, around: Place) -> bool:
    """May it? A town's name that is its province's too stands for the province: acts over months are told of areas."""
    if around.feature_code.startswith("PCL"):
        return place.country == around.country
    if around.admin1 is not None and (width(around) == 2 or around.name == around.admin1):
        return place.country == around.country and place.admin1 in (None, around.admin1)
    return compare_place(place, around) is not Likeness.ANOTHER


def lies_in(days: Days, window: Window) -> bool:
    """Do the days lie in the window?"""
    return (window.first is None or window.first <= days.first) and (window.last is None or days.last <= window.last)


def n_acts(act: Happening) -> int:
    """How many acts a happening is: "two attacks" on one day are two."""
    numbers = [report.record.attacks for report in act.reports if report.record.attacks is not None]
    return max((number.low or number.best or 1 for number in numbers), default=1)


def key_of(happening: Happening) -> tuple[str, str]:
    """What tells a happening from another: its fullest report."""
    report = happening.reports[0]
    return report.article.article_id, report.record.event_id


def check_aggregates(
    where: Where, actor: str | None = None, *, since: str | None = None, until: str | None = None,
    with_parts: bool = False,
) -> list[Check]:  # fmt: skip
    """Every aggregate that a store holds, of one actor or of all, told once and checked, by time.

    `since` and `until` are of the aggregates: days, months or years, both included. InputError says which name means
    nobody or several; StoreError why the store can't be read.
    """
    check_days(since, until)
    identities = Identities(load_registry())
    with View.open(where) as view:
        party = find_party(actor, view, identities, (since, until), with_parts) if actor is not None else None
        found = view.events(actor=party.searched if party else None, since=since, until=until)
        reports = [
            Cited(stored.record, stored.article)
            for stored in found
            if is_aggregate(stored.record) and stored.record.status in HAPPENED
            if party is None or party.is_any_of(stored.record.actors, stored.article.published)
        ]
        checker = Checker(view, identities, [party] if party else [])
        return list(map(checker.check, find_aggregates(reports, identities)))
