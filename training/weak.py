"""Corpora that label whole sentences, or their sides: PLV, AW, SATP, synthetic stories, cameo-conflibert."""

from __future__ import annotations

import csv
import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.bio import read_columns
from training.corpora import corpora_root, read_lines
from training.example import Bag, Example
from training.mapping import MASK, OUTSIDE, mapping, plover_type, reporting_words, sentence_types
from training.plain import cover, split_sentences, split_words, words_of

# The stories lost their paragraph breaks: 'policy.The country', 'said."We'.
GLUED = re.compile(r"""([a-z0-9)][.!?]["”]?)(?=["“]?[A-Z])""")


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated table with a header, quotes being text."""
    yield from csv.DictReader(read_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE)


def marked_sentence(row: dict[str, str]) -> tuple[list[str], tuple[int, int] | None, tuple[int, int] | None]:
    """(words, span of the source, span of the target) of a sentence marked with <s> and <t>."""
    text, places = "", {}
    rest = row["marked_sentence"]
    for name in ("<s>", "</s>", "<t>", "</t>"):
        if name not in rest:
            return words_of(row["sentence"]), None, None
    while rest:
        cut = min((i for tag in ("<s>", "</s>", "<t>", "</t>") if (i := rest.find(tag)) >= 0), default=-1)
        if cut < 0:
            text += rest
            break
        tag = rest[cut : rest.index(">", cut) + 1]
        text += rest[:cut]
        places[tag] = len(text)
        rest = rest[cut + len(tag) :]
    spans = split_words(text)
    sides = [cover(spans, places[f"<{s}>"], places[f"</{s}>"]) for s in "st"]
    return [text[b:e] for b, e in spans], sides[0], sides[1]


def sentence_with_bag(source: str, words: list[str], bag: Bag) -> Example:
    """A sentence of which only the bag is known; words of reporting are no triggers."""
    trigger: list[str | None] = ["O" if word.lower() in reporting_words() else None for word in words]
    return Example(words, source, trigger=trigger, bag=bag)


def read_plv() -> Iterator[Example]:
    """PLOVER root type with source and target."""
    weight = mapping()["bag_weights"]["plv"]
    for row in read_rows(corpora_root() / "plover-plv" / "PLV_train.tsv"):
        words, source, target = marked_sentence(row)
        yield sentence_with_bag("plover-plv", words, Bag(sentence_types(row["gold_root"]), source, target, weight))


def read_aw() -> Iterator[Example]:
    """The rows of AW whose directed type is right, the type by WikiEvents' mapping."""
    weight = mapping()["bag_weights"]["aw"]
    for row in read_rows(corpora_root() / "plover-plv" / "AW_wikievents_train.tsv"):
        kind = plover_type("wikievents", row["event_type"], row["trigger"])
        if row["gold_binary"] == "1" and kind not in (MASK, OUTSIDE):
            words, source, target = marked_sentence(row)
            yield sentence_with_bag("plover-plv", words, Bag((kind,), source, target, weight))


def read_satp() -> Iterator[Example]:
    """Sentences of incident summaries; the first one of a summary with any attack label holds an ASSAULT."""
    weight = mapping()["bag_weights"]["satp"]
    for number, line in enumerate(read_lines(corpora_root() / "satp" / "train.tsv")):
        text, *labels = line.split("\t")
        for i, (begin, end) in enumerate(split_sentences(text)):
            words = words_of(text[begin:end])
            if i == 0 and "1" in labels and len(words) < 60:
                yield sentence_with_bag("satp", words, Bag(("ASSAULT",), weight=weight))
            else:
                yield Example(words, "satp", doc_id=str(number))


def synthetic_stories(held_back: bool) -> dict[str, list[tuple[str, str]]]:
    """(text, mode) of the generated stories of each type; by title, about a sixth is held back to measure modes on."""
    stories = defaultdict(list)
    for row in csv.DictReader(read_lines(corpora_root() / "plover-synthetic" / "gpt_synthetic_events.csv.gz")):
        if (int(hashlib.sha256(row["title"].encode()).hexdigest(), 16) % 6 == 0) == held_back:
            stories[row["label"]].append((row["text"], row["mode"]))
    return stories


def first_sentence(story: str) -> list[str]:
    """The words of a story's first sentence."""
    text = GLUED.sub(r"\1\n", story)
    begin, end = split_sentences(text)[0]
    return words_of(text[begin:end])


def story_mode(label: str, mode: str) -> str | None:
    """A story's mode in the codebook's words; "none" under a type without modes, None where it is not known."""
    modes: dict[str, str] = mapping()["synthetic_modes"].get(label, {})
    if not modes:
        return "none"
    found = modes.get(mode)
    return None if found == MASK else found


def read_synthetic(rng: random.Random) -> Iterator[Example]:
    """First sentences of generated stories, a sample of each type, more of those with little gold."""
    stories = synthetic_stories(held_back=False)
    weight = mapping()["bag_weights"]["synthetic"]
    for label, number in sorted(mapping()["synthetic_share"].items()):
        for story, mode in rng.sample(stories[label], min(number, len(stories[label]))):
            words = first_sentence(story)
            if 6 < len(words) < 60:
                bag = Bag(sentence_types(label), weight=weight, mode=story_mode(label, mode))
                yield sentence_with_bag("plover-synthetic", words, bag)


def read_sides() -> Iterator[Example]:
    """cameo-conflibert's sentences with source, target and related actors."""
    for words, tags in read_columns(corpora_root() / "cameo-conflibert" / "cameo_ner_train.conll"):
        yield Example(words, "cameo-conflibert", side=tags)
