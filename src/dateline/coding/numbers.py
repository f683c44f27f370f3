"""Numbers: every number of an event with whose it is and where it stands, and the attributes that sum them up."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.amounts import Amount, amounts_of
from dateline.coding.draft import Draft
from dateline.coding.entities import Entities
from dateline.coding.tolls import KINDS, Told, summed, told_numbers
from dateline.records.actor import Entity
from dateline.records.document import Document
from dateline.records.event import Count, Number
from dateline.records.layers import SENTENCES
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.lexicon import Lexicon

AMOUNTS = ("crowd", "attacks", "money", "arms")


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of one event, and one count a kind."""

    all: tuple[Number, ...]
    counts: dict[str, Count | None]  # by the names of the event's fields
    acts: Count | None  # how many acts of its type, whatever the type is


def numbers_of(draft: Draft, document: Document, mode: str | None, lexicon: Lexicon, entities: Entities) -> Numbers:
    """What the text tells of the event in numbers; a kind that it does not tell is None."""
    tree = entities.tree
    told = told_numbers(draft, document, tree, mode)
    amounts = amounts_of(draft, document, tree, lexicon)
    counts = {kind: summed([number for number in told if number.kind == kind]) for kind in KINDS}
    counts |= {kind: first_of(amounts, kind) for kind in AMOUNTS}
    if draft.event_type != "ASSAULT":
        counts["attacks"] = None
    counts["count"] = amounts[0].count if amounts else None
    numbers = [number_of(one, document, entities) for one in told]
    kinds = {"attacks"} if draft.event_type != "ASSAULT" else set[str]()
    numbers += [amount_of(one, document, tree) for one in amounts if one.kind not in {"count", *kinds}]
    return Numbers(tuple(numbers), counts, first_of(amounts, "attacks"))


def first_of(amounts: Sequence[Amount], kind: str) -> Count | None:
    """The first amount of a kind."""
    return next((amount.count for amount in amounts if amount.kind == kind), None)


def number_of(told: Told, document: Document, entities: Entities) -> Number:
    """A toll with its side."""
    side: Entity | None = None
    if told.noun is not None and told.noun.upos in {"NOUN", "PROPN", "PRON"}:
        side = entities.resolve(told.noun.index, entities.tree.phrase(told.noun))
    span = span_of(told.count, told.noun, document, entities.tree)
    return Number(told.kind, told.count, span, side, told.part, told.total, told.corrected)


def amount_of(amount: Amount, document: Document, tree: Tree) -> Number:
    """An amount as a number."""
    return Number(amount.kind, amount.count, span_of(amount.count, amount.noun, document, tree))


def span_of(count: Count, noun: Token | None, document: Document, tree: Tree) -> Span | None:
    """Where the words of a number stand: found in the noun's sentence, else the noun's phrase."""
    if noun is None:
        return None
    text, sentence = document.article.text, document[SENTENCES][noun.sentence].span
    if count.text:
        place = text.lower().rfind(count.text.lower(), sentence.start, min(sentence.end, noun.span.end + 40))
        if place >= 0:
            return Span(place, place + len(count.text))
    return tree.phrase(noun)
