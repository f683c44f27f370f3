"""Odd text: a story gives the same codings however it is printed.

The stories of odd_articles.yaml are coded as they stand and in each odd form; counted is how many values of the plain
codings the odd print keeps: events with their actors, recipients, day, places and sources.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from dateline.ingest.article_of import make_article
from dateline.pipeline.coder import Coder
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.event import Event, Source
from tests.annotate.odd_forms import APART, WHOLE, paragraphs, sentences_of

KEPT = 0.9
KINDS = ("event", "actor", "recipient", "date", "place", "source")
NOTE = re.compile(r"\[[^\]]*\]|^(?:the|an?) ", re.I)
Values = dict[str, object]


@cache
def stories() -> Sequence[tuple[str, date, str]]:
    """(text, day, place) of each story."""
    raw = yaml.safe_load(Path(__file__).with_name("odd_articles.yaml").read_text("utf-8"))
    return [(one["text"], one["day"], one["at"]) for one in raw]


@cache
def coder() -> Coder:
    """The chain as it ships."""
    return Coder()


@cache
def coded(text: str, day: date, place: str) -> list[tuple[str, Values]]:
    """(type and trigger, values) of each event."""
    article = make_article(text, day, "odd", dateline=place)
    assert isinstance(article, Article)
    coding = coder().code_article(article)
    assert not coding.problems
    for event in coding.events:
        assert all(e.text == e.span.of(text) for e in (*event.actors, *event.recipients))
    return [(f"{e.event_type} {e.trigger.of(text).lower()}", values_of(e)) for e in coding.events]


def values_of(event: Event) -> Values:
    """What an event says, each value so that print makes no difference; empty ones left out."""
    found: Values = {
        "actor": sorted(map(party, event.actors)),
        "recipient": sorted(map(party, event.recipients)),
        "date": (event.date.start, event.date.end) if event.date and event.date.start else None,
        "place": sorted(str(place.place.geoname_id) for place in event.places if place.place),
        "source": sorted(map(speaker, event.attribution)),
    }
    return {"event": True, **{kind: value for kind, value in found.items() if value}}


def party(entity: Entity) -> str:
    """Who: by id, else by code and sector."""
    return entity.actor_id or f"{entity.code} {entity.sector}"


def speaker(source: Source) -> str:
    """Who says so: by name, else by the words without article and notes."""
    words = " ".join((source.name or source.text).lower().split())
    return " ".join(NOTE.sub("", words).split())


def kept(plain: list[tuple[str, Values]], odd: list[tuple[str, Values]]) -> Iterator[tuple[str, bool]]:
    """(kind, is it there) of each value of the plain events; an odd event stands for one plain event only."""
    left = list(odd)
    for name, values in plain:
        match = next((one for one in left if one[0] == name), None)
        if match is not None:
            left.remove(match)
        yield from ((kind, match is not None and match[1].get(kind) == value) for kind, value in values.items())


@pytest.mark.parametrize("form", [*WHOLE, *APART])
def test_nine_of_ten_values_are_kept(form: str) -> None:
    """Of every kind, and no form makes more than one event of a story that it had not."""
    seen: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    added = 0
    for text, day, place in stories():
        plain = coded(text if form in WHOLE else paragraphs(*sentences_of(text)), day, place)
        odd = coded({**WHOLE, **APART}[form](text), day, place)
        added += max(0, len(odd) - len(plain))
        for kind, there in kept(plain, odd):
            seen[kind].append(there)
    shares = {kind: round(sum(there) / len(there), 3) for kind, there in seen.items()}
    assert min(shares.values()) >= KEPT, shares
    assert added <= 1
