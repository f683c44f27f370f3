"""python -m training.train --profile full --seed 1 --run NAME: train all stages, or go on where it stopped."""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.batches import Batch, Item, Numbering, Window, make_batch, plan_epoch
from training.corpora import RUNS
from training.labels import collect_labels, read_labels, write_labels
from training.losses import READER_WEIGHTS, WEIGHTS, losses_of, reader_losses
from training.model import Network, load_state
from training.reader import Reader, load_reader, reader_over
from training.reading import read_stage, read_treebanks
from training.schedule import STAGES, Stage
from training.states import States, stem_states

CHECKPOINT_EVERY = 180.0  # seconds


class Trainer:
    """One stage of one run: its network, optimizer and place in the plan, all kept in a checkpoint."""

    def __init__(
        self,
        run: Path,
        stage: Stage,
        network: Network | Reader,
        items: list[Item],
        sets: dict[str, Tensor],
        seed: int,
        states: States | None = None,
    ) -> None:
        self.run, self.stage, self.items, self.seed = run, stage, items, seed
        self.network, self.sets, self.states = network, sets, states
        shared = ("encoder.", "layers.")
        own = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
        encoder = [p for name, p in own if name.startswith(shared)]
        heads = [p for name, p in own if not name.startswith(shared)]
        self.rates = (stage.encoder_rate, stage.head_rate)
        groups = [{"params": encoder}, {"params": heads}]
        self.optimizer = torch.optim.AdamW(groups, lr=stage.head_rate, betas=(0.9, 0.98), weight_decay=0.01)
        self.epoch, self.batch, self.step, self.elapsed = 0, 0, 0, 0.0
        self.mean = {name: value.clone() for name, value in network.state_dict().items()} if stage.average else None

    @property
    def checkpoint(self) -> Path:
        """Where the state of this stage lies."""
        return self.run / f"{self.stage.name}.checkpoint.pt"

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "place": (self.epoch, self.batch, self.step, self.elapsed),
            "torch_rng": torch.get_rng_state(),
            "mean": self.mean,
        }
        torch.save(state, self.checkpoint.with_suffix(".tmp"))
        self.checkpoint.with_suffix(".tmp").replace(self.checkpoint)

    def resume(self) -> bool:
        """Go on from the checkpoint, if there is one."""
        if not self.checkpoint.exists():
            return False
        state: dict[str, Any] = torch.load(self.checkpoint)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.batch, self.step, self.elapsed = state["place"]
        torch.set_rng_state(state["torch_rng"])
        self.mean = state.get("mean")
        return True

    def train(self) -> None:
        """Run the epochs that are left, until the budget ends."""
        self.network.train()
        log: dict[str, list[float]] = defaultdict(list)
        saved = began = time.monotonic()
        before = self.elapsed
        while self.epoch < self.stage.epochs and self.elapsed < self.stage.budget:
            plan = list(self.plan())
            for members in islice(plan, self.batch, None):
                done = (self.epoch + self.batch / len(plan)) / self.stage.epochs
                for name, value in self.take_step(members, max(done, self.elapsed / self.stage.budget)).items():
                    log[name].append(value)
                self.batch, self.step = self.batch + 1, self.step + 1
                self.elapsed = before + time.monotonic() - began
                if self.step % 100 == 0:
                    self.report(log, len(plan))
                if time.monotonic() - saved > CHECKPOINT_EVERY:
                    self.save()
                    saved = time.monotonic()
                if self.elapsed > self.stage.budget:
                    break
            self.epoch, self.batch = self.epoch + 1, 0
        self.save()
        torch.save(self.mean or self.network.state_dict(), self.run / f"{self.stage.name}.pt")

    def plan(self) -> Iterator[list[Window]]:
        """The batches of the epoch that it is in."""
        rng = random.Random(f"{self.seed}/{self.epoch}")
        return plan_epoch(self.items, self.stage.n_subwords, rng, self.stage.window)

    def take_step(self, members: list[Window], progress: float) -> dict[str, float]:
        """One step on one batch; the loss of each head that it fed."""
        factor = self.stage.factor(self.step, progress)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        losses = self.losses(make_batch(members, self.sets, self.states))
        weights = READER_WEIGHTS if isinstance(self.network, Reader) else WEIGHTS
        total: Tensor = torch.stack([weights[name] * loss for name, loss in losses.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(
            [p for group in self.optimizer.param_groups for p in group["params"]], 2.0
        )
        if math.isfinite(float(norm)):
            self.optimizer.step()
        self.follow()
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def follow(self) -> None:
        """Draw the running mean of the states towards the network; the mean is young at first, and follows faster.

        States along one training lie around a better one (Izmailov et al. 2018, "Averaging Weights Leads to Wider
        Optima").
        """
        if self.mean is not None:
            share = max(1 - self.stage.average, 1 / (self.step + 1))
            with torch.no_grad():
                for name, value in self.network.state_dict().items():
                    self.mean[name].lerp_(value, share)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Of each head that the batch feeds."""
        if isinstance(self.network, Reader):
            return reader_losses(self.network, batch)
        return losses_of(self.network, batch, self.stage.small_pull)

    def report(self, log: dict[str, list[float]], n_batches: int) -> None:
        """One line about the last steps."""
        means = " ".join(f"{name} {sum(v[-60:]) / len(v[-60:]):.3f}" for name, v in sorted(log.items()))
        print(f"{self.stage.name} {self.epoch}:{self.batch}/{n_batches} {self.elapsed:.0f}s {means}", flush=True)


def run_stage(run: Path, stage: Stage, profile: str, seed: int, init: Path, reader: Path | None = None) -> None:
    """Read the stage's examples, and train; a finished stage is left as it is.

    `init`: the network that the stage "all" begins from, or whose stem the reader is built on. `reader`: an earlier
    reader over the same stem, to go on from.
    """
    if (run / f"{stage.name}.pt").exists():
        return
    torch.manual_seed(seed)
    if not (run / "labels.json").exists():
        write_labels(collect_labels(list(read_treebanks(profile))), run / "labels.json")
    labels = read_labels(run / "labels.json")
    numbering = Numbering(labels)
    examples = read_stage(stage.name, profile, seed, run)
    items = [item for example in examples if (item := numbering.item(example)) is not None]
    print(f"{stage.name}: {len(items)} sentences, {sum(len(i.ids) for i in items)} sub-words", flush=True)
    network: Network | Reader = Network(labels)
    states = None
    if stage.name != "syntax":
        load_state(network, init)
    if stage.name == "reader":
        states = stem_states(network, items, run / "states.npy")
        network = load_reader(labels, reader) if reader else reader_over(network, labels)
    trainer = Trainer(run, stage, network, items, numbering.set_matrices(), seed, states)
    trainer.resume()
    trainer.train()


def main() -> None:
    """All stages in turn, or the ones asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", choices=("full", "free"), default="full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", default="full")
    parser.add_argument("--stage", choices=list(STAGES), action="append", help="default: all of them, in this order")
    parser.add_argument("--init", type=Path, help="what a stage begins from (default: the stage before it)")
    parser.add_argument("--reader", type=Path, help="an earlier reader to go on from")
    parser.add_argument("--rates", type=float, default=1.0, help="factor of the rates of learning")
    parser.add_argument("--minutes", type=float, help="the longest a stage may take, instead of its own limit")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    run = RUNS / options.run
    run.mkdir(parents=True, exist_ok=True)
    before = {"syntax": "", "all": "syntax.pt", "reader": "all.pt"}
    for name in options.stage or STAGES:
        stage = STAGES[name].slower(options.rates)
        if options.minutes:
            stage = replace(stage, budget=options.minutes * 60)
        run_stage(run, stage, options.profile, options.seed, options.init or run / before[name], options.reader)


if __name__ == "__main__":
    main()
