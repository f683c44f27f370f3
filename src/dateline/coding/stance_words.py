"""Stance words: the words that tell what a side wants or refuses, by groups of one use, read from data/stances.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.coding.slots import PARTICLES
from dateline.errors import MissingReference
from dateline.reference.data_files import read_yaml

STANCES = frozenset({"favours", "opposes", "conditional", "seeks", "priority"})
POSITIONS = {"verbs": "VERB", "adjectives": "ADJ", "nouns": "NOUN"}


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one use; data/stances.yaml says what each field means."""

    name: str
    pos: str  # VERB ADJ NOUN
    stance: str | None
    content: tuple[str, ...]
    share: float  # 0 to 1
    negated: str | None = None
    refuses: str | None = None
    addressee: tuple[str, ...] = ()
    clause: str = "any"
    only: frozenset[str] = frozenset()
    flips: bool = False
    weak: bool = False
    issue: bool = False
    untrue: bool = False
    bargains: bool = False
    addressed: bool = False
    armed: bool = False
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word in one group: "come out against" has a particle and a preposition."""

    lemma: str
    particle: str | None
    preposition: str | None
    group: Group

    def slots(self) -> tuple[str, ...]:
        """Where its content stands: with a preposition of its own only what that brings."""
        if self.preposition is None or self.group.addressed:
            return self.group.content
        wanted = {f"{kind}:{self.preposition}" for kind in ("obl", "advcl", "nmod", "acl")}
        wanted |= {"xcomp"} if self.preposition == "to" else set()
        return tuple(slot for slot in self.group.content if slot in wanted)


@dataclass(frozen=True, slots=True)
class StanceWords:
    """All stance words and the word lists beside them."""

    words: Mapping[tuple[str, str], tuple[StanceWord, ...]]  # (part of speech, lemma)
    lists: Mapping[str, frozenset[str]]

    def of(self, pos: str, lemma: str) -> tuple[StanceWord, ...]:
        """The uses of a word, those with a particle or preposition first."""
        return self.words.get((pos, lemma.lower()), ())

    def has(self, name: str, lemma: str) -> bool:
        """Is the lemma in a list?"""
        return lemma.lower() in self.lists[name]


@lru_cache(maxsize=1)
def load_stance_words() -> StanceWords:
    """The file, checked; MissingReference says what is wrong with it."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "stances.yaml")
    found: dict[tuple[str, str], list[StanceWord]] = {}
    for section, pos in POSITIONS.items():
        for word in (w for name, entry in raw.pop(section).items() for w in _words_of(name, pos, entry)):
            found.setdefault((pos, word.lemma), []).append(word)
    words = {key: tuple(sorted(uses, key=_narrowness)) for key, uses in found.items()}
    return StanceWords(words, {name: frozenset(map(str, lemmas)) for name, lemmas in raw.items()})


def _narrowness(word: StanceWord) -> tuple[bool, bool]:
    return word.particle is None, word.preposition is None


def _words_of(name: str, pos: str, entry: Mapping[str, Any]) -> Iterator[StanceWord]:
    known = {field.name for field in fields(Group)} | {"words", "is"}
    if unknown := set(entry) - known:
        raise MissingReference(f"stances.yaml, {name}: no field is called {', '.join(sorted(unknown))}")
    stances = {str(entry[field]) for field in ("stance", "negated", "refuses") if entry.get(field)}
    if not stances <= STANCES:
        raise MissingReference(f"stances.yaml, {name}: {', '.join(sorted(stances - STANCES))} is no stance")
    options = {k: v for k, v in entry.items() if k not in {"words", "content", "addressee", "only", "is"}}
    options["is_named"] = bool(entry.get("is", False))
    group = Group(
        name=name,
        pos=pos,
        content=tuple(entry["content"]),
        addressee=tuple(entry.get("addressee", ())),
        only=frozenset(entry.get("only", ())),
        **options,
    )
    for said in entry["words"]:
        if pos == "NOUN":
            yield StanceWord(said, None, None, group)
            continue
        lemma, *rest = said.split()
        particle = rest.pop(0) if rest and rest[0] in PARTICLES else None
        yield StanceWord(lemma, particle, rest[0] if rest else None, group)
