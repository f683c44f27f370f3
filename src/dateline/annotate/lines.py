"""Lines: where a line break ends a sentence without a stop, and what stands before a sentence and is no part of it."""

import re
from collections.abc import Iterator

from dateline.annotate.words import editors_note
from dateline.records.span import Span

BREAK = re.compile(r"(?:(?<![ \t])[ \t]*)?\n\s*")
BULLET = re.compile(r"[•·▪●◦■□►▶‣∙*–—-]+[ \t\xa0]+(?=\S)|[•▪●◦■►▶‣∙]")
NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)][ \t]+(?=[A-Z“\"'])")
CLOSED = re.compile(r"[.!?…:;][\"'”’)\]]*$")
GAP = 6  # characters that a line must leave free beside the next word before its break is no wrapping


def split_lines(text: str, paragraph: Span, head: str = "") -> Iterator[Span]:
    """The stretches of a paragraph that line breaks set apart: headlines, items of a list, wrapped paragraphs.

    `head` is what stood before the text; a dateline takes its room on the first line.
    """
    breaks = list(BREAK.finditer(text, paragraph.start, paragraph.end))
    if not breaks:
        yield paragraph
        return
    starts = [paragraph.start, *(b.end() for b in breaks)]
    ends = [*(b.start() for b in breaks), paragraph.end]
    widest = max(end - start for start, end in zip(starts, ends, strict=True))
    begin = paragraph.start
    room = len(head.rpartition("\n")[2]) if head.endswith((":", "-", "–", "—")) else 0
    for start, end, following in zip(starts, ends, starts[1:], strict=False):
        if sets_apart(text, Span(start, end), following, widest - (room if start == 0 else 0)):
            yield Span(begin, end)
            begin = following
    yield Span(begin, paragraph.end)


def sets_apart(text: str, line: Span, following: int, widest: int) -> bool:
    """Was the line ended on purpose: before a bullet, or early, so that the next word would have fitted in?"""
    if BULLET.match(text, following) or NUMBERED.match(text, following):
        return True
    word = re.compile(r"\S+").match(text, following)
    if word is None or word.group()[0].islower() or line.of(text).rstrip()[-1:] in {",", "-", "–"}:
        return False
    return line.end - line.start + 1 + len(word.group()) + GAP <= widest


def after_marks(text: str, span: Span) -> Span:
    """The stretch without bullets and editor's notes at its beginning; as it is where nothing else is left."""
    at = span.start
    while found := (BULLET.match(text, at, span.end) or editors_note().match(text, at, span.end)):
        at = found.end()
        while at < span.end and text[at].isspace():
            at += 1
    return Span(at, span.end) if at < span.end else span
