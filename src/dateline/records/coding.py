"""Coding: all that one article gave."""

from dataclasses import dataclass

from dateline.records.article import Article
from dateline.records.context import Context
from dateline.records.event import Event
from dateline.records.position import Commitment, Position, Relation
from dateline.records.problem import Problem
from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of one sentence: how many events it gave, and why the rest gave none."""

    sentence: Span
    n_events: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """All that an article tells, each kind in text order, or the Problem that kept it from being coded."""

    article: Article | None
    recipe: str  # fingerprint of models, codebook, reference and settings
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    contexts: tuple[Context, ...] = ()  # of the article as a whole, the strongest first
    positions: tuple[Position, ...] = ()  # each kind in text order
    commitments: tuple[Commitment, ...] = ()
    relations: tuple[Relation, ...] = ()
    n_unsure: int = 0  # events left out as below the confidence that the settings ask for
