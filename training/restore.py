"""python -m training.restore --to STATE: the shipped int8 weights as a state that training can go on from.

A weight that was stored in 8 bits comes back within half a step of what it was; biases and norms come back exactly.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.corpora import WEIGHTS
from training.labels import read_labels
from training.model import LATER, Network

TAGS, SPANS = ("upos", "feats", "lemma"), ("mention", "side", "trigger", "cue")


def module_of(node: str) -> str:
    """The module that a node of the graph computes: "/encoder/layers.0/qkv/MatMul_quant" -> "encoder.layers.0.qkv"."""
    path = node.strip("/").split("/")[:-1] or [""]
    if path[0] in TAGS:
        return f"tags.{path[0]}"
    if len(path) == 2 and path[1].startswith(f"{path[0]}."):
        return f"spans.{path[1]}" if path[0] in SPANS else path[1]
    return ".".join(path)


def dequantized(arrays: dict[str, NDArray[np.float32]], name: str) -> Tensor:
    """A weight [inputs, outputs] of 8 bits, one scale for each output, as float32 [outputs, inputs]."""
    base = name.removesuffix("_quantized")
    whole = arrays[name].astype(np.float32) - arrays[f"{base}_zero_point"].astype(np.float32)
    return torch.from_numpy((whole * arrays[f"{base}_scale"]).T.copy())


def restore_state(folder: Path) -> dict[str, Tensor]:
    """The state of the network in a folder of weights; its frozen embeddings are those of MiniLM."""
    graph = onnx.load(folder / "encoder.onnx").graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    state = dict(Network(read_labels(folder / "labels.json")).state_dict())
    found = {name for name in state if ".words." in name or ".positions." in name or ".segments." in name}
    for name, array in arrays.items():
        if (own := name.removeprefix("network.")) in state:
            state[own] = torch.from_numpy(array.copy())
            found.add(own)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            weight = dequantized(arrays, node.input[1])
            if node.input[1] == "network.arc_weight_quantized":
                own, weight = "arc_weight", weight.T.contiguous()
            else:
                own = f"{module_of(node.name)}.weight"
            if own in state:
                state[own] = weight
                found.add(own)
    for name, array in np.load(folder / "bilinear.npz").items():
        state[f"{name}_weight"] = torch.from_numpy(array)
        found.add(f"{name}_weight")
    missing = sorted(name for name in state.keys() - found if not name.startswith(LATER))
    if missing:
        raise ValueError(f"{folder} has no weights for {', '.join(missing)}")
    return {name: state[name] for name in found}


def main() -> None:
    """Write the state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    torch.save(restore_state(options.weights), options.to)


if __name__ == "__main__":
    main()
