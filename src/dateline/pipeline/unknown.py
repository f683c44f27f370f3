"""Unknown: names that the store's events are about and that no actor of the registry bears."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.records.actor import Entity
from dateline.records.coding import Coding
from dateline.records.event import Event
from dateline.reference.agents import load_agents

SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "al", "bin", "e", "i", "ul", "van", "von", "du"})


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name, in how many events it takes part, and what was inferred of it most often."""

    text: str
    n_events: int
    kind: str  # person, or body where nothing says that it is a person
    code: str | None
    sector: str | None
    example: str  # the sentence that first named it

    def as_entry(self) -> dict[str, Any]:
        """As an entry of an actor file, to be looked through before it is added."""
        plain = unicodedata.normalize("NFKD", self.text.lower()).encode("ascii", "ignore").decode()
        ident = "-".join("".join(c if c.isalnum() else " " for c in plain).split())
        entry: dict[str, Any] = {"id": ident, "name": self.text, "kind": self.kind}
        if self.code:
            entry["code" if self.code in {"IGO", "NGO", "MNC"} else "country"] = self.code
        if self.sector:
            entry["otherwise" if self.kind == "person" else "sector"] = self.sector
        return entry


def unknown_names(codings: Iterable[Coding], limit: int | None = None) -> list[UnknownName]:
    """The names, the most frequent first, at one number in the order of the alphabet."""
    counts: Counter[str] = Counter()
    seen: dict[str, list[Entity]] = {}
    examples: dict[str, str] = {}
    for coding in codings:
        text = coding.article.text if coding.article else ""
        for event in coding.events:
            for name, entity in names_in(event, text):
                counts[name] += 1
                seen.setdefault(name, []).append(entity)
                examples.setdefault(name, " ".join(event.evidence.of(text).split()))
    found = [described(name, n, seen[name], examples[name]) for name, n in counts.items()]
    return sorted(found, key=lambda name: (-name.n_events, name.text))[:limit]


def names_in(event: Event, text: str) -> Iterator[tuple[str, Entity]]:
    """The unlisted names among an event's parties, each once."""
    unlisted = {}
    for entity in (*event.actors, *event.recipients):
        if entity.actor_id is None and entity.name and is_name(entity.name) and entity.name in text:
            unlisted[entity.name] = entity
    yield from unlisted.items()


def is_name(text: str) -> bool:
    """Does every word but the small ones begin with a capital? A single letter is no name, nor what ends in "of"."""
    words = [word for word in text.split() if word not in SMALL]
    whole = len(text) > 1 and text.split()[-1] not in SMALL
    return whole and all(word[:1].isupper() for word in words)


def described(name: str, n_events: int, entities: list[Entity], example: str) -> UnknownName:
    """What was inferred of the name most often."""
    code, _ = most_often(entity.code for entity in entities)
    sector, _ = most_often(entity.sector for entity in entities)
    person = any(entity.office for entity in entities) or looks_like_person(name)
    return UnknownName(name, n_events, "person" if person else "body", code, sector, example)


def looks_like_person(name: str) -> bool:
    """Two to four words, none of them an acronym or a noun for a body: "Ministry", "Council"."""
    words = [word for word in name.split() if word not in SMALL]
    nouns = (word.lower().removesuffix("s") for word in words)
    body = any(word.isupper() and len(word) > 2 for word in words) or any(map(load_agents().knows, nouns))
    return 2 <= len(words) <= 4 and not body


def most_often(values: Iterable[str | None]) -> tuple[str | None, int]:
    """The most frequent value and its number; of equals the first in the alphabet."""
    counts = Counter(value for value in values if value)
    return min(counts.items(), key=lambda item: (-item[1], item[0]), default=(None, 0))
