"""Aggregates: events that gather many acts over a time: "over 150 attacks in three months", "almost daily attacks"."""

from dateline.coding.counts import load_numbers
from dateline.coding.draft import Draft
from dateline.coding.merging import outcome_lemmas
from dateline.records.event import Count, EventDate
from dateline.records.tree import Tree, base

UNITS = frozenset({"hour", "day", "week", "month", "year"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "AGREE", "SUPPORT", "CONCEDE"})
MANY = 3  # acts; two at once are one occasion


def is_aggregate(draft: Draft, attacks: Count | None, date: EventDate | None, tree: Tree) -> bool:
    """Does the record gather several acts: by number, by frequency or by a noun of series?"""
    if date is not None and date.frequency is not None:
        return True
    if draft.event_type in SPOKEN:
        attacks = None  # "five demands" are one demand
    least = (attacks.low or attacks.best or attacks.high or 0) if attacks is not None else 0
    repeated = attacks is not None and attacks.unit in {"times", None} and least >= MANY - 1
    return least >= MANY or repeated or in_series(draft, tree) or (least > 1 and per_unit(draft, tree))


def per_unit(draft: Draft, tree: Tree) -> bool:
    """ "two attacks a week"."""
    for trigger in draft.triggers:
        after = [t.lemma.lower() for t in tree.tokens[trigger.token + 1 : trigger.token + 3]]
        if (
            after[:1]
            and after[0] in {"a", "per", "every", "each"}
            and after[-1] in {"day", "week", "month", "year", "hour"}
        ):
            return True
    return False


def in_series(draft: Draft, tree: Tree) -> bool:
    """ "a wave of arrests", "repeated attacks"."""
    for trigger in draft.triggers:
        noun = tree.tokens[trigger.token]
        if noun.upos != "NOUN" or noun.lemma.lower() in outcome_lemmas()["outcomes"]:
            continue
        above = tree.head(noun)
        measured = above is not None and base(noun.deprel) == "nmod" and "of" in tree.cases_of(noun)
        if measured and above is not None and {above.lemma.lower(), above.text.lower()} & load_numbers().series:
            return True
        if any(c.lemma.lower() in {"repeated", "numerous", "countless", "frequent"} for c in tree.children(noun)):
            return noun.feat("Number") == "Plur"
    return False
