"""Words that place things: prepositions, nouns of places and of their parts. Data: data/places.yaml."""

from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources

from dateline.reference.data_files import read_yaml


@dataclass(frozen=True, slots=True)
class SiteWords:
    """Lemmas in lower case."""

    where: frozenset[str]  # prepositions of rest
    motion: frozenset[str]  # prepositions of coming and going
    nouns: frozenset[str]  # what is a place itself or a part of one: city, border, north
    parts: frozenset[str]  # of these, the parts: border, north
    bearings: frozenset[str]  # "south of", "kilometres from": the name after them is a point of reference
    signing: frozenset[str]  # what these are done to is there where they are done
    visited: frozenset[str]  # verbs whose object is the place: "visited Kyiv"
    falling: frozenset[str]  # verbs whose subject is the place that is taken
    vehicles: frozenset[str]  # what carries people is no place
    sites: frozenset[str]  # nouns that say the place of an act: "was the scene of"


@lru_cache(maxsize=1)
def load_site_words() -> SiteWords:
    """The lists of data/places.yaml."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "places.yaml")
    lists = {field.name: frozenset(raw[field.name]) for field in fields(SiteWords) if field.name != "nouns"}
    return SiteWords(nouns=frozenset(raw["nouns"]) | lists["parts"] | lists["bearings"], **lists)
