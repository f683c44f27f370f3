"""Responsibility: who claims an attack, who denies it, and that nobody has claimed it.

In the event's own clause ("claimed responsibility for the bombing"), or in one of the next sentences ("Al-Shabab said
it was behind the attack", "no group has claimed responsibility").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.draft import Draft
from dateline.coding.entities import Entities
from dateline.records.document import Document
from dateline.records.layers import TRIGGERS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

CLAIMING = frozenset({"claim", "accept", "admit", "take", "acknowledge", "assume"})
DENYING = frozenset({"deny", "disclaim", "reject", "disavow"})
BLAME = frozenset({"responsibility", "involvement", "role", "credit"})
NOBODY = frozenset({"nobody", "none", "no-one"})
VIOLENT = frozenset({"ASSAULT"})
REACH = 4  # sentences on in which a claim without an act of its own belongs to the article's attack


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the text makes it."""

    state: str  # claimed denied not_claimed
    speaker: Token | None
    words: str
    span: Span
    own: bool  # it stands in the event's own clause


@lru_cache(maxsize=1)
def told_claims(tree: Tree) -> tuple[tuple[Token, Told], ...]:
    """Every word of a document that tells a claim, with what it tells; the latest document's are kept."""
    told = ((word, claim_at(word, tree)) for word in tree.tokens)
    return tuple((word, claim) for word, claim in told if claim is not None)


def claims_on(draft: Draft, document: Document, entities: Entities) -> Iterator[Told]:
    """Claims on an attack, those of its own clause first."""
    tree = entities.tree
    claims = told_claims(tree) if draft.event_type in VIOLENT else ()
    if not claims:
        return
    mine = {t.token for t in draft.triggers}
    acts = {t.token for t in document[TRIGGERS] if t.event_type in VIOLENT}
    for verb, told in claims:
        about = acts_about(verb, acts, tree)
        if mine & about or verb.index in mine:
            yield told
        elif all(points_back(tree.tokens[act], tree) for act in about - {verb.index}) and is_latest(
            draft, verb, acts - about - {verb.index}, tree
        ):
            yield Told(told.state, told.speaker, told.words, told.span, own=False)


def claim_at(verb: Token, tree: Tree) -> Told | None:
    """The claim that a verb, or the noun "claim", tells."""
    if verb.lemma == "claim" and verb.upos == "NOUN":
        return noun_claim(verb, tree)
    if verb.lemma == "behind" or verb.lemma == "responsible":
        return behind(verb, tree)
    if verb.upos != "VERB" or verb.lemma not in CLAIMING | DENYING:
        return None
    thing, speaker = tree.object(verb), tree.subject(verb)
    is_blame = thing is not None and thing.lemma in BLAME
    is_act = verb.lemma == "claim" and thing is not None and thing.upos == "NOUN" and not is_blame
    if not is_blame and not (is_act and thing is not None and violent_noun(thing)):
        return None
    words = f"{verb.text} {thing.text}" if is_blame and thing is not None else verb.text
    if verb.lemma in CLAIMING and (speaker is None or is_nobody(speaker, tree) or is_negated(verb, tree)):
        return Told("not_claimed", None, words, verb.span, own=True) if speaker or is_negated(verb, tree) else None
    state = "denied" if verb.lemma in DENYING else "claimed"
    return Told(state, speaker, "claimed responsibility" if state == "claimed" else words, verb.span, own=True)


def violent_noun(noun: Token) -> bool:
    """Is it an act that one claims, and no life or land?"""
    return noun.lemma in {
        "attack",
        "bombing",
        "shooting",
        "blast",
        "explosion",
        "killing",
        "assault",
        "strike",
        "raid",
    } | {
        "ambush",
        "kidnapping",
        "abduction",
        "assassination",
        "murder",
    }


def noun_claim(noun: Token, tree: Tree) -> Told | None:
    """ "There was no immediate claim of responsibility"."""
    blame = any(base(c.deprel) == "nmod" and c.lemma in BLAME for c in tree.children(noun))
    none = any(c.lemma.lower() in {"no", "without"} for c in tree.children(noun))
    return Told("not_claimed", None, noun.text, noun.span, own=False) if blame and none else None


def behind(word: Token, tree: Tree) -> Told | None:
    """ "Al-Shabab said it was behind the attack": who says of itself that it did it."""
    clause = word if word.lemma == "responsible" else tree.head(word)
    if clause is None or not any(c.deprel == "cop" for c in tree.children(clause)):
        return None
    over = tree.head(clause)
    subject = next((c for c in tree.children(clause) if base(c.deprel) == "nsubj"), None)
    speaker = tree.subject(over) if over is not None and base(clause.deprel) == "ccomp" else None
    if speaker is None or subject is None or over is None or subject.lemma.lower() not in {"it", "they", "he", "she"}:
        return None
    state = "denied" if over.lemma in DENYING or is_negated(clause, tree) else "claimed"
    return Told(state, speaker, f"{over.text} … {word.text}", word.span, own=False)


def is_nobody(speaker: Token, tree: Tree) -> bool:
    """ "no group", "nobody"."""
    return speaker.lemma.lower() in NOBODY or any(
        c.deprel == "det" and c.lemma.lower() in {"no", "neither"} for c in tree.children(speaker)
    )


def is_negated(verb: Token, tree: Tree) -> bool:
    """ "did not claim responsibility"."""
    return any(c.lemma.lower() in {"not", "n't", "never"} for c in tree.children(verb))


def acts_about(verb: Token, acts: set[int], tree: Tree) -> set[int]:
    """The attacks that hang on the claim: below it, or as what is claimed."""
    below = {t.index for t in tree.subtree(verb, ("parataxis", "conj")) if t.index in acts}
    thing = tree.object(verb) if verb.upos == "VERB" else None
    if thing is not None and thing.index in acts:
        below.add(thing.index)
    return below


def points_back(act: Token, tree: Tree) -> bool:
    """Is it "the attack" that was told before?"""
    children = tree.children(act)
    definite = any(c.deprel == "det" and c.lemma.lower() in {"the", "this", "that"} for c in children)
    return definite and not any(base(c.deprel) in {"nmod", "acl", "amod"} for c in children)


def is_latest(draft: Draft, verb: Token, acts: set[int], tree: Tree) -> bool:
    """Is it the attack told last before the claim, or in its sentence's first one, near enough?"""
    own = (verb.sentence - tree.tokens[t.token].sentence for t in draft.triggers)
    if not any(0 <= distance <= REACH for distance in own):
        return False
    before = sorted(act for act in acts if act < verb.index)
    if not before or draft.factuality.status in {"historical", "negated", "hypothetical", "future"}:
        return False
    near = verb.sentence - tree.tokens[before[-1]].sentence <= REACH
    told = {t.token for t in draft.triggers}
    last = tree.tokens[before[-1]].sentence
    return near and any(tree.tokens[t].sentence == last for t in told)
