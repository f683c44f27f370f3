"""Amounts: how many acts an event gathers, how many took part, which goods, sums or weapons it moved or used."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.counts import count_of, load_numbers, money_of
from dateline.coding.draft import Draft
from dateline.coding.merging import outcome_lemmas
from dateline.records.document import Document
from dateline.records.event import Count
from dateline.records.layers import MENTIONS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.lexicon import Lexicon

BY_PEOPLE = frozenset({"PROTEST", "MOBILIZE", "ASSAULT"})  # how many took part is what these count
MOVING = frozenset({"AID", "MOBILIZE"})  # these count what is given or sent
GIVING = frozenset({"AID", "AGREE", "REQUEST", "SUPPORT", "SANCTION", "COOPERATE"})  # these may be told in money
FREEING = frozenset({"RETREAT", "CONCEDE"})  # these count who is let go
DYING = frozenset({"die", "perish"})  # whose subject does nothing
BARRIERS = frozenset({"acl:relcl", "ccomp", "parataxis"})
OFTEN = {"twice": 2, "thrice": 3}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the noun that carries it; `kind` is one of NUMBER_KINDS, "count" where there is none for it."""

    kind: str
    count: Count
    noun: Token


def amounts_of(draft: Draft, document: Document, tree: Tree, lexicon: Lexicon) -> list[Amount]:
    """ "over 150 attacks", "thousands of protesters", "17 rockets", "$4.6 billion": the most telling first."""
    text = document.article.text
    people = {m.head for m in document[MENTIONS] if m.entity_type == "PER"}
    found = [*sums(draft, tree, text), *acts(draft, tree, text)]
    for kind, noun in counted(draft, people, tree, lexicon):
        if (count := count_of(tree, noun, text)) is not None:
            found.append(Amount(kind, count, noun))
    return list(dict.fromkeys(found))


def sums(draft: Draft, tree: Tree, text: str) -> Iterator[Amount]:
    """Money in the act's own clause."""
    if draft.event_type in GIVING:
        below = clause_words(tree.tokens[draft.token], tree)
        yield from (Amount("money", count, word) for word in below if (count := money_of(tree, word, text)) is not None)


def acts(draft: Draft, tree: Tree, text: str) -> Iterator[Amount]:
    """How many acts the event's own noun or "three times", "twice" tells."""
    for trigger in draft.triggers:
        word = tree.tokens[trigger.token]
        suffered = word.lemma.lower() in outcome_lemmas()["outcomes"]  # "six deaths" are no six acts
        if word.upos in {"NOUN", "PROPN"} and not suffered and (count := count_of(tree, word, text)) is not None:
            yield Amount("attacks", count, word)
        for child in tree.children(word):
            if child.lemma.lower() in OFTEN:
                n = OFTEN[child.lemma.lower()]
                yield Amount("attacks", Count(n, n, n, "times", child.text), child)
            elif child.text.lower() == "times" and (count := count_of(tree, child, text)) is not None:
                yield Amount("attacks", count, child)


def counted(draft: Draft, people: set[int], tree: Tree, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """The nouns whose number counts: who takes part, what is sent, who is freed, the weapons."""
    lead = tree.tokens[draft.token]
    if draft.event_type in BY_PEOPLE:
        subject = tree.subject(lead) if lead.lemma not in DYING else None
        who = [tree.tokens[i] for i in draft.actors] or ([subject] if subject is not None else [])
        who += estimated(subject, tree) if subject is not None else []
        yield from (("crowd" if draft.event_type == "PROTEST" else "count", word) for word in who)
    if draft.event_type in MOVING and lead.upos == "VERB" and (thing := tree.object(lead)) is not None:
        arms = bool(lexicon.weapon_mode(thing.lemma.lower())) or thing.lemma.lower() in load_numbers().arms
        yield "arms" if arms else "count", thing
    if draft.event_type in FREEING and lead.upos == "VERB" and (thing := tree.object(lead)) is not None:
        yield "freed", thing
    if draft.event_type == "ASSAULT":
        told = {t.token for t in draft.triggers} | people
        things = (w for w in clause_words(lead, tree) if w.upos == "NOUN" and w.index not in told)
        yield from (("arms", w) for w in things if lexicon.weapon_mode(w.lemma.lower()) and not is_known(w, tree))


def estimated(subject: Token, tree: Tree) -> list[Token]:
    """ "What police put at 500 people marched": the people of a clause that stands for the subject."""
    clauses = [c for c in tree.children(subject) if c.deprel == "acl:relcl"] if subject.lemma.lower() == "what" else []
    return [w for c in clauses for w in tree.children(c) if base(w.deprel) in {"obl", "obj"} and w.upos != "PRON"]


def is_known(noun: Token, tree: Tree) -> bool:
    """ "the two blasts": told before, and no new number."""
    return any(c.deprel == "det" and c.lemma.lower() in {"the", "these", "those"} for c in tree.children(noun))


def clause_words(trigger: Token, tree: Tree) -> list[Token]:
    """The words of the act's own clause, in text order."""
    top = tree.clause(trigger)
    return [word for word in tree.subtree(top, BARRIERS) if base(word.deprel) != "parataxis"]
