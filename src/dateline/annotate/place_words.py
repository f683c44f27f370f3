"""Place words: kinds, sides, fillers, lengths and abbreviations around place names. Data: data/place_words.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.reference.data_files import read_yaml


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """All in lower case but for the states."""

    kinds: Mapping[str, tuple[str, ...]]  # "district": feature codes that it may be
    sides: frozenset[str]
    fillers: frozenset[str]  # between a country and a place in it
    near: frozenset[str]
    before: frozenset[str]  # a name that only they tell to be a town
    called: frozenset[str]  # lemmas that make the name beside them one of a place
    lengths: Mapping[str, float]  # km
    streets: frozenset[str]  # "Memphis Street" is not Memphis
    endings: frozenset[str]  # nor is "Tennessee Colony" a part of Tennessee
    borders: frozenset[str]
    states: Mapping[str, str]  # "La.": Louisiana


@lru_cache(maxsize=1)
def load_place_words() -> PlaceWords:
    """The lists of data/place_words.yaml."""
    raw = read_yaml(resources.files("dateline.annotate") / "data" / "place_words.yaml")
    return PlaceWords(
        {kind: tuple(codes) for kind, codes in raw["kinds"].items()},
        frozenset(raw["sides"]),
        frozenset(raw["fillers"]),
        frozenset(raw["near"]),
        frozenset(raw["before"]),
        frozenset(raw["called"]),
        raw["lengths"],
        frozenset(raw["streets"]),
        frozenset(raw["endings"]),
        frozenset(raw["borders"]),
        raw["states"],
    )
