"""Towns: where people live, as points on which a map draws the shape of the land and names what is near."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.reference.gazetteer.lookup import FILE

PRIMARY = re.compile(
    rb"\t1\t\d*\t([^\t\n]*)\t(-?[\d.]+)\t(-?[\d.]+)\t[A-Z]*\t[^\t\n]*\t[^\t\n]*\t(PPL|PCLI)\w*\t(\d+)\t"
)
GREAT = 100_000  # people; what is smaller is a point without a name
GRID = 20  # points a degree: of two in one cell one is enough


@dataclass(frozen=True, slots=True)
class Town:
    """A town, or a country, with its name."""

    name: str
    lat: float  # degrees north
    lon: float  # degrees east
    population: int


@dataclass(frozen=True, slots=True)
class Towns:
    """Every town as a point; the great ones and the countries with their names, the most people first."""

    points: tuple[tuple[float, float], ...]  # (lat, lon) in degrees
    great: tuple[Town, ...]
    countries: tuple[Town, ...]


@cache
def load_towns(file: Path = FILE) -> Towns:
    """The gazetteer's towns; none where it is not built. Takes a second or two, once."""
    if not file.is_file():
        return Towns((), (), ())
    cells: dict[tuple[int, int], tuple[float, float]] = {}
    great, countries = [], []
    for found in PRIMARY.finditer(file.read_bytes()):
        lat, lon, population = float(found[2]), float(found[3]), int(found[5])
        if found[4] == b"PCLI":
            countries.append(Town(found[1].decode(), lat, lon, population))
            continue
        cells.setdefault((int(lat * GRID), int(lon * GRID)), (lat, lon))
        if population >= GREAT:
            great.append(Town(found[1].decode(), lat, lon, population))
    return Towns(tuple(cells.values()), by_size(great), by_size(countries))


def by_size(towns: list[Town]) -> tuple[Town, ...]:
    """The most people first, each name at its place once."""
    return tuple(dict.fromkeys(sorted(towns, key=lambda town: (-town.population, town.name, town.lat))))
