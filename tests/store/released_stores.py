"""Released stores: what every Dateline that was released wrote, as SQL."""

import sqlite3
from pathlib import Path

RELEASED = sorted(Path(__file__).with_name("released").glob("*.sql"))


def released(dump: Path, folder: Path) -> Path:
    """The store that a released Dateline wrote."""
    path = folder / f"{dump.stem}.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript(dump.read_text("utf-8"))
    return path
