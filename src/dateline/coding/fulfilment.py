"""Fulfilment: who must fulfil an event's condition: the subject of what it says."""

from dateline.coding.entities import Entities
from dateline.records.actor import Entity
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree


def fulfilled_by(condition: Span, tree: Tree, entities: Entities) -> Entity | None:
    """The party that the condition asks something of; None where it names none."""
    for verb in verbs_of(condition, tree):
        doer = tree.subject(verb)
        if doer is not None and condition.covers(doer.span):
            return entities.resolve(doer.index, tree.phrase(doer))
    return None


def verbs_of(condition: Span, tree: Tree) -> list[Token]:
    """The condition's verbs, the highest first."""
    words = list(tree.tokens_in(condition))
    inside = {w.index for w in words}

    def depth(word: Token) -> int:
        n = 0
        while word.head in inside:
            word, n = tree.tokens[word.head], n + 1
        return n

    return sorted((w for w in words if w.upos in {"VERB", "AUX", "ADJ", "NOUN"}), key=lambda w: (depth(w), w.index))
