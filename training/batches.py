"""Examples into padded batches; every batch mixes the corpora, sorted by length only."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from training.example import Example, head_word
from training.labels import MENTIONS, Labels
from training.subwords import LONGEST_SENTENCE, encode

MASKED = -100
LAYERS = ("upos", "feats", "lemma", "head", "rel", "mention", "side", "trigger")
CONTENT = {"NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ", "ADV", "X", "SYM"}
SET_LAYERS = ("mention", "trigger")


@dataclass(frozen=True, slots=True)
class BagTarget:
    """A sentence's bag in numbers."""

    sentence: int  # row in the batch
    words: list[int]  # that may carry the trigger
    types: list[int]  # labels of the trigger head that are right
    sides: list[tuple[int, int]]  # (role, head word) of each known side
    modifiers: list[int]  # words that play no role: the rest of the sides, and function words
    others: list[int]  # words that are neither actor nor recipient
    weight: float


@dataclass(slots=True)
class Item:
    """An example in numbers."""

    ids: list[int]
    first: list[int]
    targets: dict[str, list[int]]
    roles: list[tuple[int, int, int]]  # trigger, word, label
    bag: BagTarget | None
    weight: float


@dataclass(slots=True)
class Batch:
    """Padded tensors; targets below 0 are masked."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    no_word: Tensor  # [B,W+1] 1 where there is no word
    is_word: Tensor  # [B,W]
    targets: dict[str, Tensor]
    role_pairs: Tensor  # [N,4] sentence, trigger, word, label
    sets: dict[str, Tensor]  # [sets,labels] which labels are right under each target of a layer of sets
    weight: Tensor
    bags: list[BagTarget] = field(default_factory=list)


class Numbering:
    """Labels into numbers.

    A mention's or trigger's target is a set of labels that are all right, the first sets being the single
    labels: an unmarked word of a corpus that marks some types only is O or any of the others.
    """

    def __init__(self, labels: Labels) -> None:
        self.index = {name: {label: i for i, label in enumerate(found)} for name, found in labels.items()}
        self.labels = labels
        self.sets: dict[str, list[frozenset[str]]] = {
            layer: [frozenset({label}) for label in labels[layer]] for layer in SET_LAYERS
        }

    def set_number(self, layer: str, types: frozenset[str]) -> int:
        """The target of a word that is O or of one of these types."""
        right = frozenset(label for label in self.labels[layer] if label == "O" or label.split("-")[-1] in types)
        if right not in self.sets[layer]:
            self.sets[layer].append(right)
        return self.sets[layer].index(right)

    def set_matrices(self) -> dict[str, Tensor]:
        """[sets,labels] of each layer of sets, as Batch has it."""
        return {
            layer: torch.tensor([[label in right for label in self.labels[layer]] for right in sets])
            for layer, sets in self.sets.items()
        }

    def item(self, example: Example) -> Item | None:
        """The example in numbers, or None where it is too long."""
        ids, first = encode(example.words)
        if len(ids) > LONGEST_SENTENCE:
            return None
        targets = {}
        for layer in LAYERS:
            labels = getattr(example, layer)
            if labels is not None:
                targets[layer] = [self.number(layer, label, example) for label in labels]
        return Item(ids, first, targets, self.role_pairs(example), self.bag(example), example.weight)

    def number(self, layer: str, label: str | int | None, example: Example) -> int:
        """A label's number; MASKED for None and for rare labels, but "0|" for a rare lemma script."""
        if label is None or isinstance(label, int):
            return MASKED if label is None else label
        if layer == "mention" and label in ("open", "O"):
            return self.set_number(layer, frozenset(MENTIONS) - example.closed)
        if layer == "trigger" and label == "open":
            return self.set_number(layer, example.open_types)
        return self.index[layer].get(label, 0 if layer == "lemma" else MASKED)

    def role_pairs(self, example: Example) -> list[tuple[int, int, int]]:
        """The arguments by their head words; "none" for the words outside of a known trigger's arguments."""
        index = self.index["role"]
        pairs = []
        for trigger in sorted(example.role_triggers):
            own = [role for role in example.roles if role.trigger == trigger]
            inside = {i for role in own for i in range(role.begin, role.end)}
            pairs += [
                (trigger, w, index["none"]) for w in range(len(example.words)) if w not in inside and w != trigger
            ]
            for role in own:
                head = head_word(example.head, role.begin, role.end) if example.head else role.end - 1
                pairs.append((trigger, head, index[role.label]))
        return pairs

    def bag(self, example: Example) -> BagTarget | None:
        """The bag in numbers; its row in the batch is filled in later."""
        if example.bag is None or example.head is None:
            return None
        index = self.index["role"]
        sides = [
            (index[role], head_word(example.head, *span))
            for role, span in (("actor", example.bag.actor), ("recipient", example.bag.recipient))
            if span
        ]
        words = trigger_words(example, [word for _, word in sides])
        types = [self.index["trigger"][kind] for kind in example.bag.types]
        if not words:
            return None
        heads = {word for _, word in sides}
        inside = {i for span in (example.bag.actor, example.bag.recipient) if span for i in range(*span)}
        content = {i for i, tag in enumerate(example.upos or []) if tag in CONTENT}
        everything = set(range(len(example.words))) - heads
        modifiers = sorted(everything & (inside | (everything - content)))
        others = sorted(everything & content - inside)
        return BagTarget(0, words, types, sides, modifiers, others, example.bag.weight)


