"""Mention and Chain: who and what the text speaks of, after ACE."""

from dataclasses import dataclass

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for an entity."""

    index: int  # among the document's mentions, in text order
    span: Span  # the whole phrase: "the banned group"
    head: int  # index of its head token
    entity_type: str  # PER ORG GPE LOC FAC VEH WEA NORP
    mention_type: str  # NAM name, NOM description, PRO pronoun
    sentence: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Alias:
    """A short form that the text itself defines: "Tehreek-e-Taliban Pakistan (TTP)"."""

    long: Span
    short: Span


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one entity, in text order; `name` is its fullest name, None where it is never named."""

    index: int
    mentions: tuple[int, ...]
    name: str | None
