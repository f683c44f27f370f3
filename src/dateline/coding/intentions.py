"""Intentions: an act that is only promised or refused is the verbal act of promising or refusing it.

PLOVER's manual codes deeds that happen; "will release prisoners" is AGREE and "will not lift the ban" is REJECT,
each with the mode of what is refused.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.records.event import Factuality
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
DECISIONS = frozenset({"decide", "resolve"})
REFUSED_MODES = {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}  # of REJECT; "assist" for the others
INTENT = frozenset({"will", "shall", "would", "'ll", "wo"})
NEGATORS = frozenset({"not", "n't", "never"})


def intended(drafts: Sequence[Draft], tree: Tree) -> list[Draft]:
    """The same drafts; cooperation that is to come is AGREE, cooperation that "will not" come is REJECT."""
    return [draft if draft.dropped else as_said(draft, tree) for draft in drafts]


def as_said(draft: Draft, tree: Tree) -> Draft:
    """The verbal act that a draft of cooperation stands for, the draft itself where it is told as a deed."""
    if draft.event_type not in COOPERATIVE or not draft.actors:
        return draft
    if draft.factuality.status == "future":
        if draft.event_type in YIELDING and is_decided(draft, tree):
            return retyped(draft, "CONCEDE", None, replace(draft.factuality, status="asserted", cue=None))
        return retyped(draft, "AGREE", None, draft.factuality)
    if draft.factuality.status in {"negated", "hypothetical"} and is_refused(draft, tree):
        mode = REFUSED_MODES.get(draft.event_type, "assist")
        said = replace(draft.factuality, status="asserted", cue=None, conditions=())
        return retyped(draft, "REJECT", mode, said)
    return draft


def is_decided(draft: Draft, tree: Tree) -> bool:
    """ "Decided to lift the ban": the concession is made, if not yet carried out."""
    cue = draft.factuality.cue
    return cue is not None and any(t.span == cue and t.lemma in DECISIONS for t in tree.tokens)


def is_refused(draft: Draft, tree: Tree) -> bool:
    """Does its verb, or the light verb over its noun, say that somebody will not do it?"""
    token = tree.tokens[draft.token]
    governor = tree.head(token)
    verb = governor if token.upos != "VERB" and governor is not None and base(token.deprel) == "obj" else token
    return will_not(verb, tree) and not tree.is_passive(verb)


def will_not(verb: Token, tree: Tree) -> bool:
    """Has the verb both an auxiliary of intent and a negation?"""
    lemmas = {c.lemma.lower() for c in tree.children(verb)} | {c.text.lower() for c in tree.children(verb)}
    return bool(lemmas & INTENT) and bool(lemmas & NEGATORS)


def retyped(draft: Draft, event_type: str, mode: str | None, factuality: Factuality) -> Draft:
    """The draft with its leading trigger told anew; words that only told the deed are left out."""
    lead = replace(draft.triggers[0], event_type=event_type, mode=mode)
    return replace(draft, triggers=(lead,), factuality=factuality)