def ancestors(heads: list[int], word: int) -> list[int]:
    """The word and the words above it, up to the root."""
    path = [word]
    while heads[path[-1]] and len(path) <= len(heads):
        path.append(heads[path[-1]] - 1)
    return path


def trigger_words(example: Example, sides: list[int]) -> list[int]:
    """The words that may carry a bag's trigger: verbs and nouns outside of its sides.

    Where both sides are known, only those about the place where their paths to the root meet.
    """
    assert example.bag is not None
    assert example.head is not None
    assert example.upos is not None
    spans = [span for span in (example.bag.actor, example.bag.recipient) if span]
    inside = {i for span in spans for i in range(*span)} - set(sides)
    marked = example.trigger or [None] * len(example.words)
    content = [
        i
        for i, tag in enumerate(example.upos)
        if tag in ("VERB", "NOUN") and i not in inside and i not in sides and marked[i] != "O"
    ]
    if len(sides) < 2:
        return content
    above = ancestors(example.head, sides[1])
    meeting = next((i for i in ancestors(example.head, sides[0]) if i in above), None)
    while meeting is not None and meeting not in content and example.head[meeting]:
        meeting = example.head[meeting] - 1
    near = [
        i for i in content if meeting in (i, example.head[i] - 1) or i in above or example.head[meeting or 0] - 1 == i
    ]
    return near or content


def plain_item(words: list[str]) -> Item:
    """Words without labels, for reading only."""
    ids, first = encode(words)
    return Item(ids, first, {}, [], None, 1.0)


def pad(rows: Sequence[Sequence[int]], value: int, width: int) -> Tensor:
    """Rows of one width."""
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])


def make_batch(items: Sequence[Item], sets: dict[str, Tensor]) -> Batch:
    """One batch of items."""
    length = max(len(item.ids) for item in items)
    width = max(len(item.first) for item in items)
    targets = {layer: pad([item.targets.get(layer, []) for item in items], MASKED, width - 1) for layer in LAYERS}
    pairs = [(row, *pair) for row, item in enumerate(items) for pair in item.roles]
    bags = [replace(item.bag, sentence=row) for row, item in enumerate(items) if item.bag is not None]
    return Batch(
        ids=pad([item.ids for item in items], 0, length),
        mask=pad([[1] * len(item.ids) for item in items], 0, length),
        first=pad([item.first for item in items], 0, width),
        no_word=pad([[0] * len(item.first) for item in items], 1, width).float(),
        is_word=pad([[1] * (len(item.first) - 1) for item in items], 0, width - 1).float(),
        targets=targets,
        role_pairs=torch.tensor(pairs, dtype=torch.long).view(-1, 4),
        sets=sets,
        weight=torch.tensor([item.weight for item in items]),
        bags=bags,
    )


def plan_epoch(items: Sequence[Item], n_subwords: int, rng: random.Random) -> Iterator[list[Item]]:
    """Batches of about `n_subwords` padded sub-words, of like lengths, in random order."""
    ordered = sorted(items, key=lambda item: len(item.ids) + rng.random() * 4)
    batches: list[list[Item]] = []
    longest = 0
    for item in ordered:
        longest = max(longest, len(item.ids))
        if not batches or longest * (len(batches[-1]) + 1) > n_subwords:
            batches.append([])
            longest = len(item.ids)
        batches[-1].append(item)
    rng.shuffle(batches)
    return iter(batches)
