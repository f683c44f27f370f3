"""Killing: a run is killed (SIGKILL) at a random moment, again and again, and then let end; what is left is compared.

    python -m tests.reliability.killing --trials 200 --store postgresql://...

One process does all of it once, and so has loaded all; each run is a fork of it, which does what `dateline run` and
`dateline export` do and nothing else. So a run takes a second, and a moment at random lies in its work and not in the
loading. Prints one JSON line a trial.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.cli.export import export
from dateline.cli.run import run
from dateline.store import Store, View, Where, digest
from dateline.store.verify import find_faults
from tests.reliability.articles import write_inputs
from tests.reliability.forks import kill_after, let_end

KILLS = 2  # of one trial, before it may end


@dataclass(frozen=True)
class Trial:
    """What a disturbed run left, when it was let end at last."""

    killed_at: tuple[float, ...]  # seconds; a run that ended before is not among them
    stored: tuple[int, ...]  # articles that stood in the store after each kill
    same: bool  # as the undisturbed run
    faults: int
    export_killed: bool
    export_whole: bool  # the file was whole, or not there, after the kill
    export_same: bool


def sum_of_file(path: Path) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else None


class Disturbed:
    """One set of inputs, and what an undisturbed run makes of them."""

    def __init__(self, folder: Path, n_articles: int, new_store: Callable[[], Where]) -> None:
        self.inputs = str(write_inputs(folder / "inputs", n_articles))
        self.folder, self.new_store = folder, new_store
        with redirect_stdout(sys.stderr):
            self.run(folder / "first.sqlite")
            self.export(folder / "first.sqlite", folder / "first.csv")
        store = new_store()
        self.seconds = let_end(lambda: self.run(store))
        self.sum = self.sum_of(store)
        whole = folder / "whole.csv"
        self.export_seconds = let_end(lambda: self.export(store, whole))
        self.exported = sum_of_file(whole)

    def run(self, store: Where) -> None:
        run([self.inputs], store=str(store), any_language=True)

    def export(self, store: Where, target: Path) -> None:
        export(target, store=str(store))

    def sum_of(self, store: Where) -> str:
        with View.open(store) as view:
            return digest(view)

    def count(self, store: Where) -> int:
        with Store.open(store) as opened:
            return opened.view.count()["article"]

    def trial(self, number: int, dice: random.Random) -> Trial:
        store, killed_at, stored = self.new_store(), [], []
        for _ in range(KILLS):
            seconds = dice.uniform(0, self.seconds)
            if kill_after(seconds, lambda: self.run(store)):
                killed_at.append(seconds)
                stored.append(self.count(store))
        let_end(lambda: self.run(store))
        target = self.folder / f"{number}.csv"
        export_killed = kill_after(dice.uniform(0, self.export_seconds), lambda: self.export(store, target))
        left = sum_of_file(target)
        let_end(lambda: self.export(store, target))
        return Trial(
            tuple(killed_at),
            tuple(stored),
            self.sum_of(store) == self.sum,
            len(list(find_faults(store))),
            export_killed,
            left in (None, self.exported),
            sum_of_file(target) == self.exported,
        )


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--trials", type=int, default=20)
    asked.add_argument("--articles", type=int, default=12)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--stores", nargs="*", default=[], help="URLs of empty databases, one a run and one to compare")
    given = asked.parse_args()
    with TemporaryDirectory() as folder:
        urls = iter(given.stores)
        numbers = iter(range(sys.maxsize))
        new_store = (lambda: next(urls)) if given.stores else lambda: Path(folder) / f"{next(numbers)}.sqlite"
        disturbed = Disturbed(Path(folder), given.articles, new_store)
        dice = random.Random(given.seed)
        for number in range(given.trials):
            print(json.dumps(asdict(disturbed.trial(number, dice))), flush=True)


if __name__ == "__main__":
    main()
