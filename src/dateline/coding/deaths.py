"""Deaths: who died of an illness, of old age or under an animal's teeth was attacked by nobody.

"The prime minister died at the age of 78" is no ASSAULT. A word that only tells of a death is one where the text tells
of violence too: of another attack, of arms, of a prison. The words are those of data/selection.yaml.
"""

from collections.abc import Sequence

from dateline.coding.accidents import is_accident, load_words
from dateline.coding.draft import Draft
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

FATAL = frozenset(
    {"kill", "die", "death", "dead", "perish", "demise", "claim", "infect", "maul", "trample", "bite", "sicken"}
)
OF = frozenset({"of", "from", "with", "after", "following", "due", "by", "to", "in"})
AGED = frozenset({"age", "aged"})


def without_natural_deaths(drafts: Sequence[Draft], tree: Tree) -> list[Draft]:
    """The same drafts; a death that nobody brought about carries the reason."""
    deaths = load_words()["deaths"]
    assaults = [d for d in drafts if d.event_type == "ASSAULT"]
    told = any(not tells_only_death(d, tree) for d in assaults if d.dropped is None or "accident" not in d.dropped)
    violent = told or any(is_violent(token, tree) for token in tree.tokens)
    judged: list[Draft] = []
    for draft in drafts:
        token = tree.tokens[draft.token]
        lemma = token.lemma.lower()
        if draft.event_type == "ASSAULT" and draft.dropped is None and lemma in FATAL | deaths:
            if (cause := natural_cause(token, tree)) is not None:
                draft = draft.drop(f"“{token.text}” comes of “{cause.text}”, and nobody's act")
            elif not violent and not draft.actors and tells_only_death(draft, tree):
                draft = draft.drop(f"“{token.text}” is a death, and the text tells of no violence")
        judged.append(draft)
    return judged


def is_violent(token: Token, tree: Tree) -> bool:
    """Does the word speak of force: arms, a battle, a prison, fire that somebody opened?"""
    lemma = token.lemma.lower()
    return lemma in load_words()["violence"] or (lemma == "fire" and not is_accident(token, tree))


def tells_only_death(draft: Draft, tree: Tree) -> bool:
    """Does no word of the event say that somebody did it?"""
    return all(tree.tokens[t.token].lemma.lower() in load_words()["deaths"] for t in draft.triggers)


def natural_cause(token: Token, tree: Tree) -> Token | None:
    """The illness, the age or the animal that the word's clause links to the death; None where there is none."""
    words = load_words()
    linked = [
        c
        for c in tree.children(token)
        if base(c.deprel) in {"obl", "nmod", "nsubj", "compound", "advmod", "amod", "advcl"}
    ]
    for child in linked:
        below = [child, *(c for c in tree.children(child) if base(c.deprel) in {"compound", "amod", "nmod", "conj"})]
        kinds = {c.lemma.lower() for c in below}
        if child.deprel.startswith("nsubj") and child.deprel != "nsubj" and child.deprel != "nsubj:outer":
            continue  # who was killed
        if base(child.deprel) in {"obl", "nmod"} and not set(tree.cases_of(child)) & (OF | {"at"}):
            continue
        if kinds & AGED and token.lemma.lower() in words["deaths"]:
            return child
        doer = child.deprel == "nsubj" or child.deprel == "obl:agent" or "by" in tree.cases_of(child)
        if kinds & words["illnesses"] and not kinds & words["violence"]:
            return child
        if doer and child.upos == "NOUN" and child.text.islower() and child.lemma.lower() in words["animals"]:
            return child
    return None
