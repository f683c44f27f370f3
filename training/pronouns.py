"""Pronouns: learns how to choose whom a pronoun stands for, and writes the weights that the chains use.

Documents are read by Dateline as they would be in use, with the weights so far; what each pronoun could stand for
then, and which of it gold says, is the next round's lesson: `python -m training.pronouns`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import yaml
from numpy.typing import NDArray

from dateline.annotate.chain_entities import Entity, Said
from dateline.annotate.chain_pronouns import Chooser, Features, Weights
from dateline.annotate.chains import ChainReader
from dateline.annotate.pronoun_grammar import Grammar
from dateline.annotate.registry import STEPS
from dateline.evaluate.coreference import GoldChains, read_gum
from dateline.evaluate.figures import Gauge
from dateline.evaluate.floors import load_floors
from dateline.evaluate.pronouns import Snippet, read_gap
from dateline.pipeline.coder import read_documents
from dateline.records.document import Document
from dateline.reference.registry import load_registry
from training.corpora import NON_COMMERCIAL, ROOT, SHARES, corpora_root

FILE = ROOT / "src" / "dateline" / "annotate" / "data" / "pronouns.yaml"
KINDS = ("person", "it", "they")
ROUNDS = 3
STEPS_OF_DESCENT = 300
DECAY = 1.0  # of the squared weights, against one lesson
RARE = 5  # features seen less often are left out
# What the first round reads with: the nearest subject.
FIRST: Weights = {
    kind: {"none": -3.0, "between": -1.0, "subject, 0 back": 1.0, "subject, 1 back": 1.0} for kind in KINDS
}

Floats = NDArray[np.float64]
Right = Callable[[Said, Entity | None], bool]  # may the pronoun stand for the entity, or for none?


@dataclass(frozen=True, slots=True)
class Lesson:
    """A pronoun's answers, "none" the last, and which are right."""

    kind: str
    answers: tuple[Features, ...]
    right: tuple[bool, ...]


class Listener(Chooser):
    """Chooses, and keeps as lessons the choices on which gold speaks."""

    def __init__(self, grammar: Grammar, weights: Weights, right: Right) -> None:
        super().__init__(grammar, weights)
        self.right = right
        self.lessons: list[Lesson] = []

    def choose(self, pronoun: Said, latest_first: Iterable[Entity]) -> Entity | None:
        entities = list(latest_first)
        choice = self.choice(pronoun, entities)
        right = tuple(self.right(pronoun, entity) for entity in (*choice.entities, None))
        if any(right) and not all(right):
            self.lessons.append(Lesson(choice.kind, (*choice.features, choice.of_none), right))
        return super().choose(pronoun, entities)


def right_of_gum(gold: GoldChains) -> Right:
    """The entity most of whose words are in the pronoun's chain; none, where gold has none before."""
    owner = {p: k for k, chain in enumerate(gold.chains) for head in chain for p in range(head.start, head.end)}

    def right(pronoun: Said, entity: Entity | None) -> bool:
        chain = owner.get(pronoun.span.start)
        if entity is None:
            return chain is None or gold.chains[chain][0].start >= pronoun.span.start
        counts = Counter(owner.get(said.head.span.start) for said in entity.said)
        return chain is not None and counts.most_common(1)[0][0] == chain

    return right


def right_of_gap(snippet: Snippet) -> Right:
    """Of a snippet's own pronoun: an entity with the right name, or any without the wrong ones where both are wrong."""
    unmeant = not any(is_right for _, is_right in snippet.names)

    def right(pronoun: Said, entity: Entity | None) -> bool:
        if pronoun.span != snippet.pronoun:
            return True  # gold does not speak
        named = [
            is_right
            for name, is_right in snippet.names
            if entity and any(name.covers(said.head.span) for said in entity.said)
        ]
        return any(named) if named else unmeant

    return right


def lessons_of(documents: Iterable[tuple[Document, Right]], weights: Weights) -> Iterator[Lesson]:
    """All lessons of the documents, read with the weights."""
    registry = load_registry()
    for document, right in documents:
        listener = Listener(Grammar(document), weights, right)
        ChainReader(document, registry, listener).read()
        yield from listener.lessons


