"""Migrating: a migration is killed (SIGKILL) at a random moment; the store is of the old schema or of the new one.

python -m tests.reliability.migrating --trials 200
"""

import argparse
import json
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.store import Store, View, digest
from dateline.store.verify import find_faults
from tests.reliability.forks import kill_after, let_end
from tests.store.released_stores import RELEASED, released


@dataclass(frozen=True)
class Trial:
    """What a migration that was killed left, and what it gave when it was begun again."""

    killed: bool
    left: str  # old, new, or between
    same: bool  # as an undisturbed one, at last
    faults: int


def grown(path: Path, n: int) -> Path:
    """The released store with every article and event n times more, so that there is something to do."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, body in (("article", "body"), ("event", "record")):
            found = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in found.description]
            copies = [copied(dict(zip(names, row, strict=True)), body, k) for row in found.fetchall() for k in range(n)]
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", copies)
    return path


def copied(row: dict[str, Any], body: str, k: int) -> tuple[Any, ...]:
    """The row under ids of its own, in its JSON too."""
    for name in ("article_id", "event_id"):
        if name in row:
            row[body] = row[body].replace(row[name], f"{row[name]}-{k}")
            row[name] = f"{row[name]}-{k}"
    row["checksum"] = sha256(row[body].encode()).hexdigest()
    return tuple(row.values())


def rows(path: Path) -> str:
    """SHA-256 of a store's schema and rows as SQL, whatever its schema."""
    with closing(sqlite3.connect(path)) as connection:
        return sha256("\n".join(connection.iterdump()).encode()).hexdigest()


def trials(folder: Path, n_trials: int, n_copies: int, dice: random.Random) -> Iterator[Trial]:
    old = grown(released(RELEASED[0], folder), n_copies)
    old_rows, new = rows(old), folder / "new.sqlite"
    shutil.copy(old, new)
    seconds = let_end(lambda: migrate(new))
    new_rows = rows(new)
    for number in range(n_trials):
        path = folder / f"{number}.sqlite"
        shutil.copy(old, path)
        killed = kill_after(dice.uniform(0, 1.2 * seconds), lambda path=path: migrate(path))  # type: ignore[misc]
        left = {old_rows: "old", new_rows: "new"}.get(rows(path), "between")
        let_end(lambda path=path: migrate(path))  # type: ignore[misc]
        with View.open(path) as one, View.open(new) as other:
            same = digest(one) == digest(other)
        yield Trial(killed, left, same, len(list(find_faults(path))))
        path.unlink()


def migrate(path: Path) -> None:
    Store.open(path).close()


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--trials", type=int, default=20)
    asked.add_argument("--copies", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with TemporaryDirectory() as folder:
        Store.open(Path(folder) / "first.sqlite").close()
        for trial in trials(Path(folder), given.trials, given.copies, random.Random(given.seed)):
            print(json.dumps(asdict(trial)), flush=True)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
