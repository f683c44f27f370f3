"""Mentions: whom the words of a table stand for on the day, resolved as coding does; mentions/README.md explains it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

import dateline
from dateline.coding.coder import code_document
from dateline.coding.entities import Entities
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import MENTIONS, TOKENS
from dateline.records.span import Span
from dateline.reference.actor_table import name_key
from dateline.reference.registry import load_registry

SHARE_RIGHT = 0.98


@dataclass(frozen=True)
class Row:
    """One mention of a file, and whom it must stand for; what is None is not asked."""

    name: str
    text: str
    day: date
    words: str
    who: str | None = None  # "PAK REB"
    is_: str | None = None
    office: str | None = None
    kind: str | None = None
    party: bool = True
    fails: str | None = None


def read_rows() -> Iterator[Row]:
    """All rows, by file and number."""
    for file in sorted(Path(__file__).with_name("mentions").glob("*.yaml")):
        for number, raw in enumerate(yaml.safe_load(file.read_text("utf-8")), 1):
            yield Row(f"{file.stem}-{number}", is_=raw.pop("is", None), **raw)


ROWS = list(read_rows())
PARAMS = [
    pytest.param(row, id=row.name, marks=[pytest.mark.xfail(strict=True, reason=row.fails)] if row.fails else [])
    for row in ROWS
]


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    """Every row's text with all layers; texts of one day are read once."""
    articles = {(row.text, row.day): Article(row.name, row.text, row.day) for row in ROWS}
    read = {(d.article.text, d.article.published): d for d in dateline.read(list(articles.values()))}
    return {row.name: read[row.text, row.day] for row in ROWS}


def resolved(document: Document, words: str) -> Entity | None:
    """Whom the words stand for where they stand last."""
    start = document.article.text.rindex(words)
    span = Span(start, start + len(words))
    exact = [mention.head for mention in document[MENTIONS] if mention.span == span]
    return Entities(document).resolve(exact[0] if exact else head_of(document, span), span)


def head_of(document: Document, span: Span) -> int:
    """The word of the span that hangs on none of the others."""
    inside = [token for token in document[TOKENS] if span.covers(token.span)]
    indices = {token.index for token in inside}
    return next(token.index for token in inside if token.head not in indices)


def wrong(row: Row, document: Document) -> list[str]:
    """What is wrong with the reading of a row."""
    if not row.party:
        return is_party(row, document)
    entity = resolved(document, row.words)
    if entity is None:
        return ["nobody"]
    told = f"{entity.code} {entity.sector} {entity.actor_id} {entity.name!r} {entity.office!r}"
    actor = load_registry().actors.get(entity.actor_id or "")
    right = {
        "who": row.who is None or fits(entity, row.who),
        "is": row.is_ is None or is_called(entity, row.is_, row.day),
        "office": row.office is None or row.office.lower() in (entity.office or "").lower(),
        "kind": row.kind is None or (actor is not None and actor.kind == row.kind),
    }
    return [f"{what}: {told}" for what, is_right in right.items() if not is_right]


def is_party(row: Row, document: Document) -> list[str]:
    """The events of which the words are a party, though they only say where."""
    events = code_document(document, "").events
    assert events, "no event at all"
    return [e.event_type for e in events if row.words in {p.text for p in (*e.actors, *e.recipients)}]


def fits(entity: Entity, who: str) -> bool:
    """Are code and sector among those of "PAK|NGO SOC"; "_" is any."""
    pairs = zip(who.split(), (entity.code, entity.sector), strict=True)
    return all(wanted == "_" or given in wanted.split("|") for wanted, given in pairs)


def is_called(entity: Entity, called: str, day: date) -> bool:
    """Is it the actor of that id, or whom the registry knows by that name on the day?"""
    if called == entity.actor_id or name_key(called) == name_key(entity.name or ""):
        return True
    known = load_registry().find(called, day)
    return known is not None and known.actor_id == entity.actor_id


@pytest.mark.parametrize("row", PARAMS)
def test_mention(row: Row, documents: Mapping[str, Document]) -> None:
    """The mention stands for the actor, code, sector and office that a careful reader would give it."""
    assert wrong(row, documents[row.name]) == [], f"{row.words!r} on {row.day}: {row.text}"


def test_the_share_that_is_right_does_not_fall(documents: Mapping[str, Document]) -> None:
    right = sum(not wrong(row, documents[row.name]) for row in ROWS)
    assert right / len(ROWS) >= SHARE_RIGHT, f"{right} of {len(ROWS)}"
