"""Tolls: how many dead, injured, seized and driven out an event has, each from its own phrase."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.coding.counts import add_counts, count_of, upward
from dateline.coding.draft import Draft
from dateline.coding.merging import outcome_lemmas
from dateline.coding.parts import parts_of
from dateline.coding.totals import TOTALS, running_totals
from dateline.coding.victims import counts_of, of_phrase
from dateline.records.document import Document
from dateline.records.event import Count
from dateline.records.layers import TRIGGERS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

KINDS = ("dead", "injured", "arrested", "displaced", "abducted")
SEIZING = frozenset({"arrest", "abduct"})  # modes
APART_BY = frozenset({"since", "before"})  # "8,500 have died since the death of": two happenings
NOT_ABOVE = frozenset({"acl:relcl", "ccomp", "parataxis"})
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # others only speak of the dead
NOUNS = frozenset({"death", "casualty", "injury", "fatality", "toll", "life"})  # no happening of their own
LOSING = frozenset({"claim", "lose", "cost", "take"})
EARLIER = frozenset({"early", "earlier", "previous", "initial", "preliminary"})  # "an earlier toll of 41"
MEN = frozenset({"man", "soldier", "fighter", "troop", "officer", "member", "woman", "person", "people", "policeman"})


@dataclass(frozen=True, slots=True)
class Told:
    """A number that the text tells, with the noun of those counted."""

    kind: str
    count: Count
    noun: Token | None = None
    part: bool = False
    total: bool = False
    corrected: bool = False


def tolls_of(draft: Draft, document: Document, tree: Tree, mode: str | None) -> dict[str, Count | None]:
    """Dead, injured, arrested, displaced and abducted; None where none is told."""
    told = told_numbers(draft, document, tree, mode)
    return {kind: summed([number for number in told if number.kind == kind]) for kind in KINDS}


def summed(told: list[Told]) -> Count | None:
    """The sum without parts and what was taken back; a running total only where nothing else is told."""
    valid = [number for number in told if not (number.part or number.corrected)]
    own = [number.count for number in valid if not number.total]
    return add_counts(list(dict.fromkeys(own or [number.count for number in valid][-1:])))


def told_numbers(draft: Draft, document: Document, tree: Tree, mode: str | None) -> list[Told]:
    """Every number that the outcome words of the event tell, in the order of its words."""
    found: list[Told] = []
    for word in outcome_words(draft, document, tree):
        for kind in KINDS:
            if kind == "arrested" and mode not in SEIZING:
                continue
            found += told_by(word, kind, document, tree)
    if draft.event_type in VIOLENT:
        found += (Told(kind, count, noun, total=True) for kind, count, noun in running_totals(draft, document, tree))
        if not any(number.kind in {"dead", "injured"} for number in found):
            found += nobody_after(draft, document, tree)
    return list(dict.fromkeys(found))


def nobody_after(draft: Draft, document: Document, tree: Tree) -> Iterator[Told]:
    """ "Rockets hit the base. No troops were injured.": that nobody suffered is told in the next sentence."""
    here = tree.tokens[draft.token].sentence
    later = [t for t in document[TRIGGERS] if t.event_type == draft.event_type and t.token > draft.token]
    if draft.event_type != "ASSAULT" or any(tree.tokens[t.token].sentence == here for t in later):
        return
    last = tree.sentence(tree.tokens[draft.token])[-1].index
    following = tree.sentence(tree.tokens[last + 1]) if last + 1 < len(tree.tokens) else ()
    for word in following:
        for kind in ("dead", "injured"):
            yield from (n for n in told_by(word, kind, document, tree) if n.count.high == 0)


def outcome_words(draft: Draft, document: Document, tree: Tree) -> Iterator[Token]:
    """The event's own triggers, and the words near them that no other event has."""
    own = {t.token for t in draft.triggers}
    others = {t.token for t in document[TRIGGERS]} - own
    seen: set[int] = set()
    for index in sorted(own):
        near = about(tree.tokens[index], others, tree) if draft.event_type in VIOLENT else ()
        for word in (tree.tokens[index], *near):
            if word.index not in seen:
                seen.add(word.index)
                yield word


