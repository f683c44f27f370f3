"""Place ranking: the places that bear a name, each with what speaks for and against it, the likeliest first."""

import math
from dataclasses import dataclass

from dateline.annotate.place_names import PlaceName
from dateline.annotate.place_setting import Setting
from dateline.records.place import Place
from dateline.reference.registry import Registry

# All values add up as logarithms of odds do; set by hand on the articles of LGL and GeoVirus.
SIZE = 0.4
OTHER_NAME = -1.5
KIND = {"PCLI": 7.0, "CONT": 6.0, "ADM1": 2.5, "ADM2": -1.0}
REGION, SHARED_REGION = 6.5, 10.0  # the second can't be in a country of the article
NAMESAKE = -2.0  # of a province whose city has its name: "Kandahar" is the city
OF_THE_KIND, OF_ANOTHER = 5.0, -3.0
CAPITAL = 2.0
IN_COUNTRY, IN_PROVINCE = 7.0, 10.0
SPOKEN_OF = 300.0
BESIDE = 2.5
SPOKEN_OF_PROVINCE = 20.0
HOLDS_A_TOWN = 2.5
KNOWN_CITY = 1.5
MUCH = 0.1
CITY, WELL_KNOWN = 50_000, 100_000  # inhabitants


@dataclass(frozen=True, slots=True)
class Part:
    """A reason in words, and what it counts."""

    why: str
    value: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place and the reasons for and against it."""

    place: Place
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(part.value for part in self.parts)


def rank_places(name: PlaceName, setting: Setting, registry: Registry) -> list[Ranked]:
    """All places of the name, the likeliest first; ties by the gazetteer's order."""
    found = [
        Ranked(place, tuple(part for part in parts_of(primary, place, name, setting, registry) if part.value))
        for primary, place in name.candidates
    ]
    return sorted(found, key=lambda ranked: -ranked.score)


def parts_of(primary: bool, place: Place, name: PlaceName, setting: Setting, registry: Registry) -> list[Part]:
    """What speaks for and against a place; 0 where something says nothing."""
    return [
        Part(f"{place.population:,} inhabitants", SIZE * math.log1p(place.population / 1000)),
        Part("another name of it", 0.0 if primary else OTHER_NAME),
        kind_part(place, name, primary),
        Part("a capital", CAPITAL if is_capital(place, name, registry) else 0.0),
        within_part(place, name),
        Part("in a country of the article", math.log1p(SPOKEN_OF * setting.share(place.country, name.said))),
        Part(
            "in a province of the article",
            0.0
            if place.feature_code == "ADM1"
            else math.log1p(SPOKEN_OF_PROVINCE * setting.province_share(place, name.said)),
        ),
        beside_part(place, name, setting),
    ]


def kind_part(place: Place, name: PlaceName, primary: bool) -> Part:
    """What sort of place it is, against what the text says it is."""
    feature = "RGN" if place.is_region and place.feature_code != "CONT" else place.feature_code
    if name.kinds:
        fits = feature in name.kinds or place.feature_code in name.kinds
        return Part(f"{place.feature_code} as said", OF_THE_KIND) if fits else Part("another kind", OF_ANOTHER)
    if feature == "RGN" and place.country is None:
        return Part(f"a {place.feature_code} of several countries", SHARED_REGION)
    value = REGION if feature == "RGN" else KIND.get(feature, KNOWN_CITY if place.population >= WELL_KNOWN else 0.0)
    if feature == "ADM1" and has_city(place, name, own_name=primary):
        return Part("its city has the name", NAMESAKE)
    return Part(f"a {place.feature_code}", value)


def has_city(province: Place, name: PlaceName, *, own_name: bool) -> bool:
    """Does a city that is much of the province bear its name? Quebec's is too small, and is called Quebec City.

    A province that is only called so for short ("Hama" for Hama Governorate) yields to a city by any of its names.
    """
    return any(
        (primary or not own_name)
        and town.feature_code.startswith("PPL")
        and town.population >= max(CITY, MUCH * province.population)
        and (town.country, town.admin1) == (province.country, province.admin1)
        for primary, town in name.candidates
    )


def is_capital(place: Place, name: PlaceName, registry: Registry) -> bool:
    """Is it the largest town of that name in the country whose capital is called so?"""
    if not place.feature_code.startswith("PPL") or registry.capital_of(name.said) != place.country:
        return False
    rivals = [p.population for _, p in name.candidates if p.country == place.country and p.feature_code[:3] == "PPL"]
    return place.population == max(rivals)


def within_part(place: Place, name: PlaceName) -> Part:
    """Does it lie where the text says?"""
    within = name.within
    if within is None or within.country is None or place.country != within.country:
        return Part("", 0.0)
    if within.province and place.admin1 == within.province and place.feature_code != "ADM1":
        return Part(f"in {within.words}", IN_PROVINCE)
    value = 0.0 if within.province and place.feature_code == "PCLI" else IN_COUNTRY
    return Part(f"in {within.words}", value)


def beside_part(place: Place, name: PlaceName, setting: Setting) -> Part:
    """Other places of the article near a town, or in a province."""
    if place.feature_code == "ADM1":
        inside = any(
            said != name.said and (p.country, p.admin1) == (place.country, place.admin1) and p.feature_code != "ADM1"
            for said, p in setting.guesses
        )
        return Part("a town of the article lies in it", HOLDS_A_TOWN if inside else 0.0)
    if place.feature_code == "PCLI" or place.is_region:
        return Part("", 0.0)
    return Part("near other places of the article", BESIDE * math.log1p(3 * setting.beside(name.said, place)))
