"""python -m training.restore --to RUN: the shipped int8 weights as states that training can go on from.

The run gets joint.pt, parser.pt, reader.pt, likeness.pt and labels.json.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import onnx
import torch

from training.corpora import RUNS, WEIGHTS
from training.labels import read_labels
from training.likeness import Likeness
from training.shipped import filled, restore_parser, restore_reader, weights_of
from training.whole import Whole, save_parts


def main() -> None:
    """Write the states."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--to", required=True, help="the run")
    options = parser.parse_args()
    run = RUNS / options.to
    run.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(options.weights / "labels.json", run / "labels.json")
    labels = read_labels(run / "labels.json")
    whole = Whole(restore_parser(options.weights, labels), restore_reader(options.weights, labels))
    torch.save(whole.state_dict(), run / "joint.pt")
    save_parts(whole.state_dict(), run)
    likeness = filled(Likeness(), weights_of(onnx.load(options.weights / "encoder.onnx").graph))
    torch.save(likeness.state_dict(), run / "likeness.pt")


if __name__ == "__main__":
    main()
