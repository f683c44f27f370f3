"""python -m training.export --run NAME: the trained network as int8 ONNX, and what belongs to it."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.corpora import RUNS, WEIGHTS
from training.labels import Labels, read_labels
from training.likeness import Likeness, load_likeness
from training.model import WIDTH, Network, load_state, with_one
from training.reader import Reader, load_reader
from training.schedule import STAGES
from training.subwords import model_folder

VERSION = 3  # of the contract between these files and the runtime
PARSER_INPUTS = {"ids": "BT", "mask": "BT", "first": "SH"}
READER_INPUTS = {"states": "BTD", "mask": "BT", "order": "BT", "first": "SH"}
PARSER_OUTPUTS = ("upos", "feats", "lemma", "arc", "rel", "rel_dep", "rel_head", "mention", "stem", "likeness")
READER_OUTPUTS = (
    *("side", "trigger", "mode", "cue", "filler", "role_trigger", "role_word", "claim_cue", "claim_word"),
    *("fact", "link_late", "link_early", "pair_source", "pair_target", "pair_around"),
)


class WholeParser(nn.Module):
    """The parser's heads that ship, the relation being scored for each word's best head, and the stem's states."""

    def __init__(self, network: Network, likeness: Likeness) -> None:
        super().__init__()
        self.network, self.likeness = network, likeness

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """In the order of PARSER_OUTPUTS; `arc` [S,W,W+1], `rel_head` [S,W+1,R], `stem` [S,T,D], `likeness` [S,D]."""
        net = self.network
        stem = net.encoder.stem(ids, mask.float())
        whole = net.words(net.encoder.upper(stem, mask.float()), first)
        words = whole[:, 1:]
        padding = (first[:, 1:] == 0).float()
        no_head = torch.cat([torch.zeros_like(padding[:, :1]), padding], 1)
        arc = net.arcs(whole) - 1e4 * no_head[:, None, :]
        rel_dep, rel_head = net.rel_dep(words), net.rel_head(whole)
        chosen = rel_head.gather(1, arc.argmax(-1)[:, :, None].expand(-1, -1, rel_head.shape[-1]))
        left, right = with_one(rel_dep), with_one(chosen)
        n_labels, width = net.rel_weight.shape[0], net.rel_weight.shape[1]
        mixed = (left @ net.rel_weight.permute(1, 0, 2).reshape(width, -1)).view(left.shape[0], -1, n_labels, width)
        rel = (mixed * right[:, :, None, :]).sum(-1)
        tags = (net.tags[name](words) for name in ("upos", "feats", "lemma"))
        return (*tags, arc, rel, rel_dep, rel_head, net.spans["mention"](words), stem, self.likeness(stem, mask))


class WholeReader(nn.Module):
    """The reader's heads."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, states: Tensor, mask: Tensor, order: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Per word [S,W,...] in the order of READER_OUTPUTS."""
        net = self.reader
        words = net.words(net(states, mask.float(), order), first)[:, 1:]
        spans = (net.spans[name](words) for name in ("side", "trigger", "mode", "cue", "filler"))
        roles = (net.role_trigger(words), net.role_word(words), net.claim_cue(words), net.claim_word(words))
        links = (net.link_late(words), net.link_early(words))
        pairs = (net.pair_source(words), net.pair_target(words), net.pair_around(words))
        return (*spans, *roles, net.fact(words), *links, *pairs)


def example_inputs(width: int) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
    """Small inputs of the parser, and of the reader, whose first window holds two sentences."""
    ids = torch.randint(1000, 2000, (3, 12))
    mask = torch.ones(3, 12, dtype=torch.long)
    mask[2, 8:] = 0
    alone = torch.tensor([[0, 1, 2, 3, 4, 5], [12, 13, 15, 17, 18, 0], [24, 26, 27, 28, 0, 0]])
    first = torch.tensor([[0, 1, 2, 3, 4, 5], [6, 7, 9, 10, 0, 0], [12, 13, 15, 17, 18, 0], [24, 26, 27, 28, 0, 0]])
    order = torch.zeros(3, 12, dtype=torch.long)
    order[0, 6:] = 1
    return (ids, mask, alone), (torch.randn(3, 12, width), mask, order, first)


