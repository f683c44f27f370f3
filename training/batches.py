"""Examples into windows of running text, and windows into padded batches that mix the corpora."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.example import Example, head_word
from training.labels import MENTIONS, NEITHER_SIDE, NO_PLACE, PLOVER, ROLES, Labels
from training.subwords import LONGEST_SENTENCE, encode

MASKED = -100
WINDOW_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.0)  # of the longest window; a sentence longer than that stands alone
# Corpora whose sentences are read in the order of their documents.
RUNNING = frozenset(
    {"ud-ewt", "ud-gum", "wikievents", "m2e2", "polnear", "litbank", "gap", "wikinews", "satp", "re3d", "rams", "muc4"}
)
LAYERS = ("upos", "feats", "lemma", "head", "rel", "mention", "side", "trigger", "cue", "filler")
FAR_SHARE = 3  # every so many words of the sentences around are shown as no argument
CONTENT = {"NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ", "ADV", "X", "SYM"}
SET_LAYERS = ("mention", "trigger")


@dataclass(frozen=True, slots=True)
class BagTarget:
    """A sentence's bag in numbers."""

    words: list[int]  # that may carry the trigger
    types: list[int]  # labels of the trigger head that are right
    sides: list[tuple[int, int]]  # (role, head word) of each known side
    modifiers: list[int]  # words that play no role: the rest of the sides, and function words
    others: list[int]  # words that are neither actor nor recipient
    weight: float
    mode: int | None  # label of the mode head, where it is known


@dataclass(slots=True)
class Item:
    """An example in numbers."""

    ids: list[int]
    first: list[int]
    targets: dict[str, list[int]]
    roles: list[tuple[int, int, int]]  # trigger, word, label
    far_roles: list[tuple[int, int, int, int]]  # trigger, sentences between, word, label
    far_triggers: list[int]
    modes: list[tuple[int, int]]  # trigger, label
    pairs: list[tuple[int, int, list[int]]]  # source, target, types that are right
    claims: list[tuple[int, int, int]]  # cue, word, label
    facts: list[tuple[int, float]]  # word, how sure
    clusters: list[tuple[int, int]]  # word, entity
    places: list[tuple[int, int, int]]  # verb, word, whether it is its place
    bag: BagTarget | None
    weight: float
    document: tuple[str, str] | None  # corpus and document where sentences follow each other, else None
    at: int = 0  # where its sub-words begin among the stem's states


Window = list[Item]  # sentences that the network reads together, in text order


@dataclass(frozen=True, slots=True)
class Bags:
    """The bags of a batch, N in all, their sentences padded to W words."""

    sentence: Tensor  # [N] row in the batch
    words: Tensor  # [N,W] may the word carry the trigger?
    types: Tensor  # [N,labels] which labels of the trigger head are right
    sides: Tensor  # [N,W] the word's role, NEITHER_SIDE, or MASKED
    weight: Tensor  # [N]
    mode: Tensor  # [N] label of the mode head, or MASKED


