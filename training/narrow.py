"""Shipped graphs of 8-bit weights, rounded to 7 bits.

    python -m training.narrow

Processors without VNNI multiply 8-bit weights by 8-bit activations in pairs and add them in 16 bits, where they
overflow: such a machine reads otherwise than one with VNNI. With 7 bits no pair overflows, and both read the same to
the last bit. What `training.export` writes has 7 bits; this brings weights of before there without training.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from dateline.encoder.network import WEIGHTS

SUFFIX = "_quantized"
LARGEST = 64  # of the absolute values: 2 * 255 * 64 stays within 16 bits
PRODUCTS = frozenset({"MatMulInteger"})


def narrow(graph: Path) -> int:
    """Rewrites the graph; how many matrices were rounded, those that already fit not counted."""
    model = onnx.load(str(graph))
    named = {tensor.name: tensor for tensor in model.graph.initializer}
    multiplied = {name for node in model.graph.node if node.op_type in PRODUCTS for name in node.input}
    rounded = 0
    for name in sorted(multiplied & named.keys()):
        weights = numpy_helper.to_array(named[name])
        if weights.dtype != np.int8 or np.abs(weights.astype(np.int16)).max() <= LARGEST:
            continue
        scale = f"{name.removesuffix(SUFFIX)}_scale"
        zero = f"{name.removesuffix(SUFFIX)}_zero_point"
        if numpy_helper.to_array(named[zero]).any():
            raise ValueError(f"{graph.name}: {name} is not symmetric")
        halves = np.clip(np.rint(weights / np.float32(2)), -LARGEST, LARGEST - 1).astype(np.int8)
        doubled = (numpy_helper.to_array(named[scale]) * np.float32(2)).astype(np.float32)
        named[name].CopyFrom(numpy_helper.from_array(halves, name))
        named[scale].CopyFrom(numpy_helper.from_array(doubled, scale))
        rounded += 1
    if rounded:
        onnx.save(model, str(graph))
    return rounded


def main() -> None:
    """Rounds the two graphs of the package."""
    for graph in ("encoder.onnx", "reader.onnx"):
        print(f"{graph}: {narrow(WEIGHTS / graph)} matrices rounded to 7 bits")


if __name__ == "__main__":
    main()
