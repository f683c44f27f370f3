"""Conditions: the words that say on what an event depends: "if they surrender", "provided that parliament agrees"."""

from collections.abc import Iterator

from dateline.annotate.cues import Cues
from dateline.annotate.frames import Frames
from dateline.records.clauses import second_condition
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

PROVIDING = frozenset({"provided", "providing", "assuming", "supposing"})  # participles that begin a condition
NOUNS = frozenset({"condition", "event", "case", "proviso", "understanding"})  # "on condition that", "in the event of"


def conditions_of(frames: Frames, word: Token, cues: Cues) -> Iterator[Span]:
    """The conditions over an event, or the one that it stands in itself."""
    tree, light = frames.tree, frames.light_verb(word)
    seen: Token | None = light[0] if light else word
    while seen is not None:
        below = [c for child in tree.children(seen) if child.deprel in {"xcomp", "ccomp"} for c in tree.children(child)]
        for child in (seen, *tree.children(seen), *below):
            if is_condition(tree, child, cues):
                second = second_condition(tree, child)
                whole = tree.subtree_span(child)
                yield whole if second is None else Span(whole.start, tree.subtree_span(second).end)
        if base(seen.deprel) not in {"xcomp", "obj", "conj"}:
            break
        seen = tree.head(seen)


def is_condition(tree: Tree, clause: Token, cues: Cues) -> bool:
    """Does the clause or phrase say on what its governor depends?"""
    children = tree.children(clause)
    relation = base(clause.deprel)
    if relation == "advcl":
        marked = any(c.deprel == "mark" and c.lemma.lower() in cues["conditional_marks"][""] for c in children)
        given = clause.text.lower() in PROVIDING and any(c.deprel == "ccomp" for c in children)
        once = any(c.lemma.lower() == "once" for c in children if c.deprel in {"mark", "advmod"})
        to_come = once and clause.feat("Tense") == "Pres"  # "once the rebels disarm", but not "once they had fled"
        return marked or to_come or given or is_inverted(tree, clause) or is_as_long(tree, clause)
    if relation in {"obl", "nmod"} and clause.lemma.lower() in NOUNS:
        cases = set(tree.cases_of(clause))
        below = any(base(c.deprel) in {"acl", "nmod", "ccomp"} for c in children)
        return below and bool(cases & ({"on", "with"} if clause.lemma in {"condition", "understanding"} else {"in"}))
    return False


def is_inverted(tree: Tree, clause: Token) -> bool:
    """ "should the army attack": the auxiliary stands before the subject."""
    should = next((c for c in tree.children(clause) if c.lemma.lower() in {"should", "were", "had"}), None)
    subject = next((c for c in tree.children(clause) if base(c.deprel) == "nsubj"), None)
    return should is not None and subject is not None and should.index < subject.index and should.deprel == "aux"


def is_as_long(tree: Tree, clause: Token) -> bool:
    """ "as long as the truce holds": in any parse, the words begin the clause."""
    words = [
        t.lemma.lower() for t in tree.sentence(clause) if clause.span.start - 60 < t.span.start < clause.span.start
    ]
    phrase = " ".join(words)
    begins = tree.subtree_span(clause).start
    return ("as long as" in phrase or "so long as" in phrase) and begins < clause.span.start
