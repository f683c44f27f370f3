"""Promise words: verbs and nouns by which sides bind themselves, keep their word or break it; data/commitments.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.coding.slots import particle_of
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.data_files import read_yaml

Table = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """The lists and tables of the file, by name."""

    lists: Mapping[str, frozenset[str]]
    tables: Mapping[str, Table]

    def has(self, name: str, lemma: str) -> bool:
        """Is the lemma in a list or a key of a table?"""
        return lemma.lower() in (self.lists[name] if name in self.lists else self.tables[name])

    def lemma_in(self, name: str, tree: Tree, verb: Token) -> str | None:
        """The verb as a list or table has it, with its particle where one is asked for; None where it has not."""
        particle = particle_of(tree, verb)
        phrasal = f"{verb.lemma.lower()} {particle}"
        if particle and self.has(name, phrasal):
            return phrasal
        return verb.lemma.lower() if self.has(name, verb.lemma) and not particle else None

    def is_deal(self, tree: Tree, noun: Token) -> bool:
        """Is it an agreement of sides: "truce", "peace process", but no "process" of another kind?"""
        lemma = noun.lemma.lower()
        wanted = self.tables["only_with"].get(lemma)
        if wanted is not None:
            return any(c.lemma.lower() in wanted for c in tree.children(noun))
        return self.has("deals", lemma)

    def is_word(self, noun: Token) -> bool:
        """Is it what one side gives: "promise", "pledge"?"""
        return noun.upos == "NOUN" and self.has("words", noun.lemma)


@lru_cache(maxsize=1)
def load_promise_words() -> PromiseWords:
    """The file; MissingReference where it does not read."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "commitments.yaml")
    lists = {name: frozenset(map(str, value)) for name, value in raw.items() if isinstance(value, list)}
    tables = {
        name: {str(k): tuple(map(str, v)) for k, v in value.items()}
        for name, value in raw.items()
        if isinstance(value, dict)
    }
    return PromiseWords(lists, tables)
