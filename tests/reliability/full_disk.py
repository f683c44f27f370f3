"""Full disk: what `dateline` says and leaves when a small file system runs full; run where one is mounted.

    mount -t tmpfs -o size=8m tmpfs FOLDER; python -m tests.reliability.full_disk FOLDER

Prints a JSON object: a name → what happened.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from dateline.store import Store, View, digest
from dateline.store.verify import find_faults
from tests.cli.program import dateline
from tests.reliability.articles import write_inputs
from tests.reliability.damage import article as told

FORMATS = ("csv", "jsonl", "parquet", "xlsx", "geojson", "gpkg", "gexf", "datapackage")
SPARE = 4_000  # bytes left when a file is to be written
N_ARTICLES = 60


@contextmanager
def filled(disk: Path, spare: int) -> Iterator[None]:
    """The disk with so many bytes left, all else taken by a file."""
    filler = disk / "filler"
    try:
        with filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
    except OSError:
        os.truncate(filler, max(0, filler.stat().st_size - spare))
    yield
    filler.unlink()


def outcome(done: Any, target: Path | None = None) -> dict[str, Any]:
    """How the program ended, what it said, and what lies where it wrote to."""
    left = sorted(p.name for p in target.parent.iterdir() if p.name != "filler") if target else []
    return {"code": done.returncode, "said": done.stderr.splitlines(), "left": left}


def fill_the_store(disk: Path, home: Path) -> dict[str, Any]:
    """A run into a store on a disk that is too small; then with room, to the end."""
    inputs, store, undisturbed = write_inputs(home / "inputs", N_ARTICLES), disk / "s.sqlite", home / "u.sqlite"
    given = ("run", str(inputs), "--any-language", "--store")
    with filled(disk, 700_000):
        done = dateline(home, *given, str(store))
        told = outcome(done) | {"counted": int(re.findall(r"^coded +(\d+)", done.stdout, re.MULTILINE)[0])}
        with View.open(store) as view:
            told["kept"] = view.count()["article"]
        told["faults"] = len(list(find_faults(store)))
    told["then"] = dateline(home, *given, str(store)).returncode
    dateline(home, *given, str(undisturbed))
    with View.open(store) as one, View.open(undisturbed) as other:
        told["same"] = digest(one) == digest(other)
    store.unlink()
    return told


def fill_by_a_file(disk: Path, home: Path, full: Path, *verb: str) -> dict[str, Any]:
    """A verb that writes a file, which does not fit; what stood under its name before is there still."""
    folder = disk / "out"
    folder.mkdir()
    target = folder / "file"
    target.write_text("before")
    with filled(disk, SPARE):
        told = outcome(dateline(home, *verb, str(target), "--store", str(full)), target)
    told["before"] = target.read_text() if target.exists() else None
    target.unlink(missing_ok=True)
    folder.rmdir()
    return told


def main() -> None:
    disk, home = Path(sys.argv[1]), Path(mkdtemp())
    full = home / "full.sqlite"
    with Store.open(full) as store:
        store.write(map(told, range(1000)))
    happened = {"run": fill_the_store(disk, home)}
    for name in FORMATS:
        happened[f"export {name}"] = fill_by_a_file(disk, home, full, "export", "--format", name, "--output")
    folder = disk / "out"
    folder.mkdir()
    with filled(disk, SPARE):
        for verb in ("backup", "restore"):
            target = folder / "new.sqlite"
            given = (str(target), "--store", str(full)) if verb == "backup" else (str(full), "--store", str(target))
            happened[verb] = outcome(dateline(home, verb, *given), target)
        temporary = {"TMPDIR": str(disk), "SQLITE_TMPDIR": str(disk)}
        happened["verify, temporary files"] = outcome(dateline(home, "verify", "--store", str(full), **temporary))
    print(json.dumps(happened))


if __name__ == "__main__":
    main()
