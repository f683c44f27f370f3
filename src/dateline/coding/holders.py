"""Holders: who held the office that a description names, on the day of the article: "Iran's foreign minister"."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources

from dateline.records.actor import Actor
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.data_files import read_yaml
from dateline.reference.registry import Registry

# Not who holds the office: "the former president", "a minister", "the next prime minister", "the deputy minister".
NOT_NOW = frozenset(
    {
        "former",
        "ex",
        "late",
        "then",
        "next",
        "new",
        "future",
        "incoming",
        "outgoing",
        "ousted",
        "deposed",
        "elect",
        "would-be",
    }
    | {"deputy", "assistant", "acting", "a", "an", "any", "another", "no", "each", "every", "first", "past", "previous"}
)
PARTS = frozenset({"compound", "amod", "det", "advmod", "nmod"})


@cache
def load_posts() -> Mapping[str, tuple[str, ...]]:
    """What a description may call an office → the registry's words for it."""
    raw = read_yaml(resources.files("dateline.reference") / "agents" / "posts.yaml")
    return {str(said): tuple(offices) for said, offices in raw.items()}


def holder_of(head: Token, tree: Tree, code: str, day: date, registry: Registry) -> Actor | None:
    """The one person who held a country's office on that day; None where the words name no such office."""
    if head.text[:1].isupper() or head.feat("Number") == "Plur":
        return None
    words = [
        child.text.lower() for child in tree.children(head) if base(child.deprel) in PARTS and child.index < head.index
    ]
    if NOT_NOW & {part for word in words for part in word.split("-")}:
        return None
    for said in called(head, tree):
        for office in load_posts().get(said, ()):
            if (actor := registry.holder(code, office, day)) is not None:
                return actor
        if said in load_posts():
            return None
    return None


def called(head: Token, tree: Tree) -> Iterator[str]:
    """What the office may be called, the longest first: "foreign affairs minister", "minister of defence"."""
    noun = head.lemma.lower()
    before = [c.text.lower() for c in tree.children(head) if c.deprel in {"compound", "amod"} and c.index < head.index]
    for child in tree.children(head):
        if child.deprel == "nmod" and "of" in tree.cases_of(child) and child.upos != "PROPN":
            phrase = " ".join(t.text.lower() for t in tree.subtree(child))
            yield f"{noun} {phrase}"
    for begin in range(len(before) + 1):
        yield " ".join([*before[begin:], noun])
