"""Dossier: what a store knows of an actor, of two, or of an issue; each part of it with the articles that say it."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.event import Event, EventPlace
from dateline.records.position import Commitment, Position, Relation

R = TypeVar("R", Event, Position, Commitment, Relation)

VERDICTS = ("none known", "some known", "most known", "all known", "more known than told")


@dataclass(frozen=True, slots=True)
class Cited(Generic[R]):
    """A record with the article that says it."""

    record: R
    article: Article


@dataclass(frozen=True, slots=True)
class Happening:
    """What several reports tell as one: told once, however many articles tell it."""

    reports: tuple[Cited[Event], ...]  # at least one, the fullest first, then by day of publication
    first: date | None  # the days it lies between, both included
    last: date | None

    @property
    def event(self) -> Event:
        """As its fullest report has it."""
        return self.reports[0].record

    @property
    def n_reports(self) -> int:
        """Articles that tell it."""
        return len({report.article.article_id for report in self.reports})

    @property
    def actors(self) -> tuple[Entity, ...]:
        """Who acts, by the fullest report that says it."""
        return next((r.record.actors for r in self.reports if r.record.actors), ())

    @property
    def recipients(self) -> tuple[Entity, ...]:
        """On whom, by the fullest report that says it."""
        return next((r.record.recipients for r in self.reports if r.record.recipients), ())

    @property
    def places(self) -> tuple[EventPlace, ...]:
        """Where, by the fullest report that says it."""
        return next((r.record.places for r in self.reports if r.record.places), ())


@dataclass(frozen=True, slots=True)
class Held:
    """A position at its place in a row of positions on one issue."""

    position: Cited[Position]
    changed_from: str | None  # the stance before it, where the side has moved: favours → conditional
    beside: tuple[str, ...] = ()  # other stances that the same side is said to hold at the same time


@dataclass(frozen=True, slots=True)
class Issue:
    """All that one side holds on one issue, in order of time."""

    holder: str  # the name it goes by here
    issue: str  # in the latest article's words
    topic: str  # the issue without its wording
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment and what became of it, in order of time."""

    holder: str
    to: tuple[str, ...]
    content: str
    topic: str
    states: tuple[Cited[Commitment], ...]

    @property
    def state(self) -> str:
        """What is known of it last."""
        return self.states[-1].record.state


@dataclass(frozen=True, slots=True)
class Bond:
    """One standing tie, told once."""

    reports: tuple[Cited[Relation], ...]  # by day of publication

    @property
    def relation(self) -> Relation:
        """As its first report has it."""
        return self.reports[0].record


@dataclass(frozen=True, slots=True)
class Window:
    """The days that an aggregate is about, both included; None where open."""

    first: date | None
    last: date | None
    assumed: bool = False  # the text names no days: those up to publication are taken


@dataclass(frozen=True, slots=True)
class Check:
    """An aggregate ("over 150 attacks in three months") beside the single acts that the store knows."""

    aggregate: Happening
    window: Window
    low: int | None  # how many acts are told, None where the text gives no such bound
    best: int | None
    high: int | None
    known: tuple[Happening, ...]  # single acts of that actor, type, window, place and target
    beside: tuple[Happening, ...]  # of that actor, type and window, but at another place or against others
    n_known: int  # acts in `known`: a report of two attacks counts for two
    verdict: str | None  # one of VERDICTS; None where the text tells no number or nobody who acts

    @property
    def n_reports(self) -> int:
        """Reports of the known acts: for each, the articles that tell it."""
        return sum(happening.n_reports for happening in self.known)

    @property
    def share(self) -> tuple[float | None, float | None]:
        """The share known, at least and at most; None where the text gives no bound, or nothing was compared."""
        if self.verdict is None:
            return None, None
        low, high = (self.best, self.best) if self.low is None and self.high is None else (self.low, self.high)
        return (self.n_known / high if high else None, self.n_known / low if low else None)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom or what a dossier is about, as asked and as understood."""

    kind: str  # actor, dyad, issue
    words: str
    names: tuple[str, ...]  # of the actor or the two; of an issue its words
    ids: tuple[str | None, ...]  # their actor_ids, beside the names
    with_parts: bool = False
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a store knows of it; every list in order of time."""

    asked: Asked
    timeline: tuple[Happening, ...]
    positions: tuple[Issue, ...]  # of the actor, of the two, of all who speak on the issue
    about: tuple[Issue, ...]  # what others hold that is about the actor or asked of it
    commitments: tuple[Promise, ...]
    relations: tuple[Bond, ...]
    aggregates: tuple[Check, ...]
    articles: tuple[Article, ...]  # all that the dossier rests on, by day of publication
