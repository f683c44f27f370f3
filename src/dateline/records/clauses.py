"""Clauses: what a parse joins to one clause and the words join to another."""

from dateline.records.syntax import Token
from dateline.records.tree import Tree, base


def second_condition(tree: Tree, clause: Token) -> Token | None:
    """The verb of a second condition that the parse joins to the main clause: "if they surrendered and accepted it".

    It follows at once, has no subject of its own, and the tense of the first, which the main clause has not.
    """
    over = tree.head(clause)
    if over is None or base(clause.deprel) != "advcl" or over.index > clause.index:
        return None
    end = tree.subtree_span(clause).end
    for second in tree.children(over):
        joined = next((c for c in tree.children(second) if c.deprel == "cc"), None)
        if second.deprel != "conj" or second.index < clause.index or second.upos != "VERB" or joined is None:
            continue
        own = any(base(c.deprel) in {"nsubj", "aux", "mark"} for c in tree.children(second))
        apart = any(end <= t.span.start < joined.span.start for t in tree.sentence(clause))
        alike = second.feat("Tense") == clause.feat("Tense") is not None and over.feat("Tense") != clause.feat("Tense")
        if not own and not apart and alike:
            return second
    return None