@dataclass(slots=True)
class Batch:
    """Padded tensors: B windows of T sub-words, in them S sentences of W words. Targets below 0 are masked."""

    ids: Tensor  # [B,T]
    mask: Tensor  # [B,T]
    order: Tensor  # [B,T] number of each sub-word's sentence in its window
    within: Tensor  # [B,T] place of each sub-word in its sentence
    first: Tensor  # [S,W+1] into the flat [B*T]: the mark before the sentence, then each word's first sub-word
    no_word: Tensor  # [S,W+1] 1 where there is no word
    is_word: Tensor  # [S,W]
    targets: dict[str, Tensor]
    role_pairs: Tensor  # [N,5] sentence, trigger, sentence, word, label
    place_pairs: Tensor  # [N,4] sentence, verb, word, label of the role head or NO_PLACE
    modes: Tensor  # [N,3] sentence, trigger, label
    pairs: Tensor  # [N,3] sentence, source, target
    pair_types: Tensor  # [N,types] which are right
    claim_pairs: Tensor  # [N,4] sentence, cue, word, label
    facts: Tensor  # [N,2] sentence, word
    sureness: Tensor  # [N]
    links: Tensor  # [N,4] window, sentence, word, entity; in text order
    sets: dict[str, Tensor]  # [sets,labels] which labels are right under each target of a layer of sets
    weight: Tensor
    bags: Bags
    labelled: frozenset[str] = frozenset()  # the layers of which some word has a target
    states: Tensor | None = None  # [B,T,D] of the stem, where it doesn't learn


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
        running = (example.source, example.doc_id) if example.doc_id and example.source in RUNNING else None
        return Item(
            ids,
            first,
            targets,
            roles=self.role_pairs(example),
            far_roles=[(r.trigger, r.distance, r.word, self.index["role"][r.label]) for r in example.far_roles],
            far_triggers=sorted(example.far_triggers),
            modes=[(word, self.index["mode"][mode]) for word, mode in sorted(example.modes.items())],
            pairs=self.typed_pairs(example),
            claims=self.claim_pairs(example),
            facts=[(word, value) for word, value in enumerate(example.fact or []) if value is not None],
            clusters=sorted((example.clusters or {}).items()),
            places=self.place_pairs(example),
            bag=self.bag(example),
            weight=example.weight,
            document=running,
        )

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

    def place_pairs(self, example: Example) -> list[tuple[int, int, int]]:
        """The heads of a verb's places, and words that are none; only names are marked, so nouns outside stay open."""
        if example.head is None or example.upos is None:
            return []
        pairs = []
        for verb, places in sorted(example.verb_places.items()):
            heads = {head_word(example.head, *place) for place in places}
            inside = {i for place in places for i in range(*place)}
            pairs += [(verb, word, ROLES.index("place")) for word in sorted(heads)]
            pairs += [
                (verb, word, NO_PLACE)
                for word, tag in enumerate(example.upos)
                if word not in inside and word != verb and tag != "NOUN"
            ]
        return pairs

    def typed_pairs(self, example: Example) -> list[tuple[int, int, list[int]]]:
        """Heads of a source and a target, and the numbers (O not counted) of what may be done between them."""
        if example.head is None:
            return []
        index, pairs = self.index["trigger"], []
        if example.bag and example.bag.actor and example.bag.recipient:
            source, target = (head_word(example.head, *span) for span in (example.bag.actor, example.bag.recipient))
            pairs.append((source, target, [index[kind] - 1 for kind in example.bag.types]))
        for trigger in sorted(example.role_triggers):
            sides: dict[str, list[int]] = {"actor": [], "recipient": []}
            for role in example.roles:
                if role.trigger == trigger and role.label in sides:
                    sides[role.label].append(head_word(example.head, role.begin, role.end))
            kind = (example.trigger or [])[trigger]
            if kind in index and kind != "O":
                pairs += [(a, r, [index[kind] - 1]) for a in sides["actor"] for r in sides["recipient"]]
        return pairs

    def claim_pairs(self, example: Example) -> list[tuple[int, int, int]]:
        """Every word of a cue's sentence under that cue: of its source, of its content, or neither."""
        index = self.index["claim"]
        pairs = []
        for cue in sorted({claim.cue for claim in example.claims}):
            label = {
                word: index[claim.label]
                for claim in example.claims
                if claim.cue == cue
                for word in range(claim.begin, claim.end)
            }
            pairs += [(cue, word, label.get(word, 0)) for word in range(len(example.words)) if word != cue]
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
        mode = None if example.bag.mode is None else self.index["mode"][example.bag.mode]
        if not words:
            return None
        heads = {word for _, word in sides}
        inside = {i for span in (example.bag.actor, example.bag.recipient) if span for i in range(*span)}
        content = {i for i, tag in enumerate(example.upos or []) if tag in CONTENT}
        everything = set(range(len(example.words))) - heads
        modifiers = sorted(everything & (inside | (everything - content)))
        others = sorted(everything & content - inside)
        return BagTarget(words, types, sides, modifiers, others, example.bag.weight, mode)


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
    return Item(ids, first, {}, [], [], [], [], [], [], [], [], [], None, 1.0, None)


def make_windows(items: Sequence[Item], longest: int, rng: random.Random) -> list[Window]:
    """Neighbouring sentences of a document together, each window up to a length drawn anew, `longest` at most.

    Single sentences stay alone. The lengths differ so that the network reads a headline as well as a page.
    """
    windows: list[Window] = []
    room, document = 0.0, None
    for item in items:
        n = len(item.ids)
        if item.document is None or item.document != document or n > room:
            windows.append([])
            room = longest * rng.choice(WINDOW_SHARES)
        windows[-1].append(item)
        room, document = room - n, item.document
    return windows


def pad(rows: Sequence[Sequence[int]], value: int, width: int) -> Tensor:
    """Rows of one width."""
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])


def table(rows: list[tuple[int, ...]], width: int) -> Tensor:
    """Rows of whole numbers, also where there are none."""
    return torch.tensor(rows, dtype=torch.long).view(-1, width)


def far_pairs(window: Window, begin: int) -> Iterator[tuple[int, int, int, int, int]]:
    """Rows of role pairs between sentences; `begin` is the row of the window's first sentence.

    Of the words that are no arguments only some are shown, or they would drown the others.
    """
    for own, item in enumerate(window):
        for trigger in item.far_triggers:
            roles = {(own + far, word): label for t, far, word, label in item.far_roles if t == trigger}
            for other, around in enumerate(window):
                if other != own:
                    for word in range(len(around.first) - 1):
                        label = roles.get((other, word), 0)
                        if label or (word + other) % FAR_SHARE == 0:
                            yield begin + own, trigger, begin + other, word, label


