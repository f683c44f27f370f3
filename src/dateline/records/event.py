"""Event: who did what to whom, as one article reports it, and the layers it is made of."""

from dataclasses import dataclass, field

from dateline.records.actor import Entity
from dateline.records.place import Place
from dateline.records.span import Span

OUTCOMES = ("foiled", "failed", "called_off", "averted", "refused", "stopped", "postponed", "about_to")
SOURCE_KINDS = (
    "official",
    "unnamed_official",
    "person",
    "group",
    "witnesses",
    "media",
    "organisation",
    "other",
    "none",
)
CLAIM_STATES = ("claimed", "denied", "not_claimed")
NUMBER_KINDS = (
    "dead",
    "injured",
    "arrested",
    "displaced",
    "abducted",
    "missing",
    "freed",
    "crowd",
    "attacks",
    "money",
    "arms",
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells an event, with its PLOVER type."""

    index: int  # among the document's triggers, in text order
    token: int
    span: Span
    event_type: str
    mode: str | None
    score: float  # 0 to 1
    reason: str  # which evidence chose it: "lexicon", "network", "both"
    pattern: str | None = None  # key of the lexicon entry whose roles apply


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that plays a role in an event."""

    trigger: int
    role: str  # actor recipient place time instrument number
    token: int  # head token
    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether the text makes an event one that happened."""

    trigger: int
    status: str  # asserted future hypothetical negated historical
    cue: Span | None = None
    conditions: tuple[Span, ...] = ()
    outcome: str | None = None  # of an act begun or meant that did not come about: one of OUTCOMES


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its bounds; None where the text gives none."""

    low: int | None
    best: int | None
    high: int | None
    unit: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """One number as the text tells it of an event: of what, whose, and whether it is a part of another."""

    kind: str  # one of NUMBER_KINDS
    count: Count
    span: Span | None = None  # the words that tell it
    side: Entity | None = None  # whose dead, whose arms
    part: bool = False  # "among them three children": held by a number beside it, and not added to it
    total: bool = False  # a running total of more than this event ("raising the toll to 31")
    corrected: bool = False  # a number that the text takes back ("revised from 40")


@dataclass(frozen=True, slots=True)
class EventDate:
    """When: ISO dates cut to their precision ("2022-10"), both ends included."""

    text: str | None
    start: str | None
    end: str | None
    precision: str
    duration: str | None = None
    frequency: str | None = None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where: the words and the place they name."""

    text: str
    span: Span
    place: Place | None
    precision: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, and by which words."""

    text: str
    name: str | None
    cue: str
    span: Span | None = None
    kind: str = "other"  # one of SOURCE_KINDS
    status: str | None = None  # of the event by this source's word; None: as the event's own


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of the responsibility for an event."""

    state: str  # one of CLAIM_STATES
    by: Source | None  # who claims or denies it; None: nobody has
    span: Span | None = None  # the words that say it


@dataclass(frozen=True, slots=True)
class Event:
    """One event as one article reports it; the fields of the PLOVER record and their proof in the text."""

    event_id: str
    event_type: str
    mode: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: str
    score: float  # conflict (-10) to cooperation (+10)
    cameo: str | None
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    date: EventDate | None
    places: tuple[EventPlace, ...]
    status: str
    trigger: Span
    evidence: Span
    confidence: float
    dead: Count | None = None
    injured: Count | None = None
    arrested: Count | None = None
    count: Count | None = None
    attribution: tuple[Source, ...] = ()  # innermost first
    denied_by: tuple[Source, ...] = ()
    conditions: tuple[Span, ...] = ()
    witness: str = "both"  # what its surest trigger rests on: lexicon, network or both
    trigger_score: float = 1.0  # that trigger's, 0 to 1; `confidence` is what it has proved to be worth
    displaced: Count | None = None
    abducted: Count | None = None
    crowd: Count | None = None  # how many took part
    attacks: Count | None = None  # how many acts an aggregate gathers
    money: Count | None = None  # `unit` is the currency
    arms: Count | None = None
    numbers: tuple[Number, ...] = ()  # every number told of it, sides and parts apart
    author_status: str | None = None  # by the author's own word; None: only sources tell it
    outcome: str | None = None  # one of OUTCOMES: what became of an attempt or a plan
    claims: tuple[Claim, ...] = ()  # of responsibility
    fulfilled_by: tuple[Entity | None, ...] = ()  # who must fulfil each of `conditions`, in their order
    aggregate: bool = False  # many acts over a time in one record ("over 150 attacks in three months")
    notes: tuple[str, ...] = field(default=())  # why the coder decided as it did, for `dateline explain`
