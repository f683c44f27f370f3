"""Merging: words that tell one happening become one event.

"The explosion of a car bomb that killed six troops and wounded 14" has three triggers and is one ASSAULT: an outcome
(killed, wounded) is one event with the act that it is linked to, and a verb with the event noun that it governs.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from dateline.coding.draft import Draft
from dateline.records.event import Factuality
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.data_files import read_yaml

LINKS = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "nmod",
        "acl",
        "acl:relcl",
        "xcomp",
        "ccomp",
        "advcl",
        "appos",
        "compound",
    }
)
STEPS_UP = 3
KILLING = frozenset({"kill", "wound", "injure", "slay", "maim"})
APART = frozenset({"while", "after", "before", "since", "although", "though", "because", "as"})
# "Before the attacks gunmen killed ..." and "after the execution the embassy was attacked" are two happenings, "died
# after the attack" is one.
EARLIER, LATER = frozenset({"before", "since"}), frozenset({"after", "following"})


@lru_cache(maxsize=1)
def outcome_lemmas() -> dict[str, frozenset[str]]:
    """The lists of data/results.yaml."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "results.yaml")
    return {name: frozenset(lemmas) for name, lemmas in raw.items()}


def merge_drafts(drafts: Sequence[Draft], tree: Tree) -> list[Draft]:
    """Drafts of one happening joined, in text order; those put aside pass through."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.dropped:
            kept.append(draft)
            continue
        partner = next(
            (i for i, other in enumerate(kept) if not other.dropped and same_happening(other, draft, tree)),
            None,
        )
        if partner is None:
            kept.append(draft)
        else:
            kept[partner] = joined(kept[partner], draft, tree)
    return sorted(kept, key=lambda d: min(t.token for t in d.triggers))


def same_happening(one: Draft, other: Draft, tree: Tree) -> bool:
    """Do two drafts of one sentence tell the same act?"""
    if one.event_type != other.event_type:
        return False
    return any(
        linked(tree.tokens[a.token], tree.tokens[b.token], one, other, tree)
        for a in one.triggers
        for b in other.triggers
    )


def linked(a: Token, b: Token, one: Draft, other: Draft, tree: Tree) -> bool:
    """Is one word the other's governor over links of one act, or are both outcomes of one act?"""
    if a.sentence != b.sentence:
        return False
    outcomes = outcome_lemmas()["outcomes"]
    if beside(a, b, tree) or beside(b, a, tree):
        return a.lemma in outcomes and b.lemma in outcomes and same_side(one, other)
    if base(a.deprel) == "conj" or base(b.deprel) == "conj":
        coordinated = b.index in {t.index for t in tree.conjuncts(a)} or a.index in {t.index for t in tree.conjuncts(b)}
        if coordinated:
            both = a.lemma in outcomes and b.lemma in outcomes
            return (both or leads_to(a, b, one, tree) or leads_to(b, a, other, tree)) and same_side(one, other)
    if does_it(a, b, tree) or does_it(b, a, tree) or brought_about(a, b, tree) or brought_about(b, a, tree):
        return True
    if not (climbs(a, b, tree) or climbs(b, a, tree)) or at_other_times(a, b, one.event_type, tree):
        return False
    if a.upos == "VERB" and b.upos == "VERB":
        low = a if climbs(a, b, tree) else b
        own_subject = any(base(c.deprel) == "nsubj" for c in tree.children(low)) and low.deprel == "advcl"
        return (a.lemma in outcomes or b.lemma in outcomes) and (not own_subject or is_occasion(low, tree))
    return compatible(one, other) or suffers(a, b, one, other, tree) or suffers(b, a, other, one, tree)


def suffers(verb: Token, noun: Token, told: Draft, act: Draft, tree: Tree) -> bool:
    """ "A man was killed in an attack": the man, whom the parse may also take for who attacked, only suffers."""
    passive = verb.upos == "VERB" and verb.lemma in KILLING and tree.is_passive(verb)
    return passive and noun.upos == "NOUN" and set(act.actors) <= set(told.recipients) and not told.actors


def leads_to(act: Token, outcome: Token, draft: Draft, tree: Tree) -> bool:
    """ "ambushed a patrol and killed two men", "shot and killed a herder": the outcome of the act that it follows."""
    if outcome.lemma not in KILLING or act.lemma in outcome_lemmas()["outcomes"] or act.index > outcome.index:
        return False
    own_doer = any(base(c.deprel) == "nsubj" for c in tree.children(outcome))
    return act.upos == "VERB" and not own_doer and draft.triggers[0].mode not in {"abduct", "destroy", "torture"}


