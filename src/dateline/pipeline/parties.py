"""Parties: whom a name means when the store is asked about one actor, and which entities stand for it on a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.errors import AmbiguousName, InputError
from dateline.export.reports import first_day, last_day
from dateline.pipeline.asked import everyone_called
from dateline.records.actor import Actor, Entity, Tie
from dateline.reference.actor_table import name_key
from dateline.reference.registry import Registry
from dateline.resolve.identities import GOVERNMENT, STATE, Identities, ruled_by
from dateline.store import View

APART = re.compile(r"(?:(?<!\s)\s*)?[–—/]\s*|(?<!\s)\s+-\s+")  # between the two of a dyad
SHOWN = 12  # candidates and suggestions


@dataclass(frozen=True, slots=True)
class Party:
    """An actor that the store is asked about."""

    name: str
    actor_id: str | None  # None: the registry does not know it, the store has it by name
    asked: tuple[str, ...]  # ids and names that find its records in the store
    identities: Identities
    parts: tuple[tuple[str, date | None, date | None], ...] = ()  # ids of its parts, and when they were
    state: str | None = None  # alpha-3 of a country whose arms are parts of it too

    def is_any_of(self, entities: Iterable[Entity], day: date) -> bool:
        """Is one of the entities the actor, or a part of it, on that day?"""
        return any(self.is_(entity, day) for entity in entities)

    def is_(self, entity: Entity, day: date) -> bool:
        """Does the entity stand for the actor, or for a part of it, on that day?"""
        if self.state is not None and entity.code == self.state and entity.sector in STATE:
            return True
        return self.is_known_as(self.identities.of(entity, day), day)

    def is_known_as(self, identity: str, day: date) -> bool:
        """Is it what the actor, or a part of it, is known by on that day?"""
        if identity == self.identity(day):
            return True
        return any(identity == part and holds(begin, end, day) for part, begin, end in self.parts)

    def identity(self, day: date) -> str:
        """What the actor is known by on that day."""
        if self.actor_id is None:
            return f"~{store_key(self.name)}"
        return self.identities.of_actor(self.actor_id, day)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids that topics may name it by; its name where the registry does not know it."""
        known = tuple(name for name in self.asked if name in self.identities.registry.actors)
        return known or (self.name,)

    @property
    def searched(self) -> tuple[str, ...] | None:
        """Ids and names that find all its records; None where only a look at every record does."""
        return None if self.state is not None else self.asked


def holds(begin: date | None, end: date | None, day: date) -> bool:
    """Does the day lie between the two, both included and open where None?"""
    return (begin is None or begin <= day) and (end is None or day <= end)


def find_party(
    name: str, view: View, identities: Identities, days: tuple[str | None, str | None] = (None, None),
    with_parts: bool = False,
) -> Party:  # fmt: skip
    """The one actor that a name means. InputError lists the candidates where it may be several, and those near it."""
    registry = identities.registry
    ids = meant(name, registry, days)
    if len(ids) > 1:
        raise AmbiguousName(f"{name!r} may be any of these: name one by its id\n{listed(registry, ids)}")
    if ids:
        return party_of(registry.actors[ids[0]], identities, with_parts)
    if any(view.called(name, whole=True)):
        return Party(name, None, (name,), identities)
    near = [told for told, _, _ in view.called(name)]
    known = f"; it knows {', '.join(near[:SHOWN])}" if near else ""
    raise InputError(f"neither the registry nor the store has an actor called {name!r}{known}")


def meant(name: str, registry: Registry, days: tuple[str | None, str | None] = (None, None)) -> list[str]:
    """The ids of all actors that the name may mean in that time; a capital or a nationality means its country."""
    since, until = first_day(days[0]), last_day(days[1])
    held = {u.actor_id for u in registry.uses(name_key(name)) if overlaps(u.begin, u.end, since, until)}
    ids = [i for i in everyone_called(name) or () if i in registry.actors and (i in held or i == name.lower())]
    if ids:
        return ids
    if government := GOVERNMENT.fullmatch(name.strip()):
        return [i for i in meant(government[1], registry, days) if registry.actors[i].kind == "country"]
    code = registry.country_of_demonym(name) or registry.capital_of(name)
    country = registry.country(code) if code else None
    return [country.actor_id] if country is not None else []


def overlaps(begin: date | None, end: date | None, since: date | None, until: date | None) -> bool:
    """Have two stretches of time, open where None, a day in common?"""
    return (begin is None or until is None or begin <= until) and (end is None or since is None or since <= end)


def listed(registry: Registry, ids: Iterable[str]) -> str:
    """The candidates, one a line: id, name, kind, country."""
    actors = [registry.actors[actor_id] for actor_id in ids][:SHOWN]
    return "\n".join(f"  {a.actor_id}  {a.name}  ({', '.join(filter(None, [a.kind, a.country]))})" for a in actors)


def party_of(actor: Actor, identities: Identities, with_parts: bool = False) -> Party:
    """The actor as one that the store is asked about; a country is its government, under any of its names."""
    registry = identities.registry
    asked = [actor.actor_id, *countries_ruled(actor, registry), actor.name, *(name.text for name in actor.aliases)]
    if actor.kind == "country":
        asked += [a.actor_id for a in registry.actors.values() if actor.actor_id in rulers(a)]
    for country in [registry.actors[i] for i in asked if i.startswith("country-") and i in registry.actors]:
        asked += [f"Government of {country.name}", f"Government of the {country.name}"]
    parts = tuple(parts_of(actor.actor_id, registry)) if with_parts else ()
    asked += [part for part, _, _ in parts]
    state = actor.actor_id.removeprefix("country-").upper() if with_parts and actor.kind == "country" else None
    return Party(actor.name, actor.actor_id, tuple(dict.fromkeys(asked)), identities, parts, state)


def rulers(actor: Actor) -> set[str]:
    """The countries that a group has been the de facto government of."""
    if actor.kind != "group":
        return set()
    days = [role.begin or role.end for role in actor.roles if "PRE" in role.other_sector_codes]
    return {country for day in days if day is not None and (country := ruled_by(actor, day))}


def countries_ruled(actor: Actor, registry: Registry) -> list[str]:
    """The same, sorted; those of the registry."""
    return sorted(country for country in rulers(actor) if country in registry.actors)


def parts_of(actor_id: str, registry: Registry) -> list[tuple[str, date | None, date | None]]:
    """Who is tied to the actor as a part of it, and who to those, with the days of the tie; by id."""
    ties: dict[str, list[tuple[str, Tie]]] = {}
    for actor in registry.actors.values():
        for tie in actor.ties:
            if tie.tie == "part_of":
                ties.setdefault(tie.of, []).append((actor.actor_id, tie))
    found: dict[str, tuple[str, date | None, date | None]] = {}
    above = [actor_id]
    while above:
        for part, tie in ties.get(above.pop(), ()):
            if part not in found and part != actor_id:
                found[part] = (part, tie.begin, tie.end)
                above.append(part)
    return [found[part] for part in sorted(found)]


def store_key(name: str) -> str:
    """A name as entities without an id are told apart."""
    return " ".join(name.lower().split()).removeprefix("the ")
