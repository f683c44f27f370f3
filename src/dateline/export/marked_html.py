"""Marked HTML: an article with its events marked in place; every word of it escaped, nothing loaded from anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dateline.export.table import when, who
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event
from dateline.records.span import Span

COLOURS = {
    "verbal_cooperation": "#0b7285",
    "material_cooperation": "#2b8a3e",
    "verbal_conflict": "#b35900",
    "material_conflict": "#c92a2a",
}
UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that stands for a part of an event."""

    span: Span
    kind: str  # trigger actor recipient place, of a trigger also its status
    quad: str
    told: str  # on hover
    label: str = ""  # behind the words


def marks_of(coding: Coding) -> Iterator[Mark]:
    """Triggers with their type, and who, on whom and where; in the order of the events."""
    assert coding.article is not None
    for event in coding.events:
        yield Mark(event.trigger, f"trigger {event.status}", event.quad, told_of(event), event.event_type)
        for kind, entities in (("actor", event.actors), ("recipient", event.recipients)):
            for entity in entities:
                yield Mark(entity.span, kind, event.quad, f"{kind} of {event.event_type}: {who([entity])}")
        for where in event.places:
            place = where.place
            name = f"{place.name}, {place.country or ''} {place.lat:.2f}, {place.lon:.2f}" if place else "not found"
            yield Mark(where.span, "place", event.quad, f"place of {event.event_type}: {name} ({where.precision})")


def told_of(event: Event) -> str:
    """The event's fields, a line each."""
    dead = event.dead
    lines = {
        "": " · ".join([event.event_type, *event.mode]),
        "who": who(event.actors),
        "to whom": who(event.recipients),
        "when": " ".join(when(event).split()),
        "where": ", ".join(dict.fromkeys(p.place.name if p.place else p.text for p in event.places)),
        "status": event.status,
        "killed": str(dead.text or dead.best or dead.low) if dead else "",
        "says": ", ".join(s.name or s.text for s in event.attribution),
        "confidence": f"{event.confidence:.2f}",
    }
    return "\n".join(f"{name}: {value}" if name else value for name, value in lines.items() if value)


def render_text(coding: Coding) -> str:
    """The article's text as HTML, a paragraph each, marks inside; where marks overlap, each stretch has all its own."""
    assert coding.article is not None
    marks = list(marks_of(coding))
    edges = sorted({0, len(coding.article.text), *(e for m in marks for e in (m.span.start, m.span.end))})
    pieces = []
    for start, end in pairwise(edges):
        here = [m for m in marks if m.span.start <= start and end <= m.span.end and m.span.start < m.span.end]
        pieces.append(piece(coding.article.text[start:end], here, end))
    return "".join(pieces)


def piece(words: str, marks: list[Mark], end: int) -> str:
    """One stretch: its words inside its marks, and the types of the triggers that end with it behind."""
    inner = shown(words)
    if not marks:
        return inner
    kinds = " ".join(dict.fromkeys(mark.kind for mark in marks))
    triggers = [mark for mark in marks if mark.label]
    quad = (triggers or marks)[0].quad
    hover = "\n\n".join(dict.fromkeys(mark.told for mark in marks))
    ending = dict.fromkeys(mark.label for mark in triggers if mark.span.end == end)
    labels = "".join(f'<sup class="{quad}">{escape(label)}</sup>' for label in ending)
    return f'<span class="{kinds} {quad}" title="{escape(hover)}">{inner}</span>{labels}'


def shown(words: str) -> str:
    """The words escaped; marks that steer the direction of writing, and what has no width, are made visible."""
    if UNSEEN.isdisjoint(words):
        return escape(words)
    return "".join(f'<i title="unseen character">U+{ord(c):04X}</i>' if c in UNSEEN else escape(c) for c in words)


def render_events(events: Iterable[Event], article: Article) -> str:
    """The events as a table."""
    head = "".join(f"<th>{name}</th>" for name in ("type", "who", "to whom", "when", "where", "status", "says"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(map(event_row, events))}</tbody></table>"


def event_row(event: Event) -> str:
    """One row."""
    cells = [
        " · ".join([event.event_type, *event.mode]),
        who(event.actors),
        who(event.recipients),
        when(event),
        ", ".join(dict.fromkeys(p.place.name if p.place else p.text for p in event.places)),
        event.status,
        ", ".join(source.name or source.text for source in event.attribution),
    ]
    first, *rest = ("<br>".join(shown(line.strip()) for line in cell.splitlines()) for cell in cells)
    return f'<tr><td class="{event.quad}"><b>{first}</b></td>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
