"""Statements: positions, commitments and ties of many articles brought together, each side's in order of time."""

from collections.abc import Iterable, Iterator
from datetime import date

from dateline.export.reports import called, first_day, last_day, one_line
from dateline.pipeline.topic_words import parted
from dateline.records.actor import Entity
from dateline.records.dossier import Bond, Cited, Held, Issue, Promise
from dateline.records.event import EventDate
from dateline.records.position import Commitment, Position, Relation
from dateline.resolve.identities import Identities

SIDES = {"favours": "for", "seeks": "for", "priority": "for", "opposes": "against", "conditional": "if"}
STATES = ("made", "demanded", "kept", "broken")  # of one moment: what is broken was made before


def told_day(told: EventDate | None, published: date) -> date:
    """When a statement holds: its first day, else its last, else publication."""
    first, last = (first_day(told.start), last_day(told.end)) if told else (None, None)
    return min(first or last or published, published)


Key = tuple[str, str, tuple[str, ...]]  # the issue's word, who holds it, who else is named


def find_issues(positions: Iterable[Cited[Position]], identities: Identities) -> list[Issue]:
    """One row for each side and issue, by the issue's word, then by side.

    "Talks with the group" and "talks between Pakistan and the group" are one issue: whom one names, the other does too.
    """
    keyed = [(issue_key(p, identities), p) for p in sorted(positions, key=position_order)]
    keys = sorted({key for key, _ in keyed})
    rows: dict[Key, list[Cited[Position]]] = {}
    for key, position in keyed:
        rows.setdefault(barest(key, keys), []).append(position)
    return [issue_of(rows[key]) for key in sorted(rows)]


def issue_key(position: Cited[Position], identities: Identities) -> Key:
    """What the topic is about, the holder and its country left out; where it names nobody else, of whom it is asked."""
    record, day = position.record, position.article.published
    holder = identities.of(record.holder, day)
    aside = {holder, f"country-{(record.holder.code or '').lower()}"}
    head, told = parted(record.topic, record.issue, identities, day)
    named = set(told) - aside or set(identities.of_all(record.addressee, day)) - aside
    return head, holder, tuple(sorted(named))


def barest(key: Key, keys: Iterable[Key]) -> Key:
    """Of the side's keys for the issue the one that names fewest, all of them named by this one too."""
    head, holder, named = key
    alike = [k for k in keys if k[:2] == (head, holder) and k[2] and set(k[2]) <= set(named)]
    return min(alike, key=lambda k: (len(k[2]), k), default=key)


def position_order(position: Cited[Position]) -> tuple[date, date, str, int]:
    """By the day it is held, then by publication, then by place in the text."""
    record, article = position.record, position.article
    return told_day(record.date, article.published), article.published, article.article_id, record.trigger.start


def issue_of(positions: list[Cited[Position]]) -> Issue:
    """A row in order of time, with where the side has moved and where it is said to hold two things at once."""
    last = positions[-1].record
    return Issue(called(last.holder), one_line(last.issue), last.topic, tuple(held_in(positions)))


def held_in(positions: list[Cited[Position]]) -> Iterator[Held]:
    """A stance has changed where the one day before it that tells any tells another, and no two at once."""
    days: dict[date, list[Cited[Position]]] = {}
    for position in positions:
        days.setdefault(told_day(position.record.date, position.article.published), []).append(position)
    before: dict[str, str] = {}
    for day in sorted(days):
        now = {SIDES.get(p.record.stance, p.record.stance): p.record.stance for p in days[day]}
        moved = bool(before) and not set(now) & set(before)
        for number, position in enumerate(days[day]):
            side = SIDES.get(position.record.stance, position.record.stance)
            changed = " or ".join(before.values()) if moved and number == 0 else None
            yield Held(position, changed, tuple(stance for other, stance in now.items() if other != side))
        before = now


def find_promises(commitments: Iterable[Cited[Commitment]], identities: Identities) -> list[Promise]:
    """One row for each side, issue and those it is bound to, by the day of its first state."""
    rows: list[tuple[tuple[str, str], set[str], list[Cited[Commitment]]]] = []
    for said in sorted(commitments, key=commitment_order):
        day = said.article.published
        holder = identities.of(said.record.holder, day)
        bound_to = {identities.of(entity, day) for entity in said.record.to}
        head, named = parted(said.record.topic, said.record.content, identities, day)
        key = holder, "|".join([head, *(name for name in named if name not in {holder, *bound_to})])
        row = next((r for r in rows if r[0] == key and (not bound_to or not r[1] or bound_to & r[1])), None)
        if row is None:
            row = (key, set(), [])
            rows.append(row)
        row[1].update(bound_to)
        row[2].append(said)
    return [promise_of(states) for _, _, states in rows]


def commitment_order(said: Cited[Commitment]) -> tuple[date, date, str, int, int, int]:
    """By day, publication and place in the text; of one sentence what comes first in the nature of things."""
    record, article = said.record, said.article
    rank = STATES.index(record.state) if record.state in STATES else len(STATES)
    day = told_day(record.date, article.published)
    return day, article.published, article.article_id, record.evidence.start, rank, record.trigger.start


def promise_of(states: list[Cited[Commitment]]) -> Promise:
    """A row in order of time, in the words of the longest content."""
    records = [said.record for said in states]
    fullest = max(records, key=lambda record: len(record.content))
    to = dict.fromkeys(called(entity) for record in records for entity in record.to)
    return Promise(called(records[-1].holder), tuple(to), one_line(fullest.content), fullest.topic, tuple(states))


def find_bonds(relations: Iterable[Cited[Relation]], identities: Identities) -> list[Bond]:
    """Each tie once, by the day from which it is told to hold, else by publication."""
    rows: dict[tuple[str, str, str, bool], list[Cited[Relation]]] = {}
    for said in sorted(relations, key=relation_order):
        record, day = said.record, said.article.published
        ends = identity_of(record.of, identities, day), identity_of(record.to, identities, day)
        rows.setdefault((*ends, record.kind, record.negated), []).append(said)
    return [Bond(tuple(row)) for row in rows.values()]


def identity_of(entity: Entity | None, identities: Identities, day: date) -> str:
    """Whom the entity stands for; "" where there is none."""
    return identities.of(entity, day) if entity is not None else ""


def relation_order(said: Cited[Relation]) -> tuple[date, date, str, int]:
    """By the first day it holds, else publication."""
    record, article = said.record, said.article
    day = first_day(record.begin) or last_day(record.end) or article.published
    return day, article.published, article.article_id, record.trigger.start
