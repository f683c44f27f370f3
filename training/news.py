"""Sentences of news without labels, for silver parses; and those held back to measure parses on."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator

from training.corpora import corpora_root, read_lines
from training.example import Example
from training.held_out import sample_document
from training.plain import split_sentences, words_of
from training.tokens import join_tokens


def m2e2_held_back(doc_id: str) -> bool:
    """Every tenth document, by the hash of its id."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 10 == 0


def read_wikinews(held_back: bool) -> Iterator[Example]:
    """Sentences of every fifth document, or of all others; without the articles that have gold events."""
    for i, row in enumerate(csv.DictReader(read_lines(corpora_root() / "wikinews" / "wikinews_2019.csv.gz"))):
        if (i % 5 == 0) == held_back and not sample_document(row["text"]):
            for begin, end in split_sentences(row["text"]):
                yield Example(words_of(row["text"][begin:end]), "wikinews", doc_id=row["url"])


def read_held_back() -> Iterator[Example]:
    """News sentences that no stage sees: SATP's dev part, a fifth of Wikinews, a tenth of M2E2."""
    for number, line in enumerate(read_lines(corpora_root() / "satp" / "dev.tsv")):
        text = line.split("\t")[0]
        for begin, end in split_sentences(text):
            yield Example(words_of(text[begin:end]), "satp", doc_id=f"dev {number}")
    yield from read_wikinews(held_back=True)
    for line in read_lines(corpora_root() / "m2e2" / "train.jsonl.gz"):
        document = json.loads(line)
        if m2e2_held_back(document["doc_id"]):
            for sentence in document["sentences"]:
                yield Example(join_tokens(sentence["words"])[0], "m2e2", doc_id=document["doc_id"])


def read_classified() -> Iterator[Example]:
    """The sentences of cameo-conflibert's five classes, as plain text."""
    for line in read_lines(corpora_root() / "cameo-conflibert" / "cameo_class_train.tsv"):
        yield Example(words_of(line.split("\t")[0]), "cameo-conflibert")
