"""Rows: records as rows of the tables and back. JSON bodies are canonical: the same record is the same bytes."""

import hashlib
from typing import Any

import msgspec

from dateline.records.article import Article
from dateline.records.event import Event
from dateline.records.problem import Problem

Row = dict[str, Any]


def as_json(record: Article | Event) -> str:
    """The record as JSON, its fields in their order."""
    return msgspec.json.encode(record).decode()


def checksum_of(body: str) -> str:
    """SHA-256 of a JSON body."""
    return hashlib.sha256(body.encode()).hexdigest()


def article_row(article: Article, recipe: str) -> Row:
    """An article's row."""
    body = as_json(article)
    return {
        "article_id": article.article_id,
        "source_file": article.source_file,
        "published": article.published.isoformat(),
        "dateline": article.dateline,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "recipe": recipe,
        "body": body,
        "checksum": checksum_of(body),
    }


def event_row(event: Event, article_id: str, recipe: str) -> Row:
    """An event's row."""
    record = as_json(event)
    place = next((p.place for p in event.places if p.place), None)
    return {
        "event_id": event.event_id,
        "article_id": article_id,
        "recipe": recipe,
        "event_type": event.event_type,
        "status": event.status,
        "begin": event.date.start if event.date else None,
        "end": event.date.end if event.date else None,
        "country": place.country if place else None,
        "confidence": event.confidence,
        "record": record,
        "checksum": checksum_of(record),
    }


def problem_row(problem: Problem) -> Row:
    """A problem's row; its id is the hash of what it says."""
    values = [problem.article_id, problem.source_file, problem.step, problem.kind, problem.message]
    key = hashlib.sha256("\x1f".join(v or "" for v in values).encode("utf-8", "replace")).hexdigest()[:16]
    names = ["article_id", "source_file", "step", "kind", "message"]
    return {"problem_id": key, **dict(zip(names, values, strict=True))}


def read_article(body: str) -> Article:
    """The article of a row."""
    return msgspec.json.decode(body.encode(), type=Article)


def read_event(record: str) -> Event:
    """The event of a row."""
    return msgspec.json.decode(record.encode(), type=Event)
