"""Quotations: stretches between quotation marks of any kind, over paragraphs too.

Where a quotation has several paragraphs, each begins with a mark and only the last one closes. Double marks may be
mixed, as typists do; a single mark opens where it closes again, and an apostrophe is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.records.span import Span
from dateline.records.syntax import Sentence

MARK = re.compile(r"``|''|[\"“”„«»‘’']")
SINGLE = frozenset("‘’'")
OPENS, CLOSES = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»", "''"})
SINGLE_END = re.compile(r"(?:(?<=[.,!?…])|(?<=[^\Ws]))[’'](?!\w)")
BEFORE_OPENING = "([{—–-"
REACH = 1500  # code points within which a paragraph's open quotation must close; papers forget the closing mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark and the side that it shows to the words."""

    span: Span
    text: str
    opens: bool


def find_quotations(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """Quotations in text order, marks included; one that is never closed ends with the sentence that opens it."""
    found: list[Span] = []
    begin: Mark | None = None
    last = 0  # where the paragraph of the open quotation, or the quotation, was opened
    for mark in marks_of(text):
        if begin is not None and mark.span.start - last > REACH:
            found.append(Span(begin.span.start, sentence_end(sentences, last)))
            begin = None
        if begin is None:
            if mark.opens and (
                mark.text not in SINGLE or SINGLE_END.search(text, mark.span.end, mark.span.end + REACH)
            ):
                begin, last = mark, mark.span.start
        elif (begin.text in SINGLE) != (mark.text in SINGLE):
            continue  # a quotation within the quotation
        elif not mark.opens:
            found.append(Span(begin.span.start, mark.span.end))
            begin = None
        elif goes_on(text, mark, sentences):
            last = mark.span.start
        else:
            found.append(Span(begin.span.start, sentence_end(sentences, last)))
            begin, last = mark, mark.span.start
    if begin is not None:
        found.append(Span(begin.span.start, sentence_end(sentences, last)))
    return found


def marks_of(text: str) -> Iterator[Mark]:
    """The quotation marks in text order, apostrophes left out."""
    for match in MARK.finditer(text):
        said, span = match.group(), Span(*match.span())
        before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        free = not before or before.isspace() or before in BEFORE_OPENING
        if said in SINGLE:
            if free and after.isalpha():
                yield Mark(span, said, opens=True)
            elif SINGLE_END.match(text, span.start):
                yield Mark(span, said, opens=False)
            continue
        opens, closes = free and bool(after) and not after.isspace(), not free and not after.isalnum()
        # Marks with a side keep it, unless both neighbours speak against it: “A“ and ”A”.
        if said in OPENS:
            yield Mark(span, said, opens=not closes)
        elif said in CLOSES:
            yield Mark(span, said, opens=opens)
        else:
            yield Mark(span, said, opens=free)


def goes_on(text: str, mark: Mark, sentences: Sequence[Sentence]) -> bool:
    """Does the mark open a further paragraph of an open quotation?"""
    place = next((k for k, s in enumerate(sentences) if s.span.start == mark.span.start), 0)
    return place > 0 and "\n" in text[sentences[place - 1].span.end : mark.span.start]


def sentence_end(sentences: Sequence[Sentence], place: int) -> int:
    """Where the sentence around a place ends."""
    return next((s.span.end for s in sentences if s.span.start <= place < s.span.end), place + 1)
