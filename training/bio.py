"""Name corpora in BIO columns: CrossNER politics, wikigold, WNUT17, Broad Twitter, UNER-EWT."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora import corpora_root, read_lines
from training.example import Example, spans_of
from training.lists import demonyms, name_table, place_type

FILES = {
    "crossner_politics": ["crossner_politics_train.conll.gz", "crossner_politics_dev.conll.gz"],
    "wikigold": ["wikigold.conll.gz"],
    "wnut17": ["wnut17_wnut17train.conll.gz", "wnut17_emerging.dev.conll.gz"],
    # The parts of Broad Twitter that speak of news; the rest is talk among users.
    "btc": ["btc_e.conll.gz", "btc_g.conll.gz"],
    "uner": ["uner_ewt_dev.iob2.gz"],
}


def read_columns(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """(words, tags) of each sentence of a column file: word first, tag last, or numbered as UNER has it."""
    words: list[str] = []
    tags: list[str] = []
    numbered = path.name.endswith(".iob2.gz")
    for line in [*read_lines(path), ""]:
        columns = line.split("\t") if "\t" in line else line.split()
        if not columns or not columns[0]:
            if words:
                yield words, tags
            words, tags = [], []
        elif len(columns) > 1 and not (numbered and line.startswith("#")):
            words.append(columns[1] if numbered else columns[0])
            tags.append(columns[2] if numbered else columns[-1])


def read_names(name: str) -> Iterator[Example]:
    """Sentences of a name corpus with our types; user names of Twitter are masked."""
    for file in FILES[name]:
        for words, tags in read_columns(corpora_root() / "ner" / file):
            yield Example(words, name, mention=map_tags(name, words, tags), closed=closed_types(name))


def closed_types(name: str) -> frozenset[str]:
    """The types that a corpus annotates wherever they occur."""
    return frozenset(name_table()["annotated"][name])


def map_tags(name: str, words: list[str], tags: list[str]) -> list[str | None]:
    """A corpus's BIO (or IO) tags in our types: "open" outside of names, None where masked."""
    types = name_table()["types"][name]
    mapped: list[str | None] = ["open"] * len(words)
    for begin, end, label in spans_of(tags):
        kind = types[label]
        if kind == "place":
            kind = "NORP" if words[end - 1].lower() in demonyms() else place_type(words[begin:end])
        for i in range(begin, end):
            mapped[i] = None if kind is None else f"{'B' if i == begin else 'I'}-{kind}"
    for i, word in enumerate(words):
        if word.startswith("@") or (i and words[i - 1] == "@"):
            mapped[i] = None
        elif mapped[i] in ("open", None) and word.lower() in demonyms() and word[0].isupper():
            mapped[i] = "B-NORP"
    return mapped
