"""Status, source and number, sentence by sentence: claims/README.md explains the notation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.records.article import Article
from dateline.records.event import Count, Event, Source
from tests.tables import params_of, read_table

BOUNDS = ("dead", "injured", "arrested", "count", "displaced", "abducted", "crowd", "attacks", "money", "arms")


@dataclass(frozen=True)
class Case:
    """One row."""

    name: str
    text: str
    expect: tuple[str, ...]
    never: tuple[str, ...]
    fails: str | None


ROWS = [
    Case(name, raw["text"], tuple(raw.get("expect", ())), tuple(raw.get("never", ())), raw.get("fails"))
    for name, raw in read_table(Path(__file__).with_name("claims"))
]


def bounds_of(count: Count | None) -> str:
    """The count as the rows write it."""
    if count is None:
        return "-"
    if count.low is None and count.high is None:
        return f"~{count.best}"
    return f"{'' if count.low is None else count.low}..{'' if count.high is None else count.high}"


def said_by(sources: Sequence[Source]) -> list[str]:
    """The words and the name of each source."""
    return [f"{source.text} / {source.name}" for source in sources]


def is_said_by(sources: Sequence[Source], wanted: str) -> bool:
    """Are these the sources, innermost first?"""
    if wanted == "-":
        return not sources
    parts = wanted.split(" < ")
    said = said_by(sources)
    return len(said) == len(parts) and all(
        any(option.lower() in words.lower() for option in part.split("|"))
        for part, words in zip(parts, said, strict=True)
    )


def has_claim(event: Event, wanted: str) -> bool:
    """Is the responsibility claimed or denied as the row says?"""
    if wanted == "-":
        return not event.claims
    state, _, who = wanted.partition(" by ")
    return any(
        claim.state == state and (who.lower() in said_by([claim.by])[0].lower() if claim.by else not who)
        for claim in event.claims
    )


def has_number(event: Event, wanted: str, *, part: bool) -> bool:
    """Is the number of this kind told of these people? "dead=soldiers 3"."""
    kind, _, rest = wanted.partition("=")
    people, _, value = rest.rpartition(" ")
    return any(
        number.kind == kind
        and number.count.low == int(value)
        and number.part == part
        and people.lower() in f"{number.count.unit} {number.side.text if number.side else ''}".lower()
        for number in event.numbers
    )


def holds(event: Event, name: str, value: str, text: str) -> bool:
    """Does one expectation hold?"""
    source = event.attribution[0] if event.attribution else None
    match name:
        case "status":
            return event.status in value.split("|")
        case "author":
            return (event.author_status or "-") == value
        case "outcome":
            return (event.outcome or "-") == value
        case "source":
            return is_said_by(event.attribution, value)
        case "kind":
            return source is not None and source.kind == value
        case "says":
            return source is not None and source.status == value
        case "denied":
            return is_said_by(event.denied_by, value)
        case "claim":
            return has_claim(event, value)
        case "if":
            return any(value.lower() in span.of(text).lower() for span in event.conditions)
        case "by":
            return any(holder and value.lower() in holder.text.lower() for holder in event.fulfilled_by)
        case "side" | "part":
            return has_number(event, value, part=name == "part")
        case "total":
            kind, number = value.split()
            return any(n.total and n.kind == kind and n.count.best == int(number) for n in event.numbers)
        case "aggregate":
            return event.aggregate == (value == "yes")
        case "frequency":
            told = event.date.frequency if event.date else None
            return told is not None and value in told.lower()
    assert set(name.split("|")) <= set(BOUNDS), name
    return any(bounds_of(getattr(event, own)) in value.split("|") for own in name.split("|"))


def fits(event: Event, expected: str, text: str) -> bool:
    """Is it the event of this type and trigger, and does all hold of it?"""
    head, _, rest = expected.partition(": ")
    types, _, word = head.partition(" ")
    if event.event_type not in types.split("|"):
        return False
    if word and not any(part in event.trigger.of(text) for part in word.split("|")):
        return False
    pairs = (part.strip().split("=", maxsplit=1) for part in rest.split("; ") if part)
    return all(holds(event, name, value, text) for name, value in pairs)


def wrong_in(row: Case, events: Sequence[Event]) -> list[str]:
    """The expectations that no event meets, and the types that were asserted against the row."""
    found = [expected for expected in row.expect if not any(fits(event, expected, row.text) for event in events)]
    asserted = [e for e in events if e.event_type in row.never and e.status == "asserted"]
    return found + [f"never {e.event_type} {e.trigger.of(row.text)}" for e in asserted]


@pytest.mark.parametrize("row", params_of(ROWS))
def test_claim(row: Case) -> None:
    """What the row expects is met, and what it forbids is not told."""
    [coding] = dateline.code([Article("a", row.text, date(2024, 3, 14))])
    assert row.expect or row.never
    assert wrong_in(row, coding.events) == []
