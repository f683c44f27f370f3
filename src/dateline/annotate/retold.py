"""Retold: reports and denials whose content stands before them, in another sentence or clause.

"Troops fired on miners. The paper reported.", "... but the army denied it.", "Russia denied the charge."
"""

from collections.abc import Iterator, Sequence

from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.layers import SENTENCES
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.lexicon import Lexicon

TOLD = frozenset({"report", "say", "add", "announce", "claim", "state"})  # "The paper reported."
RETELLING = frozenset({"report", "confirm", "announce", "verify"})  # "confirmed the incident"
POINTERS = frozenset({"it", "this", "that", "so", "them"})
CHARGES = frozenset(
    {"charge", "claim", "accusation", "allegation", "report", "account", "assertion", "involvement", "rumour", "rumor"}
)
HAPPENINGS = frozenset({"incident", "news", "event", "information", "detail", "matter"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "all"})


def find_retold(tree: Tree, document: Document, lexicon: Lexicon, said: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of what an earlier clause or sentence tells."""
    for verb in tree.tokens:
        frame = lexicon.reporting(verb.lemma) if verb.upos == "VERB" else None
        speaker = tree.subject(verb) if frame is not None else None
        if frame is None or speaker is None or speaker.index == verb.index or clause_below(verb, tree):
            continue
        thing = tree.object(verb)
        relative = thing is not None and verb.deprel == "acl:relcl" and thing.index < verb.index
        if thing is not None and relative and frame.denies and thing.lemma.lower() in CHARGES:
            contents = told_before(verb, said)  # "..., a claim the army rejected"
        elif frame.denies and thing is not None and points_back(thing, tree, CHARGES):
            contents = told_before(verb, said) or clause_before(verb, tree, document)
        elif is_bare(verb, thing, tree) or (
            verb.lemma in RETELLING and thing is not None and points_back(thing, tree, HAPPENINGS, lexicon)
        ):
            contents = sentence_before(verb, document)
        else:
            continue
        if contents:
            yield Attribution(tree.phrase(speaker), speaker.index, verb.span, verb.text, contents, frame.denies)


def clause_below(verb: Token, tree: Tree) -> bool:
    """Does the verb say something of its own?"""
    return any(base(c.deprel) in {"ccomp", "xcomp"} for c in tree.children(verb)) or base(verb.deprel) == "parataxis"


def is_bare(verb: Token, thing: Token | None, tree: Tree) -> bool:
    """ "The paper reported.": a sentence that says nothing but that somebody said so."""
    words = [t for t in tree.sentence(verb) if t.upos != "PUNCT"]
    return thing is None and verb.lemma in TOLD and verb.deprel == "root" and words[-1].index == verb.index


def points_back(thing: Token, tree: Tree, nouns: frozenset[str], lexicon: Lexicon | None = None) -> bool:
    """Does the object mean what was told before: "it", "the charge", "the shooting"?"""
    lemma = thing.lemma.lower()
    if lemma in POINTERS:
        return True
    children = tree.children(thing)
    definite = any(c.lemma.lower() in DEFINITE for c in children if base(c.deprel) == "det")
    plain = not any(base(c.deprel) in {"nmod", "acl", "amod"} for c in children)
    event = lexicon is not None and bool(lexicon.entries(lemma, "NOUN"))
    bare = plain and not event and thing.feat("Number") == "Plur"  # "denied accusations"
    return (lemma in nouns or event) and (definite or bare) and plain


def told_before(verb: Token, said: Sequence[Attribution]) -> tuple[Span, ...]:
    """What the attribution told last before the verb says, where it is near."""
    before = [a for a in said if a.cue.start < verb.span.start and a.contents and not a.cue.overlaps(verb.span)]
    latest = max(before, key=lambda a: a.cue.start, default=None)
    near = latest is not None and verb.span.start - max(latest.cue.end, latest.contents[-1].end) < 200
    return latest.contents if latest is not None and near else ()


def clause_before(verb: Token, tree: Tree, document: Document) -> tuple[Span, ...]:
    """The clause that the denial is set against, else the sentence before."""
    first = tree.head(verb) if verb.deprel == "conj" else None
    if first is not None:
        return (Span(tree.subtree_span(first).start, tree.subtree_span(verb).start),)
    return sentence_before(verb, document)


def sentence_before(verb: Token, document: Document) -> tuple[Span, ...]:
    """The sentence before the verb's own."""
    return (document[SENTENCES][verb.sentence - 1].span,) if verb.sentence else ()