def about(trigger: Token, others: set[int], tree: Tree) -> Iterator[Token]:
    """Words below the trigger and, with its like, below the word right above it: "the attack left no casualties"."""
    above = tree.head(trigger)
    tops = [trigger]
    if above is not None and trigger.deprel not in NOT_ABOVE and above.index not in others:
        tops.append(above)
        if trigger.deprel == "obj":
            # "saying an attack on the base produced no casualties": a long subject taken for an object.
            tops += [c for c in tree.children(above) if c.deprel == "ccomp" and c.index > trigger.index]
    for top in tops:
        waiting = [top]
        while waiting:
            here = waiting.pop(0)
            another = here.lemma not in NOUNS or not APART_BY.isdisjoint(tree.cases_of(here))
            if here.index in others and another:
                continue
            yield here
            waiting += [c for c in tree.children(here) if c.deprel not in NOT_ABOVE]


def told_by(word: Token, kind: str, document: Document, tree: Tree) -> Iterator[Told]:
    """The numbers that one word gives of a kind; none where it is no such word."""
    text, lemma = document.article.text, word.lemma.lower()
    if lemma == "toll" and kind == "dead":
        yield from toll(word, tree, text)
    elif lemma in {"life", "casualty"}:
        yield from lives(word, kind, tree, text)
    elif lemma == "lose" and kind == "dead":
        yield from losses(word, tree, text)
    elif lemma in outcome_lemmas()[kind]:
        for noun, count in counts_of(word, document, tree):
            yield Told(kind, count, noun)
            for part_noun, part in parts_of(noun, tree, text):
                yield Told(kind, part, part_noun, part=True)


def toll(word: Token, tree: Tree, text: str) -> Iterator[Told]:
    """ "The death toll rose by five to 40", "a toll of 12", "revised the toll from 40 to 31", "tolls exceeded 100"."""
    verb = tree.head(word)
    if verb is not None and verb.lemma in TOTALS and base(word.deprel) == "obj":
        return  # a running total: "raising the death toll to 31"
    after = [t for t in tree.sentence(word) if t.index > word.index]
    for case, number in pairwise(after):
        if case.text.lower() in {"to", "from"} and number.upos == "NUM" and verb is not None and verb.upos == "VERB":
            noun = tree.head(number) if number.deprel.startswith("nummod") else number
            if noun is not None and (count := count_of(tree, noun, text)) is not None:
                yield Told("dead", count, None, corrected=case.text.lower() == "from")
                if case.text.lower() == "to":
                    return
    below = list(tree.children(word))
    if verb is not None and base(word.deprel) in {"nsubj", "obj"}:
        below += [c for c in tree.children(verb) if c.index > word.index]
    for noun in below:
        cases = set(tree.cases_of(noun))
        if "by" in cases or "from" in cases:
            continue
        if (count := count_of(tree, noun, text)) is not None and base(noun.deprel) in {"obj", "obl", "nmod", "xcomp"}:
            over = verb is not None and verb.lemma in {"exceed", "top", "pass", "surpass"}
            earlier = any(c.lemma.lower() in EARLIER for c in tree.children(word))
            yield Told("dead", upward(count) if over else count, corrected=earlier)
            return


def lives(word: Token, kind: str, tree: Tree, text: str) -> Iterator[Told]:
    """ "claimed 48 lives" are dead; "no casualties" are neither dead nor injured."""
    verb, count = tree.head(word), count_of(tree, word, text)
    if count is None:
        return
    if word.lemma == "casualty":
        if count.high == 0 and kind in {"dead", "injured"}:
            yield Told(kind, count)
    elif kind == "dead" and verb is not None and (verb.lemma in LOSING or verb.lemma == "loss"):
        yield Told(kind, count, of_phrase(word, tree))


def losses(verb: Token, tree: Tree, text: str) -> Iterator[Told]:
    """ "The army lost 40 men in the battle"."""
    thing = tree.object(verb)
    if thing is not None and thing.lemma.lower() in MEN and (count := count_of(tree, thing, text)) is not None:
        yield Told("dead", count, thing)
