"""Recode: stored articles coded anew by today's recipe, and what that changes; nothing is read from disk again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from dateline.pipeline.coder import Coder
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event

Key = tuple[int, int, str, int]  # the trigger, the type, and which of several such events


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that is new (`before` None), gone (`after` None) or different."""

    before: Event | None
    after: Event | None

    def differences(self) -> list[str]:
        """The names of the fields that differ; none where the event is new or gone."""
        if self.before is None or self.after is None:
            return []
        names = (field.name for field in fields(Event) if field.name != "event_id")
        return [name for name in names if getattr(self.before, name) != getattr(self.after, name)]


@dataclass(frozen=True, slots=True)
class Recoded:
    """An article's new coding, and how its events differ from the stored ones."""

    coding: Coding
    changes: tuple[EventChange, ...]


def recode(stored: Iterable[Coding], coder: Coder) -> Iterator[Recoded]:
    """The articles whose coding was made by another recipe, coded anew; the others are passed over."""
    for old in stored:
        if old.article is not None and old.recipe != coder.fingerprint:
            new = coder.code_article(old.article)
            yield Recoded(new, tuple(changes(old.events, new.events)))


def changes(before: Iterable[Event], after: Iterable[Event]) -> Iterator[EventChange]:
    """What differs, in text order; events are one where they have one trigger and type."""
    old, new = by_key(before), by_key(after)
    for key in sorted(old.keys() | new.keys()):
        change = EventChange(old.get(key), new.get(key))
        if change.before is None or change.after is None or change.differences():
            yield change


def by_key(events: Iterable[Event]) -> dict[Key, Event]:
    """The events by trigger and type."""
    found: dict[Key, Event] = {}
    for event in events:
        key = (event.trigger.start, event.trigger.end, event.event_type, 0)
        while key in found:
            key = (*key[:3], key[3] + 1)
        found[key] = event
    return found


def told(change: EventChange, article: Article) -> str:
    """ "~ 2023-01-19_dawn 41 ASSAULT “attacked”: actors PAK GOV → PAK REB"."""
    event = change.after or change.before
    assert event is not None
    sign = "+" if change.before is None else "-" if change.after is None else "~"
    said = " ".join(event.trigger.of(article.text).split())
    line = f"{sign} {article.source_file or article.article_id} {event.event_type} “{said}”"
    if change.before is None or change.after is None:
        return f"{line}: {parties(event.actors)} → {parties(event.recipients)}"
    return f"{line}: {'; '.join(differing(name, change.before, change.after) for name in change.differences())}"


def differing(name: str, before: Event, after: Event) -> str:
    """A field's two values; of parties their names and codes."""
    old, new = getattr(before, name), getattr(after, name)
    if name in {"actors", "recipients"}:
        old, new = parties(old), parties(new)
    return f"{name} {shown(old)} → {shown(new)}" if shown(old) != shown(new) else f"{name} differ in their details"


def shown(value: object) -> str:
    """A value short enough for a line."""
    text = "none" if value in (None, ()) else str(value)
    return text if len(text) <= 80 else "…"


def parties(entities: Iterable[Entity]) -> str:
    """ "Tehreek-e-Taliban Pakistan [PAK REB]"."""
    named = (
        f"{e.name or e.text} [{' '.join(filter(None, [e.code, e.sector, *e.other_sector_codes]))}]" for e in entities
    )
    return ", ".join(named) or "nobody"
