"""One training sentence: its words, and whatever a corpus says about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NOT_ALNUM = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Role:
    """An argument: trigger word (0-based), the argument's words (begin, end exclusive), and its label."""

    trigger: int
    begin: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class FarRole:
    """An argument in another sentence: so many sentences after the trigger's (before, below 0), and its head word."""

    trigger: int
    distance: int
    word: int
    label: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Words (begin, end exclusive) that are the source or the content of what a cue word attributes."""

    cue: int
    begin: int
    end: int
    label: str  # source or content


@dataclass(frozen=True, slots=True)
class Bag:
    """What is known of a whole sentence: one of `types` happens in it, with these spans as its sides."""

    types: tuple[str, ...]
    actor: tuple[int, int] | None = None  # begin, end exclusive
    recipient: tuple[int, int] | None = None
    weight: float = 1.0
    mode: str | None = None  # "none" where it is known to have none


@dataclass(slots=True)
class Example:
    """A sentence of UD words. A layer that its corpus lacks is None; within a layer, None masks a word."""

    words: list[str]
    source: str  # corpus, as in the model card
    upos: list[str] | None = None
    feats: list[str] | None = None
    lemma: list[str] | None = None  # edit scripts (training.lemmas)
    head: list[int] | None = None  # 0 = root, else 1-based
    rel: list[str] | None = None
    mention: list[str | None] | None = None  # BIO; "open" = O or a type the corpus doesn't annotate
    closed: frozenset[str] = frozenset()  # the mention types that the corpus does annotate
    side: list[str] | None = None  # BIO over S T R
    trigger: list[str | None] | None = None  # O, a PLOVER type, or "open" = O or a type the corpus doesn't annotate
    open_types: frozenset[str] = frozenset()  # the PLOVER types that the corpus doesn't annotate
    roles: list[Role] = field(default_factory=list)
    alike: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)  # span -> others of its entity
    role_triggers: frozenset[int] = frozenset()  # trigger words whose every argument in the sentence is known
    far_roles: list[FarRole] = field(default_factory=list)
    far_triggers: frozenset[int] = frozenset()  # trigger words whose every argument in other sentences is known
    modes: dict[int, str] = field(default_factory=dict)  # trigger word -> its mode, or "none"
    bag: Bag | None = None
    cue: list[str | None] | None = None  # "cue" on the head of each attribution's cue, O, or None
    filler: list[str | None] | None = None  # BIO over the roles of MUC-4's templates
    claims: list[Claim] = field(default_factory=list)  # of the cues whose every source and content is known
    fact: list[float | None] | None = None  # how sure the text makes an event, -3 to 3
    verb_places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # verb -> every place where it happened
    clusters: dict[int, int] | None = None  # head word of each mention -> number of its entity in the document
    doc_id: str = ""
    weight: float = 1.0  # of the parse


def head_word(heads: list[int], begin: int, end: int) -> int:
    """The first word of a span whose head (0 = root, else 1-based) lies outside of it."""
    for i in range(begin, end):
        if not begin < heads[i] <= end:
            return i
    return begin


def normalize(words: list[str] | str) -> str:
    """A sentence without case, spaces and punctuation: what decides whether two corpora hold the same one."""
    text = words if isinstance(words, str) else "".join(words)
    return NOT_ALNUM.sub("", text).lower()


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans (begin, end, type), end exclusive, of a BIO sequence; a stray I opens a span, as in conlleval."""
    spans: list[tuple[int, int, str]] = []
    begin, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, label = tag.partition("-")
        if kind and (prefix != "I" or label != kind):
            spans.append((begin, i, kind))
            kind = ""
        if tag != "O" and not kind:
            begin, kind = i, label
    return spans
