"""R1: a run is killed at random moments; begun again it ends as if nothing had been, and so does an export."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.store.server import Server

ROOT = Path(__file__).parent.parent.parent
TRIALS = {"sqlite": 20, "postgresql": 5}


def trials(*arguments: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.reliability.killing", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def check(told: list[dict[str, Any]], n: int) -> None:
    assert len(told) == n
    assert [one for one in told if not one["same"] or one["faults"]] == []
    assert [one for one in told if not one["export_whole"] or not one["export_same"]] == []
    assert sum(len(one["killed_at"]) for one in told) >= n  # or nothing is shown
    assert sum(one["export_killed"] for one in told) >= n / 4
    n_stored = {n for one in told for n in one["stored"]}
    assert len(n_stored) >= 3, "the kills fell into one moment"


def test_a_run_that_is_killed_goes_on_and_ends_the_same() -> None:
    n = TRIALS["sqlite"]
    check(trials("--trials", str(n)), n)


def test_it_does_so_on_a_server_too(server: Server) -> None:
    n = TRIALS["postgresql"]
    stores = [server.new_database(f"killed-{i}") for i in range(n + 1)]
    check(trials("--trials", str(n), "--stores", *stores), n)
