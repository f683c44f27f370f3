"""Dates: when an event happened, from the time expression that the text links to it, else from the one told last."""

from dateline.records.document import Document
from dateline.records.event import EventDate
from dateline.records.layers import SENTENCES, TIMEXES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.timex import Timex
from dateline.records.tree import Tree

DATES = frozenset({"DATE", "TIME"})


def date_of(trigger: int, document: Document, tree: Tree | None = None) -> EventDate | None:
    """The event's interval: of its clause, else of one above, else the sentence's only one, else the one before."""
    tree = tree or Tree(document[TOKENS])
    token = tree.tokens[trigger]
    linked = linked_timexes(token, document, tree)
    dated = [t for t in linked if t.type in DATES]
    lasting = next((t for t in linked if t.type == "DURATION"), None)
    repeated = next((t for t in linked if t.type == "SET"), None)
    found = dated[0] if dated else carried_over(token, document)
    if found is None and lasting is None and repeated is None:
        return None
    text = document.article.text
    return EventDate(
        text=found.span.of(text) if found else None,
        start=cut(found.begin.isoformat(), found.precision) if found and found.begin else None,
        end=cut_end(found) if found else None,
        precision=found.precision if found else "unknown",
        duration=lasting.value if lasting else None,
        frequency=repeated.frequency if repeated else None,
    )


def linked_timexes(token: Token, document: Document, tree: Tree) -> list[Timex]:
    """Expressions below the trigger first, then those of each clause above it, nearest first."""
    found: list[Timex] = []
    seen: set[Span] = set()
    sentence = document[SENTENCES][token.sentence].span
    here: Token | None = token
    while here is not None:
        span = tree.subtree_span(here)
        inside = [t for t in document[TIMEXES] if span.covers(t.span) and t.span not in seen]
        inside = [t for t in inside if not in_other_clause(t, here, tree)]
        found += sorted(inside, key=lambda t: abs(t.span.start - token.span.start))
        seen |= {t.span for t in inside}
        here = tree.head(here)
    rest = [t for t in document[TIMEXES] if sentence.covers(t.span) and t.span not in seen and t.type in DATES]
    return found if found or len(rest) != 1 else rest


def in_other_clause(timex: Timex, above: Token, tree: Tree) -> bool:
    """Does a clause of its own stand between the expression and the word above it?"""
    inside = list(tree.tokens_in(timex.span))
    if not inside:
        return False
    word: Token | None = inside[0]
    while word is not None and word.index != above.index:
        if word.deprel in {"acl:relcl", "advcl", "parataxis", "ccomp"} or (
            word.deprel == "conj" and word.upos == "VERB"
        ):
            return True
        word = tree.head(word)
    return False


def carried_over(token: Token, document: Document) -> Timex | None:
    """The last date of the sentence before in the same paragraph."""
    sentences = document[SENTENCES]
    here = sentences[token.sentence]
    if token.sentence == 0 or sentences[token.sentence - 1].paragraph != here.paragraph:
        return None
    before = sentences[token.sentence - 1].span
    dated = [t for t in document[TIMEXES] if before.covers(t.span) and t.type in DATES]
    return dated[-1] if dated else None


def cut(day: str, precision: str) -> str:
    """An ISO day cut to its precision: "2022-10" for a month, "2007" for a year."""
    return {"month": day[:7], "year": day[:4], "decade": day[:4], "season": day[:7]}.get(precision, day)


def cut_end(timex: Timex) -> str | None:
    """The last day, cut likewise unless the interval ends on a day that closes no calendar unit."""
    if timex.end is None:
        return None
    day = timex.end.isoformat()
    closes = {
        "month": (timex.end.month != (timex.end.replace(day=28).month)) or timex.end.day >= 28,
        "year": day.endswith("12-31"),
        "decade": day.endswith("12-31"),
    }
    return cut(day, timex.precision) if closes.get(timex.precision, False) else day
