"""Coreference corpora: LitBank's first pages of novels, and GAP's pronouns between two names."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator

from training.corpora import corpora_root
from training.example import Example
from training.plain import cover, split_sentences, split_words
from training.weak import read_rows

BRACKET = re.compile(r"\((\d+)(\)?)|(\d+)\)")


def read_litbank() -> Iterator[Example]:
    """The sentences of its hundred documents; a mention counts by its noun."""
    with tarfile.open(corpora_root() / "litbank" / "litbank.tar.gz") as archive:
        members = [m for m in archive.getmembers() if "coref/conll/" in m.name and m.name.endswith(".conll")]
        for member in sorted(members, key=lambda m: m.name):
            file = archive.extractfile(member)
            if file is not None:
                yield from read_conll(file.read().decode("utf-8"))


def read_conll(text: str) -> Iterator[Example]:
    """Sentences in CoNLL-2012 columns: the document first, the word fourth, the brackets last."""
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows:
            words = [row[3] for row in rows]
            clusters = {
                nominal_head(words, begin, end): number for begin, end, number in brackets([row[-1] for row in rows])
            }
            yield Example(words, "litbank", clusters=clusters, doc_id=rows[0][0])
            rows = []


def brackets(column: list[str]) -> list[tuple[int, int, int]]:
    """(begin, end exclusive, number) of each mention, longer ones first."""
    found, opened = [], []
    for i, value in enumerate(column):
        for number, closed, closing in BRACKET.findall(value):
            if closed:
                found.append((i, i + 1, int(number)))
            elif number:
                opened.append((i, int(number)))
            else:
                at = next((k for k in reversed(range(len(opened))) if opened[k][1] == int(closing)), None)
                if at is not None:
                    begin, own = opened.pop(at)
                    found.append((begin, i + 1, own))
    return sorted(found, key=lambda f: f[0] - f[1])


def nominal_head(words: list[str], begin: int, end: int) -> int:
    """The last word before what follows the noun, and of a name its first: "the master of the house" -> master."""
    after = {"of", "in", "on", "at", "who", "which", "that", ",", "with", "from", "and"}
    head = next((i - 1 for i in range(begin + 1, end) if words[i].lower() in after), end - 1)
    while head > begin and words[head][:1].isupper() and words[head - 1][:1].isupper():
        head -= 1  # the treebanks hang a person's names on the first
    return head


def read_gap() -> Iterator[Example]:
    """Sentences of each snippet; the pronoun is one entity with the name that it stands for, the other name another."""
    for row in read_rows(corpora_root() / "gap" / "gap-development.tsv.gz"):
        text = row["Text"]
        right = next((name for name in "AB" if row[f"{name}-coref"] == "TRUE"), None)
        places = {
            int(row["Pronoun-offset"]): (len(row["Pronoun"]), 0 if right else 3),
            **{int(row[f"{n}-offset"]): (len(row[n]), 0 if n == right else 1 + "AB".index(n)) for n in "AB"},
        }
        for begin, end in split_sentences(text):
            spans = split_words(text, begin, end)
            clusters = {}
            for start, (length, number) in places.items():
                if begin <= start < end and (place := cover(spans, start, start + length)) is not None:
                    clusters[place[0]] = number
            if spans:
                yield Example([text[b:e] for b, e in spans], "gap", clusters=clusters or None, doc_id=row["ID"])
