"""re3d: names in texts of defence and security, character offsets into documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from training.bio import closed_types
from training.corpora import corpora_root, read_lines
from training.example import Example
from training.lists import demonyms, name_table, place_type, word_list
from training.plain import cover, split_sentences, split_words

PRONOUNS = {"i", "we", "he", "she", "they", "us", "our", "his", "her", "it"}
NO_WEAPON = {"strike", "strikes", "airstrike", "airstrikes", "attack", "fighter", "bomber"}


def read_re3d() -> Iterator[Example]:
    """Sentences of all documents with our types; nominal organisations ("coalition forces") are masked."""
    folder = corpora_root() / "re3d"
    for path in sorted(folder.glob("*_documents.jsonl.gz")):
        entities: dict[str, list[dict[str, Any]]] = {}
        for line in read_lines(path.with_name(path.name.replace("_documents", "_entities"))):
            entity = json.loads(line)
            entities.setdefault(entity["documentId"], []).append(entity)
        for line in read_lines(path):
            document = json.loads(line)
            yield from mark_document(document["_id"], document["text"], entities.get(document["_id"], []))


def mark_document(doc_id: str, text: str, entities: list[dict[str, Any]]) -> Iterator[Example]:
    """The sentences of one document, each word labelled, the widest entity first."""
    for begin, end in split_sentences(text):
        spans = split_words(text, begin, end)
        words = [text[b:e] for b, e in spans]
        tags: list[str | None] = ["open"] * len(words)
        here = [e for e in entities if begin <= e["begin"] and e["end"] <= end]
        for entity in sorted(here, key=lambda e: e["begin"] - e["end"]):
            covered = cover(spans, entity["begin"], entity["end"])
            if covered and all(tags[i] == "open" for i in range(*covered)):
                mark_entity(words, tags, covered, entity["type"])
        yield Example(words, "re3d", mention=tags, closed=closed_types("re3d"), doc_id=doc_id)


def mark_entity(words: list[str], tags: list[str | None], covered: tuple[int, int], label: str) -> None:
    """Write one entity's tags; what is no name, and no weapon or vehicle either, is masked."""
    first, last = covered
    while first < last - 1 and words[first].lower().rstrip(".") in {"the", "a", "an", *word_list("titles")}:
        tags[first], first = "O", first + 1
    kind = name_table()["types"]["re3d"][label]
    named = words[last - 1][:1].isupper() and words[first][:1].isupper()
    if (kind in ("PER", "ORG", "place") and not named) or words[last - 1].lower() in NO_WEAPON | PRONOUNS:
        kind = None
    if kind == "place":
        kind = place_type(words[first:last])
    if last - first == 1 and words[first].lower() in demonyms():
        kind = "NORP"
    for i in range(first, last):
        tags[i] = None if kind is None else f"{'B' if i == first else 'I'}-{kind}"
