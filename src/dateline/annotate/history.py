"""History: events told as background, by their own time or by that of the clause, conjunct or sentence that frames it.

What ended more than so many days before publication is history ("In 1998 rebels killed ..."). A clause without a time
of its own is as old as the clause that it follows: "was founded in 2007 and carried out attacks", "was set up in 2003
after troops ousted the president".
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dateline.records.document import Document
from dateline.records.layers import TIMEXES
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.timex import Timex
from dateline.records.tree import Tree, base

FRAMED = frozenset({"conj", "xcomp", "ccomp", "acl", "acl:relcl"})  # clauses as old as the one they hang on
FRAMING_MARKS = frozenset({"after", "when", "as", "before", "where"})
APART = frozenset({"acl:relcl", "advcl", "parataxis"})  # clauses that have times of their own
ENDING_NOW = frozenset({"last", "past", "recent"})
OPEN_YEARS = 3  # "since 2014" is history where it began at least so many years before


def historical(
    tree: Tree, token: Token, document: Document, adverbs: frozenset[str], days: int
) -> Iterator[tuple[str, Span]]:
    """History: the event's own time lies far back, or a word such as "previously" says so."""
    published = document.article.published
    horizon = published - timedelta(days=days)
    for timex in times_of(tree, token, document):
        # "in the last five years": what went on until now is not over, as what began "in 2014" may be.
        until_now = timex.end is not None and timex.end >= published
        running = until_now and ENDING_NOW & set(timex.span.of(document.article.text).lower().split())
        if not running and is_past(timex, published, horizon):
            yield "historical", timex.span
    if (then := that_time(tree, token, document)) is not None and then[0] < horizon:
        yield "historical", then[1]
    for child in tree.children(tree.clause(token)):
        if child.lemma.lower() in adverbs and base(child.deprel) == "advmod":
            yield "historical", child.span


def is_past(timex: Timex, published: date, horizon: date) -> bool:
    """Did the time end before the horizon, or begin years before it where it is still open?"""
    if timex.end is None:
        return False
    open_ended = timex.end >= published
    began_long_ago = timex.begin is not None and timex.begin.year <= horizon.year - OPEN_YEARS
    return timex.end < horizon or (open_ended and began_long_ago)


def times_of(tree: Tree, token: Token, document: Document) -> list[Timex]:
    """Times in the event's own clause; where there are none, those of the clauses that frame it, the nearest first."""
    clause: Token | None = tree.clause(token)
    within: Token | None = None
    while clause is not None:
        ends = {clause.index, token.index}
        found = [timex for timex in dates_in(tree.subtree_span(clause), document) if dates(tree, timex, ends)]
        found = [t for t in found if within is None or not tree.subtree_span(within).covers(t.span)]
        if found:
            return found
        within, clause = clause, framing(tree, clause)
    return []


def dates_in(span: Span, document: Document) -> list[Timex]:
    """Dates and times of day within the span."""
    return [t for t in document[TIMEXES] if span.covers(t.span) and t.end is not None and t.type in {"DATE", "TIME"}]


def dates(tree: Tree, timex: Timex, ends: set[int]) -> bool:
    """Is it the time of the clause or event where the way up ends, and of no clause or opening between?

    "Since the start of the uprising a year ago" only says from when on; "the men, who were seized in June, were freed".
    """
    words = list(tree.tokens_in(timex.span))
    inside = {word.index for word in words}
    word = next((w for w in words if w.head not in inside), None)
    first = True
    while word is not None and word.index not in ends:
        opening = {*tree.cases_of(word), *tree.marks_of(word)}
        if ("since" in opening and not first) or word.deprel in APART:
            return False
        first, word = False, tree.head(word)
    return True


def framing(tree: Tree, clause: Token) -> Token | None:
    """The clause whose time holds for this one too."""
    governor = tree.head(clause)
    if governor is None:
        return None
    framed = clause.deprel in FRAMED or base(clause.deprel) == "conj"
    if base(clause.deprel) == "advcl" and set(tree.marks_of(clause)) & FRAMING_MARKS:
        framed = True
    return tree.clause(governor) if framed else None


def that_time(tree: Tree, token: Token, document: Document) -> tuple[date, Span] | None:
    """The day that "at the time" means where it stands before the act: the last one named before it."""
    words = [t for t in tree.sentence(token) if t.index < token.index]
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        if (a.lemma.lower(), b.lemma.lower(), c.lemma.lower()) in {("at", "the", "time"), ("at", "that", "time")}:
            earlier = [
                t for t in document[TIMEXES] if t.span.end <= a.span.start and t.end and t.type in {"DATE", "TIME"}
            ]
            if earlier and earlier[-1].end is not None:
                return earlier[-1].end, Span(a.span.start, c.span.end)
    return None
