"""Reasons: which rule read a time expression and what it counted from, and what else the words could mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.timex_match import Match
from dateline.annotate.timex_rules import ANCHORED, RULES
from dateline.annotate.timexes import REACH, anchor_of, first_start, looks_ahead, timexes_of
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Sentence
from dateline.records.timex import Timex


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of some words."""

    timex: Timex
    rule: str  # the rule's name
    examples: str  # what it reads, by its own words
    anchor: Timex | None  # the date told before that it was given; None where only publication is there
    ahead: bool  # as if the verb looked ahead

    @property
    def meant(self) -> tuple[object, ...]:
        """What sets two readings apart."""
        return self.timex.value, self.timex.begin, self.timex.end, self.timex.type


@dataclass(frozen=True, slots=True)
class Reasoned:
    """An expression as it is read, and the other readings of its words, the fullest first."""

    reading: Reading
    others: tuple[Reading, ...]


def reasoned(document: Document) -> Iterator[Reasoned]:
    """The expressions of a text with single spaces, in text order, each with its reason and the other readings."""
    found = list(timexes_of(document))
    for timex in found:
        readings = sorted(readings_of(timex, found, document), key=lambda r: r.timex.span.start - r.timex.span.end)
        own = [r for r in readings if r.timex == timex]
        if own:
            first = {r.meant: r for r in reversed(readings) if r.meant != own[0].meant}
            yield Reasoned(own[0], tuple(sorted(first.values(), key=readings.index)))


def readings_of(timex: Timex, found: Sequence[Timex], document: Document) -> Iterator[Reading]:
    """What every rule makes of words of the expression, with the verb as it is, then as it is not."""
    text, published = document.article.text, document.article.published
    sentence = next(s for s in document[SENTENCES] if s.span.covers(timex.span))
    words = [t for t in document[TOKENS] if t.sentence == sentence.index]
    anchors = dates_near(timex, found, sentence, document)
    really = {start: looks_ahead(words, start, document) for start in range(sentence.span.start, timex.span.end)}
    for other_way in (False, True):
        for rule in (*ANCHORED, *RULES):
            for match in rule.pattern.finditer(text, sentence.span.start, sentence.span.end):
                if not Span(match.start(), match.end()).overlaps(timex.span):
                    continue
                ahead = really[match.start()] != other_way
                anchor = anchor_of(match.start(), match.end(), anchors)
                told = rule.meaning(Match(match, published, ahead, anchor))
                if told is not None and told.span.overlaps(timex.span):
                    yield Reading(told, rule.meaning.__name__, str(rule.meaning.__doc__), used(rule, anchor), ahead)


def used(rule: object, anchor: Timex | None) -> Timex | None:
    """The anchor, of the rules that count from one."""
    return anchor if rule in ANCHORED else None


def dates_near(timex: Timex, found: Sequence[Timex], sentence: Sentence, document: Document) -> list[Timex]:
    """The dates that the expression may count from: those of its sentence and of some before it."""
    start = first_start(document, sentence.index - REACH)
    return [t for t in found if t.begin and t.type in {"DATE", "TIME"} and t.span.start >= start and t != timex]


def bare_sentence(document: Document) -> Document:
    """A text that is no more than an expression, as one sentence without words: no verb looks ahead in it."""
    sentence = Sentence(0, Span(0, len(document.article.text)), 0)
    return document.with_layer(SENTENCES, [sentence]).with_layer(TOKENS, [])
