"""Stages: how far an incident of MUC-4 came, and how sure the text is of who did it.

The answer keys give both for each template; here they are read, and learned from the words around the fillers.
"""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.corpora import corpora_root
from training.muc import Story, Template, bare_words
from training.templates import WordOdds, document_words, learn_odds, stem

STAGES = ("ACCOMPLISHED", "ATTEMPTED", "THREATENED")
CONFIDENCES = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
)
NONE = "-"  # no organisation is named
SLOT = re.compile(r"(\d+)\.\s+[A-Z ]+: [A-Z ]+?\s{2,}(.*)")
NAME = re.compile(r'"((?:[^"\\]|\\")*)"')
NEAR = 4  # words on either side of a perpetrator's name
# Words that say who holds it for sure: the first letters of claims, charges, doubts and authorities.
GROUPS = {
    "claims": ("claim", "respo", "credi", "admit", "ackno"),
    "charges": ("accus", "blame", "attri", "charg", "impli", "denou"),
    "doubts": ("suspe", "presu", "alleg", "belie", "appar", "proba", "possi", "may", "might"),
    "authorities": ("polic", "army", "autho", "offic", "milit", "gover", "minis", "troop", "spoke", "commu"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A template of an answer key, as far as it is needed here."""

    doc_id: str
    incident_type: str
    stages: frozenset[str]  # one, or two that the key holds equally right
    confidences: frozenset[str]  # NONE where no organisation is named
    organisations: tuple[str, ...]


def read_keys(part: str) -> dict[str, list[Key]]:
    """Document → its templates; `train` or `dev`, as `training.muc` divides them."""
    found: dict[str, list[Key]] = defaultdict(list)
    for archive in ("dev",) if part == "train" else ("tst1", "tst2"):
        with tarfile.open(corpora_root() / "muc4" / f"{archive}.tar.gz") as tar:
            for member in sorted(tar.getmembers(), key=lambda m: m.name):
                file = tar.extractfile(member) if "/key-" in member.name else None
                for key in read_key(file.read().decode("latin-1")) if file is not None else ():
                    found[key.doc_id].append(key)
    return dict(found)


def read_key(text: str) -> Iterator[Key]:
    """The templates of a key file; those of documents without an incident are left out."""
    slots: dict[int, str] = {}
    last = -1
    for line in [*text.splitlines(), "0.  MESSAGE: ID   end"]:
        if (row := SLOT.match(line)) is not None:
            if (number := int(row[1])) == 0:
                yield from make_key(slots)
                slots = {}
            slots[number], last = row[2].strip(), number
        elif line.startswith("      ") and last in slots:
            slots[last] += " " + line.strip()


def make_key(slots: Mapping[int, str]) -> Iterator[Key]:
    """The template of the slots, where they hold one."""
    stages = frozenset(stage for stage in STAGES if stage in slots.get(5, ""))
    if not stages or 4 not in slots:
        return
    told = slots.get(11, "")
    sure = frozenset(c for c in CONFIDENCES if re.search(rf"{c}(?! BY)", told)) or frozenset({NONE})
    names = tuple(name.replace('\\"', '"').lower() for name in NAME.findall(slots.get(10, "")))
    yield Key(slots[0].split()[0], slots[4].lower(), stages, sure, names)


@dataclass(frozen=True, slots=True)
class StageModel:
    """Odds of each stage by a document's words, and of each confidence by those around the perpetrators' names."""

    stage: WordOdds
    confidence: WordOdds


def learn_stages(stories: Sequence[Story], keys: Mapping[str, Sequence[Key]]) -> StageModel:
    """What the training stories teach."""
    told = [(story, key) for story in stories for key in keys.get(story.doc_id, ())]
    named = [(story, key) for story, key in told if key.organisations]
    return StageModel(
        learn_odds(
            [stage_words(story, key.incident_type) for story, key in told], rows(STAGES, [k.stages for _, k in told])
        ),
        learn_odds(
            [words_around(story, key.organisations) for story, key in named],
            rows(CONFIDENCES, [k.confidences for _, k in named]),
        ),
    )


def rows(names: Sequence[str], answers: Iterable[frozenset[str]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """[answers, names]: 1 where the answer holds the name."""
    return np.array([[float(name in answer) for name in names] for answer in answers])


def stage_words(story: Story, incident_type: str) -> set[str]:
    """The document's words, with its incident's type."""
    return document_words(story) | {f"type {incident_type}"}


def words_around(story: Story, names: Sequence[str]) -> set[str]:
    """The words of the sentences that hold one of the names, those near it marked, and what kind of words they are."""
    found: set[str] = set()
    for number in range(len(story.sentences)):
        words = [word.lower() for word in story.words(number)]
        for name in names:
            bare = bare_words(name)
            for at in range(len(words) - len(bare) + 1):
                if bare and words[at : at + len(bare)] == bare:
                    found |= {stem(word) for word in words}
                    found |= {f"before {stem(word)}" for word in words[max(0, at - NEAR) : at]}
                    found |= {f"after {stem(word)}" for word in words[at + len(bare) : at + len(bare) + NEAR]}
    return found | {group for group, stems in GROUPS.items() if found & set(stems)}


def stage_of(story: Story, incident_type: str, model: StageModel) -> str:
    """The likeliest stage."""
    return STAGES[int(model.stage.logits([stage_words(story, incident_type)])[0].argmax())]


def confidence_of(story: Story, template: Template, model: StageModel) -> str:
    """How sure the text is of the organisation that a found template names; NONE where it names none."""
    names = [mention for entity in template.fillers["PerpOrg"] for mention in entity]
    if not names:
        return NONE
    return CONFIDENCES[int(model.confidence.logits([words_around(story, names)])[0].argmax())]
