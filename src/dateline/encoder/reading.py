"""Readings: what the network reads in one sentence. Word indices count from 0, ranges are half-open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MentionReading:
    """A name."""

    begin: int
    end: int
    entity_type: str  # PER ORG GPE LOC FAC WEA VEH NORP
    score: float  # mean probability of its words' labels


@dataclass(frozen=True, slots=True)
class SideReading:
    """A source, target or related actor of the sentence's main event, in CAMEO's sense."""

    begin: int
    end: int
    side: str  # source target related
    score: float


@dataclass(frozen=True, slots=True)
class TriggerReading:
    """A word that may tell an event; kept from a low probability on, so that the caller can weigh it."""

    word: int
    event_type: str  # the likeliest PLOVER type
    score: float  # 1 - probability of no event
    types: tuple[tuple[str, float], ...]  # the three likeliest, best first
    modes: tuple[tuple[str, float], ...] = ()  # the two likeliest modes of any type, "none" among them, best first


@dataclass(frozen=True, slots=True)
class RoleReading:
    """A word that heads a phrase with a role in an event."""

    trigger: int  # index into `SentenceReading.triggers`
    word: int
    role: str  # actor recipient place instrument time
    score: float


@dataclass(frozen=True, slots=True)
class FarRoleReading:
    """A word of another sentence that heads a phrase with a role in an event."""

    trigger: int  # index into `SentenceReading.triggers`
    sentence: int  # of the word, counted over the article
    word: int  # counted in its sentence
    role: str
    score: float


@dataclass(frozen=True, slots=True)
class FillerReading:
    """Words that fill a slot of a terrorism template, in MUC-4's sense."""

    begin: int
    end: int
    role: str  # PerpInd PerpOrg Target Victim Weapon
    score: float


@dataclass(frozen=True, slots=True)
class PairReading:
    """What a source does to a target, as far as the sentence tells it."""

    source: int  # head words
    target: int
    types: tuple[tuple[str, float], ...]  # every PLOVER type with its probability, best first


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """Words of a sentence that say who says what: a cue such as "said", its source and its content."""

    cue: int
    score: float  # probability that the word is a cue
    source: tuple[int, ...]  # words, in text order; empty where the sentence names none
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinkReading:
    """A noun or pronoun that stands for what an earlier word of the article heads."""

    word: int
    sentence: int  # of the earlier word, counted over the article
    earlier: int  # the earlier word, counted in its sentence
    score: float  # its probability among all earlier words of the window and none


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """One sentence of n words; every tuple of the first six holds n values."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]  # "Tense=Past|VerbForm=Fin", "_" for none
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]  # index of the head word, -1 for the root
    deprels: tuple[str, ...]
    mentions: tuple[MentionReading, ...]
    sides: tuple[SideReading, ...]
    triggers: tuple[TriggerReading, ...]
    roles: tuple[RoleReading, ...]
    repaired: bool  # the greedy heads were no tree
    sureness: tuple[float, ...] = ()  # how sure the text makes each word's event: -3 (it did not happen) to 3 (it did)
    claims: tuple[ClaimReading, ...] = ()
    links: tuple[LinkReading, ...] = ()
    far_roles: tuple[FarRoleReading, ...] = ()
    fillers: tuple[FillerReading, ...] = ()
    embedding: tuple[float, ...] = ()  # of length 1: the product of two says how alike the sentences are
