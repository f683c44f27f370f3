"""Soak: 2,000 good and 300 bad inputs through `dateline run`, and how long what is large or a bomb takes.

`python -m tests.hostile.soak [GOOD BAD]` prints the balance, what each way of being bad gave, and a table of
seconds and megabytes. It exits with 1 where anything is not as it was written down beforehand.
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.store import View
from tests.hostile.bombs import BOMBS
from tests.hostile.mixed import BADS, write_mixed
from tests.hostile.reader import read_apart
from tests.hostile.test_large import LARGE

SECONDS_MOST, MEGABYTES_MOST = 10.0, 500.0


def run_mixed(folder: Path, n_good: int, n_bad: int) -> Iterator[str]:
    """Runs the program over a mixed folder; yields what is wrong."""
    inputs, store = folder / "inputs", folder / "store.sqlite"
    inputs.mkdir()
    wanted = dict(write_mixed(inputs, n_good, n_bad))
    begun = time.monotonic()
    command = [sys.executable, "-m", "dateline", "run", str(inputs), "--since", "2000-01-01", "--store", str(store)]
    done = subprocess.run(command, capture_output=True, text=True)
    print(done.stdout, f"{time.monotonic() - begun:.0f} seconds", sep="")
    kinds = Counter(wanted.values())
    print(f"bad inputs: {n_bad} of {len({bad.what for bad in BADS[:n_bad]})} ways, {len(kinds) - 1} kinds of problem")
    print("; ".join(f"{bad.what}: {bad.kind}" for bad in BADS))
    printed = dict(line.split()[:2] for line in done.stdout.splitlines() if line.startswith("  "))
    if printed != {kind: str(n) for kind, n in kinds.items() if kind != "article"}:
        yield f"problems are {printed}, wanted {dict(kinds)}"
    with View.open(store) as view:
        n_articles, n_problems = view.count()["article"], sum(1 for _ in view.problems())
        if n_articles != n_good:
            yield f"{n_articles} articles are stored, {n_good} wanted"
        if n_problems > n_bad:
            yield f"{n_problems} problems are stored of {n_bad}"


def read_large(folder: Path) -> Iterator[str]:
    """Reads what is large and what is a bomb, each in a process of its own; yields what is wrong."""
    for name, (suffix, make, ends) in {**LARGE, **BOMBS}.items():
        yield from read_one(folder / f"large{suffix}", name, make, ends)


def read_one(path: Path, name: str, make: Callable[[], bytes], ends: list[str]) -> Iterator[str]:
    """Prints one line of the table."""
    path.write_bytes(make())
    told = read_apart(path)
    size = path.stat().st_size / 1e6
    print(f"{name:<40}{size:>8.1f} MB in {told.seconds:>6.2f} s {told.megabytes:>5.0f} MB {told.kinds[-1]}")
    path.unlink()
    if told.kinds[-len(ends) :] != ends:
        yield f"{name} gave {told.kinds[-3:]}"
    if told.seconds > SECONDS_MOST or told.megabytes > MEGABYTES_MOST:
        yield f"{name} took {told.seconds:.1f} s and {told.megabytes:.0f} MB"


def main(n_good: int = 2000, n_bad: int = 300) -> int:
    """Exit code."""
    with tempfile.TemporaryDirectory() as folder:
        wrong = [*read_large(Path(folder)), *run_mixed(Path(folder), n_good, n_bad)]
    for line in wrong:
        print(f"WRONG: {line}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
