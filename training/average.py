"""python -m training.average --run NAME STATE...: the mean of several states of the reader, as reader.pt.

States along one training whose rates fall lie around a better one (Izmailov et al. 2018, "Averaging Weights Leads to
Wider Optima"). What is averaged is said in the model card.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.corpora import RUNS


def average(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each tensor; the states are of one network."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def main() -> None:
    """Average; a checkpoint counts by the network in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    parser.add_argument("states", nargs="+", type=Path)
    options = parser.parse_args()
    states = [torch.load(path) for path in options.states]
    torch.save(average([state.get("network", state) for state in states]), RUNS / options.run / "reader.pt")


if __name__ == "__main__":
    main()
