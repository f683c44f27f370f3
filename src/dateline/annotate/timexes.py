"""Timexes: time expressions, normalized against the publication date as news means them.

"On Thursday" in a Thursday story is that very day; a weekday is the last one on or before publication unless the verb
looks ahead; "last week" is the calendar week before; "in recent months" are the three months up to publication;
"the next day" counts from the date told before.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from dateline.annotate.spacing import Spacing, squeeze
from dateline.annotate.step import Step, each
from dateline.annotate.timex_match import SINCE, WORDS, Rules, told_by
from dateline.annotate.timex_rules import ANCHORED, RULES, Match
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, TIMEXES, TOKENS
from dateline.records.syntax import Sentence, Token
from dateline.records.timex import Timex

COMING = re.compile(r"\b(?:until|till|as early as|as soon as|no later than) (?:on |the )?", re.I)
AHEAD = frozenset({"will", "would", "shall", "to", "'ll", "’ll"})
WILL = frozenset({"will", "shall", "'ll", "’ll"})
BEHIND = 5  # characters: ", on "
REACH = 3  # sentences back to a date that "the next day" counts from


def find_timexes(document: Document) -> Iterator[Timex]:
    """Time expressions in text order, the longest where rules overlap; several spaces count as one."""
    spacing = squeeze(document.article.text)
    for timex in timexes_of(squeezed(document, spacing)):
        yield replace(timex, span=spacing.outward(timex.span))


def squeezed(document: Document, spacing: Spacing) -> Document:
    """The document with one space for several."""
    if spacing.text == document.article.text:
        return document
    sentences = [replace(s, span=spacing.inward(s.span)) for s in document[SENTENCES]]
    tokens = [replace(t, span=spacing.inward(t.span)) for t in document[TOKENS]]
    own = replace(document, article=replace(document.article, text=spacing.text, paragraphs=()))
    return own.with_layer(SENTENCES, sentences).with_layer(TOKENS, tokens)


def timexes_of(document: Document) -> Iterator[Timex]:
    """Time expressions of a text without several spaces in a row."""
    told: list[Timex] = []
    words = {n: list(tokens) for n, tokens in groupby(document[TOKENS], key=lambda t: t.sentence)}
    for sentence in document[SENTENCES]:
        near = [t for t in told if t.begin and t.span.start >= first_start(document, sentence.index - REACH)]
        plain = list(matches(RULES, document, sentence, words.get(sentence.index, []), near))
        anchors = [*near, *(t for t in longest(plain) if t.begin and t.type in {"DATE", "TIME"})]
        found = longest([*matches(ANCHORED, document, sentence, words.get(sentence.index, []), anchors), *plain])
        told += (t for t in found if t.type in {"DATE", "TIME"})
        yield from found


def first_start(document: Document, sentence: int) -> int:
    """Where a sentence begins."""
    return document[SENTENCES][max(0, sentence)].span.start


def matches(
    rules: Rules, document: Document, sentence: Sentence, words: list[Token], anchors: list[Timex]
) -> Iterator[Timex]:
    """What the rules find in a sentence, each with the last anchor before it."""
    text, published = document.article.text, document.article.published
    for rule in told_by(rules, sentence.span.of(text)):
        for match in rule.pattern.finditer(text, sentence.span.start, sentence.span.end):
            anchor = anchor_of(match.start(), match.end(), anchors)
            timex = rule.meaning(Match(match, published, looks_ahead(words, match.start(), document), anchor))
            if timex is not None:
                yield timex


def anchor_of(start: int, end: int, anchors: list[Timex]) -> Timex | None:
    """The date right behind the expression ("5 p.m. EST Nov. 9"), else the last one before it."""
    behind = next((t for t in anchors if 0 < t.span.start - end <= BEHIND), None)
    return behind or next((t for t in reversed(anchors) if t.span.end <= start), None)


def longest(found: Iterable[Timex]) -> list[Timex]:
    """Of overlapping expressions the longest, in text order; of equally long ones the first rule's."""
    kept: list[Timex] = []
    for timex in sorted(found, key=lambda t: t.span.start - t.span.end):
        if not any(timex.span.overlaps(other.span) for other in kept):
            kept.append(timex)
    return sorted(kept, key=lambda t: t.span)


def looks_ahead(words: list[Token], start: int, document: Document) -> bool:
    """Does the verb over the expression tell of what is to come?"""
    tokens, text = document[TOKENS], document.article.text
    if SINCE.search(text, max(0, start - 24), start) or text[start : start + 6].lower() == "since ":
        return False
    here = next((t for t in words if t.span.start <= start < t.span.end), None)
    if COMING.search(text, max(0, start - 16), start) or COMING.match(text, start):
        return not was_over(here, words, document)
    while here is not None and here.upos not in {"VERB", "AUX"}:
        if here.deprel == "nmod:poss":
            return False  # "Wednesday's ruling"
        if any(t.head == here.index and t.upos == "AUX" and t.lemma.lower() in WILL for t in words):
            return True  # "The summit will be in Paris on Friday": the parse hangs all on Paris
        here = tokens[here.head] if here.head >= 0 else None
    if here is None:
        return False
    lemma = here.lemma.lower()
    if lemma in WORDS.planned or (
        lemma in WORDS.timetabled and here.feat("Tense") == "Pres" and here.feat("VerbForm") == "Fin"
    ):
        return True
    below = [t for t in words if t.head == here.index]
    if lemma == "look" and any(t.lemma.lower() == "forward" for t in below):
        return True
    if lemma == "set" and any(
        t.lemma.lower() == "for" and t.head != here.head for t in words[here.index - words[0].index + 1 :][:1]
    ):
        return True  # "a summit set for April"
    # "is said to have fled on Sunday": a perfect infinitive is past.
    perfect = any(t.lemma.lower() == "have" and t.upos == "AUX" for t in below)
    return any(is_ahead(t) for t in below if not (perfect and t.lemma.lower() == "to"))


def was_over(word: Token | None, words: list[Token], document: Document) -> bool:
    """ "Until Thursday, they had not called him a suspect": a past perfect looks back."""
    while word is not None and word.upos != "VERB":
        word = document[TOKENS][word.head] if word.head >= 0 else None
    below = [t for t in words if word is not None and t.head == word.index]
    return any(t.text.lower() == "had" and t.upos == "AUX" for t in below)


def is_ahead(token: Token) -> bool:
    """ "will", "would", "is to", "going to"."""
    return token.deprel in {"aux", "mark"} and token.lemma.lower() in AHEAD


def step() -> Step:
    """Reads sentences and tokens, writes the time expressions."""
    return each("timexes", (SENTENCES, TOKENS), TIMEXES, find_timexes)
