"""Floors: what is measured, and the least or most that each figure may be."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and what it must reach; without bounds it is shown only."""

    name: str
    kind: str  # treebank news weights training samples timexes toponyms event-places coreference pronouns
    of: str  # the corpus, figure set or article
    figure: str
    least: float | None = None
    most: float | None = None

    def holds(self, value: float) -> bool:
        """Does the figure keep its bounds? Compared as printed, to two places."""
        shown = round(value, 2)
        return (self.least is None or shown >= self.least) and (self.most is None or shown <= self.most)

    @property
    def bound(self) -> str:
        """The bound as text, "" where there is none."""
        if self.least is not None:
            return f"≥ {self.least:g}"
        return f"≤ {self.most:g}" if self.most is not None else ""


def load_floors(path: Path | None = None) -> list[Measure]:
    """The measures of floors.toml, in its order."""
    file = path or resources.files("dateline.evaluate") / "floors.toml"
    rows = tomllib.loads(file.read_text("utf-8"))["measure"]
    return [
        Measure(row["name"], row["from"], row["of"], row["figure"], row.get("least"), row.get("most")) for row in rows
    ]
