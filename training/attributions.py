"""PolNeAR: who says what in news; brat files with Source, Cue and Content spans."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from training.corpora import corpora_root
from training.example import Claim, Example
from training.plain import cover, split_sentences, split_words

SPAN = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
EVENT = re.compile(r"E\d+\tAttribution[\w-]*:T\d+(.*)")
DROPPED = ("Discard", "Discuss")  # spans that the annotators left undecided
# A cue ends before these: "said in a statement" is "said". Particles before the verb are passed over.
AFTER = frozenset(
    {"in", "on", "at", "of", "for", "by", "with", "from", "during", "through", "via", "about", "that", "as", "to"}
)
PARTICLES = frozenset({"not", "n't", "n’t", "out", "up"})

Chars = tuple[int, int]  # begin, end exclusive


@dataclass(slots=True)
class Attribution:
    """One attribution as character spans of its text."""

    cues: list[Chars] = field(default_factory=list)
    sources: list[Chars] = field(default_factory=list)
    contents: list[Chars] = field(default_factory=list)


def read_files(split: str) -> Iterator[tuple[str, str, str]]:
    """(name, text, annotations) of each document of a split, by name."""
    texts: dict[str, str] = {}
    notes: dict[str, str] = {}
    with tarfile.open(corpora_root() / "polnear" / f"{split}.tar.gz") as archive:
        for member in archive:
            stem, _, end = member.name.rpartition("/")[2].rpartition(".")
            if (file := archive.extractfile(member)) is not None and end in ("txt", "ann"):
                # The annotations' names end in the annotator's mark.
                own, name = (texts, stem) if end == "txt" else (notes, stem.rpartition("_")[0])
                own[name] = file.read().decode("utf-8")
    for name in sorted(texts.keys() & notes.keys()):
        yield name, texts[name], notes[name]


def read_brat(notes: str) -> tuple[list[Attribution], list[Chars]]:
    """The attributions of a document, and the spans that its annotators left undecided."""
    spans: dict[str, list[Chars]] = {}
    undecided: list[Chars] = []
    for line in notes.splitlines():
        if (span := SPAN.match(line)) is not None:
            chars = [(int(b), int(e)) for b, e in (part.split() for part in span[3].split(";"))]
            spans[span[1]] = chars
            undecided += chars if span[2] in DROPPED else []
    found = []
    for line in notes.splitlines():
        if (event := EVENT.match(line)) is None:
            continue
        own = Attribution()
        for role, name in re.findall(r"(Source|Cue|Content)\d*:(T\d+)", event[1]):
            {"Source": own.sources, "Cue": own.cues, "Content": own.contents}[role] += spans.get(name, [])
        if own.contents:
            found.append(own)
    return found, undecided


def cue_word(words: list[str], begin: int, end: int) -> int:
    """The word of a cue that stands for it: the last before a preposition ("has said in a letter :" -> said)."""
    best = None
    for i in range(begin, end):
        word = words[i].lower()
        if word in AFTER and best is not None:
            break
        if any(letter.isalnum() for letter in word) and word not in PARTICLES:
            best = i
    return end - 1 if best is None else best


def read_polnear(split: str) -> Iterator[Example]:
    """The sentences in text order; sources and contents are cut to the sentence of their cue."""
    for name, text, notes in read_files(split):
        attributions, undecided = read_brat(notes)
        for begin, end in split_sentences(text):
            spans = split_words(text, begin, end)
            if spans:
                example = mark_sentence(name, [text[b:e] for b, e in spans], spans, attributions)
                yield mask(example, spans, undecided)


def mark_sentence(name: str, words: list[str], spans: list[Chars], attributions: list[Attribution]) -> Example:
    """One sentence with its cues and claims; where a content has no cue here, no word of it is known to be none."""
    cue: list[str | None] = ["O"] * len(words)
    example = Example(words, "polnear", cue=cue, doc_id=name)
    taken = set()
    for attribution in attributions:
        covered = [place for chars in attribution.cues[:1] if (place := cover(spans, *chars)) is not None]
        if not attribution.cues:
            for chars in attribution.contents:
                for i in range(*(cover(spans, *chars) or (0, 0))):
                    cue[i] = None if cue[i] == "O" else cue[i]
        for first, last in covered:
            at = cue_word(words, first, last)
            cue[at] = "cue"
            if at in taken:
                continue
            taken.add(at)
            for label, places in (("content", attribution.contents), ("source", attribution.sources)):
                for chars in places:
                    if (place := cover(spans, *chars)) is not None:
                        example.claims.append(Claim(at, *place, label))
    return example


def mask(example: Example, spans: list[Chars], undecided: list[Chars]) -> Example:
    """The example, of whose undecided words nothing is known."""
    assert example.cue is not None
    for chars in undecided:
        for i in range(*(cover(spans, *chars) or (0, 0))):
            example.cue[i] = None
    example.claims = [claim for claim in example.claims if example.cue[claim.cue] is not None]
    return example
