"""Scores of templates: role fillers over a document (CEAF-REE), and whole templates (micro F1 of their slots)."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Protocol

from dateline.encoder import SentenceReading
from training.muc import ROLES, Entity, Story, Template, key, read_stories
from training.scores import Figures, f1
from training.templates import Choices, FillerReading, SentenceFillers, TemplateModel, find_templates, learn_templates

Keys = frozenset[str]  # the mentions of an entity, each as `training.muc.key` has it
Slots = tuple[str, tuple[tuple[Keys, ...], ...]]  # incident type, and the entities of each of ROLES


class Reader(Protocol):
    """A network that reads the sentences of one document."""

    def read(self, sentences: Sequence[Sequence[str]]) -> Sequence[SentenceReading]: ...


def read_with(reader: Reader, stories: Iterable[Story]) -> list[list[SentenceFillers]]:
    """The fillers that a network finds in each story."""
    return [
        [
            SentenceFillers(tuple((f.begin, f.end, f.role, f.score) for f in reading.fillers))
            for reading in reader.read(sentences)
        ]
        for sentences in ([story.words(i) for i in range(len(story.sentences))] for story in stories)
    ]


def score_muc(
    stories: Sequence[Story],
    readings: Sequence[Sequence[FillerReading]],
    model: TemplateModel | None = None,
    choices: Choices | None = None,
) -> dict[str, Figures]:
    """Both figures of what was read in stories; without a model, all training stories teach one."""
    model = model or learn_templates([*read_stories("train"), *read_stories("held")])
    found = [find_templates(s, own, model, choices) for s, own in zip(stories, readings, strict=True)]
    return score_templates([story.templates for story in stories], found)


def choose(stories: Sequence[Story], readings: Sequence[Sequence[FillerReading]], model: TemplateModel) -> Choices:
    """The choices that score best, both figures together; only for stories that were held back from training."""

    def worth(choices: Choices) -> float:
        return sum(own["f1"] for own in score_muc(stories, readings, model, choices).values())

    grid = product((0.1, 0.2, 0.3, 0.4, 0.5, 0.6), (0.0, 0.25, 0.5, 0.75, 1.0))
    best = max((Choices(least=least, weight=weight) for least, weight in grid), key=worth)
    rest = product((0.5, 0.6, 0.7, 0.8, 1.0), (0.5, 1.0, 2.0, 99.0))
    return max((Choices(best.least, best.weight, document, margin) for document, margin in rest), key=worth)


def score_templates(gold: Sequence[Sequence[Template]], found: Sequence[Sequence[Template]]) -> dict[str, Figures]:
    """Both figures, over documents; `gold` and `found` have one list of templates for each, in one order."""
    return {"role fillers": score_fillers(gold, found), "templates": score_slots(gold, found)}


def score_fillers(gold: Sequence[Sequence[Template]], found: Sequence[Sequence[Template]]) -> Figures:
    """CEAF-REE (Du, Rush and Cardie, GRIT, 2021): entities of each role over a document, aligned one to one.

    A found entity is right where all its mentions are mentions of one gold entity. Templates of one document are
    laid together first, as there: an entity whose mentions are among those of an earlier one, or the other way
    round, is not counted again.
    """
    counts: Counter[str] = Counter()
    for ours, theirs in zip(gold, found, strict=True):
        for role in ROLES:
            wanted, given = merge(ours, role), merge(theirs, role)
            counts["gold"] += len(wanted)
            counts["found"] += len(given)
            counts["right"] += align([[one <= other for other in wanted] for one in given])
    return f1(counts["right"], counts["found"], counts["gold"])


def merge(templates: Iterable[Template], role: str) -> list[Keys]:
    """The entities of a role over a document's templates."""
    kept: list[Keys] = []
    for entity in (keys(e) for template in templates for e in template.fillers[role]):
        if entity and not any(entity <= other or other <= entity for other in kept):
            kept.append(entity)
    return kept


def keys(entity: Entity) -> Keys:
    """The mentions of an entity without what does not count."""
    return frozenset(found for mention in entity if (found := key(mention)))


