"""Rows: records as rows of the tables and back. JSON bodies are canonical: the same record is the same bytes."""

import hashlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import Table

from dateline.errors import StoreError
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.context import Context
from dateline.records.event import Event
from dateline.records.position import Commitment, Position, Relation
from dateline.records.problem import Problem
from dateline.store.checksums import with_checksum
from dateline.store.schema import commitments, events, positions, relations

T = TypeVar("T")
Row = dict[str, Any]
Said = Event | Position | Commitment | Relation
NAMES = ("source_file", "title", "url", "publisher", "dateline", "head")  # what an article brings beside its text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that articles say, and how it becomes a row; its table has its name."""

    table: Table
    type: type[Any]
    of: Callable[[Coding], Sequence[Any]]
    columns: Callable[[Any], Row]  # what its table has beside the columns of all kinds
    sides: Callable[[Any], dict[str, Sequence[Entity]]]  # who takes part, by side

    @property
    def name(self) -> str:
        """ "event", "position", "commitment" or "relation"."""
        return str(self.table.name)

    @property
    def id(self) -> str:
        """The name of its key, in the table and in the record."""
        return f"{self.name}_id"


def _event_columns(event: Event) -> Row:
    place = next((p.place for p in event.places if p.place), None)
    return {
        "event_type": event.event_type,
        "status": event.status,
        "country": place.country if place else None,
        **_days(event.date.start if event.date else None, event.date.end if event.date else None),
    }


def _position_columns(position: Position) -> Row:
    days = _days(position.date.start, position.date.end) if position.date else _days(None, None)
    return {"topic": position.topic, "issue": key_of(position.issue), "stance": position.stance, **days}


def _commitment_columns(commitment: Commitment) -> Row:
    days = _days(commitment.date.start, commitment.date.end) if commitment.date else _days(None, None)
    return {"topic": commitment.topic, "issue": key_of(commitment.content), "state": commitment.state, **days}


def _days(begin: str | None, end: str | None) -> Row:
    return {"begin": begin, "end": end}


EVENTS = Kind(
    events, Event, lambda c: c.events, _event_columns, lambda e: {"actor": e.actors, "recipient": e.recipients}
)
POSITIONS = Kind(
    positions,
    Position,
    lambda c: c.positions,
    _position_columns,
    lambda p: {"holder": (p.holder,), "addressee": p.addressee},
)
COMMITMENTS = Kind(
    commitments, Commitment, lambda c: c.commitments, _commitment_columns, lambda c: {"holder": (c.holder,), "to": c.to}
)
RELATIONS = Kind(
    relations,
    Relation,
    lambda c: c.relations,
    lambda r: {"kind": r.kind, **_days(r.begin, r.end)},
    lambda r: {"of": (r.of,), "to": (r.to,) if r.to else ()},
)
KINDS = (EVENTS, POSITIONS, COMMITMENTS, RELATIONS)


def article_row(coding: Coding) -> Row:
    """The row of a coding's article. The coding must have one."""
    assert coding.article is not None
    names: dict[str, Any] = {name: _encodable(getattr(coding.article, name)) for name in NAMES}
    article = replace(coding.article, **names)
    contents = {kind.name: [getattr(record, kind.id) for record in kind.of(coding)] for kind in KINDS}
    return with_checksum(
        {
            "article_id": article.article_id,
            "source_file": _storable(article.source_file),
            "published": article.published.isoformat(),
            "dateline": _storable(article.dateline),
            "title": _storable(article.title),
            "url": _storable(article.url),
            "publisher": _storable(article.publisher),
            "recipe": coding.recipe,
            "body": as_json(article),
            "contexts": as_json(coding.contexts),
            "contents": as_json({name: ids for name, ids in contents.items() if ids}),
        }
    )


def said_row(kind: Kind, record: Said, article_id: str, recipe: str) -> Row:
    """The row of what an article says."""
    return with_checksum(
        {
            kind.id: getattr(record, kind.id),
            "article_id": article_id,
            "recipe": recipe,
            "at": record.trigger.start,
            "confidence": record.confidence,
            "record": as_json(record),
            **kind.columns(record),
        }
    )


def party_rows(kind: Kind, record: Said, article_id: str) -> list[Row]:
    """A row for each party of a record."""
    return [
        {
            "kind": kind.name,
            "record_id": getattr(record, kind.id),
            "side": side,
            "n": n,
            "article_id": article_id,
            "actor_id": party.actor_id,
            "name": (name := _storable(party.name or party.text) or ""),
            "name_key": key_of(name),
            "code": party.code,
        }
        for side, entities in kind.sides(record).items()
        for n, party in enumerate(entities)
    ]


def problem_row(problem: Problem) -> Row:
    """A problem's row; its id is the hash of what it says."""
    names = ["article_id", "source_file", "step", "kind", "message"]
    values = {name: _storable(getattr(problem, name)) for name in names}
    key = hashlib.sha256("\x1f".join(v or "" for v in values.values()).encode()).hexdigest()[:16]
    return {"problem_id": key, **values}


def key_of(name: str) -> str:
    """A name as it is looked for: lower case, single spaces, without "the"."""
    return " ".join(name.casefold().replace("\0", " ").split()).removeprefix("the ")


def as_json(value: Any) -> str:
    """The value as JSON, fields in their order."""
    return msgspec.json.encode(value).decode()


def read_as(type_: type[T], text: str) -> T:
    """The value of a type that the JSON holds. StoreError where the row was spoilt."""
    try:
        return cast(T, _decoder(cast(Hashable, type_)).decode(text))
    except (msgspec.MsgspecError, TypeError) as error:
        raise StoreError(f"a row of the store does not read: {error}; `dateline verify` names it") from error


def read_contexts(text: str) -> tuple[Context, ...]:
    """The contexts of an article's row."""
    return read_as(tuple[Context, ...], text)


def read_article(body: str) -> Article:
    """The article of a row."""
    return read_as(Article, body)


@cache
def _decoder(type_: Hashable) -> Any:
    return msgspec.json.Decoder(cast(Any, type_))


def _encodable(text: str | None) -> str | None:
    """Text without halves of surrogate pairs, which an odd file name has: they can't be written as UTF-8."""
    return text if text is None else text.encode("utf-8", "replace").decode()


def _storable(text: str | None) -> str | None:
    """Text that every database can hold as it is: without NUL too."""
    return text if text is None else text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
