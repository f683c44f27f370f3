"""Place setting: where an article is, by the countries, provinces and points that it names."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.annotate.place_names import PlaceName
from dateline.records.document import Document
from dateline.records.layers import MENTIONS
from dateline.records.place import Place
from dateline.reference.registry import Registry

KM_A_DEGREE = 111.2
WELL_KNOWN, FAR_SMALLER = 100_000, 10  # inhabitants of a town that speaks of its country, and times a namesake's
COMPANY = 0.5  # other places so near a village that it can be meant: one at 50 km
GUESSED = 0.5  # what a place that was only guessed counts, against a country named


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article speaks of: (name, country) by how often, and (name, place) of the places guessed so far."""

    countries: Counter[tuple[str, str]] = field(default_factory=Counter)
    guesses: tuple[tuple[str, Place], ...] = ()

    def share(self, country: str | None, said: str) -> float:
        """0 to 1: how much of the article is about the country; the name itself is no witness for where it is."""
        named = {key: n for key, n in self.countries.items() if key[0] != said}
        guessed = [place.country for name, place in self.guesses if place.country and name != said]
        total = sum(named.values()) + GUESSED * len(guessed)
        mine = sum(n for (_, code), n in named.items() if code == country) + GUESSED * guessed.count(country or "")
        return mine / total if total and country else 0.0

    def province_share(self, place: Place, said: str) -> float:
        """0 to 1: how many of the other towns and provinces of the article lie in the place's province."""
        others = [p for name, p in self.guesses if name != said and p.admin1]
        mine = sum((p.country, p.admin1) == (place.country, place.admin1) for p in others)
        return mine / len(others) if others and place.admin1 else 0.0

    def beside(self, said: str, place: Place) -> float:
        """How many other places of the article lie near: 1 for one at the very spot, 0.37 for one at 75 km."""
        return sum(
            math.exp(-kilometres(place, other) / 75.0)
            for name, other in self.guesses
            if name != said and other.feature_code not in {"PCLI", "CONT"} and not other.is_region
        )

    def is_foreign(self, place: Place, name: PlaceName) -> bool:
        """Is it a village of a country that the article, which speaks of others, never names?"""
        small = place.feature_code.startswith("PPL") and place.population < 20_000
        if self.beside(name.said, place) > COMPANY:
            return False
        spoken = {
            *(code for _, code in self.countries),
            *(p.country for said, p in self.guesses if said != name.said and is_sure(p)),
        }
        return small and name.within is None and bool(spoken) and place.country not in spoken


def is_sure(place: Place) -> bool:
    """Is it large enough to be meant wherever it is named?"""
    return place.feature_code == "ADM1" or place.population >= WELL_KNOWN


def kilometres(one: Place, other: Place) -> float:
    """Roughly, between two places."""
    east = (other.lon - one.lon + 180) % 360 - 180
    return KM_A_DEGREE * math.hypot(other.lat - one.lat, east * math.cos(math.radians(one.lat)))


def setting_of(document: Document, names: Iterable[PlaceName], registry: Registry) -> Setting:
    """The countries that are named, or whose well-known towns are."""
    counts = countries_of(document, registry)
    for name in names:
        if (town := plain_town(name, registry)) is not None and town.country:
            counts[name.said, town.country] += 1
        if name.within is not None and name.within.country:
            counts[name.within.words, name.within.country] += 1
    return Setting(counts)


def plain_town(name: PlaceName, registry: Registry) -> Place | None:
    """The town of which nobody asks which it is: all others of its name are far smaller."""
    if registry.is_country(name.said) or registry.is_demonym(name.said) or registry.capital_of(name.said):
        return None
    towns = [place for _, place in name.candidates if place.feature_code.startswith(("PPL", "ADM1"))]
    towns.sort(key=lambda place: -place.population)
    if not towns or towns[0].population < WELL_KNOWN:
        return None
    rival = next((place for place in towns if place.country != towns[0].country), None)
    return towns[0] if rival is None or rival.population * FAR_SMALLER < towns[0].population else None


def countries_of(document: Document, registry: Registry) -> Counter[tuple[str, str]]:
    """How often the article names each country, by name, nationality or capital; the dateline counts thrice."""
    text = document.article.text
    counts: Counter[tuple[str, str]] = Counter()
    for mention in document[MENTIONS]:
        said = mention.span.of(text)
        if mention.mention_type == "NAM" and (code := country_code(said, registry)):
            counts[said, code] += 1
    if code := country_code(document.article.dateline or "", registry):
        counts["dateline", code] += 3
    return counts


def country_code(name: str, registry: Registry) -> str | None:
    """The country that a name is, is of, or is the capital of."""
    if (country := registry.country_named(name)) is not None:
        return country.country
    return registry.country_of_demonym(name) or registry.capital_of(name)


def with_guesses(setting: Setting, guesses: Sequence[tuple[str, Place]]) -> Setting:
    """The setting that knows these places too."""
    return Setting(setting.countries, tuple(dict(guesses).items()))
