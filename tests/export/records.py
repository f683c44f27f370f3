"""Records as coding gives them: a full default, so that a test names only what matters."""

from dataclasses import replace
from datetime import date
from typing import Any

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Count, Event, EventDate, EventPlace, Source
from dateline.records.place import Place
from dateline.records.problem import Problem
from dateline.records.span import Span

TEXT = "😀 Police arrested 30 protesters in Dhaka on Thursday, officials said."
DHAKA = Place(1185241, "Dhaka", 23.71, 90.41, "BGD", "Dhaka")
PROBLEM = Problem(None, "b.txt", "ingest", "no-date", "no date")


def span(words: str, text: str = TEXT) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def entity(words: str, text: str = TEXT, **fields: Any) -> Entity:
    known = {"name": None, "actor_id": None, "wikidata_id": None, "code": "BGD", "sector": "COP"}
    return Entity(words, span(words, text), **(known | fields))


ARREST = Event(
    "e1", "COERCE", ("arrest",), ("civil_rights", "legal"), "material_conflict", -7.0, "173",
    actors=(entity("Police", name="Police of Bangladesh"),),
    recipients=(entity("protesters", sector="CVL"),),
    date=EventDate("on Thursday", "2024-02-29", "2024-02-29", "day"),
    places=(EventPlace("Dhaka", span("Dhaka"), DHAKA, "exact"),),
    status="asserted", trigger=span("arrested"), evidence=Span(0, len(TEXT)), confidence=0.9,
    arrested=Count(30, 30, 30, "people", "30"),
    attribution=(Source("officials", None, "said"),),
)  # fmt: skip


def coding(*events: Event, text: str = TEXT, **article: Any) -> Coding:
    known = Article("a1", text, date(2024, 3, 1), "a.txt", dateline="Dhaka")
    return Coding(replace(known, **article), "r1", events)
