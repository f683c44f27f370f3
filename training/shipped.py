"""The shipped int8 weights as networks of torch.

A weight that was stored in 8 bits comes back within half a step of what it was; biases and norms come back exactly.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from training.labels import Labels
from training.model import Network, pretrained_encoder
from training.reader import Reader

TABLES = ("words", "positions")  # of embeddings
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


def filled(module: nn.Module, found: dict[str, Tensor], prefix: str = "") -> nn.Module:
    """The module with what was found; ValueError where something is missing that need not begin anew."""
    state = dict(module.state_dict())
    for name, value in state.items():
        own = found.get(name, found.get(name.removeprefix(prefix)))
        if own is not None and own.shape == value.shape:
            state[name] = own
        elif not name.startswith("encoder.segments"):
            raise ValueError(f"the weights have no {name}")
    module.load_state_dict(state)
    return module


def tables(folder: Path) -> dict[str, Tensor]:
    """The frozen embeddings of a folder of weights."""
    graph = onnx.load(folder / "encoder.onnx").graph
    arrays = {t.name.rpartition("network.encoder.")[2]: numpy_helper.to_array(t) for t in graph.initializer}
    return {f"{name}.weight": dequantized(arrays, f"{name}.weight_quantized").T.contiguous() for name in TABLES}


def restore_parser(folder: Path, labels: Labels) -> Network:
    """The parser of a folder of weights."""
    found = weights_of(onnx.load(folder / "encoder.onnx").graph)
    found["rel_weight"] = torch.from_numpy(np.load(folder / "bilinear.npz")["rel"])
    found |= {f"encoder.{name}": table for name, table in tables(folder).items()}
    network = filled(Network(labels, pretrained_encoder()), found, "encoder.")
    assert isinstance(network, Network)
    return network


def restore_reader(folder: Path, labels: Labels) -> Reader:
    """The reader of a folder of weights."""
    forms = {name: torch.from_numpy(array) for name, array in np.load(folder / "bilinear.npz").items()}
    read = weights_of(onnx.load(folder / "reader.onnx").graph)
    read |= {f"{name}_weight": forms[name] for name in ("role", "claim", "link")}
    read |= {"pair_type.2.weight": forms["pair"][:, :-1], "pair_type.2.bias": forms["pair"][:, -1]}
    reader = filled(Reader(labels), read)
    assert isinstance(reader, Reader)
    return reader
