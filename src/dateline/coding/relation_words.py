"""Relation words: verbs, adjectives, nouns and compounds that tell a standing tie, from data/relations.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.errors import MissingReference
from dateline.reference.data_files import read_yaml

KINDS = frozenset({"backs", "part_of", "depends_on", "leads", "allied", "rival", "shelters", "close_links", "founded"})
SECTIONS = ("verbs", "adjectives", "nouns", "ties")
TUPLES = ("of", "to", "by")


@dataclass(frozen=True, slots=True)
class TieWord:
    """A word in one use; data/relations.yaml says what each field means."""

    kind: str
    share: float
    of: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()  # who founded it
    object: frozenset[str] = frozenset()  # the verb's object must be one of these
    standing: bool = False  # only as what goes on: "fighting", "fights"
    passive: bool = False  # only in the passive: "is linked to"
    close: bool = False  # only with a word of closeness
    person: bool = False  # only persons bear it
    mutual: bool = False  # "are rivals"


@dataclass(frozen=True, slots=True)
class TieWords:
    """All words of ties, and the lists beside them."""

    words: Mapping[tuple[str, str], tuple[TieWord, ...]]  # (section, lemma)
    compounds: Mapping[str, tuple[str, bool]]  # "backed" → kind, and whether what is named acts
    prefixes: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def of(self, section: str, lemma: str) -> tuple[TieWord, ...]:
        """The uses of a lemma in a section."""
        return self.words.get((section, lemma.lower()), ())


@lru_cache(maxsize=1)
def load_tie_words() -> TieWords:
    """The file, checked; MissingReference says what is wrong with it."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "relations.yaml")
    found: dict[tuple[str, str], tuple[TieWord, ...]] = {}
    for section in SECTIONS:
        for entry in raw.pop(section):
            word = _word_of(section, entry)
            for lemma in entry["words"]:
                found[section, str(lemma)] = (*found.get((section, str(lemma)), ()), word)
    compounds = {str(k): (str(v["kind"]), bool(v["turn"])) for k, v in raw.pop("compounds").items()}
    prefixes = {str(k): str(v) for k, v in raw.pop("prefixes").items()}
    return TieWords(found, compounds, prefixes, {name: frozenset(map(str, words)) for name, words in raw.items()})


def _word_of(section: str, entry: Mapping[str, Any]) -> TieWord:
    known = {field.name for field in fields(TieWord)} | {"words"}
    if unknown := set(entry) - known:
        raise MissingReference(f"relations.yaml, {section}: no field is called {', '.join(sorted(unknown))}")
    if entry["kind"] not in KINDS:
        raise MissingReference(f"relations.yaml, {section}: {entry['kind']} is no kind of tie")
    options: dict[str, Any] = {k: v for k, v in entry.items() if k != "words"}
    options |= {name: tuple(entry.get(name, ())) for name in TUPLES}
    options["object"] = frozenset(entry.get("object", ()))
    return TieWord(**options)
