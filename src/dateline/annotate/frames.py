"""Frames: the words that stand in a named relation to a trigger, with passives, control and light verbs resolved.

The vocabulary is that of the codebook's lexicon (see `dateline.reference.lexicon`): `subj` and `dobj` are logical roles,
`obl:PREP` and `nmod:PREP` name the case marker's lemma, `head.REL` is the trigger's own governor when the trigger stands
in REL to it, `light.subj` is the subject of the light verb over an event noun ("carried out an attack"). `neg.REL` takes words of REL
that are negated ("decided not to talk"), `must.REL` those under an obligation ("said that Kabul must act").
"""

from collections.abc import Iterator

from dateline.annotate.syntax import Tree
from dateline.records.syntax import Token
from dateline.reference.lexicon import Lexicon

ADPOSITIONAL = ("obl", "nmod")
# "an attack by the group on the army": English parses hang the second phrase on the verb as often as on the noun.
SHARED_WITH_VERB = frozenset({"against", "with", "on", "between", "by", "over"})

NEGATORS = frozenset({"not", "n't", "never", "no"})
OBLIGATIONS = frozenset({"must", "should", "shall", "ought"})


def words_in(tree: Tree, trigger: Token, relation: str, lexicon: Lexicon) -> list[Token]:
    """Heads of the phrases that stand in this relation to the trigger, in text order; conjuncts not included."""
    if relation.startswith("head."):
        governor = tree.head(trigger)
        return [governor] if governor is not None and base(trigger.deprel) == relation[5:] else []
    if relation.startswith("light."):
        verb = light_verb(tree, trigger, lexicon)
        return words_in(tree, verb, relation[6:], lexicon) if verb is not None else []
    if relation.startswith(("neg.", "must.")):
        kind, _, inner = relation.partition(".")
        return [word for word in words_in(tree, trigger, inner, lexicon) if carries(tree, word, kind)]
    if relation == "subj":
        return [token for token in (tree.subject(trigger),) if token is not None]
    if relation == "dobj":
        return [token for token in (tree.object(trigger),) if token is not None]
    return list(_direct(tree, trigger, relation))


def _direct(tree: Tree, trigger: Token, relation: str) -> Iterator[Token]:
    kind, _, preposition = relation.partition(":")
    for child in tree.children(trigger):
        if kind in ADPOSITIONAL and preposition and preposition not in {"poss", "agent", "unmarked", "tmod", "npmod"}:
            # UD draws the line between obl and nmod by the governor's tag; an entry means the preposition.
            if base(child.deprel) in ADPOSITIONAL and preposition in tree.cases_of(child):
                yield child
        elif child.deprel == relation or (not preposition and base(child.deprel) == relation):
            yield child


def base(deprel: str) -> str:
    """The universal part of a relation: "nsubj" of "nsubj:pass"."""
    return deprel.partition(":")[0]


def carries(tree: Tree, word: Token, kind: str) -> bool:
    """Is the word negated ("neg"), or under an obligation ("must")?"""
    children = tree.children(word)
    if kind == "neg":
        return any(c.lemma.lower() in NEGATORS and base(c.deprel) in {"advmod", "det"} for c in children)
    # "will have to neutralise": the obligation is the governor of the act.
    have_to = word.lemma == "have" and any(c.deprel == "xcomp" for c in children)
    return have_to or any(base(c.deprel) == "aux" and c.lemma.lower() in OBLIGATIONS for c in children)


def light_verb(tree: Tree, noun: Token, lexicon: Lexicon) -> Token | None:
    """The light verb whose logical object (or passive subject) the event noun is: "held" of "held talks"."""
    if noun.upos not in {"NOUN", "PROPN"}:
        return None
    top = first_conjunct(tree, noun)
    # "carried out dozens of attacks", "launched a wave of strikes": the quantity noun stands between.
    governor = tree.head(top)
    if governor is not None and governor.upos == "NOUN" and base(top.deprel) == "nmod" and "of" in tree.cases_of(top):
        if lexicon.is_quantity(governor.lemma):
            top = first_conjunct(tree, governor)
            governor = tree.head(top)
    if governor is not None and governor.upos == "VERB" and lexicon.light(phrasal_lemma(tree, governor)):
        if base(top.deprel) == "obj" or top.deprel == "nsubj:pass":
            return governor
    if top.deprel == "acl:relcl" or governor is None:
        return None
    # "attacks carried out by the group", "the talks held in Doha"
    for child in tree.children(noun):
        if child.deprel in {"acl", "acl:relcl"} and lexicon.light(phrasal_lemma(tree, child)):
            if child.deprel == "acl" and child.feat("VerbForm") == "Part":
                return child
    return None


def phrasal_lemma(tree: Tree, verb: Token) -> str:
    """The lemma with its particle: "carry out"."""
    particle = next((c.lemma for c in tree.children(verb) if c.deprel == "compound:prt"), None)
    return f"{verb.lemma} {particle}" if particle else verb.lemma


def first_conjunct(tree: Tree, token: Token) -> Token:
    """The head of a coordination, "attacks" for "kidnappings" in "attacks and kidnappings"."""
    while token.deprel == "conj":
        governor = tree.head(token)
        if governor is None:
            break
        token = governor
    return token