def align(fits: Sequence[Sequence[bool]]) -> int:
    """The most pairs, each row and each column in one at most, of those that fit (Kuhn's augmenting paths)."""
    owner: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for column, fit in enumerate(fits[row]):
            if fit and column not in seen:
                seen.add(column)
                if column not in owner or place(owner[column], seen):
                    owner[column] = row
                    return True
        return False

    return sum(place(row, set()) for row in range(len(fits)))


def score_slots(gold: Sequence[Sequence[Template]], found: Sequence[Sequence[Template]]) -> Figures:
    """Micro F1 of slots under the best alignment of templates (Du, Rush and Cardie, GTT, 2021).

    A template has one slot for its incident type and one for each entity. Two may be aligned where the gold's type is
    the found one, or names it as one of two; within a pair an entity is right where all its mentions are those of
    one entity of the other template in that role. Templates that have no partner count with all their slots. Of
    equal templates of one document the gold counts one.
    """
    totals = [0, 0, 0, 0]  # found right, found, gold met, gold
    for ours, theirs in zip(gold, found, strict=True):
        wanted, given = list(dict.fromkeys(slots(t) for t in ours)), [slots(t) for t in theirs]
        found_right, gold_met = align_templates(wanted, given)
        own = found_right, sum(map(size, given)), gold_met, sum(map(size, wanted))
        totals = [total + value for total, value in zip(totals, own, strict=True)]
    precision, recall = totals[0] / max(totals[1], 1), totals[2] / max(totals[3], 1)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(100 * precision, 2), "r": round(100 * recall, 2), "f1": round(100 * both, 2)}


def slots(template: Template) -> Slots:
    """A template in a form that can be compared."""
    own = (tuple(found for e in template.fillers[role] if (found := keys(e))) for role in ROLES)
    return template.incident_type, tuple(own)


def size(template: Slots) -> int:
    """How many slots a template fills."""
    return 1 + sum(len(entities) for entities in template[1])


def right_slots(wanted: Slots, given: Slots) -> tuple[int, int]:
    """Slots of the found template that are right, and of the gold one that are met."""
    right = met = 1
    for ours, theirs in zip(wanted[1], given[1], strict=True):
        right += sum(any(one <= other for other in ours) for one in theirs)
        met += sum(any(one <= other for one in theirs) for other in ours)
    return right, met


def align_templates(wanted: Sequence[Slots], given: Sequence[Slots]) -> tuple[int, int]:
    """Right and met slots under the alignment that has the most of them."""
    if len(wanted) > len(given):
        pairs = [[pair(w, g) for w in wanted] for g in given]
    else:
        pairs = [[pair(w, g) for g in given] for w in wanted]

    @cache
    def best(row: int, free: frozenset[int]) -> tuple[int, int, int]:
        if row == len(pairs):
            return 0, 0, 0
        choices = [best(row + 1, free)]
        for column in free:
            if (own := pairs[row][column]) is not None:
                rest = best(row + 1, free - {column})
                choices.append((rest[0] + sum(own), rest[1] + own[0], rest[2] + own[1]))
        return max(choices)

    n_columns = len(pairs[0]) if pairs else 0
    _, right, met = best(0, frozenset(range(n_columns)))
    return right, met


def pair(wanted: Slots, given: Slots) -> tuple[int, int] | None:
    """What a pair of templates has right; None where their types keep them apart."""
    return right_slots(wanted, given) if given[0] in wanted[0] else None


def main() -> None:
    """Measure a network on `dev`, or with --choose print what to choose, by the stories that were held back."""
    from dateline.encoder import load_encoder

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, help="folder of an exported network; by default the shipped one")
    parser.add_argument("--choose", action="store_true")
    options = parser.parse_args()
    stories = list(read_stories("held" if options.choose else "dev"))
    readings = read_with(load_encoder(options.weights), stories)
    if options.choose:
        model = learn_templates(list(read_stories("train")))
        choices = choose(stories, readings, model)
        print(choices, score_muc(stories, readings, model, choices))
    else:
        print(score_muc(stories, readings))


if __name__ == "__main__":
    main()
