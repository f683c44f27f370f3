"""Toponyms: place names in text, each resolved to the place it most likely means in this article."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import MENTIONS, TOKENS, TOPONYMS
from dateline.records.mention import Mention
from dateline.records.place import Place, Toponym
from dateline.records.span import Span
from dateline.reference.gazetteer import Gazetteer, load_gazetteer
from dateline.reference.registry import Registry, load_registry

PLACES = frozenset({"GPE", "LOC", "FAC"})
KINDS = frozenset(
    {"village", "town", "city", "district", "area", "province", "state", "region", "governorate", "county", "division"}
)
SIDES = frozenset({"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "downtown"})
NEAR_BONUS = 30.0  # a place in a country that the article speaks of counts as so many times larger
HOLDS_A_TOWN = 40.0  # the same of a province in which a town of the article lies
VILLAGE = 20_000  # inhabitants
WELL_KNOWN, FAR_SMALLER = (
    100_000,
    10,
)  # inhabitants of a town that speaks of its country, and how many times a namesake's
PRECISION = {"PCLI": "country", "ADM1": "province", "ADM2": "district", "RGN": "district", "PPL": "exact"}


def find_toponyms(document: Document, gazetteer: Gazetteer, registry: Registry) -> Iterator[Toponym]:
    """Place names in text order; the best place first, the others kept as alternatives."""
    text = document.article.text
    mentions = [m for m in document[MENTIONS] if m.mention_type == "NAM" and m.entity_type in PLACES]
    around = surroundings(document, mentions, gazetteer, registry)
    for mention in mentions:
        said = mention.span.of(text).removesuffix("'s").removesuffix("’s")
        if registry.is_demonym(said):
            continue
        candidates = candidates_of(said, gazetteer)
        container = container_of(mention, mentions, document, registry, gazetteer)
        ranked = sorted(candidates, key=lambda p: -score(p, candidates.index(p), around, container, said))
        place = ranked[0] if ranked and not around.is_foreign(ranked[0], container) else None
        precision = PRECISION.get(place.feature_code, "exact") if place else "unknown"
        if place and precision == "exact" and is_near(document, mention.span):
            precision = "near"
        yield Toponym(mention.span, place, precision, tuple(ranked[1:6]))


def candidates_of(said: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Places of that name, else of it without its kind ("Galga village") or with an article ("Al Mahmudiyah")."""
    tries = [said, f"Al {said}"]
    if said.rsplit(" ", 1)[-1].lower() in KINDS and " " in said:
        tries.append(said.rsplit(" ", 1)[0])
    if said.split(" ", 1)[0].lower() in SIDES and " " in said:
        tries.append(said.split(" ", 1)[1])
    return next((places for name in tries if (places := gazetteer.named(name))), ())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the article is: how often it names each country, and the provinces of the well-known towns in it."""

    countries: Counter[str]
    provinces: frozenset[tuple[str, str | None, str]]  # (town as it is written, country, province)

    def holds_a_town(self, province: Place, said: str) -> bool:
        """Does a town of the article lie in the province, and not its namesake: Kandahar?"""
        return any(
            town != said and (country, name) == (province.country, province.admin1)
            for town, country, name in self.provinces
        )

    def is_foreign(self, place: Place, container: str | None) -> bool:
        """Is it a village of a country that the article, which speaks of others, never names?"""
        town = place.feature_code not in {"PCLI", "ADM1", "ADM2", "RGN"} and place.population < VILLAGE
        return town and container is None and bool(self.countries) and place.country not in self.countries


def surroundings(
    document: Document, mentions: Iterable[Mention], gazetteer: Gazetteer, registry: Registry
) -> Surroundings:
    """The countries that are named, or whose well-known towns are, and the provinces that those towns lie in."""
    text = document.article.text
    said = [mention.span.of(text) for mention in mentions]
    towns = [(name, town) for name in said if (town := plain_town(name, gazetteer, registry)) is not None]
    countries = countries_of(document, registry) + Counter(town.country for _, town in towns if town.country)
    return Surroundings(countries, frozenset((name, t.country, t.admin1) for name, t in towns if t.admin1))


def plain_town(said: str, gazetteer: Gazetteer, registry: Registry) -> Place | None:
    """The town of which nobody asks which it is: all others of its name are far smaller."""
    if registry.is_country(said) or registry.is_demonym(said) or registry.capital_of(said):
        return None
    places = sorted(gazetteer.named(said), key=lambda place: -place.population)
    if not places or places[0].population < WELL_KNOWN:
        return None
    rival = next((place for place in places if place.country != places[0].country), None)
    return places[0] if rival is None or rival.population * FAR_SMALLER < places[0].population else None


def countries_of(document: Document, registry: Registry) -> Counter[str]:
    """How often the article names each country, by name, nationality or capital; the dateline counts thrice."""
    text = document.article.text
    counts: Counter[str] = Counter()
    for mention in document[MENTIONS]:
        if mention.mention_type == "NAM" and (code := country_code(mention.span.of(text), registry)):
            counts[code] += 1
    if code := country_code(document.article.dateline or "", registry):
        counts[code] += 3
    return counts


def country_code(name: str, registry: Registry) -> str | None:
    """The country that a name is, is of, or is the capital of."""
    if (country := registry.country_named(name)) is not None:
        return country.country
    return registry.country_of_demonym(name) or registry.capital_of(name)


def container_of(
    mention: Mention, mentions: list[Mention], document: Document, registry: Registry, gazetteer: Gazetteer
) -> str | None:
    """The country of "Quetta, Balochistan" or "Hyderabad, India": what follows the comma holds the place."""
    text = document.article.text
    for other in mentions:
        if 0 <= other.span.start - mention.span.end <= 2 and "," in text[mention.span.end : other.span.start]:
            said = other.span.of(text)
            if code := country_code(said, registry):
                return code
            places = gazetteer.named(said)
            return places[0].country if places else None
    return None


def score(place: Place, order: int, around: Surroundings, container: str | None, said: str) -> float:
    """How likely the name means this place: size, primary name (its order), countries that the article speaks of."""
    value: float = 1.0 / (1 + order) * (1000.0 + place.population) ** 0.3
    if place.feature_code in {"PCLI", "ADM1", "RGN"}:
        # "Kandahar" is the city and "Kandahar Province" the province.
        own_kind = place.name.rsplit(" ", 1)[-1].lower()
        value *= 1.0 if own_kind in KINDS and own_kind not in said.lower() else 20.0
    if container:
        value *= 1000.0 if place.country == container else 1.0
    if place.feature_code == "ADM1" and around.holds_a_town(place, said):
        value *= HOLDS_A_TOWN
    total = sum(around.countries.values())
    if total and place.country:
        value *= 1.0 + NEAR_BONUS * around.countries[place.country] / total
    return value


def is_near(document: Document, span: Span) -> bool:
    """Does "near", "outside" or a distance stand before the name?"""
    tokens = document[TOKENS]
    first = bisect_right(tokens, span.start, key=lambda t: t.span.end)
    before = tokens[max(0, first - 2) : first]
    return any(
        t.text.lower() in {"near", "outside", "around", "kilometres", "kilometers", "km", "miles"} for t in before
    )


def step(gazetteer: Gazetteer | None = None, registry: Registry | None = None) -> Step:
    """Reads tokens and mentions, writes the toponyms."""

    def find(document: Document) -> Iterator[Toponym]:
        return find_toponyms(document, gazetteer or load_gazetteer(), registry or load_registry())

    return each("toponyms", (TOKENS, MENTIONS), TOPONYMS, find)
