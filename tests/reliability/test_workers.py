"""R7: any number of workers, the input shuffled, the run repeated: the same bytes. And workers end with their run."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import View, digest
from tests.cli.program import dateline
from tests.reliability.articles import article, write_inputs

SECONDS = 120.0  # after which what is waited for will not come


def write_lines(path: Path, order: list[int]) -> None:
    """Articles as JSON Lines in that order."""
    lines = [json.dumps(dict(zip(("published", "text"), article(n), strict=True))) for n in order]
    path.write_text("\n".join(lines), "utf-8")


def bytes_after(home: Path, store: Path, *arguments: str) -> tuple[str, bytes]:
    """The digest of the store and the bytes of its export after a run."""
    done = dateline(home, "run", *arguments, "--store", str(store), "--any-language")
    assert done.returncode == 0, done.stderr
    dateline(home, "export", "--output", str(home / "events.csv"), "--store", str(store))
    with View.open(store) as view:
        return digest(view), (home / "events.csv").read_bytes()


def test_workers_order_and_repetition_change_no_byte(tmp_path: Path) -> None:
    order, lines = list(range(24)), tmp_path / "lines.jsonl"
    write_lines(lines, order)
    found = [bytes_after(tmp_path, tmp_path / f"{jobs}.sqlite", str(lines), "--jobs", str(jobs)) for jobs in (1, 2, 8)]
    found.append(bytes_after(tmp_path, tmp_path / "2.sqlite", str(lines), "--jobs", "2"))  # once more
    random.Random(7).shuffle(order)
    write_lines(lines, order)
    found.append(bytes_after(tmp_path, tmp_path / "shuffled.sqlite", str(lines), "--jobs", "2"))
    assert len(set(found)) == 1
    assert found[0][1].count(b"\n") > 24


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    if not Path("/proc/self/task").is_dir():
        pytest.skip("this system does not tell which processes are whose")
    inputs, store = write_inputs(tmp_path / "inputs", 400), tmp_path / "s.sqlite"
    command = [sys.executable, "-m", "dateline", "run", str(inputs), "--jobs", "2", "--store", str(store)]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: store.exists() and n_articles(store) > 0 and run.poll() is None)
        workers = [pid for pid in children_of(run.pid) if "spawn_main" in command_of(pid)]
    finally:
        run.kill()
        run.wait()
    assert len(workers) == 2
    wait_until(lambda: not any("spawn_main" in command_of(pid) for pid in workers))


def n_articles(store: Path) -> int:
    """0 too while the store is being made."""
    try:
        with View.open(store) as view:
            return view.count()["article"]
    except StoreError:
        return 0


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < until, "it did not come to hold"
        time.sleep(0.05)