def beside(low: Token, high: Token, tree: Tree) -> bool:
    """ "five died in the blast; twenty were injured": one clause set beside the other, however it is parsed."""
    if low.head != high.index:
        return False
    between = tree.tokens[high.index : low.index]
    return low.deprel == "parataxis" or (low.deprel == "advcl" and any(t.text == ";" for t in between))


def brought_about(outcome: Token, act: Token, tree: Tree) -> bool:
    """ "reopened the case of the deaths of ten men in an airstrike": parsers hang "in" on the verb over both."""
    nouns = outcome.upos == act.upos == "NOUN" and outcome.head == act.head and outcome.index < act.index
    near = {base(outcome.deprel), base(act.deprel)} <= {"obl", "nmod", "obj"}
    known = outcome.lemma in outcome_lemmas()["outcomes"] and act.lemma not in outcome_lemmas()["outcomes"]
    return nouns and near and known and bool(set(tree.cases_of(act)) & {"in", "during", "from"})


def does_it(noun: Token, verb: Token, tree: Tree) -> bool:
    """Is the event noun what does the verb: "the attacks began at dawn and struck a plant"?"""
    if verb.upos != "VERB" or noun.upos not in {"NOUN", "PROPN"}:
        return False
    subject = tree.subject(verb)
    return subject is not None and subject.index == noun.index


def is_occasion(clause: Token, tree: Tree) -> bool:
    """ "were killed when a bomb hit their bus": the clause tells the same moment, and not a later or earlier one."""
    return any(c.text.lower() == "when" for c in tree.children(clause) if c.deprel in {"mark", "advmod"})


def climbs(low: Token, high: Token, tree: Tree) -> bool:
    """Does `low` hang below `high` by a few links of one act?"""
    word = low
    for _ in range(STEPS_UP):
        governor = tree.head(word)
        # "12 killed, 30 hurt in a bombing": outcomes side by side have one cause.
        outcomes = outcome_lemmas()["outcomes"]
        beside = word.deprel == "conj" and governor is not None and {word.lemma, governor.lemma} <= outcomes
        if governor is None or not (beside or word.deprel in LINKS or base(word.deprel) in LINKS):
            return False
        if word.deprel == "advcl" and any(c.text.lower() in APART for c in tree.children(word) if c.deprel == "mark"):
            return False
        if governor.index == high.index:
            return True
        word = governor
    return False


def at_other_times(a: Token, b: Token, event_type: str, tree: Tree) -> bool:
    """Does one word stand "before" or "after" the other? What precedes a meeting belongs to it."""
    ended = {a.lemma, b.lemma} & outcome_lemmas()["outcomes"]
    apart = EARLIER if ended else EARLIER | LATER
    return event_type != "CONSULT" and any(apart & set(tree.cases_of(word)) for word in (a, b))


def same_side(one: Draft, other: Draft) -> bool:
    """No two different actors."""
    return not (one.actors and other.actors and set(one.actors) != set(other.actors))


def compatible(one: Draft, other: Draft) -> bool:
    """An act and its noun may be one when their actors do not contradict each other."""
    across = set(one.actors) & set(other.recipients) or set(other.actors) & set(one.recipients)
    return same_side(one, other) and not across


def whole_story(lead: Draft, rest: Draft, tree: Tree) -> Factuality:
    """What was not asserted by one word holds for both; but who "died in the failed assassination" died."""
    facts = {draft.factuality.status: draft.factuality for draft in (rest, lead)}
    outcomes = outcome_lemmas()["outcomes"]
    died = any(d.factuality.status == "asserted" and tree.tokens[d.token].lemma in outcomes for d in (lead, rest))
    if died and set(facts) == {"asserted", "negated"} and facts["negated"].outcome is not None:
        return replace(facts["asserted"], outcome="failed")
    return lead.factuality if lead.factuality.status != "asserted" else rest.factuality


def joined(one: Draft, other: Draft, tree: Tree) -> Draft:
    """One draft of two; the earlier word leads, unless it names an outcome and the other the act."""
    outcomes = outcome_lemmas()["outcomes"]
    lead, rest = (one, other)
    if tree.tokens[one.token].lemma in outcomes and tree.tokens[other.token].lemma not in outcomes:
        lead, rest = other, one
    triggers = tuple(dict.fromkeys((*lead.triggers, *rest.triggers)))
    recipients = tuple(dict.fromkeys((*one.recipients, *other.recipients)))
    # "leaving nine dead and 30 injured": who suffers by the one word does not act by the other.
    suffering = rest.recipients if tree.tokens[rest.token].lemma in KILLING and not rest.actors else ()
    actors = tuple(actor for actor in lead.actors if actor not in suffering)
    actors = actors or tuple(actor for actor in rest.actors if actor not in recipients)
    factuality = whole_story(lead, rest, tree)
    return Draft(triggers, actors, tuple(r for r in recipients if r not in actors), factuality)
