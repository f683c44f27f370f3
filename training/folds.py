"""python -m training.folds --run NAME: source and target spans in five folds of cameo-conflibert, as int8.

Every fold starts from the run's syntax-only network, which has seen no label of that corpus, and learns
four fifths of it beside sentences of the treebanks. The fifth left out is decoded under the BIO constraints;
a span counts if it is exact.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

import torch

from dateline.encoder import Encoder, load_encoder
from training.batches import Numbering
from training.corpora import RUNS
from training.example import Example, spans_of
from training.export import write_weights
from training.figures import record
from training.labels import read_labels
from training.model import Network, load_state
from training.reading import read_treebanks
from training.schedule import Stage
from training.scores import Figures, f1
from training.silver import parse_silver
from training.train import Trainer
from training.weak import read_sides

FOLDS = 5
FOLD = Stage("fold", epochs=9, budget=600, encoder_rate=1.5e-4, head_rate=1.5e-3, n_subwords=600, warm_up=40)


def split(seed: int) -> list[list[Example]]:
    """The corpus in five parts, shuffled once; equal sentences stand in the same part."""
    groups: dict[str, list[Example]] = {}
    for example in read_sides():
        groups.setdefault(" ".join(example.words).lower(), []).append(example)
    keys = sorted(groups)
    random.Random(seed).shuffle(keys)
    return [[e for key in keys[k::FOLDS] for e in groups[key]] for k in range(FOLDS)]


def train_fold(run: Path, work: Path, examples: list[Example], seed: int) -> Encoder:
    """Fine-tune the syntax-only network on these sentences, and export it."""
    labels = read_labels(run / "labels.json")
    numbering = Numbering(labels)
    items = [item for example in examples if (item := numbering.item(example)) is not None]
    torch.manual_seed(seed)
    trainer = Trainer(work, FOLD, labels, items, numbering, seed)
    load_state(trainer.network, run / "syntax.pt")
    trainer.train()
    write_weights(run, work / "fold.pt", work / "weights", {"stage": "fold"})
    return load_encoder(work / "weights")


def main() -> None:
    """Train and score the folds; the figures go to figures.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    run = RUNS / options.run
    parts = split(options.seed)
    labels = read_labels(run / "labels.json")
    teacher = load_state(Network(labels), run / "syntax.pt")
    parse_silver(teacher, labels, [example for part in parts for example in part])
    treebank = random.Random(options.seed).sample(list(read_treebanks("full")), 150)
    for example in treebank:
        example.fact, example.clusters = None, None  # heads that begin here would only disturb the sides
    counts = dict.fromkeys(("right", "found", "gold"), 0)
    sides = dict.fromkeys(("right", "found", "gold"), 0)
    scores: list[Figures] = []
    for k, part in enumerate(parts):
        rest = [example for i, other in enumerate(parts) if i != k for example in other]
        with tempfile.TemporaryDirectory(dir=run) as work:
            encoder = train_fold(run, Path(work), rest + treebank, options.seed)
        fold = dict.fromkeys(("right", "found", "gold"), 0)
        for example, reading in zip(part, encoder.read([e.words for e in part]), strict=True):
            assert example.side is not None
            gold, found = (
                set(spans_of(example.side)),
                {(s.begin, s.end, s.side[0].upper()) for s in reading.sides},
            )
            for name, spans in (("right", gold & found), ("found", found), ("gold", gold)):
                fold[name] += len(spans)
                sides[name] += sum(kind != "R" for _, _, kind in spans)
        counts = {name: counts[name] + n for name, n in fold.items()}
        scores.append(f1(**fold))
        print(f"fold {k}: {scores[-1]}", flush=True)
    figures = {"source and target": f1(**sides), "source, target and related": f1(**counts), "folds": scores}
    print(figures)
    record(
        {"spans, cameo-conflibert, 5-fold": figures},
        f"python -m training.folds --run {options.run} --seed {options.seed}",
    )


if __name__ == "__main__":
    main()
