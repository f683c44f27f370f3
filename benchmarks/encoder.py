"""The network's speed on one core: sentences and words a second as shipped, beside float32, and memory.

The float32 graphs are products of training (training/runs/NAME/*.float.onnx); without them the ratio is skipped.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.encoder import Encoder, load_encoder
from dateline.encoder.network import WEIGHTS
from dateline.evaluate.news import cut

ROOT = Path(__file__).parent.parent
ARTICLES = [cut(path.read_text("utf-8")) for path in sorted((ROOT / "examples").glob("*.txt"))] * 5
N_SENTENCES = sum(map(len, ARTICLES))
N_WORDS = sum(len(words) for article in ARTICLES for words in article)
MEMORY = """
import resource
from dateline.encoder import load_encoder
encoder = load_encoder()
encoder.read([["word"] * 30] * 64)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def read_all(encoder: Encoder) -> None:
    """Every article, each by itself as the pipeline does."""
    for article in ARTICLES:
        encoder.read(article)


def report(capsys: pytest.CaptureFixture[str], benchmark: Any, name: str) -> None:
    """Says how many sentences and words a second."""
    took = benchmark.stats.stats.median
    benchmark.extra_info |= {"sentences_a_second": N_SENTENCES / took, "words_a_second": N_WORDS / took}
    with capsys.disabled():
        print(f"\n{name}: {N_SENTENCES / took:.0f} sentences, {N_WORDS / took:.0f} words a second")


def test_int8(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.pedantic(read_all, (load_encoder(),), rounds=5, warmup_rounds=1)
    report(capsys, benchmark, "int8")


def test_float32(benchmark: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run = next((p.parent for p in sorted((ROOT / "training" / "runs").glob("*/reader.float.onnx"))), None)
    if run is None:
        pytest.skip("no training/runs/*/reader.float.onnx")
    shutil.copytree(WEIGHTS, tmp_path, dirs_exist_ok=True)
    for name in ("encoder", "reader"):
        shutil.copyfile(run / f"{name}.float.onnx", tmp_path / f"{name}.onnx")
    benchmark.pedantic(read_all, (load_encoder(tmp_path),), rounds=5, warmup_rounds=1)
    report(capsys, benchmark, "float32")


def test_memory(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The most that a process holds which loads the network and reads two full batches."""
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", MEMORY]
    done = benchmark.pedantic(
        subprocess.run, (command,), {"capture_output": True, "check": True, "env": one_thread}, rounds=1
    )
    megabytes = int(done.stdout) / 1024
    benchmark.extra_info["megabytes"] = megabytes
    with capsys.disabled():
        print(f"\npeak memory: {megabytes:.0f} MB")
