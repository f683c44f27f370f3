"""Quotes: sentences that only go on with what somebody was quoted as saying before, and who that was.

"A," said the minister. "B." — B names nobody, and is the minister's too; so is every sentence up to the mark that
closes an open quote. A quote whose own words end in "he said" belongs to him from its first word on.
"""

from collections.abc import Iterator, Sequence

from dateline.records.attribution import Attribution
from dateline.records.span import Span
from dateline.records.syntax import Sentence

OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'


def find_continued(text: str, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of quoted sentences, and of quoted ends of sentences, that have none of their own."""
    speaker: Attribution | None = None
    waiting: list[Sentence] = []  # quoted sentences whose speaker is named only where the quote ends
    open_quote = False
    for sentence in sentences:
        begins_quoted = open_quote or text[sentence.span.start] in OPENING + STRAIGHT
        said_here = [a for a in found if a.source is not None and sentence.span.covers(a.cue)]
        still_open = is_open_after(text, sentence.span, open_quote)
        if said_here:
            speaker = said_here[-1]
            yield from (carried(speaker, before.span) for before in waiting)
            tail = quoted_tail(text, sentence.span, speaker)
            if tail is not None:
                yield carried(speaker, tail)
            waiting = []
        elif begins_quoted and speaker is not None:
            yield carried(speaker, sentence.span)
        elif begins_quoted and still_open:
            waiting.append(sentence)
        else:
            speaker, waiting = None, []
        open_quote = still_open


def is_open_after(text: str, span: Span, was_open: bool) -> bool:
    """Is a quote open at the sentence's end?"""
    for mark in span.of(text):
        if mark in OPENING:
            was_open = True
        elif mark in CLOSING:
            was_open = False
        elif mark == STRAIGHT:
            was_open = not was_open
    return was_open


def quoted_tail(text: str, sentence: Span, said: Attribution) -> Span | None:
    """What is quoted after the last clause that the speaker is known to say, within the same sentence."""
    end = max([said.cue.end, *(content.end for content in said.contents)])
    rest = text[end : sentence.end]
    place = next((i for i, mark in enumerate(rest) if mark in OPENING + STRAIGHT), None)
    if place is None or len(rest) - place < 4:
        return None
    return Span(end + place, sentence.end)


def carried(said: Attribution, content: Span) -> Attribution:
    """The same speaker's word for one more stretch."""
    return Attribution(said.source, said.source_token, said.cue, said.cue_text, (content,))
