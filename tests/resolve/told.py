"""Reports with full defaults, so that a test names only what matters."""

from datetime import date
from typing import Any

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.dossier import Cited
from dateline.records.event import Claim, Count, Event, EventDate, EventPlace, Source
from dateline.records.place import Place
from dateline.records.position import Commitment, Position, Relation
from dateline.records.span import Span
from dateline.reference.registry import load_registry
from dateline.resolve.identities import Identities

NOWHERE = Span(0, 1)
PLACES = {
    "Miranshah": Place(1, "Miranshah", 33.00, 70.07, "PAK", "Khyber Pakhtunkhwa", "North Waziristan", "PPL"),
    "Mir Ali": Place(2, "Mir Ali", 32.98, 70.27, "PAK", "Khyber Pakhtunkhwa", "North Waziristan", "PPL"),
    "Bannu": Place(3, "Bannu", 32.99, 70.60, "PAK", "Khyber Pakhtunkhwa", "Bannu", "PPL"),
    "North Waziristan": Place(4, "N. Waziristan", 33.0, 70.1, "PAK", "Khyber Pakhtunkhwa", "North Waziristan", "ADM2"),
    "Khyber Pakhtunkhwa": Place(5, "Khyber Pakhtunkhwa", 34.5, 72.3, "PAK", "Khyber Pakhtunkhwa", None, "ADM1"),
    "Punjab": Place(6, "Punjab", 31.0, 72.0, "PAK", "Punjab", None, "ADM1"),
    "Pakistan": Place(7, "Pakistan", 30.0, 70.0, "PAK", None, None, "PCLI"),
    "Khost": Place(8, "Khost", 33.34, 69.92, "AFG", "Khost", "Khost", "PPL"),
}  # fmt: skip
WHO = {
    "TTP": ("Tehreek-e-Taliban Pakistan", "ttp", "PAK", "REB"),
    "BLA": ("Balochistan Liberation Army", "bla", "PAK", "REB"),
    "Taliban": ("Afghan Taliban", "afghan-taliban", "AFG", "GOV"),
    "Pakistan": ("Government of Pakistan", "country-pak", "PAK", "GOV"),
    "Islamabad": ("Government of Pakistan", None, "PAK", "GOV"),
    "Afghanistan": ("Government of Afghanistan", "country-afg", "AFG", "GOV"),
    "gunmen": ("gunmen of Pakistan", None, "PAK", "UAF"),
    "soldiers": ("soldiers of Pakistan", None, "PAK", "MIL"),
    "police": ("police of Pakistan", None, "PAK", "COP"),
    "civilians": ("civilians of Pakistan", None, "PAK", "CVL"),
    "army": ("army of Sudan", None, "SDN", "MIL"),
    "elsewhere": ("army of Sudan", None, "EGY", "MIL"),
    "minister": ("minister of Pakistan", None, "PAK", "GOV"),
}


def identities() -> Identities:
    return Identities(load_registry())


def entity(said: str) -> Entity:
    """One of WHO."""
    name, actor_id, code, sector = WHO[said]
    return Entity(said, NOWHERE, name, actor_id, None, code, sector)


def entities(said: str) -> tuple[Entity, ...]:
    """Those of WHO, named with commas between them."""
    return tuple(map(entity, filter(None, said.split(", "))))


def article(article_id: str = "a1", published: str = "2024-03-14", text: str = "They attacked a convoy.") -> Article:
    return Article(article_id, text, date.fromisoformat(published), f"news/{article_id}.txt", publisher="Agency")


def told_date(days: str | None, precision: str | None = None, frequency: str | None = None) -> EventDate | None:
    """ "2024-03-13" or "2024-01 to 2024-03" or "to 2024-03-14", None where nothing is told."""
    if days is None:
        return EventDate(None, None, None, "unknown", None, frequency) if frequency else None
    start, _, end = days.partition("to ") if days.startswith("to ") else days.partition(" to ")
    told = precision or {4: "year", 7: "month", 10: "day"}.get(len(start), "unknown")
    return EventDate(days, start or None, end or start, told, None, frequency)


def number(low: int | None = None, best: int | None = None, high: int | None = None, text: str | None = None) -> Count:
    return Count(low, best, high, None, text)


def exactly(n: int) -> Count:
    return Count(n, n, n, None, str(n))


def report(
    said: str = "TTP → soldiers", days: str | None = "2024-03-13", place: str = "", *, event_id: str = "",
    precision: str | None = None, frequency: str | None = None, claimed_by: str | None = None, **fields: Any,
) -> Cited[Event]:  # fmt: skip
    """An attack; `in_`: its article. Fields are the event's."""
    actors, _, recipients = said.partition("→")
    where = fields.pop("in_", None) or article()
    claims = (Claim("claimed", Source(claimed_by, None, "claimed")),) if claimed_by else ()
    told: dict[str, Any] = {
        "event_id": event_id or f"{where.article_id}-{said}-{days}-{place}", "event_type": "ASSAULT", "mode": (),
        "contexts": (), "quad": "material_conflict", "score": -9.0, "cameo": "190",
        "actors": entities(actors.strip()), "recipients": entities(recipients.strip()),
        "date": told_date(days, precision, frequency),
        "places": tuple(EventPlace(p, NOWHERE, PLACES[p], "exact") for p in place.split(", ") if p),
        "status": "asserted", "trigger": Span(5, 13), "evidence": Span(0, len(where.text)), "confidence": 0.9,
        "claims": claims,
    }  # fmt: skip
    return Cited(Event(**(told | fields)), where)


def position(
    holder: str, stance: str, topic: str = "talks|ttp", days: str | None = None, **fields: Any
) -> Cited[Position]:
    where = fields.pop("in_", None) or article()
    told: dict[str, Any] = {
        "position_id": f"{where.article_id}-{holder}-{stance}-{topic}", "holder": entity(holder),
        "issue": "talks with the TTP", "topic": topic, "stance": stance, "content": None, "conditions": (),
        "addressee": (), "date": told_date(days), "attribution": (), "trigger": Span(5, 13),
        "evidence": Span(0, len(where.text)), "confidence": 0.8,
    }  # fmt: skip
    return Cited(Position(**(told | fields)), where)


def commitment(holder: str, to: str, state: str, days: str | None = None, **fields: Any) -> Cited[Commitment]:
    where = fields.pop("in_", None) or article()
    told: dict[str, Any] = {
        "commitment_id": f"{where.article_id}-{holder}-{to}-{state}", "holder": entity(holder), "to": entities(to),
        "content": "a ceasefire", "topic": "ceasefire", "made_in": (), "state": state, "events": (),
        "date": told_date(days), "attribution": (), "trigger": Span(5, 13), "evidence": Span(0, len(where.text)),
        "confidence": 0.8,
    }  # fmt: skip
    return Cited(Commitment(**(told | fields)), where)


def relation(of: str, kind: str, to: str = "", **fields: Any) -> Cited[Relation]:
    where = fields.pop("in_", None) or article()
    told: dict[str, Any] = {
        "relation_id": f"{where.article_id}-{of}-{kind}-{to}", "of": entity(of), "to": entity(to) if to else None,
        "kind": kind, "negated": False, "begin": None, "end": None, "attribution": (), "trigger": Span(5, 13),
        "evidence": Span(0, len(where.text)), "confidence": 0.8,
    }  # fmt: skip
    return Cited(Relation(**(told | fields)), where)
