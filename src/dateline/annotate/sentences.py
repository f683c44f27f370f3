"""Sentences: paragraphs cut at stops that end a sentence, and not at those of abbreviations, initials and numbers."""

import re
from collections.abc import Iterator

from dateline.annotate.lines import after_marks, split_lines
from dateline.annotate.step import Step, each
from dateline.annotate.words import load_word_lists
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import SENTENCES
from dateline.records.span import Span
from dateline.records.syntax import Sentence

# A stop, the quotes and brackets that close after it, then space; or a stop right before a capital ("killings.The").
STOP = re.compile(r"(?:(?<![.!?])[.!?]++|…)(?:['\"”’»)\]]{0,3})(?=\s|$)|(?<=[a-z]{2})\.(?=[A-Z][a-z])")
BEFORE = re.compile(r"(?<![\w.&'’-])[\w.&'’-]++$")
OPENING = "\"'“‘«([–—-"


def find_sentences(document: Document) -> Iterator[Sentence]:
    """Sentences in text order, without the white space around them and the marks before them."""
    article = document.article
    index = 0
    for number, paragraph in enumerate(paragraphs_of(article)):
        for stretch in split_lines(article.text, paragraph, article.head or ""):
            for span in split_sentences(article.text, stretch):
                yield Sentence(index, after_marks(article.text, span), number)
                index += 1


def paragraphs_of(article: Article) -> tuple[Span, ...]:
    """The article's paragraphs; the whole text where none were marked."""
    return article.paragraphs or (Span(0, len(article.text)),)


def split_sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph."""
    begin, cased = paragraph.start, any(map(str.isupper, paragraph.of(text)))
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        if ends_sentence(text, begin, stop, paragraph.end, cased=cased):
            if span := trimmed(text, begin, stop.end()):
                yield span
            begin = stop.end()
    if span := trimmed(text, begin, paragraph.end):
        yield span


def ends_sentence(text: str, begin: int, stop: re.Match[str], limit: int, *, cased: bool = True) -> bool:
    """Does the stop end the sentence that began at `begin`? Where all is in small letters, they begin sentences too."""
    rest = text[stop.end() : min(limit, stop.end() + 60)].lstrip()
    if not rest:
        return True
    follower = rest.lstrip(OPENING)[:1]
    if follower.islower() and cased:
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    found = BEFORE.search(text, max(begin, stop.start() - 40), stop.start())
    return word_ends(found.group() if found else "", rest)


def word_ends(word: str, rest: str) -> bool:
    """May the word before a stop end a sentence, with `rest` after it?"""
    lists = load_word_lists()
    low = word.lower()
    if low in {"no", "nos"}:
        return not rest[:1].isdigit()  # "No. 4 Brigade"
    if len(word) == 1 and word.isupper() and word != "I":
        return False  # an initial
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", low) or low in lists["abbreviations"]:
        next_word = re.match(r"[\W_]*(\w+)", rest)
        starts = next_word is not None and next_word.group(1).lower() in lists["starters"]
        return starts and (low in lists["may_end"] or "." in low)
    return True


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def step() -> Step:
    """Reads the article's text, writes its sentences."""
    return each("sentences", (), SENTENCES, find_sentences)
