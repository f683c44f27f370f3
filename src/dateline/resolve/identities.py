"""Identities: whom an entity stands for on a day, so that reports that name one side in different words meet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.records.actor import Actor, Entity
from dateline.records.event import Event
from dateline.reference.registry import Registry

GOVERNMENT = re.compile(r"government of (?:the )?(.+)", re.IGNORECASE)
STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})  # sectors that are arms of a state
FORCES = frozenset({"MIL", "COP", "SPY", "PRM"})  # "security forces" may be any of them
ARMED = frozenset({"REB", "UAF", "CRM"})  # who attacks: named by one report, "gunmen" in another
UNTOLD = frozenset({"UNK", None})  # sectors of those nobody has identified


@dataclass(frozen=True, slots=True)
class Identities:
    """Whom entities stand for. A de facto government is one with the government of its country while it rules."""

    registry: Registry

    def of(self, entity: Entity, day: date) -> str:
        """An actor_id; of what the registry does not know, "~" and its name."""
        if entity.actor_id is not None:
            return self.of_actor(entity.actor_id, day)
        name = entity.name or entity.text
        if entity.code and entity.sector == "GOV" and GOVERNMENT.fullmatch(name):
            return f"country-{entity.code.lower()}"
        known = find_actor(self.registry, name, day)
        if known is not None and known.country in (None, entity.code):
            return self.of_actor(known.actor_id, day)
        return f"~{' '.join(name.lower().split()).removeprefix('the ')}"

    def of_all(self, entities: Iterable[Entity], day: date) -> frozenset[str]:
        """The same of several."""
        return frozenset(self.of(entity, day) for entity in entities)

    def claimants(self, event: Event, day: date) -> frozenset[str]:
        """Those who claim the event, where the registry knows them."""
        by = [claim.by for claim in event.claims if claim.state == "claimed" and claim.by is not None]
        found = [self.registry.find(source.name or source.text, day) for source in by]
        return frozenset(self.of_actor(actor.actor_id, day) for actor in found if actor is not None)

    def of_actor(self, actor_id: str, day: date) -> str:
        """The id that the actor goes by on that day: a de facto government by that of its country."""
        actor = self.registry.actors.get(actor_id)
        country = ruled_by(actor, day) if actor is not None else None
        return country or actor_id


@lru_cache(maxsize=4096)
def find_actor(registry: Registry, name: str, day: date) -> Actor | None:
    """The actor of a whole name on that day: "army of Sudan", which a coder makes of "the army"."""
    return registry.find(name, day)


def ruled_by(actor: Actor, day: date) -> str | None:
    """The id of the country whose de facto government the group is on that day; None of any other.

    PLOVER marks such governments as partially recognised: GOV with PRE beside it.
    """
    if actor.kind != "group":
        return None
    role = actor.role_on(day)
    rules = role is not None and role.sector == "GOV" and "PRE" in role.other_sector_codes
    return f"country-{role.code.lower()}" if role is not None and rules else None


def is_named(identity: str) -> bool:
    """Is it an actor of the registry?"""
    return not identity.startswith("~")


def same_family(a: Entity, b: Entity) -> bool:
    """May two descriptions mean the same: of one country where both tell it, and of sectors that papers mix?"""
    if a.code and b.code and a.code != b.code:
        return False
    mixed = (FORCES, ARMED)
    return (
        a.sector == b.sector
        or a.sector in UNTOLD
        or b.sector in UNTOLD
        or any(a.sector in family and b.sector in family for family in mixed)
    )
