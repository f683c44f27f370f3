"""python -m training.train --profile full --seed 1 --run NAME: train all stages, or go on where it stopped."""

from __future__ import annotations

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.batches import Batch, Item
from training.corpora import RUNS
from training.feed import Feed
from training.labels import Labels, write_labels
from training.losses import WEIGHTS, losses_of_parser, losses_of_reader, parser_losses, reader_losses
from training.model import Encoder, Network, load_state
from training.pack import Pack, load_pack
from training.parcel import Parcel, unwrapped
from training.reader import Reader
from training.rounding import learn_rounded
from training.schedule import STAGES, Stage
from training.states import States
from training.teaching import LESSONS, Teachers, lessons
from training.watch import Watch
from training.whole import Whole, load_whole, save_parts, whole_over

CHECKPOINT_EVERY = 180.0  # seconds
HIDDEN_WORD = 103  # [MASK]; the marks before it in the vocabulary are never hidden

Learner = Network | Reader | Whole


class Trainer:
    """One stage of one run: its network, optimizer and place in the plan, all kept in a checkpoint.

    A Whole learns from a batch of running text and a batch of gold parses at once, a Network or a Reader from one.
    """

    def __init__(
        self,
        run: Path,
        stage: Stage,
        network: Learner,
        items: list[Item],
        sets: dict[str, Tensor],
        seed: int,
        states: States | None = None,
        gold: list[Item] | None = None,
        teachers: Teachers | None = None,
        device: str = "cpu",
        workers: int = 0,
    ) -> None:
        self.run, self.stage, self.network = run, stage, network.to(device)
        self.feed = Feed(items, sets, stage, seed, gold or (), states)
        self.teachers = (teachers or Teachers()).to(torch.device(device))
        self.device, self.workers, self.rounds = torch.device(device), workers, False
        self.sets = {name: matrix.to(self.device) for name, matrix in sets.items()}
        self.after_epoch: Callable[[dict[str, Tensor]], object] | None = None
        shared = ("encoder.", "layers.", "parser.encoder.", "reader.layers.")
        own = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
        encoder = [p for name, p in own if name.startswith(shared)]
        heads = [p for name, p in own if not name.startswith(shared)]
        self.rates = (stage.encoder_rate, stage.head_rate)
        groups = [{"params": encoder}, {"params": heads}]
        self.optimizer = torch.optim.AdamW(
            groups, lr=stage.head_rate, betas=(0.9, 0.98), weight_decay=0.01, fused=self.device.type == "cuda"
        )
        self.epoch, self.batch, self.step, self.elapsed = 0, 0, 0, 0.0
        self.mean = {name: value.clone() for name, value in network.state_dict().items()} if stage.average else None
        self.live: list[Tensor] | None = None  # the network's tensors, in the order of the mean's

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
        state: dict[str, Any] = torch.load(self.checkpoint, map_location=self.device)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.batch, self.step, self.elapsed = state["place"]
        torch.set_rng_state(state["torch_rng"].cpu())
        self.mean = state.get("mean")
        return True

    def kept(self) -> dict[str, Tensor]:
        """The state that is kept at the end, in the processor's memory."""
        return {name: value.cpu() for name, value in (self.mean or self.network.state_dict()).items()}

    def train(self) -> None:
        """Run the epochs that are left, until the budget ends."""
        self.network.train()
        log: dict[str, list[Tensor]] = defaultdict(list)
        saved = began = time.monotonic()
        before = self.elapsed
        while self.epoch < self.stage.epochs and self.elapsed < self.stage.budget:
            plan = self.feed.epoch(self.epoch)
            for parcel, gold in self.feed.batches(plan[self.batch :], self.workers):
                done = (self.epoch + self.batch / len(plan)) / self.stage.epochs
                losses = self.take_step(parcel, gold, max(done, self.elapsed / self.stage.budget))
                for name, value in losses.items():
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
            if self.after_epoch is not None:
                self.after_epoch(self.kept())
        self.save()
        torch.save(self.kept(), self.run / f"{self.stage.name}.pt")

    def take_step(self, parcel: Parcel, gold: Parcel | None, progress: float) -> dict[str, Tensor]:
        """One step on one batch, and the gold parses beside it; the loss of each head that was fed."""
        factor = self.stage.factor(self.step, progress)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        if self.rounds != (progress >= self.stage.rounded):
            self.rounds = not self.rounds
            learn_rounded(self.network, rounds=self.rounds)
        batch = unwrapped(parcel, self.sets, self.device)
        beside = None if gold is None else unwrapped(gold, self.sets, self.device)
        losses = self.losses(batch, beside)
        total = torch.stack([weight_of(name) * loss for name, loss in losses.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(
            [p for group in self.optimizer.param_groups for p in group["params"]], 2.0
        )
        if math.isfinite(float(norm)):
            self.optimizer.step()
        self.follow()
        return {name: loss.detach() for name, loss in losses.items()}

    def follow(self) -> None:
        """Draw the running mean of the states towards the network; the mean is young at first, and follows faster.

        States along one training lie around a better one (Izmailov et al. 2018, "Averaging Weights Leads to Wider
        Optima").
        """
        if self.mean is not None:
            share = max(1 - self.stage.average, 1 / (self.step + 1))
            if self.live is None:
                state = self.network.state_dict()
                self.live = [state[name] for name in self.mean]
            with torch.no_grad():
                torch._foreach_lerp_(list(self.mean.values()), self.live, share)

    def losses(self, batch: Batch, gold: Batch | None) -> dict[str, Tensor]:
        """Of each head that the batches feed; what teachers ask has "~" before the head's name."""
        network = self.network
        full, batch = batch, self.hidden(batch)
        if isinstance(network, Network):
            return parser_losses(network, batch)
        if isinstance(network, Reader):
            return reader_losses(network, batch)
        parsed, read = network.words(batch, self.stage.pull)
        found = {f"{name}*": loss for name, loss in losses_of_parser(network.parser, batch, parsed).items()}
        found |= losses_of_reader(network.reader, batch, read)
        asked = lessons(network, self.teachers, full, (parsed, read))
        found |= {f"~{name}": loss for name, loss in asked.items()}
        if gold is not None:
            found |= parser_losses(network.parser, self.hidden(gold))
        return found

    def hidden(self, batch: Batch) -> Batch:
        """The batch with a share of its sub-words hidden."""
        if not self.stage.masked:
            return batch
        chosen = (torch.rand(batch.ids.shape, device=self.device) < self.stage.masked) & (batch.ids > HIDDEN_WORD)
        return replace(batch, ids=batch.ids.masked_fill(chosen, HIDDEN_WORD))

    def report(self, log: dict[str, list[Tensor]], n_batches: int) -> None:
        """One line about the last steps."""
        means = " ".join(f"{name} {float(torch.stack(v).mean()):.3f}" for name, v in sorted(log.items()))
        print(f"{self.stage.name} {self.epoch}:{self.batch}/{n_batches} {self.elapsed:.0f}s {means}", flush=True)
        log.clear()


def weight_of(name: str) -> float:
    """The weight of a loss; a parse of running text ("*") has the weight of any other."""
    return LESSONS[name[1:]] if name.startswith("~") else WEIGHTS[name.removesuffix("*")]


def run_stage(run: Path, stage: Stage, pack: Pack, options: argparse.Namespace) -> None:
    """Train a stage on a pack; a finished stage is left as it is."""
    if (run / f"{stage.name}.pt").exists():
        return
    torch.manual_seed(options.seed)
    labels = pack.labels
    parser = Network(labels, pack.encoder())
    machine = {"device": options.device, "workers": options.workers}
    items = pack.items(stage.name)
    print(f"{stage.name}: {len(items)} sentences, {sum(len(i.ids) for i in items)} sub-words", flush=True)
    network: Learner = parser
    if stage.name == "syntax":
        trainer = Trainer(run, stage, parser, items, pack.sets, options.seed, **machine)
    else:
        network = first_whole(labels, parser, run, options.init)
        found = teachers(labels, run, options.teachers)
        gold = pack.items("syntax")
        trainer = Trainer(run, stage, network, items, pack.sets, options.seed, None, gold, found, **machine)
    if pack.dev:
        trainer.after_epoch = Watch(pack, network, options.device)
    trainer.resume()
    trainer.train()
    if isinstance(network, Whole):
        save_parts(trainer.kept(), run)


def first_whole(labels: Labels, parser: Network, run: Path, init: Path | None) -> Whole:
    """What the joint stage begins from: the whole in a file, or the run's syntax-only network."""
    if init is not None:
        return load_whole(labels, init)
    return whole_over(load_state(parser, run / "syntax.pt"), labels)


def teachers(labels: Labels, run: Path, others: list[Path]) -> Teachers:
    """The syntax-only networks of the run and of other runs, and the wholes of the others."""
    found = [folder / "syntax.pt" for folder in (run, *others) if (folder / "syntax.pt").exists()]
    parsers = [load_state(Network(labels, Encoder()), path) for path in found]
    return Teachers(parsers, [load_whole(labels, folder / "joint.pt") for folder in others])


def gathered(run: Path, profile: str, seed: int, stages: list[str]) -> Pack:
    """The examples of these stages out of the corpora; a machine with a pack needs none of what reads them."""
    from training.gather import gather

    return gather(run, profile, seed, stages)


def main() -> None:
    """All stages in turn, or the ones asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", choices=("full", "free"), default="full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", default="full")
    parser.add_argument("--stage", choices=list(STAGES), action="append", help="default: all of them, in this order")
    parser.add_argument("--init", type=Path, help="a whole that the joint stage begins from (default: syntax.pt)")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="folders of finished runs that teach")
    parser.add_argument("--rates", type=float, default=1.0, help="factor of the rates of learning")
    parser.add_argument("--batch", type=float, default=1.0, help="factor of the batches' size")
    parser.add_argument("--minutes", type=float, nargs="*", default=[], help="the longest each stage may take")
    parser.add_argument("--rounded", type=float, help="progress from which on layers learn under rounding")
    parser.add_argument("--epochs", type=int, help="instead of the stage's own number")
    parser.add_argument("--pack", type=Path, help="what training.pack has written (default: read the corpora)")
    parser.add_argument("--device", default="cpu", help="cpu, or cuda for a GPU")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches ahead")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_float32_matmul_precision("high")
    run = RUNS / options.run
    run.mkdir(parents=True, exist_ok=True)
    pack = load_pack(options.pack) if options.pack else None
    for name, minutes in zip_longest(options.stage or STAGES, options.minutes):
        stage = STAGES[name].slower(options.rates).wider(options.batch)
        if minutes:
            stage = replace(stage, budget=minutes * 60)
        if options.rounded is not None:
            stage = replace(stage, rounded=options.rounded)
        if options.epochs:
            stage = replace(stage, epochs=options.epochs)
        own = pack or gathered(run, options.profile, options.seed, [name])
        if not (run / "labels.json").exists():
            write_labels(own.labels, run / "labels.json")
        run_stage(run, stage, own, options)


if __name__ == "__main__":
    main()
