"""Attempts: who foils an act does not do it: "police foiled an attack on a church" is nobody's attack by police."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.records.syntax import Token
from dateline.records.tree import Tree

FOILING = frozenset({"foiled", "averted", "stopped"})  # outcomes that somebody else brings about


def without_foilers(drafts: Sequence[Draft], tree: Tree) -> list[Draft]:
    """The same drafts; of an act that did not come about, who prevented it is no party."""
    return [
        bared(draft, tree) if draft.factuality.outcome in FOILING or is_figure(draft, tree) else draft
        for draft in drafts
    ]


def bared(draft: Draft, tree: Tree) -> Draft:
    """The draft without the subject of the word that says how the act ended."""
    foiler = foiler_of(draft, tree)
    if foiler is None:
        return draft
    out = {foiler.index, *(member.index for member in tree.conjuncts(foiler))}
    actors = tuple(actor for actor in draft.actors if actor not in out)
    return replace(draft, actors=actors, recipients=tuple(r for r in draft.recipients if r not in out))


def is_figure(draft: Draft, tree: Tree) -> bool:
    """ "The ministry put the toll at 86": who counts the dead killed nobody."""
    return tree.tokens[draft.token].lemma in {"toll", "tally", "count"}


def foiler_of(draft: Draft, tree: Tree) -> Token | None:
    """Who foils, averts or stops the act."""
    cue = draft.factuality.cue
    verb = next((t for t in tree.sentence(tree.tokens[draft.token]) if t.span == cue), None)
    if is_figure(draft, tree):
        verb = tree.head(tree.tokens[draft.token])
    return tree.subject(verb) if verb is not None and verb.upos == "VERB" and verb.index != draft.token else None
