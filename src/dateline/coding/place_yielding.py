"""Place yielding: names that tell where something else was, and give way where the act has a place of its own."""

from collections.abc import Mapping

from dateline.coding.place_evidence import Path, path_between
from dateline.records.place import Toponym
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

TOPICS = frozenset({"against", "about", "over"})
RELATIVE = frozenset({"acl:relcl"})


def is_topic(path: Path, tree: Tree) -> bool:
    """ "Students in London marched against the war in Gaza"."""
    return any(set(tree.cases_of(word)) & TOPICS for word in path.up[1:])


def is_of_sayer(path: Path) -> bool:
    """ "Officials in Kabul said that gunmen had attacked a mosque in Herat"."""
    told = any(word.deprel == "ccomp" for word in path.down)
    return told and bool(path.up) and base(path.up[-1].deprel) == "nsubj"


def is_of_another(path: Path) -> bool:
    """ "Police in Lyon arrested two men who were planning an attack in Paris"."""
    return any(word.deprel in RELATIVE for word in path.up)


def yields(head: int, token: Token, event_type: str, tree: Tree) -> bool:
    """Does the name whose head is that word give way to others as place of the token's act?"""
    path = path_between(tree.tokens[head], token, tree)
    if path is None:
        return False
    return is_of_sayer(path) or is_of_another(path) or (event_type == "PROTEST" and is_topic(path, tree))


def is_owner(head: int, token: Token, names: Mapping[int, Toponym], tree: Tree) -> bool:
    """ "Protesters burned a flag of France": a country whose thing it is done to."""
    word = tree.tokens[head]
    thing = tree.head(word)
    owned = thing is not None and thing.deprel == "obj" and thing.head == token.index and word.deprel == "nmod"
    return owned and names[head].precision == "country"


def joined(heads: list[int], names: Mapping[int, Toponym], tree: Tree) -> list[int]:
    """The names and those that "and" joins to them, in text order: "bombed Sanaa, Taiz and Hodeidah"."""
    found = set(heads)
    for head in heads:
        word = tree.tokens[head]
        found |= {other.index for other in tree.conjuncts(word) if other.index in names}
        if word.deprel == "conj" and word.head in names:
            found |= {
                word.head,
                *(other.index for other in tree.conjuncts(tree.tokens[word.head]) if other.index in names),
            }
    return sorted(found)
