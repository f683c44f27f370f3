"""Bounds: times that lie before, after or so far from an event and do not date it, and publication, bounding all."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.records.document import Document
from dateline.records.event import EventDate
from dateline.records.layers import SENTENCES
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.timex import Timex
from dateline.records.tree import Tree, base

DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
PRECISIONS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
COUNTED = re.compile(r"P(\d+)([DWMY])")
APART_BY = re.compile(r"\b(?:after|before|later|earlier)$", re.I)
EARLIER = frozenset({"before", "prior"})
COARSE = frozenset({"month", "season", "year", "decade"})
LEADING_UP = re.compile(r"\b(?:ahead of|in the run-up to|on the eve of) (?:the )?$", re.I)
FRESH = 6  # days before publication: what a story opens with without a date is news of the week


def measures_a_gap(timex: Timex, text: str) -> bool:
    """ "a day after", "two weeks later": how far from another event, and not how long this one lasted."""
    return timex.type == "DURATION" and APART_BY.search(timex.span.of(text)) is not None


def joined(dated: Sequence[Timex], text: str) -> Timex:
    """The first of an act's times, with one that "and" adds to it: "on Monday and Tuesday"."""
    first = dated[0]
    for other in dated[1:]:
        between = text[first.span.end : other.span.start].split()
        later = first.end is not None and other.begin is not None and first.end < other.begin
        if later and between in (["and"], ["and", "on"]):
            return replace(first, span=Span(first.span.start, other.span.end), end=other.end)
    return first


def bounded(timex: Timex, token: Token, tree: Tree, document: Document) -> Timex:
    """The time as "before" or "after" over it leaves it: "before the 9/11 attacks" ends on the day before them.

    "Before the 2021 takeover" may be in that year still, "before 2021" not.
    "After" opens only what is no day: "after Monday's attack, police arrested ..." is still that Monday's story.
    """
    if timex.begin is None:
        return timex
    cases, published = cases_over(timex, token, tree), document.article.published
    ahead = LEADING_UP.search(document.article.text, max(0, timex.span.start - 24), timex.span.start)
    if ahead or cases & EARLIER:
        within = timex.precision in COARSE and not cases_of(timex, tree) & EARLIER
        end = timex.end if within else timex.begin - timedelta(days=1)
        return replace(timex, begin=None, end=end, mod="BEFORE")
    if "after" in cases and timex.precision in COARSE and timex.end is not None and timex.end < published:
        return replace(timex, end=published, mod="AFTER")
    return timex


def cases_over(timex: Timex, token: Token, tree: Tree) -> set[str]:
    """The prepositions between an expression and the event above it, unless it is the event that they lead."""
    cases, word = set[str](), next(tree.tokens_in(timex.span), None)
    while word is not None and word.index != token.index:
        cases |= {c.lemma.lower() for c in tree.children(word) if c.deprel == "case"}
        word = tree.head(word)
    return cases if word is not None else set()


def cases_of(timex: Timex, tree: Tree) -> set[str]:
    """The prepositions of the expression itself."""
    return {c.lemma.lower() for word in tree.tokens_in(timex.span) for c in tree.children(word) if c.deprel == "case"}


def gap_before(clause: Token, timexes: Sequence[Timex], tree: Tree, text: str) -> Timex | None:
    """The "a day after" that leads a clause: its "after" is both in the expression and the clause's mark."""
    if base(clause.deprel) != "advcl":
        return None
    marks = [c for c in tree.children(clause) if c.deprel in {"mark", "case"}]
    return next((t for t in timexes for m in marks if t.span.covers(m.span) and measures_a_gap(t, text)), None)


def counted_from(told: Timex, gap: Timex, text: str) -> Timex | None:
    """The time of "gunmen attacked" in "arrested on Monday, a day after gunmen attacked": the day before Monday."""
    found = COUNTED.fullmatch(gap.value)
    if found is None or told.begin is None or told.end is None:
        return None
    back = timedelta(days=int(found[1]) * DAYS[found[2]])
    if gap.span.of(text).lower().endswith("before"):
        back = -back
    unit = PRECISIONS[found[2]]
    return replace(told, span=gap.span, begin=told.begin - back, end=told.end - back, precision=unit, mod="APPROX")


def within_publication(told: EventDate, published: str) -> EventDate:
    """What an asserted act's time leaves of it by publication.

    Where all of it lies ahead ("was to open on Monday but was called off"), the act itself was over by then.
    """
    if (told.start or "") > published:
        return replace(told, start=None, end=published, precision="unknown")
    return replace(told, end=published) if (told.end or "") > published else told


def before_publication(token: Token, document: Document, tree: Tree) -> EventDate | None:
    """Of a past act without a time only that it was over by publication; a story opens with what is days old."""
    clause = tree.clause(token)
    tenses = {word.feat("Tense") for word in (token, clause)}
    perfect = any(c.lemma.lower() == "have" for c in tree.children(clause))
    if "Past" not in tenses and not perfect:
        return None
    published = document.article.published
    opening = document[SENTENCES][token.sentence].index == 0 and clause.deprel in {"root", "conj"} and not perfect
    start = (published - timedelta(days=FRESH)).isoformat() if opening else None
    return EventDate(None, start, published.isoformat(), "week" if opening else "unknown")
