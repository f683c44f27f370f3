"""Readers: eight processes read a store while one writes; how long reads take, and whether any fails.

    python -m tests.reliability.readers --seconds 60 --store postgresql://...

Reads are those of pages: an article with all it says, the events of an actor, of a country and time, positions on a
topic, each up to fifty. Prints a JSON object.
"""

import argparse
import json
import multiprocessing
import random
import time
from collections.abc import Callable
from itertools import islice
from multiprocessing.pool import AsyncResult
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from dateline.store import Store, View, Where
from tests.reliability.damage import article

READERS = 8
PAGE = 50  # rows


def reads(view: View, dice: random.Random, n: int) -> list[Callable[[], object]]:
    """The kinds of reads, of something at random among the first n articles."""
    some = article(dice.randrange(n))
    assert some.article is not None
    article_id, actor = some.article.article_id, some.events[0].actors[0].actor_id
    return [
        lambda: view.coding(article_id),
        lambda: list(islice(view.events(party=actor), PAGE)),
        lambda: list(islice(view.events(event_type="COERCE", since="2024-01"), PAGE)),
        lambda: list(islice(view.positions(topic="ceasefire"), PAGE)),
        lambda: view.find_articles(article_id[:6]),
    ]


def read_on(where: Where, seconds: float, n: int, seed: int) -> tuple[list[float], list[str]]:
    """(seconds of each read, errors) of one reader, which opens the store once."""
    took, errors, dice, until = [], [], random.Random(seed), time.monotonic() + seconds
    with View.open(where) as view:
        while time.monotonic() < until:
            begun = time.monotonic()
            try:
                dice.choice(reads(view, dice, n))()
            except Exception as error:
                errors.append(repr(error))
            took.append(time.monotonic() - begun)
            time.sleep(dice.uniform(0, 0.1))  # a person looks at what has come
    return took, errors


def write_on(where: Where, seconds: float, first: int) -> tuple[int, list[str]]:
    """(articles written, errors) of the writer, which goes as fast as it can."""
    until, n, errors = time.monotonic() + seconds, first, []
    with Store.open(where) as store:
        while time.monotonic() < until:
            try:
                store.write([article(n)])
            except Exception as error:
                errors.append(repr(error))
            n += 1
    return n - first, errors


def measure(where: Where, seconds: float, n: int) -> dict[str, object]:
    """What eight readers and a writer saw."""
    with Store.open(where) as store:
        store.write(map(article, range(n)))
    with multiprocessing.get_context("spawn").Pool(READERS + 1) as pool:
        writer: AsyncResult[tuple[int, list[str]]] = pool.apply_async(write_on, (where, seconds, n))
        readers = [pool.apply_async(read_on, (where, seconds, n, seed)) for seed in range(READERS)]
        found = [reader.get() for reader in readers]
        n_written, errors = writer.get()
    took = sorted(one for times, _ in found for one in times)
    errors += [error for _, failed in found for error in failed]
    return {
        "reads": len(took),
        "written": n_written,
        "errors": errors[:3],
        "p50_ms": round(1000 * took[len(took) // 2], 1),
        "p99_ms": round(1000 * quantiles(took, n=100)[98], 1),
        "max_ms": round(1000 * took[-1], 1),
    }


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--articles", type=int, default=2000)
    asked.add_argument("--store", default="")
    given = asked.parse_args()
    with TemporaryDirectory() as folder:
        where: Where = given.store or Path(folder) / "s.sqlite"
        print(json.dumps(measure(where, given.seconds, given.articles)), flush=True)


if __name__ == "__main__":
    main()
