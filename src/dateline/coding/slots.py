"""Slots: where in the parse the words stand that complete another: its object, clause, "for" phrase."""

from collections.abc import Sequence

from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "nothing"})
PARTICLES = frozenset({"out", "off", "down", "up", "away", "back", "over"})
NEGATING = frozenset({"advmod", "det", "cc", "discourse", "cc:preconj"})
SMALL = frozenset({"out", "off", "away", "gone"})  # "wants them out"


def words_at(tree: Tree, token: Token, slot: str) -> list[Token]:
    """Heads of what stands in the slot, in text order: dobj subj poss xcomp ccomp KIND:WORD."""
    kind, _, word = slot.partition(":")
    if slot == "dobj":
        thing = object_of(tree, token)
        return [thing] if thing is not None else []
    if slot == "subj":
        return [c for c in tree.children(token) if base(c.deprel) == "nsubj"]
    if not word:
        return [c for c in tree.children(token) if base(c.deprel) == kind]
    if word == "ing":
        return [c for c in tree.children(token) if base(c.deprel) in {"advcl", "xcomp"} and is_gerund(c)]
    if word == "that":
        clauses = (c for c in tree.children(token) if base(c.deprel) in {"acl", "ccomp", "advcl", "acl:relcl"})
        return [c for c in clauses if "that" in tree.marks_of(c)]
    found = [c for c in tree.children(token) if marked_by(tree, c, kind, word)]
    thing = object_of(tree, token) if not found and token.upos == "VERB" and kind in {"obl", "advcl"} else None
    if thing is not None and thing.index > token.index and (kind == "obl" or word != "to"):
        # "asked France for help", "warned them against going": the parse may hang it on France.
        found = [c for c in tree.children(thing) if marked_by(tree, c, {"obl": "nmod"}.get(kind, "acl"), word)]
    if not found and slot == "acl:to" and (over := tree.head(token)) is not None and base(token.deprel) == "nsubj":
        # "bids by Palestine to join the court failed": the parse may hang the clause on the verb after it.
        found = [
            c for c in tree.children(over) if token.index < c.index < over.index and marked_by(tree, c, "acl", "to")
        ]
    return found


def marked_by(tree: Tree, child: Token, kind: str, word: str) -> bool:
    """Is it a phrase (obl, nmod) or a clause (advcl, acl) brought by this word? The tags' finer lines are not drawn."""
    if kind in {"obl", "nmod"}:
        return base(child.deprel) in {"obl", "nmod"} and word in tree.cases_of(child) and child.deprel != "nmod:poss"
    clause = base(child.deprel) in {"advcl", "acl", "xcomp"} and child.deprel != "acl:relcl"
    return clause and word in tree.marks_of(child)


def object_of(tree: Tree, verb: Token) -> Token | None:
    """The logical object; after a particle also a bare noun that parsers take for an adverb."""
    thing = tree.object(verb)
    if thing is not None or verb.upos != "VERB":
        return thing
    if not any(c.deprel == "compound:prt" for c in tree.children(verb)):
        return None
    bare = (c for c in tree.children(verb) if base(c.deprel) == "obl" and c.upos in {"NOUN", "PROPN"})
    return next((c for c in bare if c.index > verb.index and not tree.cases_of(c)), None)


def particle_of(tree: Tree, verb: Token) -> str | None:
    """The particle of a verb: "out" of "rule out"; parsers waver between particle and adverb right after it."""
    for child in tree.children(verb):
        close = child.deprel in {"advmod", "obl"} and child.index - verb.index in {1, 2}
        if child.deprel == "compound:prt" or (close and child.lemma.lower() in PARTICLES):
            return child.lemma.lower()
    return None


def is_gerund(token: Token) -> bool:
    """Is it a verb in -ing?"""
    return token.upos == "VERB" and token.text.lower().endswith("ing")


def is_negated(tree: Tree, token: Token) -> bool:
    """Has the word a negation of its own: "did not want", "no support", "never"?"""
    return any(c.index < token.index or token.upos != "VERB" for c in negations(tree, token))


def negations(tree: Tree, token: Token) -> list[Token]:
    """The words of negation right below a word; those after a verb are of what follows it: "vowed never to go"."""
    below = [c for c in tree.children(token) if base(c.deprel) in NEGATING]
    longer = [c for c in below if c.text.lower() == "longer" and tree.tokens[c.index - 1].lemma.lower() == "no"]
    return longer or [c for c in below if c.lemma.lower() in NEGATORS or c.text.lower() in NEGATORS]


def is_denied_after(tree: Tree, verb: Token, clause: Token) -> bool:
    """Does a negation between a verb and its clause deny the clause: "decided not to go", "vowed never to go"?"""
    return any(verb.index < c.index < clause.index for c in negations(tree, verb))


def aux_lemmas(tree: Tree, token: Token) -> frozenset[str]:
    """Lemmas of a verb's or predicate's auxiliaries, as the dictionary has them."""
    auxiliaries = (c for c in tree.children(token) if base(c.deprel) == "aux")
    return frozenset(
        {"will": "will", "wo": "will", "'ll": "will", "’ll": "will", "ca": "can", "'d": "would"}.get(
            c.text.lower(), c.lemma.lower()
        )
        for c in auxiliaries
    )


def with_conjuncts(tree: Tree, head: Token) -> list[Token]:
    """The phrase and those coordinated with it."""
    return [head, *tree.conjuncts(head)]


def is_under(tree: Tree, low: Token, high: Token) -> bool:
    """Does the lower word hang below the higher one, or is it that word?"""
    word: Token | None = low
    while word is not None and word.index != high.index:
        word = tree.head(word)
    return word is not None


def has_marks(tree: Tree, token: Token, marks: frozenset[str] | Sequence[str]) -> bool:
    """Is the clause brought by one of these words?"""
    return bool(set(tree.marks_of(token)) & set(marks))
