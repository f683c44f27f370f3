"""Prose: the article's text as running prose: in ordinary case, with plain spaces for the line breaks in sentences.

Names, dates and places are found by their case and their spaces, which wire copy in capitals and wrapped lines lack.
The text keeps its length, so that every offset points into the text as printed too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.annotate.casing import is_capital, is_small, recase, short_forms, written_forms
from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step
from dateline.records.document import Document
from dateline.records.layers import PROSE, SENTENCES, WORDS
from dateline.records.span import Span
from dateline.records.syntax import Sentence

SPACE = re.compile(r"\s")


def as_prose(document: Document) -> Document:
    """The document with its text as prose, and the sentences that are read in another case than printed."""
    article = document.article
    text = article.text
    recased = recased_sentences(document)
    for span, said in recased.items():
        text = text[: span.start] + said + text[span.end :]
    text = with_spaces(text, document[SENTENCES])
    if text != article.text:
        document = replace(document, article=replace(article, text=text))
    return document.with_layer(PROSE, recased)


def recased_sentences(document: Document) -> Mapping[Span, str]:
    """The sentences without case, each as prose writes it."""
    text = document.article.text
    everywhere = is_capital(text) or is_small(text)
    words = words_by_sentence(document)
    readings = document[READINGS]
    bare = [s for s in document[SENTENCES] if everywhere or is_capital(s.span.of(text))]
    if not bare:
        return {}
    without = {s.index for s in bare}
    forms: dict[str, str] = {}
    for sentence in document[SENTENCES]:
        if sentence.index not in without:
            forms |= written_forms(text, words[sentence.index], readings[sentence.index])
    acronyms = short_forms(text.upper() if everywhere and len(text.upper()) == len(text) else text)
    return {s.span: recase(text, s.span, words[s.index], readings[s.index], forms, acronyms) for s in bare}


def words_by_sentence(document: Document) -> list[list[Span]]:
    """The spans of each sentence's words."""
    words: list[list[Span]] = [[] for _ in document[SENTENCES]]
    for word in document[WORDS]:
        words[word.sentence].append(word.span)
    return words


def with_spaces(text: str, sentences: Sequence[Sentence]) -> str:
    """A plain space for every other white space inside a sentence; what lies between sentences stays as it is."""
    pieces, done = [], 0
    for sentence in sentences:
        pieces += [text[done : sentence.span.start], SPACE.sub(" ", sentence.span.of(text))]
        done = sentence.span.end
    return "".join(pieces) + text[done:]


def step() -> Step:
    """Reads sentences, words and readings, writes the prose; the steps after it read the article's text as prose."""

    def run(documents: Sequence[Document]) -> list[Document]:
        return [as_prose(document) for document in documents]

    return Step("prose", (SENTENCES, WORDS, READINGS), PROSE, run)
