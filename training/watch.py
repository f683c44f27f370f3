"""How a training does on the dev sets, quickly and in float32; what counts is what training.figures says of int8."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.batches import Batch, make_batch, plan_epoch
from training.labels import ROLES
from training.model import Network, bilinear
from training.pack import Pack
from training.parcel import Parcel, unwrapped, wrapped
from training.reader import Reader
from training.whole import Whole

SUBWORDS, WINDOW = 6000, 240
MOST = 800  # sentences of a dev set
SURE = 1.0  # as training.score_reports has it


class Watch:
    """The dev sets of a pack in batches, and how a network does on them."""

    def __init__(self, pack: Pack, network: nn.Module, device: str) -> None:
        self.network, self.device = copy.deepcopy(network), torch.device(device)
        self.batches: dict[str, list[Parcel]] = {}
        self.sets = {name: matrix.to(device) for name, matrix in pack.sets.items()}
        for name, items in pack.dev.items():
            windows = plan_epoch(items[:MOST], SUBWORDS, random.Random(1), WINDOW if isinstance(network, Whole) else 1)
            self.batches[name] = [wrapped(make_batch(batch, pack.sets)) for batch in windows]

    def __call__(self, state: dict[str, Tensor]) -> dict[str, float]:
        """Print one line: what a state of the network does on each dev set."""
        self.network.load_state_dict(state)
        self.network.to(self.device).eval()
        found: dict[str, float] = {}
        with torch.no_grad():
            for name, batches in self.batches.items():
                found |= {f"{name} {key}": value for key, value in self.judge(batches).items()}
        print("dev: " + ", ".join(f"{name} {value:.1f}" for name, value in found.items()), flush=True)
        return found

    def judge(self, batches: Sequence[Parcel]) -> dict[str, float]:
        """The figures of one dev set, in percent, of the heads that it has labels for."""
        counts: Counter[str] = Counter()
        sureness: list[Tensor] = []
        for batch in (unwrapped(parcel, self.sets, self.device) for parcel in batches):
            if isinstance(self.network, Whole):
                parsed, read = self.network.words(batch)
                count_reading(self.network.reader, read, batch, counts, sureness)
                count_parse(self.network.parser, parsed, batch, counts)
            elif isinstance(self.network, Network):
                hidden = self.network.encoder(batch.ids, batch.mask)
                count_parse(self.network, self.network.words(hidden, batch.first), batch, counts)
        found = {name: 100 * counts[name] / counts["words"] for name in ("upos", "las") if counts["words"]}
        for name in ("mention", "trigger", "role", "place", "cue", "claim", "filler"):
            if total := counts[f"{name} found"] + counts[f"{name} gold"]:
                found[name] = 200 * counts[f"{name} right"] / total
        if sureness:
            own, guessed = torch.cat(sureness).T
            found["r"] = 100 * float(torch.corrcoef(torch.stack([own, guessed]))[0, 1])
            found["three"] = 100 * float((three_way(own) == three_way(guessed)).float().mean())
        return found


def three_way(values: Tensor) -> Tensor:
    """1 where an event happened, -1 where it did not, 0 where that is open."""
    return (values > SURE).int() - (values < -SURE).int()


def count_parse(network: Network, words: Tensor, batch: Batch, counts: Counter[str]) -> None:
    """Tags, greedy heads with their relations, and labels of names, word by word."""
    here = batch.targets["head"] >= 0
    if here.any():
        arcs = (network.arcs(words) + batch.no_word[:, None, :] * -1e4).argmax(-1)
        row = torch.arange(len(arcs), device=arcs.device)[:, None].expand_as(arcs)
        dependents, governors = network.rel_dep(words[:, 1:][here]), network.rel_head(words[row, arcs][here])
        scores = bilinear(network.rel_weight, dependents, governors)
        attached = arcs[here] == batch.targets["head"][here]
        counts["words"] += int(here.sum())
        counts["las"] += int((attached & (scores.argmax(-1) == batch.targets["rel"][here])).sum())
        tags = network.tags["upos"](words[:, 1:])[here].argmax(-1)
        counts["upos"] += int((tags == batch.targets["upos"][here]).sum())
    count_labels("mention", network.spans["mention"](words[:, 1:]), batch, counts)


def count_labels(name: str, scores: Tensor, batch: Batch, counts: Counter[str]) -> None:
    """Words with a label that is not O, where the gold has one label."""
    target = batch.targets[name]
    known = (target >= 0) & (target < scores.shape[-1])
    if name in batch.sets:
        unmarked = target >= scores.shape[-1]  # O, or a type that the corpus leaves out
        known, target = known | unmarked, target.masked_fill(unmarked, 0)
    add(name, scores.argmax(-1)[known], target[known], counts)


def add(name: str, found: Tensor, gold: Tensor, counts: Counter[str]) -> None:
    """Labels above 0 that were found, that are gold, that are both."""
    counts[f"{name} found"] += int((found > 0).sum())
    counts[f"{name} gold"] += int((gold > 0).sum())
    counts[f"{name} right"] += int(((found == gold) & (gold > 0)).sum())


def count_reading(reader: Reader, words: Tensor, batch: Batch, counts: Counter[str], sureness: list[Tensor]) -> None:
    """Triggers, cues and fillers; roles, places and claims where their triggers, verbs and cues are given."""
    for name in ("trigger", "cue", "filler"):
        count_labels(name, reader.spans[name](words), batch, counts)
    if len(batch.role_pairs):
        sentence, trigger, other, word, label = batch.role_pairs.unbind(1)
        left, right = reader.role_trigger(words[sentence, trigger]), reader.role_word(words[other, word])
        add("role", bilinear(reader.role_weight, left, right).argmax(-1), label, counts)
    if len(batch.place_pairs):
        sentence, verb, word, label = batch.place_pairs.unbind(1)
        left, right = reader.role_trigger(words[sentence, verb]), reader.role_word(words[sentence, word])
        found = bilinear(reader.role_weight, left, right).argmax(-1) == ROLES.index("place")
        add("place", found.int(), (label == ROLES.index("place")).int(), counts)
    if len(batch.claim_pairs):
        sentence, cue, word, label = batch.claim_pairs.unbind(1)
        left, right = reader.claim_cue(words[sentence, cue]), reader.claim_word(words[sentence, word])
        add("claim", bilinear(reader.claim_weight, left, right).argmax(-1), label, counts)
    if len(batch.facts):
        guesses = reader.fact(words[batch.facts[:, 0], batch.facts[:, 1]])[:, 0]
        sureness.append(torch.stack([batch.sureness, guesses], 1))
