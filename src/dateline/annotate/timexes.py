"""Timexes: time expressions, normalized against the publication date as news means them.

"On Thursday" in a Thursday story is that very day; a weekday is the last one on or before publication unless the verb
looks ahead; "last week" is the calendar week before; "in recent months" are the three months up to publication.
"""

from collections.abc import Iterator

from dateline.annotate.step import Step, each
from dateline.annotate.timex_rules import RULES, Match
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, TIMEXES, TOKENS
from dateline.records.syntax import Token
from dateline.records.timex import Timex

AHEAD = frozenset({"will", "would", "shall", "to", "'ll"})


def find_timexes(document: Document) -> Iterator[Timex]:
    """Time expressions in text order, the longest where rules overlap."""
    text = document.article.text
    found: list[Timex] = []
    for sentence in document[SENTENCES]:
        for pattern, rule in RULES:
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                reading = Match(match, document.article.published, looks_ahead(document, match.start(), sentence.index))
                timex = rule(reading)
                if timex is not None:
                    found.append(timex)
    yield from longest(found)


def longest(found: list[Timex]) -> list[Timex]:
    """Of overlapping expressions the longest, in text order; of equally long ones the first rule's."""
    kept: list[Timex] = []
    for timex in sorted(found, key=lambda t: t.span.start - t.span.end):
        if not any(timex.span.overlaps(other.span) for other in kept):
            kept.append(timex)
    return sorted(kept, key=lambda t: t.span)


def looks_ahead(document: Document, start: int, sentence: int) -> bool:
    """Does the verb over the expression tell of what is to come?"""
    tokens = document[TOKENS]
    here = next((t for t in tokens if t.sentence == sentence and t.span.start <= start < t.span.end), None)
    while here is not None and here.upos not in {"VERB", "AUX"}:
        here = tokens[here.head] if here.head >= 0 else None
    return here is not None and any(is_ahead(t) for t in tokens if t.head == here.index)


def is_ahead(token: Token) -> bool:
    """ "will", "would", "is to", "going to"."""
    return token.deprel in {"aux", "mark"} and token.lemma.lower() in AHEAD


def step() -> Step:
    """Reads sentences and tokens, writes the time expressions."""
    return each("timexes", (SENTENCES, TOKENS), TIMEXES, find_timexes)
