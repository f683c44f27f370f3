"""python -m training.restore --to RUN: the shipped int8 weights as states that training can go on from.

A weight that was stored in 8 bits comes back within half a step of what it was; biases and norms come back exactly.
The run gets all.pt (its heads that do not ship begin anew), reader.pt, likeness.pt and labels.json.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from training.corpora import RUNS, WEIGHTS
from training.labels import Labels, read_labels
from training.likeness import Likeness
from training.model import Network
from training.reader import Reader

UNSHIPPED = ("spans.side.", "spans.trigger.", "role_")  # heads that only serve the parser's training
WHOLE = {"network.arc_weight_quantized": "arc_weight"}  # matrices that stand in the graph as they are
TAGS, SPANS = ("upos", "feats", "lemma"), ("mention", "side", "trigger", "mode", "cue", "filler")


def module_of(node: str) -> str:
    """The module that a node of the graph computes: "/layers.0/qkv/MatMul_quant" -> "layers.0.qkv"."""
    path = [part for part in node.strip("/").split("/")[:-1] if part not in ("reader", "likeness")]
    if path and path[0] in TAGS:
        return f"tags.{path[0]}"
    if len(path) == 2 and path[1].startswith(f"{path[0]}."):
        return f"spans.{path[1]}" if path[0] in SPANS else path[1]
    return ".".join(path)


def dequantized(arrays: dict[str, NDArray[np.float32]], name: str) -> Tensor:
    """A weight [inputs, outputs] of 8 bits, one scale for each output, as float32 [outputs, inputs]."""
    base = name.removesuffix("_quantized")
    whole = arrays[name].astype(np.float32) - arrays[f"{base}_zero_point"].astype(np.float32)
    return torch.from_numpy((whole * arrays[f"{base}_scale"]).T.copy())


def weights_of(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """The tensors of a graph by the names of their parameters, without the prefix of the part they belong to."""
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {name.split(".", 1)[1]: torch.from_numpy(a.copy()) for name, a in arrays.items() if "." in name}
    for name in arrays:
        if name.endswith("order.weight_quantized"):
            found["order.weight"] = dequantized(arrays, name).T.contiguous()
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            weight = dequantized(arrays, node.input[1])
            own = WHOLE.get(node.input[1])
            found[own or f"{module_of(node.name)}.weight"] = weight.T.contiguous() if own else weight
    return found


def filled(module: nn.Module, found: dict[str, Tensor], prefix: str = "", optional: tuple[str, ...] = ()) -> nn.Module:
    """The module with what was found; ValueError where something is missing that need not begin anew."""
    state = dict(module.state_dict())
    for name, value in state.items():
        own = found.get(name, found.get(name.removeprefix(prefix)))
        if own is not None and own.shape == value.shape:
            state[name] = own
        elif not name.startswith((*optional, "encoder.words", "encoder.positions", "encoder.segments")):
            raise ValueError(f"the weights have no {name}")
    module.load_state_dict(state)
    return module


def restore(folder: Path, labels: Labels) -> dict[str, nn.Module]:
    """The parser ("all"), the reader and the likeness of a folder of weights; frozen embeddings are MiniLM's."""
    forms = {name: torch.from_numpy(array) for name, array in np.load(folder / "bilinear.npz").items()}
    parsed = weights_of(onnx.load(folder / "encoder.onnx").graph)
    read = weights_of(onnx.load(folder / "reader.onnx").graph)
    read |= {f"{name}_weight": forms[name] for name in ("role", "claim", "link")}
    read |= {"pair_type.2.weight": forms["pair"][:, :-1], "pair_type.2.bias": forms["pair"][:, -1]}
    return {
        "all": filled(Network(labels), parsed | {"rel_weight": forms["rel"]}, "encoder.", UNSHIPPED),
        "reader": filled(Reader(labels), read),
        "likeness": filled(Likeness(), parsed),
    }


def main() -> None:
    """Write the states."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--to", required=True, help="the run")
    options = parser.parse_args()
    run = RUNS / options.to
    run.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(options.weights / "labels.json", run / "labels.json")
    for name, module in restore(options.weights, read_labels(run / "labels.json")).items():
        torch.save(module.state_dict(), run / f"{name}.pt")


if __name__ == "__main__":
    main()
