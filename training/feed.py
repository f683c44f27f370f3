"""Batches for a training, made ahead by worker processes where there are cores for it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from training.batches import Item, make_batch, plan_epoch
from training.parcel import Parcel, wrapped
from training.schedule import Stage
from training.states import States

Plan = list[list[int]]  # the windows of a batch, as numbers of items
Pair = tuple[Plan, Plan | None]


class Feed(Dataset[tuple[Parcel, Parcel | None]]):
    """The items of a stage, and the gold parses that are learned beside them, as pairs of batches."""

    def __init__(
        self,
        items: Sequence[Item],
        sets: dict[str, Tensor],
        stage: Stage,
        seed: int,
        gold: Sequence[Item] = (),
        states: States | None = None,
    ) -> None:
        self.items, self.gold, self.sets, self.states = items, gold, sets, states
        self.stage, self.seed = stage, seed
        self.number = {id(item): i for i, item in enumerate(items)}
        self.gold_number = {id(item): i for i, item in enumerate(gold)}
        self.beside = self.plans_of_gold()

    def __getitem__(self, pair: Pair) -> tuple[Parcel, Parcel | None]:
        plan, gold = pair
        own = make_batch([[self.items[i] for i in window] for window in plan], self.sets, self.states)
        beside = None if gold is None else make_batch([[self.gold[i] for i in window] for window in gold], self.sets)
        return wrapped(own), None if beside is None else wrapped(beside)

    def plans_of_gold(self) -> Iterator[Plan | None]:
        """The gold batches, epoch after epoch without an end; None where there is no gold."""
        epoch = 0
        while self.gold:
            rng = random.Random(f"gold/{self.seed}/{epoch}")
            for windows in plan_epoch(self.gold, self.stage.n_gold, rng):
                yield [[self.gold_number[id(item)] for item in window] for window in windows]
            epoch += 1
        while True:
            yield None

    def epoch(self, number: int) -> list[Pair]:
        """The batches of an epoch."""
        rng = random.Random(f"{self.seed}/{number}")
        batches = plan_epoch(self.items, self.stage.n_subwords, rng, self.stage.window)
        plans = [[[self.number[id(item)] for item in window] for window in windows] for windows in batches]
        return [(plan, next(self.beside)) for plan in plans]

    def batches(self, pairs: Sequence[Pair], workers: int) -> Iterator[tuple[Parcel, Parcel | None]]:
        """The pairs' batches in their order."""
        if workers:
            torch.multiprocessing.set_sharing_strategy("file_system")
        loader: DataLoader[tuple[Parcel, Parcel | None]] = DataLoader(
            self, batch_size=None, sampler=pairs, num_workers=workers, collate_fn=None,  # type: ignore[arg-type]
            prefetch_factor=8 if workers else None,
        )  # fmt: skip
        return iter(loader)