def learn(documents: Sequence[tuple[Document, Right]]) -> tuple[Weights, Mapping[str, int]]:
    """(weights, number of lessons) by kind of pronoun."""
    weights, counts = FIRST, dict[str, int]()
    for _ in range(ROUNDS):
        lessons = list(lessons_of(documents, weights))
        weights = {kind: fit([lesson for lesson in lessons if lesson.kind == kind]) for kind in KINDS}
        counts = Counter(lesson.kind for lesson in lessons)
    return weights, counts


def fit(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights under which the right answers together are likeliest, by Adam's descent from nought."""
    seen = Counter(name for lesson in lessons for answer in lesson.answers for name in answer)
    names = {name: k for k, name in enumerate(sorted(name for name, n in seen.items() if n >= RARE))}
    rows = [answer for lesson in lessons for answer in lesson.answers]
    table = np.zeros((len(rows), len(names)), dtype=np.float32)
    for row, answer in enumerate(rows):
        for name, value in answer.items():
            if name in names:
                table[row, names[name]] = value
    right = np.array([r for lesson in lessons for r in lesson.right])
    begins = np.cumsum([0, *(len(lesson.answers) for lesson in lessons)])[:-1]
    found = descend(table, right, begins)
    return {name: round(float(found[k]), 3) for name, k in names.items() if abs(found[k]) >= 0.005}


def descend(table: NDArray[np.float32], right: NDArray[np.bool_], begins: NDArray[np.int64]) -> Floats:
    """Weights that make the right rows of each group likely; groups begin at the rows `begins`."""
    weights: Floats = np.zeros(table.shape[1])
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    group = np.repeat(np.arange(len(begins)), np.diff([*begins, len(table)]))
    for step in range(1, STEPS_OF_DESCENT + 1):
        scores = table @ weights
        pull = shares(np.where(right, scores, -1e9), begins, group) - shares(scores, begins, group)
        slope = table.T @ pull - DECAY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        rate = 0.05 * min(1.0, 2 * (1 - step / (STEPS_OF_DESCENT + 1)))
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def shares(scores: NDArray[np.floating], begins: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.float64]:
    """Each row's probability in its group."""
    raised = np.exp(scores - np.maximum.reduceat(scores, begins)[group])
    totals: Floats = np.add.reduceat(raised, begins)
    portions: Floats = raised / totals[group]
    return portions


def read_gold() -> list[tuple[Document, Right]]:
    """GAP's development part and GUM's train part without its non-commercial genres, read up to the mentions."""
    gum = [
        gold
        for gold in read_gum(corpora_root() / "ud-gum" / "en_gum-ud-train.conllu.gz", every_head=True)
        if gold.genre not in NON_COMMERCIAL
    ]
    # The network has learned its links from every third snippet, and is surer of those than of others.
    snippets = enumerate(read_gap(corpora_root() / "gap" / "gap-development.tsv.gz"))
    gap = [snippet for k, snippet in snippets if k % SHARES["gap"]]
    steps = [STEPS["aliases"]()]
    articles = [*(gold.article for gold in gum), *(snippet.article for snippet in gap)]
    documents = read_documents(articles, steps)
    rights = [*map(right_of_gum, gum), *map(right_of_gap, gap)]
    return list(zip(documents, rights, strict=True))


def write_weights(weights: Weights, counts: Mapping[str, int], figures: Mapping[str, float] | None = None) -> None:
    """The file that the chains read: weights, lessons of each kind, and what was measured with them."""
    head = "# Written by training/pronouns.py. What speaks for an entity before a pronoun; the highest sum is chosen.\n"
    measured = {name: round(value, 1) for name, value in (figures or {}).items()}
    content = {"figures": measured, "lessons": dict(counts), "weights": {kind: dict(weights[kind]) for kind in KINDS}}
    FILE.write_text(head + yaml.safe_dump(content, allow_unicode=True, sort_keys=True), "utf-8")


def measure() -> dict[str, float]:
    """What the written weights reach on GUM's dev and GAP's validation part."""
    measures = [m for m in load_floors() if m.kind in {"coreference", "pronouns"}]
    outcomes = [(m.name, Gauge().measure(m)) for m in measures]
    return {name: outcome for name, outcome in outcomes if isinstance(outcome, float)}


def main() -> None:
    """Learns, writes, measures."""
    argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__).parse_args()
    weights, counts = learn(read_gold())
    write_weights(weights, counts)
    write_weights(weights, counts, measure())


if __name__ == "__main__":
    main()
