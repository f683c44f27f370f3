"""Asked: what a caller wants of a kind of record, as one SELECT. Every filter that is not None must hold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, func, nulls_last, or_, select, union

from dateline.store.rows import Kind, key_of
from dateline.store.schema import parties

Names = str | Collection[str]  # ids and names; one of them is enough
Words = str | Collection[str]  # values of a column; one of them is enough
Day = str | date  # a day, or an ISO month or year: all of it


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a kind of record."""

    sides: tuple[tuple[tuple[str, ...], Names | None], ...] = ()  # who stands on one of these sides; no side: on any
    columns: tuple[tuple[str, Words | None], ...] = ()
    about: str | None = None  # words that its topic or issue holds, all of them
    since: Day | None = None
    until: Day | None = None
    article: str | None = None
    by_time: bool = False  # in the order of dates, what has none at the end; else by article, in text order


def keys_wanted(kind: Kind, asked: Asked) -> Select[tuple[str]]:
    """The keys of the records, in a fixed order. The rows are fetched by them: to sort whole rows takes room."""
    table = kind.table
    key = table.c[kind.id]
    query = select(key).where(*conditions(kind, asked))
    place = (table.c.article_id, table.c.at, key)
    return query.order_by(nulls_last(coalesced(kind)), *place) if asked.by_time else query.order_by(*place)


def conditions(kind: Kind, asked: Asked) -> Iterable[ColumnElement[bool]]:
    """The filters, as conditions."""
    table = kind.table
    for sides, names in asked.sides:
        if names is not None:
            yield table.c[kind.id].in_(records_of(kind, sides, names))
    for name, words in asked.columns:
        if words is not None:
            yield table.c[name].in_(listed(words))
    if asked.about is not None:
        for word in key_of(asked.about).split():
            yield or_(table.c.topic.contains(word, autoescape=True), table.c.issue.contains(word, autoescape=True))
    yield from days(kind, asked.since, asked.until)
    if asked.article is not None:
        yield table.c.article_id == asked.article


def records_of(kind: Kind, sides: tuple[str, ...], names: Names) -> CompoundSelect[tuple[str]]:
    """The ids of the records in which one so called takes part."""
    called = listed(names)
    by_id = parties.c.actor_id.in_(called)
    by_name = parties.c.name_key.in_([key_of(name) for name in called])
    # Two queries and not one with "or": each goes by an index of its own.
    return union(*(_of_sides(select(parties.c.record_id).where(by), kind, sides) for by in (by_id, by_name)))


def _of_sides(query: Select[tuple[str]], kind: Kind, sides: tuple[str, ...]) -> Select[tuple[str]]:
    query = query.where(parties.c.kind == kind.name)
    return query.where(parties.c.side.in_(sides)) if sides else query


def days(kind: Kind, since: Day | None, until: Day | None) -> Iterable[ColumnElement[bool]]:
    """What may lie between two days, both included. What has no date at all lies nowhere.

    Dates are cut to their precision, and "~" sorts behind every digit and hyphen: "2022-11~" is the end of November.
    """
    first, last = coalesced(kind), func.coalesce(kind.table.c.end, kind.table.c.begin)
    if since is not None:
        yield last.concat("~") >= str(since)
    if until is not None:
        yield first <= str(until) + "~"
    if since is not None and until is not None:
        yield and_(first.is_not(None), last.is_not(None))


def coalesced(kind: Kind) -> ColumnElement[str]:
    """The first day, or the last where that alone is told."""
    return func.coalesce(kind.table.c.begin, kind.table.c.end)


def listed(words: Words) -> list[str]:
    """One word or many, as a list."""
    return [words] if isinstance(words, str) else list(words)
