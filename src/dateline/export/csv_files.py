"""CSV: a row an event, for spreadsheets; text that a spreadsheet would take for a formula is guarded."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.context import Context
from dateline.records.event import Count, Event

COLUMNS = [
    "event_id",
    "event_type",
    "mode",
    "quad",
    "score",
    "cameo",
    "contexts",
    "status",
    "actors",
    "actor_codes",
    "actor_sectors",
    "recipients",
    "recipient_codes",
    "recipient_sectors",
    "date_start",
    "date_end",
    "date_precision",
    "date_text",
    "places",
    "place_lat",
    "place_lon",
    "place_country",
    "dead_low",
    "dead_best",
    "injured_best",
    "arrested_best",
    "count_low",
    "count_best",
    "count_unit",
    "attribution",
    "denied_by",
    "trigger",
    "sentence",
    "confidence",
    "article_id",
    "source_file",
    "published",
    "title",
    "url",
    "article_contexts",
]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(codings: Iterable[Coding], stream: TextIO) -> None:
    """Header and rows; lists are joined by "; "."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for coding in codings:
        if coding.article is not None:
            for event in coding.events:
                writer.writerow([guarded(value) for value in row_of(event, coding.article, coding.contexts)])


def row_of(event: Event, article: Article, contexts: Sequence[Context]) -> list[object]:
    """The event's values in the order of COLUMNS."""
    date, place = event.date, next((p.place for p in event.places if p.place), None)
    return [
        event.event_id, event.event_type, joined(event.mode), event.quad, event.score, event.cameo,
        joined(event.contexts), event.status,
        names(event.actors), joined(e.code for e in event.actors), joined(e.sector for e in event.actors),
        names(event.recipients), joined(e.code for e in event.recipients), joined(e.sector for e in event.recipients),
        date and date.start, date and date.end, date and date.precision, date and date.text,
        joined(p.text for p in event.places), place and place.lat, place and place.lon, place and place.country,
        low(event.dead), best(event.dead), best(event.injured), best(event.arrested),
        low(event.count), best(event.count), event.count and event.count.unit,
        joined(s.text for s in event.attribution), joined(s.text for s in event.denied_by),
        event.trigger.of(article.text), " ".join(event.evidence.of(article.text).split()), event.confidence,
        article.article_id, article.source_file, article.published.isoformat(), article.title, article.url,
        joined(context.name for context in contexts),
    ]  # fmt: skip


def names(entities: Iterable[Entity]) -> str:
    """Resolved names, or the words where there is none."""
    return joined(entity.name or entity.text for entity in entities)


def joined(values: Iterable[str | None]) -> str:
    """One cell for several values."""
    return "; ".join(value or "" for value in values)


def low(count: Count | None) -> int | None:
    """The lower bound."""
    return count.low if count else None


def best(count: Count | None) -> int | None:
    """The best figure."""
    return count.best if count else None


def guarded(value: object) -> object:
    """Text that begins like a formula gets an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
