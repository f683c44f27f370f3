"""Amounts: how many acts an event gathers, how many took part, which goods or weapons it moved or used."""

from collections.abc import Iterator

from dateline.coding.counts import count_of, money_of
from dateline.coding.draft import Draft
from dateline.records.document import Document
from dateline.records.event import Count
from dateline.records.layers import MENTIONS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.lexicon import Lexicon

BY_PEOPLE = frozenset({"PROTEST", "MOBILIZE", "ASSAULT"})  # how many took part is what these count
MOVING = frozenset({"AID", "MOBILIZE"})  # these count what is given or sent
DYING = frozenset({"die", "perish"})  # whose subject does nothing
BARRIERS = frozenset({"acl:relcl", "ccomp", "parataxis"})


def count_of_acts(draft: Draft, document: Document, tree: Tree, lexicon: Lexicon) -> Count | None:
    """ "over 150 attacks", "thousands of protesters", "17 rockets", "$4.6 billion": the first that the text gives."""
    text = document.article.text
    if draft.event_type == "AID":
        below = clause_words(tree.tokens[draft.token], tree)
        if (money := next((sum_ for word in below if (sum_ := money_of(tree, word, text))), None)) is not None:
            return money
    people = {m.head for m in document[MENTIONS] if m.entity_type == "PER"}
    for noun in counted(draft, people, tree, lexicon):
        if (count := count_of(tree, noun, text)) is not None:
            return count
    return None


def counted(draft: Draft, people: set[int], tree: Tree, lexicon: Lexicon) -> Iterator[Token]:
    """The nouns whose number counts: the act's own, who takes part, what is sent, the weapons."""
    lead = tree.tokens[draft.token]
    own = [tree.tokens[t.token] for t in draft.triggers]
    yield from (word for word in own if word.upos in {"NOUN", "PROPN"})
    if draft.event_type in BY_PEOPLE:
        subject = tree.subject(lead) if lead.lemma not in DYING else None
        yield from [tree.tokens[i] for i in draft.actors] or ([subject] if subject is not None else [])
    if draft.event_type in MOVING and lead.upos == "VERB" and (thing := tree.object(lead)) is not None:
        yield thing
    if draft.event_type == "ASSAULT":
        things = (w for w in clause_words(lead, tree) if w.upos == "NOUN" and w.index not in people)
        yield from (w for w in things if lexicon.weapon_mode(w.lemma.lower()) and not is_known(w, tree))


def is_known(noun: Token, tree: Tree) -> bool:
    """ "the two blasts": told before, and no new number."""
    return any(c.deprel == "det" and c.lemma.lower() in {"the", "these", "those"} for c in tree.children(noun))


def clause_words(trigger: Token, tree: Tree) -> list[Token]:
    """The words of the act's own clause, in text order."""
    top = tree.clause(trigger)
    return [word for word in tree.subtree(top, BARRIERS) if base(word.deprel) != "parataxis"]
