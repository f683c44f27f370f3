"""Patterns: what a case expects of an event, as its file writes it; constructions/README.md explains the notation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records.actor import Entity
from dateline.records.event import Event

NOTATION = re.compile(
    r"(?P<types>[A-Z|]+)(?:/(?P<mode>[a-z-]+))? (?P<actors>[^>]+) > (?P<recipients>[^(]+?)"
    r"(?: \((?P<status>\w+)\))?(?: by (?P<source>.+))?"
)
CODE = re.compile(r"[A-Z]{3}\.[A-Z]{3}")


@dataclass(frozen=True)
class Pattern:
    """One expected event; `source` is None where the case does not ask for it."""

    types: tuple[str, ...]
    mode: str | None
    actors: tuple[str, ...] | None  # None: anybody or nobody
    recipients: tuple[str, ...] | None
    status: str
    source: str | None

    def fits(self, event: Event) -> bool:
        """Is the event as expected, with these parties and no others?"""
        return (
            event.event_type in self.types
            and self.mode in {None, *event.mode}
            and are(event.actors, self.actors)
            and are(event.recipients, self.recipients)
            and event.status == self.status
            and (self.source is None or is_source(event, self.source))
        )


def read_pattern(notation: str) -> Pattern:
    """The pattern that a line of a case means; AssertionError where it does not follow the notation."""
    found = NOTATION.fullmatch(notation)
    assert found is not None, notation
    types = tuple(found["types"].split("|"))
    status = found["status"] or "asserted"
    return Pattern(
        types, found["mode"], read_parties(found["actors"]), read_parties(found["recipients"]), status, found["source"]
    )


def read_parties(text: str) -> tuple[str, ...] | None:
    """The parties of one side."""
    if text.strip() in {"*", "_"}:
        return None if text.strip() == "*" else ()
    return tuple(part.strip() for part in text.split(";"))


def are(entities: Sequence[Entity], parties: tuple[str, ...] | None) -> bool:
    """Does each party stand for one of the entities, and is none left over?"""
    if parties is None:
        return True
    left = list(entities)
    for party in parties:
        one = next((entity for entity in left if is_party(entity, party)), None)
        if one is None:
            return False
        left.remove(one)
    return not left


def is_party(entity: Entity, party: str) -> bool:
    """Is it the country and sector, or does one of the words stand in its text or name?"""
    if CODE.fullmatch(party):
        return f"{entity.code}.{entity.sector}" == party
    said = f"{entity.text} {entity.name or ''}".lower()
    return any(word.lower() in said for word in party.split("|"))


def is_source(event: Event, source: str) -> bool:
    """Does the innermost source have the word; has the event none, for "_"?"""
    if source == "_":
        return not event.attribution
    return bool(event.attribution) and source.lower() in event.attribution[0].text.lower()


def shown(event: Event) -> str:
    """An event in the notation, for a message."""
    sides = [
        "; ".join(f"{e.text} [{e.name} {e.code}.{e.sector}]" for e in side) or "_"
        for side in (event.actors, event.recipients)
    ]
    said = f" by {event.attribution[0].text}" if event.attribution else ""
    return f"{event.event_type}/{'/'.join(event.mode)} {sides[0]} > {sides[1]} ({event.status}){said} {event.notes}"
