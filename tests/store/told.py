"""Told: records with full defaults, so that a test names only what matters."""

from datetime import date
from typing import Any

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event, EventDate, EventPlace
from dateline.records.place import Place
from dateline.records.position import Commitment, Position, Relation
from dateline.records.span import Span

TEXT = "Police arrested 30 protesters 😀."
TRIGGER = Span(7, 15)
WHOLE = Span(0, len(TEXT))


def party(name: str, actor_id: str | None = None, code: str | None = None) -> Entity:
    return Entity(name, Span(0, 6), name, actor_id, None, code, None)


def days(start: str | None, end: str | None = None) -> EventDate:
    return EventDate(None, start, end or start, "day")


def event(event_id: str = "e1", event_type: str = "COERCE", **fields: Any) -> Event:
    """`country` puts it in a place of that country."""
    country = fields.pop("country", None)
    place = Place(None, "Town", 0.0, 0.0, country) if country else None
    told: dict[str, Any] = {
        "mode": (), "contexts": (), "quad": "material_conflict", "score": -7.0, "cameo": "173", "actors": (),
        "recipients": (), "date": None, "status": "asserted", "trigger": TRIGGER, "evidence": WHOLE, "confidence": 0.9,
        "places": (EventPlace("Town", Span(0, 1), place, "exact"),) if place else (),
    }  # fmt: skip
    return Event(event_id, event_type, **(told | fields))


def position(position_id: str = "p1", holder: str = "Hamas", topic: str = "ceasefire", **fields: Any) -> Position:
    told: dict[str, Any] = {
        "issue": topic, "stance": "favours", "content": None, "conditions": (), "addressee": (), "date": None,
        "attribution": (), "trigger": TRIGGER, "evidence": WHOLE, "confidence": 0.8,
    }  # fmt: skip
    return Position(position_id, party(holder, holder.lower()), topic=topic, **(told | fields))


def commitment(commitment_id: str = "c1", holder: str = "Israel", **fields: Any) -> Commitment:
    told: dict[str, Any] = {
        "to": (), "content": "open the crossing", "topic": "crossing", "made_in": (), "state": "made", "events": (),
        "date": None, "attribution": (), "trigger": TRIGGER, "evidence": WHOLE, "confidence": 0.8,
    }  # fmt: skip
    return Commitment(commitment_id, party(holder, holder.lower()), **(told | fields))


def relation(relation_id: str = "r1", of: str = "Iran", to: str | None = "Hezbollah", **fields: Any) -> Relation:
    told: dict[str, Any] = {
        "kind": "backs", "negated": False, "begin": None, "end": None, "attribution": (), "trigger": TRIGGER,
        "evidence": WHOLE, "confidence": 0.8,
    }  # fmt: skip
    return Relation(relation_id, party(of, of.lower()), party(to, to.lower()) if to else None, **(told | fields))


def coding(article_id: str = "a1", *events: Event, source: str | None = "news/a.txt", **fields: Any) -> Coding:
    """A coding of recipe r1; fields are the coding's."""
    article = Article(article_id, TEXT, date(2024, 3, 1), source)
    return Coding(article, fields.pop("recipe", "r1"), events, **fields)
