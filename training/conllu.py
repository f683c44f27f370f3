"""UD English EWT and GUM: tags, lemmas, parse; GUM's entities cut down to names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora import NON_COMMERCIAL, corpora_root, read_lines
from training.example import Example, head_word
from training.lemmas import lemma_script
from training.lists import demonyms, name_table, place_type, word_list

BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")
LEFT_OF_NAME = {"compound", "flat", "amod", "nummod", "nmod", "dep"}
ANNOTATED_IN_GUM = frozenset({"PER", "ORG", "GPE", "LOC", "FAC", "NORP", "WEA", "VEH"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention as GUM marks it, with everything that belongs to the noun phrase."""

    begin: int
    end: int  # exclusive
    kind: str
    number: int  # the same for all mentions of one entity in the document


def read_sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """(document id, rows of ten columns) of each sentence, without ranges and empty nodes."""
    doc_id = ""
    rows: list[list[str]] = []
    for line in [*read_lines(path), ""]:
        if line.startswith("# newdoc id = "):
            doc_id = line.removeprefix("# newdoc id = ")
        elif not line and rows:
            yield doc_id, rows
            rows = []
        elif line and line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)


def read_ud(name: str, split: str) -> Iterator[Example]:
    """Sentences of `ud-ewt` or `ud-gum`; GUM's train part leaves out its non-commercial genres."""
    short = name.removeprefix("ud-")
    for doc_id, rows in read_sentences(corpora_root() / name / f"en_{short}-ud-{split}.conllu.gz"):
        if split == "train" and any(doc_id.startswith(f"GUM_{genre}_") for genre in NON_COMMERCIAL):
            continue
        heads = [int(row[6]) for row in rows]
        example = Example(
            words=[row[1] for row in rows],
            source=name,
            upos=[row[3] for row in rows],
            feats=[row[5] for row in rows],
            lemma=[lemma_script(row[1], row[2]) for row in rows],
            head=heads,
            rel=[row[7] for row in rows],
            doc_id=doc_id,
        )
        if name == "ud-gum":
            example.closed = ANNOTATED_IN_GUM
            entities = read_entities([row[9] for row in rows])
            example.mention = list(mark_names(example, entities))
            example.clusters = {head_word(heads, e.begin, e.end): e.number for e in reversed(entities)}
        else:
            example.mention = mark_demonyms(example, [None] * len(rows))
        yield example


def read_entities(misc: list[str]) -> list[Entity]:
    """Entities of a sentence from the brackets in its MISC column."""
    found, opened = [], []
    for i, column in enumerate(misc):
        value = next((part[7:] for part in column.split("|") if part.startswith("Entity=")), "")
        for number, kind, closing in BRACKET.findall(value):
            if number:
                opened.append((number, kind, i))
            # "(3-place-…-Iran)": a closing bracket without a number ends what was opened last.
            elif opened:
                at = next((k for k in reversed(range(len(opened))) if opened[k][0] == closing), len(opened) - 1)
                number, kind, begin = opened.pop(at)
                found.append(Entity(begin, i + 1, kind, int(number)))
    return found


def name_span(example: Example, entity: Entity, inner: list[Entity]) -> tuple[int, int] | None:
    """The name in a phrase headed by a proper noun: "the late President Barack Obama" -> Barack Obama."""
    assert example.upos is not None
    assert example.rel is not None
    assert example.head is not None
    head = head_word(example.head, entity.begin, entity.end)
    if example.upos[head] != "PROPN":
        return None
    begin, end = head, head + 1
    blocked = {i for other in inner for i in range(other.begin, other.end)} if entity.kind == "person" else set()
    while (
        begin > entity.begin
        and begin - 1 not in blocked
        and (
            example.upos[begin - 1] == "PROPN"
            or (example.words[begin - 1][:1].isupper() and example.upos[begin - 1] in ("ADJ", "NOUN", "NUM"))
            or (example.words[begin - 1] == "-" and begin - 2 >= entity.begin and example.upos[begin - 2] == "PROPN")
        )
    ):
        begin -= 1
    while end < entity.end:
        if example.upos[end] == "PROPN" and begin < example.head[end] <= end:
            end += 1
        elif (
            end + 1 < entity.end
            and example.words[end] in ("of", "for", "the", "-", "de", "al", "and", ".", "'s")
            and (entity.kind != "person" or example.words[end] not in ("of", "and"))
            and (example.words[end + 1][:1].isupper() or example.words[end + 1] == "the")
            and (
                example.words[end] != "and"
                or (example.upos[end + 1] == "PROPN" and begin < example.head[end + 1] <= end + 1)
            )
        ):
            end += 2
        else:
            break
    while end < entity.end and example.words[end - 1].lower() == "the":
        end += 1
    while (
        begin < end - 1 and entity.kind == "person" and example.words[begin].lower().rstrip(".") in word_list("titles")
    ):
        begin += 1
    return begin, end


def mark_names(example: Example, entities: list[Entity]) -> list[str | None]:
    """BIO of the named entities, the widest first; a name of a type that we lack is masked."""
    tags: list[str | None] = ["O"] * len(example.words)
    kinds = name_table()["types"]["ud-gum"]
    for entity in sorted(entities, key=lambda e: e.begin - e.end):
        inner = [
            e
            for e in entities
            if e.begin >= entity.begin and e.end <= entity.end and e != entity and e.kind != "person"
        ]
        span = name_span(example, entity, inner)
        kind = kinds.get(entity.kind)
        if span is None or kind == "outside" or any(tags[i] != "O" for i in range(*span)):
            continue
        if kind == "place":
            kind = place_type(example.words[span[0] : span[1]])
        for i in range(*span):
            tags[i] = None if kind is None else f"{'B' if i == span[0] else 'I'}-{kind}"
    return mark_demonyms(example, tags)


def mark_demonyms(example: Example, tags: list[str | None]) -> list[str | None]:
    """Nationalities and groups of faith by list, where no name holds them."""
    assert example.upos is not None
    assert example.rel is not None
    for i, word in enumerate(example.words):
        nominal = example.upos[i] in ("ADJ", "PROPN", "NOUN") and example.rel[i] != "flat"
        if nominal and word[0].isupper() and word.lower() in demonyms() and tags[i] in (None, "O"):
            in_name = example.upos[i] == "PROPN" and i + 1 < len(tags) and example.upos[i + 1] == "PROPN"
            tags[i] = None if in_name else "B-NORP"
    return tags
