"""Readings: the one pass of the network over an article's sentences; its heads feed the steps after it."""

from collections.abc import Sequence
from functools import lru_cache

from dateline.annotate.step import Step, each
from dateline.encoder import Encoder, SentenceReading, load_encoder
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, WORDS, Layer

READINGS = Layer[SentenceReading]("readings")


@lru_cache(maxsize=1)
def shipped_encoder(threads: int = 1) -> Encoder:
    """The network in the package, loaded once a process."""
    return load_encoder(threads=threads)


def read_sentences(document: Document, encoder: Encoder) -> Sequence[SentenceReading]:
    """One reading a sentence, in order."""
    words: list[list[str]] = [[] for _ in document[SENTENCES]]
    for word in document[WORDS]:
        words[word.sentence].append(word.span.of(document.article.text))
    return encoder.read(words)


def step(encoder: Encoder | None = None, threads: int = 1) -> Step:
    """Reads the sentences and words, writes the readings; the network is loaded with the first article."""

    def find(document: Document) -> Sequence[SentenceReading]:
        return read_sentences(document, encoder or shipped_encoder(threads))

    return each("readings", (SENTENCES, WORDS), READINGS, find)
