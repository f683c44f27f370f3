"""A million events out of a store: time, memory, and whether what was written is what the store holds.

    python benchmarks/export_million.py [--events 1000000] [--formats csv,parquet] [--store FILE]

Fills a store with made-up codings, exports a tenth of it and all of it, each in a process of its own whose peak memory
the kernel tells, and reads CSV and Parquet back against the store. Exits with 1 where memory grows with the events,
or a file differs.
"""

import argparse
import csv
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import dateline
from dateline.export.delimited import clean
from dateline.export.fields import as_cell
from dateline.export.native import NATIVE
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Count, Event, EventDate, EventPlace
from dateline.records.place import Place
from dateline.records.span import Span
from dateline.store import Store

N_IN_ARTICLE = 20
PLACES = [("Miranshah", 33.0, 70.07, "PAK"), ("Dhaka", 23.71, 90.41, "BGD"), ("Goma", -1.68, 29.22, "COD")]
TYPES = [("ASSAULT", -9.0, "190"), ("PROTEST", -5.0, "141"), ("CONSULT", 2.5, "040"), ("COERCE", -7.0, "173")]
SIDES = [("gunmen", "REB"), ("police", "COP"), ("protesters", "CVL"), ("ministers", "GOV")]
GROWTH = 1.15  # how much more memory ten times the events may take


def made_coding(number: int) -> Coding:
    """An article of its own with twenty events; the same number gives the same."""
    day = date(2020, 1, 1) + timedelta(days=number % 2000)
    sentences, events, at = [], [], 0
    for n in range(N_IN_ARTICLE):
        kind, score, cameo = TYPES[(number + n) % len(TYPES)]
        (actor, sector), (other, other_sector) = SIDES[n % 4], SIDES[(n + number) % 4]
        name, lat, lon, country = PLACES[(number * 7 + n) % len(PLACES)]
        sentence = (
            f"On day {number % 28 + 1}, “{actor}” met or fought {other} – {n} of them – in {name}, officials said."
        )
        span = Span(at, at + len(sentence))
        sides = (entity(actor, sector, country, at), entity(other, other_sector, country, at + 20))
        place = EventPlace(name, span, Place(number % 9999 + 1, name, lat, lon, country, "A province"), "exact")
        events.append(
            Event(
                sha256(f"{number} {n}".encode()).hexdigest()[:16], kind, (), ("military",), "material_conflict", score,
                cameo, sides[:1], sides[1:], EventDate(None, str(day), str(day), "day"), (place,), "asserted",
                Span(at, at + 2), span, 0.5 + n / 100, dead=Count(n, n, None) if n % 3 else None,
            )
        )  # fmt: skip
        sentences.append(sentence)
        at += len(sentence) + 1
    article = Article(f"a{number:08}", " ".join(sentences), day, f"news/{number}.txt", title=f"Story {number}, “again”")
    return Coding(article, "bench", tuple(events))


def entity(text: str, sector: str, code: str, at: int) -> Entity:
    """One side."""
    return Entity(text, Span(at, at + len(text)), None, None, None, code, sector)


def digest(rows: Iterable[Iterable[str]]) -> tuple[int, str]:
    """How many rows, and the hash of their cells."""
    sum_of, count = sha256(), 0
    for row in rows:
        sum_of.update("\x1f".join(row).encode() + b"\n")
        count += 1
    return count, sum_of.hexdigest()


def cells(row: Iterable[object]) -> list[str]:
    """The values as texts."""
    return [str(clean(as_cell(value, NATIVE.joint), ",")) for value in row]


def read_csv(path: Path) -> Iterator[list[str]]:
    """The rows below the header."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        assert next(rows) == NATIVE.names
        yield from rows


def read_parquet(path: Path) -> Iterator[list[str]]:
    """The rows as cells."""
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches(10_000):
        for row in batch.to_pylist():
            yield cells(row.values())


READERS = {"csv": read_csv, "parquet": read_parquet}


def fill(store: Path, n_events: int) -> float:
    """Writes the codings; seconds."""
    began = time.monotonic()
    with Store.open(store) as opened:
        opened.write(made_coding(number) for number in range(n_events // N_IN_ARTICLE))
    return time.monotonic() - began


# The kernel's own high mark of the process, as that of getrusage is handed down by the process that started it.
EXPORT = """
import json, re, sys, time
from pathlib import Path
import dateline
store, path, article = sys.argv[1:]
began = time.monotonic()
with dateline.open(store) as opened:
    events = opened.events(until=article) if article else opened.events()
    done = events.to_file(path)
seconds = time.monotonic() - began
kilobytes = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps([done.n_written, seconds, kilobytes / 1024]))
"""


def exported(store: Path, path: Path, until: str) -> tuple[int, float, float]:
    """Events, seconds, and peak megabytes of an export in a process of its own."""
    command = [sys.executable, "-c", EXPORT, str(store), str(path), until]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, seconds, megabytes = json.loads(done.stdout)
    return count, seconds, megabytes


def main() -> int:
    """Prints a line a format; 0 where all holds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--formats", default="csv,parquet")
    parser.add_argument("--store", type=Path, help="a store that was filled before, or is to be kept")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        store = asked.store or Path(folder) / "million.db"
        if not store.exists():
            print(f"{asked.events:,} events stored in {fill(store, asked.events):.0f} s", flush=True)
        formats = asked.formats.split(",")
        held = (0, "")
        if set(formats) & set(READERS):
            with dateline.open(store) as opened:
                held = digest(cells(NATIVE.row(report)) for report in opened.events())
            print(f"{held[0]:,} events read in the store", flush=True)
        failed = [form for form in formats if not holds(form, store, Path(folder), held)]
    return 1 if failed else 0


def holds(form: str, store: Path, folder: Path, held: tuple[int, str]) -> bool:
    """Exports a tenth and all, and reads it back."""
    path = folder / f"events.{form}"
    few, _, little = exported(store, path, "2020-07-18")  # 200 of 2,000 days
    count, seconds, much = exported(store, path, "")
    same = digest(READERS[form](path)) == held if form in READERS else None
    size = path.stat().st_size / 1e6
    read_back = {True: "read back equal", False: "READ BACK DIFFERENT", None: "not read back"}[same]
    print(
        f"{form}: {count:,} events in {seconds:.0f} s ({count / seconds:,.0f} a second), {size:,.0f} MB, "
        f"peak {much:.0f} MB ({little:.0f} MB for {few:,}), {read_back}",
        flush=True,
    )
    path.unlink()
    return same is not False and much < little * GROWTH


if __name__ == "__main__":
    sys.exit(main())
