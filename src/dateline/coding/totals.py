"""Totals: numbers of more than the event: "raising the death toll to 31", "bringing to 31 the number killed"."""

from collections.abc import Iterator
from itertools import pairwise

from dateline.coding.counts import count_of
from dateline.coding.draft import Draft
from dateline.coding.merging import outcome_lemmas
from dateline.records.document import Document
from dateline.records.event import Count
from dateline.records.syntax import Token
from dateline.records.tree import Tree

TOTALS = frozenset({"raise", "bring", "take", "push", "lift", "increase", "drive"})
NUMBERS = frozenset({"number", "total", "toll", "count", "tally", "figure"})
KINDS = ("dead", "injured", "arrested", "displaced", "abducted")


def running_totals(draft: Draft, document: Document, tree: Tree) -> Iterator[tuple[str, Count, Token]]:
    """(kind, count, the noun for the total) in the sentence of the event."""
    for verb in tree.sentence(tree.tokens[draft.token]):
        total = total_of(verb, tree)
        if total is None:
            continue
        words = [t for t in tree.sentence(verb) if t.index > verb.index]
        for case, number in pairwise(words):
            if case.text.lower() == "to" and (count := counted(number, words, tree, document.article.text)) is not None:
                yield kind_of(total, tree), count, total
                break


def total_of(verb: Token, tree: Tree) -> Token | None:
    """What is raised or brought to a number: "the death toll", "the number of people killed"."""
    if verb.upos != "VERB" or verb.lemma not in TOTALS:
        return None
    below = (c for c in tree.children(verb) if c.lemma.lower() in NUMBERS)
    return next(below, None)


def counted(number: Token, words: list[Token], tree: Tree, text: str) -> Count | None:
    """The number after "to", past a bound such as "at least"."""
    at = words.index(number)
    figure = next((w for w in words[at : at + 4] if w.upos == "NUM"), None)
    if figure is None:
        return None
    noun = tree.head(figure) if figure.deprel.startswith("nummod") else figure
    return count_of(tree, noun, text) if noun is not None else None


def kind_of(total: Token, tree: Tree) -> str:
    """Of what the total is, by the words below it; of the dead where they do not say."""
    below = {t.lemma.lower() for t in tree.subtree(total)}
    lists = outcome_lemmas()
    return next((kind for kind in KINDS if below & lists[kind]), "dead")
