"""Parties: which phrases stand for somebody, and whose phrase it is that a measure or a part stands before."""

from dateline.annotate.frames import Frames
from dateline.records.syntax import Token
from dateline.records.tree import base

THINGS = frozenset({"FAC", "WEA", "VEH", "LOC"})
BODIES = frozenset({"PER", "ORG", "NORP"})
ESCORTS = frozenset({"convoy", "motorcade", "vehicle", "patrol"})  # "a minister whose convoy was hit" suffered himself
WARES = frozenset({"good", "goods", "import", "product", "steel", "car", "shipment"})  # "tariffs on goods from Chile"
OUT_OF = frozenset({"of", "from", "among"})


def is_party(frames: Frames, head: Token, role: str) -> bool:
    """Does the phrase, or one coordinated with it, stand for somebody? A base or a bus suffers and does not act."""
    kinds = {frames.kinds.get(word.index) for word in (head, *frames.tree.conjuncts(head))} - {None}
    return bool(kinds - THINGS if role == "actor" else kinds)


def whose(frames: Frames, head: Token, role: str) -> Token:
    """The people measured ("dozens of soldiers"), or those whose part the head is ("a formation of the army")."""
    head = measured(frames, head)
    if (owner := owner_of(frames, head)) is not None:
        return owner
    if is_party(frames, head, role):
        return named_by(frames, head) or head
    for child in frames.tree.children(head):
        cases = frames.tree.cases_of(child) if child.deprel == "nmod" else ()
        if "of" in cases and frames.kinds.get(child.index) in BODIES:
            return child
        if "from" in cases and head.lemma in WARES and child.index in frames.states:
            return child
    return head


def owner_of(frames: Frames, head: Token) -> Token | None:
    """Who suffers where a part or a vehicle of his does: "a woman whose arm was broken", "whose convoy was hit"."""
    whose_it_is = any(c.deprel == "nmod:poss" and c.lemma.lower() == "whose" for c in frames.tree.children(head))
    kind = frames.kinds.get(head.index)
    if not whose_it_is or (kind in BODIES and head.lemma.lower() not in ESCORTS):
        return None
    return bearer(frames, head)


def named_by(frames: Frames, head: Token) -> Token | None:
    """The name right after the noun that says what it is: "Mali's ally Russia", "the militant group Hamas"."""
    return next(
        (
            child
            for child in frames.tree.children(head)
            if child.deprel in {"appos", "flat", "nmod:desc"}
            and child.index in frames.names
            and frames.tree.subtree(child)[0].index == head.index + 1
        ),
        None,
    )


def bearer(frames: Frames, part: Token) -> Token | None:
    """Whose part a clause is about: the woman of "a woman whose arm was broken"."""
    clause: Token | None = frames.tree.head(part)
    while clause is not None and clause.deprel != "acl:relcl":
        clause = frames.tree.head(clause)
    return frames.tree.head(clause) if clause is not None else None


def measured(frames: Frames, head: Token) -> Token:
    """ "dozens of soldiers" is about soldiers, "a group of gunmen" about gunmen, "two from the navy" about the navy."""
    number = head.upos == "NUM"
    if not number and not frames.lexicon.is_quantity(head.lemma):
        return head
    for child in frames.tree.children(head):
        cases = set(frames.tree.cases_of(child))
        if base(child.deprel) in {"nmod", "obl"} and cases & (OUT_OF if number else {"of"}):
            return child
    return head
