"""Quotes: sentences that only go on with what somebody was quoted as saying before, and who that was.

"A," said the minister. "B." — B names nobody, and is the minister's too; so is every sentence up to the mark that
closes an open quote. A quote whose own words end in "he said" belongs to him from its first word on.
"""

from collections.abc import Iterator, Sequence

from dateline.records.attribution import Attribution
from dateline.records.span import Span
from dateline.records.syntax import Sentence

OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'
REACH = 1500  # code points within which an open quote must close; papers forget the closing mark


def find_continued(text: str, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of quoted sentences, and of quoted ends of sentences, that have none of their own."""
    speaker: Attribution | None = None
    waiting: list[Sentence] = []  # quoted sentences whose speaker is named only where the quote ends
    open_quote = False
    for sentence in sentences:
        begins_quoted = open_quote or is_opening(text, sentence.span.start)
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
    """Is a quote open at the sentence's end, and closed by the next mark after it?"""
    for place in range(span.start, span.end):
        if is_opening(text, place):
            was_open = True
        elif is_closing(text, place):
            was_open = False
    return was_open and closes_next(text, span.end)


def closes_next(text: str, begin: int) -> bool:
    """Is the next quotation mark a closing one, and near?"""
    for place in range(begin, min(len(text), begin + REACH)):
        if is_opening(text, place) or is_closing(text, place):
            return is_closing(text, place)
    return False


def is_opening(text: str, place: int) -> bool:
    """An opening mark; a straight one opens where space or nothing stands before it."""
    before = text[place - 1] if place else " "
    return text[place] in OPENING or (text[place] == STRAIGHT and (before.isspace() or before in "([—–-"))


def is_closing(text: str, place: int) -> bool:
    """A closing mark; a straight one closes wherever it doesn't open."""
    return text[place] in CLOSING or (text[place] == STRAIGHT and not is_opening(text, place))


def quoted_tail(text: str, sentence: Span, said: Attribution) -> Span | None:
    """What is quoted after the last clause that the speaker is known to say, within the same sentence."""
    end = max([said.cue.end, *(content.end for content in said.contents)])
    place = next((i for i in range(end, sentence.end) if is_opening(text, i)), None)
    return Span(place, sentence.end) if place is not None and sentence.end - place > 3 else None


def carried(said: Attribution, content: Span) -> Attribution:
    """The same speaker's word for one more stretch."""
    return Attribution(said.source, said.source_token, said.cue, said.cue_text, (content,))
