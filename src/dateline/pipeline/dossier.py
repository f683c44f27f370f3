"""Dossier: what a store knows of an actor, of two actors, or of an issue, brought together in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.errors import AmbiguousName, InputError
from dateline.export.reports import first_day, last_day
from dateline.pipeline.aggregates import Checker
from dateline.pipeline.asked import check_days
from dateline.pipeline.gathering import Gathered, Gathering
from dateline.pipeline.issues import subject_of
from dateline.pipeline.parties import APART, Party, find_party
from dateline.pipeline.statements import find_bonds, find_issues, find_promises
from dateline.records.article import Article
from dateline.records.dossier import Asked, Check, Cited, Dossier, Happening
from dateline.records.position import Relation
from dateline.reference.registry import load_registry
from dateline.resolve.aggregates import find_aggregates, is_aggregate
from dateline.resolve.comparing import HAPPENED
from dateline.resolve.happenings import find_happenings
from dateline.resolve.identities import Identities
from dateline.store import View, Where


def build_dossier(
    where: Where, names: Sequence[str], *, issue: str | None = None, since: str | None = None,
    until: str | None = None, with_parts: bool = False,
) -> Dossier:  # fmt: skip
    """The dossier of an actor (one name), of two (two names, or one such as "Iran – Iraq"), or of an issue.

    One name that no actor has is an issue where any position or commitment is about it. `since` and `until` are days,
    months or years, both included; what has no date counts by its article's publication. InputError says which name
    means nobody or several; StoreError why the store can't be read.
    """
    check_days(since, until)
    if (issue is None) == (not names) or len(names) > 2:
        raise InputError("name one actor, two actors, or an --issue")
    with View.open(where) as view:
        maker = Maker(view, Identities(load_registry()), Stretch(since, until), with_parts)
        if issue is not None:
            return maker.of_issue(issue)
        pair = list(names) if len(names) == 2 else maker.split_pair(names[0])
        return maker.of_pair(pair) if pair is not None else maker.of_name(names[0])


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days asked for: days, months or years, both included; None where open."""

    since: str | None = None
    until: str | None = None

    def covers(self, first: date | None, last: date | None, published: date) -> bool:
        """May what lies between two days lie within? What has neither counts by its publication."""
        first, last = first or last or published, last or first or published
        since, until = first_day(self.since), last_day(self.until)
        return (since is None or last >= since) and (until is None or first <= until)

    def holds(self, happening: Happening) -> bool:
        """May the happening lie within, by any report?"""
        return any(self.covers(happening.first, happening.last, r.article.published) for r in happening.reports)

    def holds_statement(self, said: Cited[Any]) -> bool:
        """May a position, commitment or tie hold within?"""
        record, start, end = said.record, None, None
        if isinstance(record, Relation):
            start, end = record.begin, record.end
        elif record.date is not None:
            start, end = record.date.start, record.date.end
        return self.covers(first_day(start), last_day(end), said.article.published)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes dossiers of one store."""

    view: View
    identities: Identities
    days: Stretch
    with_parts: bool

    def split_pair(self, words: str) -> list[str] | None:
        """The two names of a dyad, one of which may be unknown; None where the words are a name, or part in none."""
        if self._is_name(words):
            return None
        ways = [[words[: found.start()].strip(), words[found.end() :].strip()] for found in APART.finditer(words)]
        known = [(sum(map(self._is_name, pair)), pair) for pair in ways if all(pair)]
        return max(known, key=lambda way: way[0])[1] if any(n for n, _ in known) else None

    def of_name(self, name: str) -> Dossier:
        """Of an actor, or of an issue where nobody is called so and something is about it."""
        try:
            party = self._party(name)
        except AmbiguousName:
            raise
        except InputError:
            dossier = self._of_issue_or_nothing(name)
            if dossier is None:
                raise
            return dossier
        asked = Asked(
            "actor", name, (party.name,), (party.actor_id,), self.with_parts, self.days.since, self.days.until
        )
        return self._dossier(asked, Gathering(self.view, self.identities).of_actor(party), [party])

    def of_pair(self, names: Sequence[str]) -> Dossier:
        """Of two actors."""
        a, b = map(self._party, names)
        if a.name == b.name:
            raise InputError(f"{names[0]!r} and {names[1]!r} are one actor: {a.name}")
        ids, days = (a.actor_id, b.actor_id), (self.days.since, self.days.until)
        asked = Asked("dyad", " – ".join(names), (a.name, b.name), ids, self.with_parts, *days)
        return self._dossier(asked, Gathering(self.view, self.identities).of_pair(a, b), [a, b])

    def of_issue(self, words: str) -> Dossier:
        """Of an issue, whoever speaks on it."""
        subject = subject_of(words, self.identities)
        names = tuple(self.identities.registry.actors[actor_id].name for actor_id in subject.ids)
        asked = Asked(
            "issue", words, (*subject.words, *names), (*[None] * len(subject.words), *subject.ids), False,
            self.days.since, self.days.until,
        )  # fmt: skip
        return self._dossier(asked, Gathering(self.view, self.identities).of_issue(subject), [])

    def _of_issue_or_nothing(self, words: str) -> Dossier | None:
        try:
            dossier = self.of_issue(words)
        except InputError:
            return None
        return dossier if dossier.articles else None

    def _party(self, name: str) -> Party:
        return find_party(name, self.view, self.identities, (self.days.since, self.days.until), self.with_parts)

    def _is_name(self, words: str) -> bool:
        """Does anyone go by these words, or several?"""
        try:
            find_party(words, self.view, self.identities, (self.days.since, self.days.until))
        except AmbiguousName:
            return True
        except InputError:
            return False
        return True

    def _dossier(self, asked: Asked, found: Gathered, parties: Sequence[Party]) -> Dossier:
        """What was found within the days asked for."""
        timeline, checks = self._happenings(found, parties)
        within = self.days.holds_statement
        positions, about = list(filter(within, found.positions)), list(filter(within, found.about))
        commitments, relations = list(filter(within, found.commitments)), list(filter(within, found.relations))
        cited: list[Cited[Any]] = [report for happening in timeline for report in happening.reports]
        cited += [report for check in checks for report in check.aggregate.reports]
        return Dossier(
            asked,
            timeline,
            tuple(find_issues(positions, self.identities)),
            tuple(find_issues(about, self.identities)),
            tuple(find_promises(commitments, self.identities)),
            tuple(find_bonds(relations, self.identities)),
            checks,
            articles_of([*cited, *positions, *about, *commitments, *relations]),
        )

    def _happenings(self, found: Gathered, parties: Sequence[Party]) -> tuple[tuple[Happening, ...], tuple[Check, ...]]:
        """Single acts, and aggregates beside the acts that are known of them, each told once."""
        many = [e for e in found.events if is_aggregate(e.record) and e.record.status in HAPPENED]
        ids = {e.record.event_id for e in many}
        single = [e for e in found.events if e.record.event_id not in ids]
        timeline = filter(self.days.holds, find_happenings(single, self.identities))
        gathered = filter(self.days.holds, find_aggregates(many, self.identities))
        return tuple(timeline), tuple(map(Checker(self.view, self.identities, parties).check, gathered))


def articles_of(cited: Sequence[Cited[Any]]) -> tuple[Article, ...]:
    """The articles that say it, by publication."""
    articles = {said.article.article_id: said.article for said in cited}
    return tuple(sorted(articles.values(), key=lambda article: (article.published, article.article_id)))
