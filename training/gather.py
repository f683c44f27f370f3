"""python -m training.gather --run NAME: the examples of a training out of the corpora, in one file (training.pack)."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.attributions import read_polnear
from training.batches import Item, Numbering
from training.conllu import read_ud
from training.corpora import RUNS
from training.events import read_wikievents_dev
from training.example import Example
from training.factual import read_facts
from training.labels import collect_labels, read_labels
from training.muc import read_muc
from training.pack import Pack, save_pack
from training.places import read_places
from training.reading import parsed, read_stage, read_treebanks


def gather(run: Path, profile: str, seed: int, stages: Sequence[str], *, dev: bool = False) -> Pack:
    """The items of these stages, read from the corpora; the joint stage has the gold parses beside it.

    With `dev`, the dev sets too.
    """
    path = run / "labels.json"
    labels = read_labels(path) if path.exists() else collect_labels(list(read_treebanks(profile)))
    numbering = Numbering(labels)
    wanted = dict.fromkeys([*stages, *(["syntax"] if "joint" in stages else [])])
    items = {stage: numbered(numbering, read_stage(stage, profile, seed, run)) for stage in wanted}
    held = dev_items(numbering, run) if dev else {}
    return Pack(labels, items, numbering.set_matrices(), held)


def numbered(numbering: Numbering, examples: Iterable[Example]) -> list[Item]:
    """The examples as items, those that are too long left out."""
    return [item for example in examples if (item := numbering.item(example)) is not None]


def dev_items(numbering: Numbering, run: Path) -> dict[str, list[Item]]:
    """Sentences that no training sees, to watch a training by."""
    sets: dict[str, Iterable[Example]] = {
        "ewt": read_ud("ud-ewt", "dev"),
        "gum": read_ud("ud-gum", "dev"),
        "wikievents": parsed(list(read_wikievents_dev()), run),
        "polnear": read_polnear("dev"),
        "uw": read_facts("UW", "dev"),
        "uds": read_facts("UDS_IH2", "dev"),
        "muc": read_muc("held"),
        "places": parsed(list(read_places(held=True)), run),
    }
    return {name: numbered(numbering, examples) for name, examples in sets.items()}


def main() -> None:
    """Gather and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", choices=("full", "free"), default="full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", default="full")
    options = parser.parse_args()
    run = RUNS / options.run
    run.mkdir(parents=True, exist_ok=True)
    pack = gather(run, options.profile, options.seed, ["syntax", "joint"], dev=True)
    save_pack(pack, run / "pack.xz")
    sizes = {name: len(items) for name, items in (pack.stages | pack.dev).items()}
    print(sizes, round((run / "pack.xz").stat().st_size / 1e6, 1), "MB")


if __name__ == "__main__":
    main()
