"""Lookup: place names in a file of sorted lines, read where needed and never as a whole."""

import mmap
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.errors import MissingReference
from dateline.records.place import Place

FILE = Path(__file__).with_name("places.tsv")


def fold(name: str) -> str:
    """A name as it is looked up: without diacritics, case, quotes, dots, hyphens and "the"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    kept = "".join(c for c in plain.lower() if c not in "'’‘`ʿʾʻ.")
    return " ".join(kept.replace("-", " ").split()).removeprefix("the ").removesuffix(" province")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by folded name. Each line: key, primary (1) or alternate (0), and the fields of Place."""

    data: mmap.mmap

    def named(self, text: str) -> tuple[Place, ...]:
        """Places of that name, the best first: primary names before others, then by kind and population."""
        return tuple(dict.fromkeys(place for _, place in self.entries(text)))

    def entries(self, text: str) -> tuple[tuple[bool, Place], ...]:
        """(is it the primary name, place) for places of that name, the best first."""
        key = fold(text)
        if not key:
            return ()
        found = []
        at = self._first(f"{key}\t".encode())
        while at < len(self.data):
            end = self.data.find(b"\n", at)
            line = self.data[at:end].decode()
            if not line.startswith(f"{key}\t"):
                break
            found.append(read_line(line))
            at = end + 1
        return tuple(sorted(found, key=lambda f: (-rank(f[1], primary=f[0]), f[1].geoname_id or 0)))

    def _first(self, prefix: bytes) -> int:
        """Where the first line that is not less than the prefix begins."""
        low, high = 0, len(self.data)
        while low < high:
            middle = (low + high) // 2
            start = self.data.rfind(b"\n", 0, middle) + 1
            end = self.data.find(b"\n", start)
            if self.data[start:end] < prefix:
                low = end + 1
            else:
                high = start
        return low


@cache
def region_names() -> tuple[str, ...]:
    """Every name of the regions, seas and zones in regions.tsv."""
    lines = FILE.with_name("regions.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(name for row in rows for name in (row[0], *filter(None, row[1].split("|"))))


def rank(place: Place, *, primary: bool) -> float:
    """How likely a name means this place when nothing else is known."""
    if place.is_region:
        kind = 3e6
    else:
        kind = {"PCLI": 1e8, "ADM1": 5e5, "ADM2": -0.9 * place.population}.get(place.feature_code, 0.0)
    return (place.population + kind) * (1.0 if primary else 0.1)


def read_line(line: str) -> tuple[bool, Place]:
    """(is it the primary name, the place)."""
    _, primary, geoname_id, name, lat, lon, country, admin1, admin2, feature, population, extent = line.split("\t")
    return primary == "1", Place(
        int(geoname_id) if geoname_id else None,
        name,
        float(lat),
        float(lon),
        country or None,
        admin1 or None,
        admin2 or None,
        feature,
        int(population),
        int(extent) if extent else None,
    )


@cache
def load_gazetteer(file: Path = FILE) -> Gazetteer:
    """The gazetteer that set-up built; MissingReference where it was not."""
    if not file.is_file():
        raise MissingReference(
            "the gazetteer is not built: run `make setup`, or `python -m dateline.reference.gazetteer.build`"
        )
    with file.open("rb") as stream:
        return Gazetteer(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
