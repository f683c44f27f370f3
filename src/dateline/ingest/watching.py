"""Watching: the files of a folder that are written to their end and were not read as they now are."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

UNFINISHED = frozenset({".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp"})
State = tuple[int, int, int]  # size, time of change in nanoseconds, inode


@dataclass(slots=True)
class Watch:
    """A folder looked at again and again. A file is whole when it has stayed the same for `settle` seconds."""

    folder: Path
    settle: float = 5.0  # seconds
    _first_seen: dict[str, tuple[State, float]] = field(default_factory=dict)
    _read: dict[str, State] = field(default_factory=dict)

    def look(self, now: float) -> list[str]:
        """Paths that are ready and new or changed, sorted; `now` in seconds of any clock that only goes on."""
        found = dict(states_in(self.folder))
        for gone in self._first_seen.keys() - found.keys():
            del self._first_seen[gone]
            self._read.pop(gone, None)
        ready = []
        for path, state in found.items():
            before, since = self._first_seen.get(path, (None, now))
            if before != state:
                since = now
            self._first_seen[path] = (state, since)
            if now - since >= self.settle and self._read.get(path) != state:
                ready.append(path)
                self._read[path] = state
        return sorted(ready)

    def n_waiting(self) -> int:
        """Files that are not yet read as they now are."""
        return sum(self._read.get(path) != state for path, (state, _) in self._first_seen.items())


def states_in(folder: Path) -> Iterator[tuple[str, State]]:
    """Each file below the folder with its state; hidden ones, links and what programs call unfinished left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if name.startswith((".", "~")) or name.endswith("~") or path.suffix.lower() in UNFINISHED:
                continue
            if path.is_symlink() or not path.is_file():
                continue
            try:
                told = path.stat()
            except OSError:
                continue
            yield str(path), (told.st_size, told.st_mtime_ns, told.st_ino)