def states_of(windows: Sequence[Window], length: int, states: NDArray[np.float16]) -> Tensor:
    """[B,T,D]: the stem's states of the windows, from those of all sub-words [N,D]."""
    found = np.zeros((len(windows), length, states.shape[1]), np.float32)
    for row, window in enumerate(windows):
        at = 0
        for item in window:
            found[row, at : at + len(item.ids)] = states[item.at : item.at + len(item.ids)]
            at += len(item.ids)
    return torch.from_numpy(found)


def make_batch(windows: Sequence[Window], sets: dict[str, Tensor], states: NDArray[np.float16] | None = None) -> Batch:
    """One batch of windows: [CLS] one [SEP] [CLS] two [SEP]; for the reader with the stem's states."""
    pieces = [[piece for item in window for piece in item.ids] for window in windows]
    length = max(map(len, pieces))
    items = [item for window in windows for item in window]
    width = max(len(item.first) for item in items)
    first, place, order, within, far = [], [], [], [], []
    for row, window in enumerate(windows):
        begin = row * length
        far += far_pairs(window, len(place))
        order.append([number for number, item in enumerate(window) for _ in item.ids])
        within.append([place for item in window for place in range(len(item.ids))])
        for item in window:
            first.append([begin + i for i in item.first])
            place.append(row)
            begin += len(item.ids)
    targets = {layer: pad([item.targets.get(layer, []) for item in items], MASKED, width - 1) for layer in LAYERS}
    facts = [(s, word, value) for s, item in enumerate(items) for word, value in item.facts]
    pairs = [(s, *pair) for s, item in enumerate(items) for pair in item.pairs]
    return Batch(
        ids=pad(pieces, 0, length),
        mask=pad([[1] * len(row) for row in pieces], 0, length),
        order=pad(order, 0, length),
        within=pad(within, 0, length),
        first=pad(first, 0, width),
        no_word=pad([[0] * len(item.first) for item in items], 1, width).float(),
        is_word=pad([[1] * (len(item.first) - 1) for item in items], 0, width - 1).float(),
        targets=targets,
        role_pairs=table([(s, t, s, *pair) for s, item in enumerate(items) for t, *pair in item.roles] + far, 5),
        place_pairs=table([(s, *pair) for s, item in enumerate(items) for pair in item.places], 4),
        modes=table([(s, *mode) for s, item in enumerate(items) for mode in item.modes], 3),
        pairs=table([(s, source, target) for s, source, target, _ in pairs], 3),
        pair_types=one_of([types for *_, types in pairs], len(PLOVER)),
        claim_pairs=table([(s, *pair) for s, item in enumerate(items) for pair in item.claims], 4),
        facts=table([(s, word) for s, word, _ in facts], 2),
        sureness=torch.tensor([value for _, _, value in facts]),
        links=table([(place[s], s, *known) for s, item in enumerate(items) for known in item.clusters], 4),
        sets=sets,
        weight=torch.tensor([item.weight for item in items]),
        bags=make_bags(items, width - 1),
        labelled=frozenset(layer for layer, target in targets.items() if bool((target >= 0).any())),
        states=None if states is None else states_of(windows, length, states),
    )


def make_bags(items: Sequence[Item], width: int) -> Bags:
    """The bags of the items."""
    own = [(s, item.bag) for s, item in enumerate(items) if item.bag is not None]
    sides = torch.full((len(own), width), MASKED)
    for row, (_, bag) in enumerate(own):
        sides[row, bag.others] = NEITHER_SIDE
        sides[row, bag.modifiers] = 0
        for role, word in bag.sides:
            sides[row, word] = role
        if not bag.sides:
            sides[row] = MASKED
    return Bags(
        sentence=torch.tensor([s for s, _ in own], dtype=torch.long),
        words=one_of([bag.words for _, bag in own], width),
        types=one_of([bag.types for _, bag in own], len(PLOVER) + 1),
        sides=sides,
        weight=torch.tensor([bag.weight for _, bag in own]),
        mode=torch.tensor([MASKED if bag.mode is None else bag.mode for _, bag in own], dtype=torch.long),
    )


def one_of(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    """[N,width]: which labels are right."""
    found = torch.zeros(len(rows), width, dtype=torch.bool)
    for row, labels in enumerate(rows):
        found[row, list(labels)] = True
    return found


def plan_epoch(
    items: Sequence[Item], n_subwords: int, rng: random.Random, longest_window: int = 1
) -> Iterator[list[Window]]:
    """Batches of about `n_subwords` padded sub-words, of windows of like lengths, in random order."""
    windows = make_windows(items, longest_window, rng)
    sized = [(sum(len(item.ids) for item in window), window) for window in windows]
    ordered = sorted((n + rng.random() * 4, n, i) for i, (n, _) in enumerate(sized))
    batches: list[list[Window]] = []
    longest = 0
    for _, n, i in ordered:
        longest = max(longest, n)
        if not batches or longest * (len(batches[-1]) + 1) > n_subwords:
            batches.append([])
            longest = n
        batches[-1].append(sized[i][1])
    rng.shuffle(batches)
    return iter(batches)
