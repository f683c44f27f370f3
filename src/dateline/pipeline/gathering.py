"""Gathering: the records of a store that a dossier is made of: an actor's, those between two, those on an issue."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.pipeline.issues import Subject
from dateline.pipeline.parties import Party
from dateline.pipeline.topic_words import topic_ids
from dateline.records.actor import Entity
from dateline.records.dossier import Cited
from dateline.records.event import Event
from dateline.records.position import Commitment, Position, Relation
from dateline.resolve.identities import Identities
from dateline.store import Stored, View


@dataclass
class Gathered:
    """Records of one subject, in no order that matters."""

    events: list[Cited[Event]] = field(default_factory=list)
    positions: list[Cited[Position]] = field(default_factory=list)  # of the subject's own
    about: list[Cited[Position]] = field(default_factory=list)  # of others
    commitments: list[Cited[Commitment]] = field(default_factory=list)
    relations: list[Cited[Relation]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Gathering:
    """Reads what belongs to a subject."""

    view: View
    identities: Identities

    def of_actor(self, party: Party) -> Gathered:
        """What the actor did, suffered, holds, promised and is promised; what others hold and promised about it."""
        return Gathered(
            events=self._events_of(party),
            positions=self._held_by(party),
            about=[p for p in self._about(party) if not party.is_(p.record.holder, p.article.published)],
            commitments=once([*self._promises([party]), *self._promises_about(party)], "commitment_id"),
            relations=[r for r in cited(self.view.relations(party=party.searched)) if party.is_any_of(*ends(r))],
        )

    def _events_of(self, party: Party) -> list[Cited[Event]]:
        """Events it takes part in, and those of the same articles that it claims."""
        found = [e for e in cited(self.view.events(party=party.searched)) if is_in(e, party)]
        return [*found, *claimed_beside(self.view, found, lambda event: is_claimed(event, party))]

    def of_pair(self, a: Party, b: Party) -> Gathered:
        """What two did to and with each other, hold of each other or on one issue, promised each other."""
        found = cited(self.view.events(party=a.searched, beside=b.searched))
        events = [e for e in found if is_in(e, a) and is_in(e, b)]
        held = [self._held_by(a), self._held_by(b)]
        own = [p for mine, other in zip(held, (b, a), strict=True) for p in mine if self._is_about(p, other)]
        known = {p.record.position_id for p in own}
        own += [p for p in self._on_shared_issues(held, (a, b)) if p.record.position_id not in known]
        between = frozenset(e.record.event_id for e in events)
        return Gathered(
            events=events,
            positions=own,
            commitments=[c for c in self._promises([a, b]) if binds(c, a, b, between)],
            relations=[r for r in cited(self.view.relations(party=a.searched)) if is_across(r, a, b)],
        )

    def of_issue(self, subject: Subject) -> Gathered:
        """Who holds and promised what on it, the acts told in the same sentences, and those that promises name."""
        words = subject.search
        positions = [p for p in cited(self.view.positions(about=words)) if subject.is_of_position(p)]
        commitments = [c for c in cited(self.view.commitments(about=words)) if subject.is_of_commitment(c)]
        said = {(s.article.article_id, s.record.evidence) for s in (*positions, *commitments)}
        named = {event_id for c in commitments for event_id in c.record.events}
        events = [
            event
            for article_id in sorted({article_id for article_id, _ in said})
            for event in cited(self.view.events(article=article_id))
            if (article_id, event.record.evidence) in said or event.record.event_id in named
        ]
        return Gathered(events, positions, commitments=commitments)

    def _held_by(self, party: Party) -> list[Cited[Position]]:
        found = cited(self.view.positions(holder=party.searched))
        return [p for p in found if party.is_(p.record.holder, p.article.published)]

    def _about(self, party: Party) -> list[Cited[Position]]:
        """Positions whose topic names the actor, or that are asked of it, each once."""
        found = [p for name in party.ids for p in cited(self.view.positions(about=name))]
        found += cited(self.view.positions(addressee=party.searched)) if party.searched else ()
        return [said for said in once(found, "position_id") if self._is_about(said, party)]

    def _is_about(self, position: Cited[Position], party: Party) -> bool:
        asked = party.is_any_of(position.record.addressee, position.article.published)
        return asked or self._is_named(position, party)

    def _is_named(self, said: Cited[Any], party: Party) -> bool:
        """Does the topic name the actor?"""
        day = said.article.published
        return any(party.is_known_as(name, day) for name in topic_ids(said.record.topic, self.identities, day))

    def _on_shared_issues(
        self, held: Sequence[Sequence[Cited[Position]]], parties: Sequence[Party]
    ) -> Iterator[Cited[Position]]:
        """What each holds of a third that the other speaks on too; the two themselves are left out of the issue."""
        keys = [{self._key(p, parties) for p in mine} for mine in held]
        shared = {key for key in keys[0] & keys[1] if "|" in key}
        yield from (p for mine in held for p in mine if self._key(p, parties) in shared)

    def _key(self, position: Cited[Position], parties: Sequence[Party]) -> str:
        day = position.article.published
        head, *named = topic_ids(position.record.topic, self.identities, day)
        return "|".join([head, *(name for name in named if all(name != p.identity(day) for p in parties))])

    def _promises(self, parties: Sequence[Party]) -> list[Cited[Commitment]]:
        """What any of them promised or is promised, each once."""
        found = [
            said
            for party in parties
            for stored in (
                self.view.commitments(holder=party.searched),
                self.view.commitments(to=party.searched) if party.searched else (),
            )
            for said in cited(stored)
            if party.is_any_of((said.record.holder, *said.record.to), said.article.published)
        ]
        return once(found, "commitment_id")

    def _promises_about(self, party: Party) -> list[Cited[Commitment]]:
        """What others promised that is about the actor."""
        found = [said for name in party.ids for said in cited(self.view.commitments(about=name))]
        return [said for said in found if self._is_named(said, party)]


def once(found: Iterable[Cited[Any]], key: str) -> list[Cited[Any]]:
    """Each record once, by its id."""
    return list({getattr(said.record, key): said for said in found}.values())


def cited(found: Iterable[Stored[Any]]) -> Iterator[Cited[Any]]:
    """Stored records with their articles."""
    return (Cited(stored.record, stored.article) for stored in found)


def is_in(event: Cited[Event], party: Party) -> bool:
    """Does the party take part, on either side? What a third does to two concerns both."""
    return party.is_any_of((*event.record.actors, *event.record.recipients), event.article.published)


def claimed_beside(
    view: View, found: Sequence[Cited[Event]], is_claimed: Callable[[Cited[Event]], bool]
) -> Iterator[Cited[Event]]:
    """Of the articles that tell of a claim, the events claimed that were not found by who takes part."""
    known = {event.record.event_id for event in found}
    for article_id in sorted({event.article.article_id for event in found if event.record.claims}):
        for event in cited(view.events(article=article_id)):
            if event.record.claims and event.record.event_id not in known and is_claimed(event):
                yield event


def is_claimed(event: Cited[Event], party: Party) -> bool:
    """Does the party claim the event?"""
    day = event.article.published
    return party.identity(day) in party.identities.claimants(event.record, day)


def ends(said: Cited[Relation]) -> tuple[list[Entity], date]:
    """Those whom a tie joins, and the day it is told."""
    return [e for e in (said.record.of, said.record.to) if e is not None], said.article.published


def is_across(said: Cited[Relation], a: Party, b: Party) -> bool:
    """Does the tie go from one to the other?"""
    of, to, day = said.record.of, said.record.to, said.article.published
    return to is not None and ((a.is_(of, day) and b.is_(to, day)) or (b.is_(of, day) and a.is_(to, day)))


def binds(said: Cited[Commitment], a: Party, b: Party, between: frozenset[str]) -> bool:
    """Does it bind one of the two to the other? Where it names nobody, an act `between` them tells it."""
    record, day = said.record, said.article.published
    if any(one.is_(record.holder, day) and two.is_any_of(record.to, day) for one, two in ((a, b), (b, a))):
        return True
    held = a.is_(record.holder, day) or b.is_(record.holder, day)
    return held and not record.to and bool(between & set(record.events))
