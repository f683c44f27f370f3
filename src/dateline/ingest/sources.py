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
        path = Path(name)
        if name == "-":
            found.add(name)
        elif path.is_dir():
            found |= files_in(path)
        elif path.exists():
            found.add(str(path))
        elif matches := [m for m in glob.glob(name, recursive=True) if Path(m).is_file()]:
            found |= {str(Path(match)) for match in matches}
        else:
            raise InputError(f"{name}: no such file, folder or pattern")
    return sorted(found)


def files_in(folder: Path) -> set[str]:
    """Files below a folder that may hold articles, hidden ones left out. InputError where there are none."""
    found = {
        str(path)
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    }
    if not found:
        known = ", ".join(sorted(filter(None, SUFFIXES)))
        raise InputError(f"{folder}: no file in this folder ends in one of {known}")
    return found
