"""Sources: files, folders, globs and standard input, in a fixed order."""

import glob
from collections.abc import Sequence
from pathlib import Path

from dateline.errors import InputError

SUFFIXES = frozenset({".txt", ".text", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ""})


def find_sources(named: Sequence[str]) -> list[str]:
    """Paths of files, sorted and each once; "-" stands for standard input. InputError where nothing is found."""
    found: set[str] = set()
    for name in named:
        if name == "-":
            found.add(name)
            continue
        path = Path(name)
        if path.is_dir():
            found |= {
                str(p) for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES and p.name[:1] != "."
            }
        elif path.exists():
            found.add(name)
        elif matches := [m for m in glob.glob(name, recursive=True) if Path(m).is_file()]:
            found |= set(matches)
        else:
            raise InputError(f"{name}: no such file, folder or pattern")
    return sorted(found)
