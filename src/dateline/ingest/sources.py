"""Sources: files, folders, globs and standard input, in a fixed order."""

import glob
from collections.abc import Sequence
from pathlib import Path

from dateline.errors import InputError

WEB = ("http://", "https://")  # what is fetched, where that is asked for


def find_sources(named: Sequence[str]) -> list[str]:
    """Paths of files, sorted and each once; "-" is standard input. InputError where nothing is found."""
    found: set[str] = set()
    for name in named:
        path = Path(name)
        if name == "-" or name.startswith(WEB):
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
    """Files below a folder, hidden ones left out; what is no article will be told. InputError where there are none."""
    found = {
        str(path)
        for path in folder.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts) and path.is_file()
    }
    if not found:
        raise InputError(f"{folder}: no file in this folder")
    return found
