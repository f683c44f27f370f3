"""Treebanks: sentences of a CoNLL-U file with the annotation to be found."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NEW_DOCUMENT = "# newdoc id = "


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence of n syntactic words; every tuple holds n values."""

    document: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]  # index of the head word, -1 for the root
    deprels: tuple[str, ...]


def read_treebank(path: Path) -> list[GoldSentence]:
    """The sentences of a CoNLL-U file, gzipped or not, in order."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(find_sentences(raw.decode("utf-8").split("\n")))


def find_sentences(lines: Iterable[str]) -> Iterator[GoldSentence]:
    """The sentences; ranges of multi-word tokens ("3-4") and empty nodes ("8.1") are no words."""
    document, rows = "", list[list[str]]()
    for line in (line.rstrip("\r\n") for line in lines):
        if line.startswith(NEW_DOCUMENT):
            document = line.removeprefix(NEW_DOCUMENT)
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif not line and rows:
            yield gold_sentence(document, rows)
            rows = []
    if rows:
        yield gold_sentence(document, rows)


def gold_sentence(document: str, rows: list[list[str]]) -> GoldSentence:
    """A sentence of rows with CoNLL-U's ten columns."""
    _, words, lemmas, upos, _, feats, heads, deprels, _, _ = zip(*rows, strict=True)
    return GoldSentence(document, words, lemmas, upos, feats, tuple(int(h) - 1 for h in heads), deprels)
