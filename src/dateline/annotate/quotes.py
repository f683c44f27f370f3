"""Quotes: quoted words that only go on with what somebody was quoted as saying before or after, and who that was.

"A," said the minister. "B." — B names nobody, and is the minister's too; so is every sentence of the quotation, over
its paragraphs as well. A quotation whose own words end in "he said" belongs to him from its first word on. Whoever is
cited inside a quotation speaks through him.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.quotations import find_quotations
from dateline.records.attribution import Attribution
from dateline.records.span import Span
from dateline.records.syntax import Sentence

SHORTEST = 4  # code points of quoted words that say something, marks included


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence with the stretches of it that stand in quotation marks."""

    sentence: Sentence
    parts: tuple[Span, ...]
    goes_on: bool  # the quotation at its end holds the next sentence too

    @property
    def begins(self) -> bool:
        """Do its first words stand in quotation marks?"""
        return bool(self.parts) and self.parts[0].start <= self.sentence.span.start


def find_continued(text: str, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of quoted sentences, and of quoted parts of sentences, that have none of their own."""
    quotations = find_quotations(text, sentences)
    outside = [a for a in found if a.source is not None and not any(q.covers(a.cue) for q in quotations)]
    speaker: Attribution | None = None
    waiting: list[Quoted] = []  # quoted sentences whose speaker is named only where the quotation ends
    for quoted in (quoted_of(sentence, quotations) for sentence in sentences):
        said_here = [a for a in outside if quoted.sentence.span.covers(a.cue)]
        if said_here:
            for before in waiting:
                yield from (carried(said_here[0], part) for part in before.parts)
            speaker, waiting = said_here[-1], []
            yield from unsaid_parts(quoted, said_here)
        elif quoted.begins and speaker is not None:
            yield from (carried(speaker, part) for part in quoted.parts)
        elif quoted.begins and quoted.goes_on:
            waiting.append(quoted)
        else:
            speaker, waiting = None, []


def quoted_of(sentence: Sentence, quotations: Sequence[Span]) -> Quoted:
    """The sentence with its quoted parts."""
    span = sentence.span
    over = [q for q in quotations if q.overlaps(span)]
    parts = tuple(Span(max(q.start, span.start), min(q.end, span.end)) for q in over)
    return Quoted(sentence, parts, bool(over) and over[-1].end > span.end)


def unsaid_parts(quoted: Quoted, said_here: Sequence[Attribution]) -> Iterator[Attribution]:
    """Quoted parts that no clause of a speaker holds: they are the words of who spoke last before them."""
    for part in quoted.parts:
        told = [
            a for a in said_here if any(part.overlaps(span) for span in (*a.contents, a.source) if span is not None)
        ]
        before = [a for a in said_here if a.cue.start < part.start]
        if not told and before and part.end - part.start >= SHORTEST:
            yield carried(before[-1], part)


def carried(said: Attribution, content: Span) -> Attribution:
    """The same speaker's word for one more stretch."""
    return Attribution(said.source, said.source_token, said.cue, said.cue_text, (content,))
