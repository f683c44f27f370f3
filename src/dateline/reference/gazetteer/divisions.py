"""Divisions: provinces and districts as places of their own, in the middle of their towns, with all their names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.reference.data_files import read_yaml
from dateline.reference.gazetteer.extract import Town, Towns
from dateline.reference.gazetteer.lookup import FILE, fold
from dateline.reference.gazetteer.span_of_land import Land, land_of

UNITS = frozenset(
    {"governorate", "state", "region", "division", "county", "province", "oblast", "department", "prefecture"}
    | {"district", "parish", "agency", "krai", "municipality", "borough", "rayon", "raion", "canton", "voivodeship"}
    | {"regency", "kabupaten", "emirate", "republic"}
)
OF = re.compile(r"^(?:[A-Z]\w+ (?:and )?)*(?:Province|City|County|District|State|Borough|Municipality|Region) of ")


@dataclass(frozen=True, slots=True)
class Division:
    """A province or district; its first name is the one that is printed."""

    country: str
    names: tuple[str, ...]
    feature: str  # ADM1 or ADM2
    land: Land
    population: int
    province: str | None = None  # that a district lies in
    geoname_id: int | None = None


def provinces(towns: Towns, states: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], Division]:
    """Every province by country and code: those we named with our names, and all under GeoNames' own."""
    ours = named_by_us(towns)
    centres = read_table("centres.yaml")["provinces"]
    found = {}
    for (country, code), within in towns.of.items():
        geonames = towns.name_of(country, code)
        names = [*ours.get((country, code), ((), None))[0], *([geonames] if geonames else [])]
        if not names:
            continue
        middle = next((centres[country][n] for n in names if n in centres.get(country, {})), None)
        land = land_of(within, middle or ours.get((country, code), ((), None))[1])
        inhabitants = sum(town.population for town in within)
        geoname_id = int(states[code]["geonameid"]) if country == "USA" and code in states else None
        found[country, code] = Division(country, with_short(names), "ADM1", land, inhabitants, names[0], geoname_id)
    return found


def named_by_us(towns: Towns) -> dict[tuple[str, str], tuple[list[str], tuple[float, float] | None]]:
    """Names, and the middle where we gave one, of the provinces in areas.yaml and provinces.yaml."""
    found: dict[tuple[str, str], tuple[list[str], tuple[float, float] | None]] = {}
    for country, areas in read_table("areas.yaml").items():
        for name, lat, lon, *others in areas:
            if (town := towns.nearest(country, lat, lon)) is not None:
                found[country, town.code] = ([name, *others], (lat, lon))
    for country, named in read_table("provinces.yaml").items():
        for names, town_name in named.items():
            if (known := towns.named.get((country, fold(town_name)))) is not None:
                found.setdefault((country, known[1].code), (names.split("|"), None))
    return found


def districts(towns: Towns, named: Mapping[tuple[str, str], Division]) -> Iterator[Division]:
    """Every district that towns are said to lie in."""
    within: dict[tuple[str, str, str], list[Town]] = {}
    for town in towns.all:
        if town.district:
            within.setdefault((town.country, town.code, town.district), []).append(town)
    for (country, code, name), inside in within.items():
        province = named.get((country, code))
        inhabitants = sum(town.population for town in inside)
        yield Division(
            country,
            with_short([name]),
            "ADM2",
            land_of(inside, None),
            inhabitants,
            province.names[0] if province else None,
        )


def with_short(names: list[str]) -> tuple[str, ...]:
    """The names, and those without their "Governorate" or "State", each once."""
    short = [bare_name(name) for name in names]
    return tuple(dict.fromkeys([*names, *(name for name in short if len(name) > 2)]))


def bare_name(name: str) -> str:
    """ "Kunduz Province" as "Kunduz", "Province of Bulacan" as "Bulacan"; a name of one word as it is."""
    name = OF.sub("", name)
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in UNITS else name


def read_table(name: str) -> Mapping[str, Any]:
    """A YAML file beside this one."""
    return read_yaml(FILE.with_name(name))
