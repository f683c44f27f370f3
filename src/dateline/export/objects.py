"""Objects: an event or problem as the JSON object whose names are fixed (docs/formats.md)."""

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.context import Context
from dateline.records.event import Claim, Count, Event, EventPlace, Number, Source
from dateline.records.problem import Problem
from dateline.records.span import Span

Json = dict[str, Any]
COUNTS = (
    "dead",
    "injured",
    "arrested",
    "count",
    "displaced",
    "abducted",
    "crowd",
    "attacks",
    "money",
    "arms",
)


def objects_of(coding: Coding) -> Iterator[Json]:
    """The coding's events in text order, then its problems."""
    if coding.article is not None:
        for event in coding.events:
            yield event_object(event, coding.article, coding.recipe, coding.contexts)
    for problem in coding.problems:
        yield problem_object(problem)


def event_object(event: Event, article: Article, recipe: str, contexts: Sequence[Context] = ()) -> Json:
    """One event, its keys in the fixed order."""
    text = article.text
    return {
        "kind": "event",
        "event_id": event.event_id,
        "recipe": recipe,
        "article": {**article_object(article), "contexts": [context.name for context in contexts]},
        "event_type": event.event_type,
        "mode": list(event.mode),
        "contexts": list(event.contexts),
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        "actors": [entity_object(e) for e in event.actors],
        "recipients": [entity_object(e) for e in event.recipients],
        "date": None
        if event.date is None
        else {
            name: getattr(event.date, name) for name in ("text", "start", "end", "precision", "duration", "frequency")
        },
        "places": [place_object(p) for p in event.places],
        "attributes": {name: count_object(getattr(event, name)) for name in COUNTS},
        "status": event.status,
        "attribution": [source_object(s) for s in event.attribution],
        "denied_by": [source_object(s) for s in event.denied_by],
        "conditions": condition_objects(event, text),
        "trigger": span_object(event.trigger, text),
        "evidence": span_object(event.evidence, text),
        "confidence": event.confidence,
        "numbers": [number_object(number) for number in event.numbers],
        "aggregate": event.aggregate,
        "author_status": event.author_status,
        "outcome": event.outcome,
        "claims": [claim_object(claim, text) for claim in event.claims],
    }


def article_object(article: Article) -> Json:
    """What an event says of its article."""
    return {
        "article_id": article.article_id,
        "source_file": article.source_file,
        "published": article.published.isoformat(),
        "dateline": article.dateline,
        "title": article.title,
        "url": article.url,
    }


def entity_object(entity: Entity) -> Json:
    """An actor or recipient."""
    return {
        "text": entity.text,
        "start": entity.span.start,
        "end": entity.span.end,
        "name": entity.name,
        "actor_id": entity.actor_id,
        "wikidata_id": entity.wikidata_id,
        "code": entity.code,
        "sector": entity.sector,
        "other_sector_codes": list(entity.other_sector_codes),
        "office": entity.office,
        "inferred": entity.inferred,
    }


def place_object(where: EventPlace) -> Json:
    """A place of an event; name and coordinates are null where the gazetteer has none."""
    place = where.place
    return {
        "text": where.text,
        "start": where.span.start,
        "end": where.span.end,
        "name": place.name if place else None,
        "geoname_id": place.geoname_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "precision": where.precision,
    }


def count_object(count: Count | None) -> Json | None:
    """A number with its bounds."""
    if count is None:
        return None
    return {"low": count.low, "best": count.best, "high": count.high, "unit": count.unit, "text": count.text}


def number_object(number: Number) -> Json:
    """One number of an event, with whose it is and how it stands to the others."""
    return {
        "kind": number.kind,
        **(count_object(number.count) or {}),
        "start": number.span.start if number.span else None,
        "end": number.span.end if number.span else None,
        "side": entity_object(number.side) if number.side else None,
        "part": number.part,
        "total": number.total,
        "corrected": number.corrected,
    }


def claim_object(claim: Claim, text: str) -> Json:
    """Who claims, denies or does not claim responsibility."""
    return {
        "state": claim.state,
        "by": source_object(claim.by) if claim.by else None,
        **(span_object(claim.span, text) if claim.span else {"text": None, "start": None, "end": None}),
    }


def condition_objects(event: Event, text: str) -> list[Json]:
    """The conditions of an event with who must fulfil each."""
    holders = [*event.fulfilled_by, *([None] * (len(event.conditions) - len(event.fulfilled_by)))]
    return [
        {**span_object(span, text), "by": entity_object(holder) if holder else None}
        for span, holder in zip(event.conditions, holders, strict=True)
    ]


def source_object(source: Source) -> Json:
    """Who says so."""
    return {"text": source.text, "name": source.name, "cue": source.cue, "kind": source.kind, "status": source.status}


def span_object(span: Span, text: str) -> Json:
    """Words and where they stand."""
    return {"text": span.of(text), "start": span.start, "end": span.end}


def problem_object(problem: Problem) -> Json:
    """What went wrong with an article."""
    return {
        "kind": "problem",
        "article": {"article_id": problem.article_id, "source_file": problem.source_file},
        "step": problem.step,
        "problem": problem.kind,
        "message": problem.message,
    }
