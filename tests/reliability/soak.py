"""Soak: the trials of docs/reliability.md in their full number; `make soak` runs it, and it takes an hour.

    python -m tests.reliability.soak killing migrating damage readers server

Prints a line for each; ends with 1 where one does not hold.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.reliability.damage import KINDS, make_store, spoil_and_verify
from tests.store.server import folder_of_programs, running_server

Outcome = tuple[bool, str]
Lines = list[dict[str, Any]]
P99 = 200  # milliseconds


def told_by(module: str, *arguments: str) -> Lines:
    """The JSON lines that a module prints."""
    command = [sys.executable, "-m", f"tests.reliability.{module}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def killing(n: int = 200, stores: tuple[str, ...] = ()) -> Outcome:
    """R1."""
    told = told_by("killing", "--trials", str(n), *(("--stores", *stores) if stores else ()))
    good = [t for t in told if t["same"] and not t["faults"] and t["export_whole"] and t["export_same"]]
    kills = sum(len(t["killed_at"]) + t["export_killed"] for t in told)
    return len(good) == n, f"{len(good)} of {n} runs ended the same after {kills} kills"


def migrating(n: int = 200) -> Outcome:
    """R2."""
    told = told_by("migrating", "--trials", str(n))
    good = [t for t in told if t["left"] in {"old", "new"} and t["same"] and not t["faults"]]
    left = {name: sum(t["left"] == name for t in told) for name in ("old", "new", "between")}
    return len(good) == n, f"{sum(t['killed'] for t in told)} of {n} killed; left: {left}"


def damage(n: int = 300) -> Outcome:
    """R4."""
    with TemporaryDirectory() as folder:
        path, all_well, said = Path(folder) / "s.sqlite", True, []
        rows = make_store(path, 150)
        for kind, spoil in KINDS.items():
            random = Random(f"soak {kind}")
            found = [spoil_and_verify(path, rows, spoil, random, Path(folder) / "copy.sqlite") for _ in range(n)]
            hit, named = sum(one.n_hit for one in found), sum(one.n_named for one in found)
            missed = sum(one.n_hit > 0 and not one.sqlite_saw for one in found)
            all_well &= named >= 0.99 * hit
            said.append(f"{kind}: {named} of {hit} rows named (SQLite's own check found nothing in {missed} stores)")
    return all_well, "; ".join(said)


def readers(seconds: int = 60, store: str = "") -> Outcome:
    """R5, without reviewers."""
    [told] = told_by("readers", "--seconds", str(seconds), *(("--store", store) if store else ()))
    return not told["errors"] and told["p99_ms"] < P99, json.dumps(told)


def server() -> Outcome:
    """R1 and R5 on PostgreSQL."""
    programs = folder_of_programs()
    if programs is None:
        return True, "no PostgreSQL is installed"
    with running_server(programs) as running:
        n = 50
        killed = killing(n, tuple(running.new_database(f"killed-{i}") for i in range(n + 1)))
        read = readers(store=running.new_database("read"))
    return killed[0] and read[0], f"{killed[1]}; {read[1]}"


SOAKS: dict[str, Callable[[], Outcome]] = {
    "killing": killing, "migrating": migrating, "damage": damage, "readers": readers, "server": server
}  # fmt: skip


def main() -> None:
    failed = False
    for name in sys.argv[1:] or SOAKS:
        holds, told = SOAKS[name]()
        failed |= not holds
        print(f"{'ok ' if holds else 'BAD'} {name}: {told}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