def export_onnx(
    whole: nn.Module, inputs: tuple[Tensor, ...], shapes: dict[str, str], names: Sequence[str], path: Path
) -> dict[str, float]:
    """Write a network in float32; the largest difference of each output between torch and onnxruntime."""
    whole.eval()
    axes = {name: {i: letter for i, letter in enumerate(letters) if letter != "D"} for name, letters in shapes.items()}
    axes |= {name: {0: "S", 1: "W"} for name in names}
    axes |= {
        "arc": {0: "S", 1: "W", 2: "H"},
        "rel_head": {0: "S", 1: "H"},
        "stem": {0: "B", 1: "T"},
        "likeness": {0: "B"},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            whole, inputs, str(path), input_names=list(shapes), output_names=list(names),
            dynamic_axes={name: axes[name] for name in (*shapes, *names)}, opset_version=17, dynamo=False,
        )  # fmt: skip
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(list(names), {name: value.numpy() for name, value in zip(shapes, inputs, strict=True)})
    with torch.no_grad():
        expected = whole(*inputs)
    return {
        name: float(np.abs(a[:, :3] - b.numpy()[:, :3]).max())
        for name, a, b in zip(names, found, expected, strict=True)
    }


def quantize(graph: Path, to: Path) -> None:
    """Weights as integers, a scale for each output; activations are scaled as they come.

    Weights take 7 of the 8 bits: processors without VNNI add products of 8 bits in 16, which overflow, and read
    otherwise.
    """
    quantize_dynamic(graph, to, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def write_weights(
    labels: Labels,
    networks: tuple[Network, Reader, Likeness],
    folder: Path,
    figures: dict[str, object],
    keep: Path | None = None,
) -> None:
    """All files of the contract into the folder, each replaced at once; the float32 graphs into `keep`."""
    network, reader, likeness = networks
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        work = Path(name)
        parsed, read = example_inputs(WIDTH)
        differences = export_onnx(
            WholeParser(network, likeness), parsed, PARSER_INPUTS, PARSER_OUTPUTS, work / "encoder.float.onnx"
        ) | export_onnx(WholeReader(reader), read, READER_INPUTS, READER_OUTPUTS, work / "reader.float.onnx")
        print("largest difference torch/onnx:", {k: round(v, 5) for k, v in differences.items()})
        for graph in ("encoder", "reader"):
            quantize(work / f"{graph}.float.onnx", work / f"{graph}.onnx")
            if keep is not None:  # what benchmarks compare the shipped ones with
                shutil.copyfile(work / f"{graph}.float.onnx", keep / f"{graph}.float.onnx")
        last = reader.pair_type[-1]
        forms = {
            "rel": network.rel_weight,
            "role": reader.role_weight,
            "claim": reader.claim_weight,
            "link": reader.link_weight,
            "pair": torch.cat([last.weight, last.bias[:, None]], 1),
        }
        np.savez(work / "bilinear.npz", **{name: form.detach().numpy() for name, form in forms.items()})
        shutil.copyfile(model_folder() / "tokenizer.json", work / "tokenizer.json")
        fixed = {"version": VERSION, "window": STAGES["joint"].window, "calibration": {}}
        contents = {**fixed, "trained": figures, **labels}
        (work / "labels.json").write_text(json.dumps(contents, ensure_ascii=False, indent=1), encoding="utf-8")
        for file in ("encoder.onnx", "reader.onnx", "bilinear.npz", "tokenizer.json", "labels.json"):
            (work / file).replace(folder / file)
            print(file, round((folder / file).stat().st_size / 1e6, 2), "MB")


def main() -> None:
    """Export what the run has trained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    run = RUNS / options.run
    labels = read_labels(run / "labels.json")
    networks = (
        load_state(Network(labels), run / "parser.pt"),
        load_reader(labels, run / "reader.pt"),
        load_likeness(run / "likeness.pt"),
    )
    write_weights(labels, networks, options.to, {"run": options.run}, run)


if __name__ == "__main__":
    main()
