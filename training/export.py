"""python -m training.export --run NAME: the trained network as int8 ONNX, and what belongs to it."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.corpora import RUNS, WEIGHTS
from training.labels import read_labels
from training.model import Network, load_state, with_one
from training.schedule import STAGES
from training.subwords import model_folder

VERSION = 2  # of the contract between these files and the runtime
INPUTS = {"ids": "BT", "mask": "BT", "first": "SH"}
OUTPUTS = (
    "upos",
    "feats",
    "lemma",
    "arc",
    "rel",
    "rel_dep",
    "rel_head",
    "mention",
    "side",
    "trigger",
    "role_trigger",
    "role_word",
    "cue",
    "claim_cue",
    "claim_word",
    "fact",
    "link_late",
    "link_early",
)


class Whole(nn.Module):
    """Every head at once, the relation being scored for each word's best head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        all_words = net.words(net.encoder(ids, mask.float()), first)
        words = all_words[:, 1:]
        padding = (first[:, 1:] == 0).float()
        no_head = torch.cat([torch.zeros_like(padding[:, :1]), padding], 1)
        arc = net.arcs(all_words) - 1e4 * no_head[:, None, :]
        rel_dep, rel_head = net.rel_dep(words), net.rel_head(all_words)
        chosen = rel_head.gather(1, arc.argmax(-1)[:, :, None].expand(-1, -1, rel_head.shape[-1]))
        left, right = with_one(rel_dep), with_one(chosen)
        n_labels, width = net.rel_weight.shape[0], net.rel_weight.shape[1]
        mixed = (left @ net.rel_weight.permute(1, 0, 2).reshape(width, -1)).view(left.shape[0], -1, n_labels, width)
        rel = (mixed * right[:, :, None, :]).sum(-1)
        tags = [net.tags[name](words) for name in ("upos", "feats", "lemma")]
        spans = [net.spans[name](words) for name in ("mention", "side", "trigger")]
        roles = (net.role_trigger(words), net.role_word(words))
        claims = (net.spans["cue"](words), net.claim_cue(words), net.claim_word(words))
        links = (net.link_late(words), net.link_early(words))
        return (*tags, arc, rel, rel_dep, rel_head, *spans, *roles, *claims, net.fact(words), *links)


def export_onnx(network: Network, path: Path) -> dict[str, float]:
    """Write the network in float32; the largest difference of each output between torch and onnxruntime."""
    whole = Whole(network).eval()
    ids = torch.randint(1000, 2000, (3, 12))
    mask = torch.ones(3, 12, dtype=torch.long)
    mask[2, 8:] = 0
    # Four sentences in three windows of twelve sub-words: the first window holds two.
    first = torch.tensor([[0, 1, 2, 3, 4, 5], [6, 7, 9, 10, 0, 0], [12, 13, 15, 17, 18, 0], [24, 26, 27, 28, 0, 0]])
    axes = {name: dict(enumerate(letters)) for name, letters in INPUTS.items()}
    axes |= {name: {0: "S", 1: "W"} for name in OUTPUTS} | {
        "arc": {0: "S", 1: "W", 2: "H"},
        "rel_head": {0: "S", 1: "H"},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            whole, (ids, mask, first), str(path), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(list(OUTPUTS), {"ids": ids.numpy(), "mask": mask.numpy(), "first": first.numpy()})
    with torch.no_grad():
        expected = whole(ids, mask, first)
    return {
        name: float(np.abs(a[:, :3] - b.numpy()[:, :3]).max())
        for name, a, b in zip(OUTPUTS, found, expected, strict=True)
    }


def write_weights(run: Path, state: Path, folder: Path, figures: dict[str, object], window: int = 1) -> None:
    """All files of the contract into the folder, each replaced at once; `window` as in training.schedule."""
    labels = read_labels(run / "labels.json")
    network = load_state(Network(labels), state).eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=run) as name:
        work = Path(name)
        differences = export_onnx(network, work / "float.onnx")
        print("largest difference torch/onnx:", {k: round(v, 5) for k, v in differences.items()})
        quantize_dynamic(work / "float.onnx", work / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
        np.savez(
            work / "bilinear.npz",
            rel=network.rel_weight.detach().numpy(),
            role=network.role_weight.detach().numpy(),
            claim=network.claim_weight.detach().numpy(),
            link=network.link_weight.detach().numpy(),
        )
        shutil.copyfile(model_folder() / "tokenizer.json", work / "tokenizer.json")
        reports = state.stem == "all"  # the stage that learns claims, sureness and links
        contents = {"version": VERSION, "window": window, "reports": reports, "trained": figures, **labels}
        (work / "labels.json").write_text(json.dumps(contents, ensure_ascii=False, indent=1), encoding="utf-8")
        if state.stem == "all":
            shutil.copyfile(work / "float.onnx", run / "fp32.onnx")  # what benchmarks compare the shipped one with
        for file in ("encoder.onnx", "bilinear.npz", "tokenizer.json", "labels.json"):
            (work / file).replace(folder / file)
            print(file, round((folder / file).stat().st_size / 1e6, 2), "MB")


def main() -> None:
    """Export the last stage that the run has finished, or the one named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    parser.add_argument("--stage", choices=("syntax", "all"))
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    run = RUNS / options.run
    stage = options.stage or ("all" if (run / "all.pt").exists() else "syntax")
    figures = {"run": options.run, "stage": stage}
    write_weights(run, run / f"{stage}.pt", options.to, figures, STAGES[stage].window)


if __name__ == "__main__":
    main()
