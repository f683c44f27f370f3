"""What sides want, what they promised and how they stand to each other: Position, Commitment, Relation."""

from dataclasses import dataclass

from dateline.records.actor import Entity
from dateline.records.event import EventDate, Source
from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Position:
    """What a side wants or refuses on one issue, as one sentence tells it."""

    position_id: str  # a hash of what makes it that position: article, trigger, holder, stance
    holder: Entity
    issue: str  # the words for what it is about, or those they stand for ("talks with the TTP")
    topic: str  # the issue without its wording, by which positions on one issue are found ("talks|ttp")
    stance: str  # favours opposes conditional seeks priority
    content: Span | None  # what exactly is wanted, refused or held
    conditions: tuple[Span, ...]
    addressee: tuple[Entity, ...]  # of whom it is asked
    date: EventDate | None  # when it was held
    attribution: tuple[Source, ...]  # innermost first
    trigger: Span
    evidence: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a side has bound itself to, and what became of it."""

    commitment_id: str
    holder: Entity
    to: tuple[Entity, ...]
    content: str
    topic: str  # as of a position
    made_in: tuple[Span, ...]  # the agreements or meetings it was made in
    state: str  # made demanded kept broken
    events: tuple[str, ...]  # ids of the article's events that make, recall, keep or break it
    date: EventDate | None
    attribution: tuple[Source, ...]
    trigger: Span
    evidence: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing tie between two sides, or of one with its own past (`to` is None: founded)."""

    relation_id: str
    of: Entity
    to: Entity | None
    kind: str  # backs part_of depends_on leads allied rival shelters close_links founded
    negated: bool  # the text says that the tie does not hold
    begin: str | None  # ISO date cut to its precision
    end: str | None
    attribution: tuple[Source, ...]
    trigger: Span
    evidence: Span
    confidence: float
