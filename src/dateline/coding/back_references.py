"""Back references: whether a word goes on with what was told before, or tells of another happening."""

from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

POINTERS = frozenset({"the", "this", "that", "these", "those"})
BACKWARD = frozenset({"they", "he", "she", "it", "this", "that", "these", "those"})
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
    """ "in an earlier protest": another happening than the one told before."""
    words = tree.subtree(tree.clause(token))
    return any(w.text.lower() in OTHER and base(w.deprel) == "amod" for w in words)
