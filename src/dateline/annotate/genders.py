"""Genders: what titles, nouns and first names say of who bears them."""

from functools import lru_cache
from importlib import resources

from dateline.records.mention import Mention
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.data_files import read_yaml

SHE, HE = "f", "m"
TITLE_OF = frozenset({"compound", "nmod:desc", "flat", "appos", "amod"})


@lru_cache(maxsize=1)
def load_nouns() -> dict[str, str]:
    """Noun or title in small letters → gender, from data/genders.yaml."""
    return load_genders("genders.yaml")


@lru_cache(maxsize=1)
def load_first_names() -> dict[str, str]:
    """First name in small letters → gender, from data/first_names.yaml."""
    return load_genders("first_names.yaml")


def load_genders(name: str) -> dict[str, str]:
    """The words of a file under `women` and `men`."""
    table = read_yaml(resources.files("dateline.annotate") / "data" / name)
    return {word: gender for gender, key in ((SHE, "women"), (HE, "men")) for word in str(table[key]).split()}


def gender_said(tree: Tree, head: Token) -> str:
    """The gender that a noun says, its own or one beside the name: "Mr", "the spokeswoman, Ana Silva"; "" for none."""
    nouns = load_nouns()
    beside = [c for c in tree.children(head) if c.deprel in TITLE_OF]
    governor = tree.head(head)
    if governor is not None and head.deprel in TITLE_OF and governor.upos in {"NOUN", "PROPN"}:
        beside.append(governor)
    for word in (head, *beside):
        if gender := nouns.get(word.text.lower().rstrip("."), ""):
            return gender
    return ""


def gender_named(mention: Mention, tree: Tree) -> str:
    """The gender of who mostly bears a person's first name, "" where it is not known."""
    if mention.mention_type != "NAM":
        return ""
    first = next(iter(tree.tokens_in(mention.span)), None)
    return load_first_names().get(first.text.lower(), "") if first is not None else ""
