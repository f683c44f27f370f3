"""Actor: one who acts, with the roles held over dates; Entity: an actor or recipient as one event names it."""

from dataclasses import dataclass
from datetime import date

from dateline.records.span import Span

KINDS = ("country", "group", "body", "person", "place", "media")
TIES = frozenset(
    {
        "part_of",
        "split_from",
        "merged_into",
        "successor_of",
        "allied_with",
        "rival_of",
        "backed_by",
        "banned_by",
        "led_by",
    }
)


@dataclass(frozen=True, slots=True)
class Role:
    """What an actor was between two days (both included; None = open), in PLOVER's codes."""

    code: str  # ISO 3166-1 alpha-3, or IGO, NGO, MNC
    sector: str  # GOV MIL COP REB ... as the codebook lists them
    office: str | None = None  # "Interior Minister"
    begin: date | None = None
    end: date | None = None
    other_sector_codes: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Was this the actor's role on that day?"""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class ActorName:
    """A further name of an actor, and when and where it means this actor and no other."""

    text: str
    begin: date | None = None  # both days included; None = open
    end: date | None = None
    where: tuple[str, ...] = ()  # alpha-3 codes: only in articles that speak of one of these countries

    def holds_on(self, day: date) -> bool:
        """Did the name mean the actor on that day?"""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Tie:
    """What an actor is to another, between two days: TIES lists the kinds."""

    tie: str
    of: str  # actor_id
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the registry."""

    actor_id: str
    name: str
    kind: str  # country group body person place media
    aliases: tuple[ActorName, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()  # the latest first, at the end what holds when no other does
    wikidata_id: str | None = None
    ties: tuple[Tie, ...] = ()
    source: str | None = None  # of its facts

    def role_on(self, day: date) -> Role | None:
        """The role held on that day, of several the one that began last; None when there was none."""
        return next((role for role in self.roles if role.holds_on(day)), None)


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or recipient of one event: the words, and whom they stand for on that day."""

    text: str
    span: Span
    name: str | None  # the resolved name
    actor_id: str | None  # None: not in the registry
    wikidata_id: str | None
    code: str | None
    sector: str | None
    other_sector_codes: tuple[str, ...] = ()
    office: str | None = None
    inferred: bool = False  # code and sector come from the head noun and the context, not from the registry
