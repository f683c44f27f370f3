"""News: sentences of corpora that no stage of the training sees, cut into words as articles are."""

import csv
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from dateline.annotate.sentences import split_sentences
from dateline.annotate.words import split_words
from dateline.records.span import Span

Article = list[list[str]]  # sentences of words


def cut(text: str) -> Article:
    """The sentences of a text, as words."""
    whole = Span(0, len(text))
    return [[word.of(text) for word in split_words(text, span)] for span in split_sentences(text, whole)]


def read_satp(corpora: Path) -> Iterator[Article]:
    """The dev part of SATP's incident summaries."""
    for line in (corpora / "satp" / "dev.tsv").read_text("utf-8").splitlines():
        yield cut(line.split("\t")[0])


def read_wikinews(corpora: Path) -> Iterator[Article]:
    """Every fifth article of Wikinews 2019, from the first."""
    with gzip.open(corpora / "wikinews" / "wikinews_2019.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if number % 5 == 0:
                yield cut(row["text"])


def read_m2e2(corpora: Path) -> Iterator[Article]:
    """A tenth of M2E2's articles of the Voice of America, those whose id's SHA-256 divides by 10."""
    with gzip.open(corpora / "m2e2" / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if int(hashlib.sha256(article["doc_id"].encode()).hexdigest(), 16) % 10 == 0:
                yield [words for s in article["sentences"] for words in cut(s["sentence"])]


READERS: Mapping[str, Callable[[Path], Iterator[Article]]] = {
    "satp": read_satp,
    "wikinews": read_wikinews,
    "m2e2": read_m2e2,
}
