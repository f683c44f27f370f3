"""Back references: whether a word goes on with what was told before, or tells of another happening."""

import re

from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

POINTERS = frozenset({"the", "this", "that", "these", "those"})
BACKWARD = frozenset({"they", "he", "she", "it", "this", "that", "these", "those"})
YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE_NOUN = frozenset({"nummod", "compound", "amod"})
OTHER = frozenset({"earlier", "previous", "past", "former"})


def is_definite(word: Token, tree: Tree) -> bool:
    """A pronoun of the third person, or a noun under "the", "this", "that" that nothing further tells apart."""
    if word.upos == "PRON":
        return word.lemma.lower() in BACKWARD
    if word.upos != "NOUN":
        return False
    below = tree.children(word)
    pointed = any(c.deprel == "det" and c.lemma.lower() in POINTERS for c in below)
    return pointed and not any(base(c.deprel) in {"acl", "amod", "nmod"} for c in below)


def tells_another(token: Token, tree: Tree) -> bool:
    """ "in an earlier protest", "in a 2015 airstrike": another happening than the one told before."""
    words = tree.subtree(tree.clause(token))
    other = any(w.text.lower() in OTHER and base(w.deprel) == "amod" for w in words)
    return other or any(YEAR.fullmatch(w.text) and w.deprel in BEFORE_NOUN and w.head > w.index for w in words)
