"""Toponyms: place names resolved, against the gold of LGL (local news) and GeoVirus (Wikinews)."""

import gzip
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from dateline.annotate.place_finding import is_nationality
from dateline.records.article import Article
from dateline.records.place import Toponym
from dateline.records.span import Span
from dateline.reference.registry import load_registry

NEAR_KM = 161.0  # a hundred miles, the field's measure of a place that is right
EARTH_KM = 6371.0
UNDATED = date(2010, 1, 1)  # GeoVirus has no days; toponyms read none


class GoldPlace(NamedTuple):
    """A name in the text, half-open, and where it lies, in degrees."""

    begin: int
    end: int
    lat: float | None = None  # None: GeoNames has no such place
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class GoldToponyms:
    """A text and its place names."""

    article: Article
    places: tuple[GoldPlace, ...]


def read_geovirus(corpora: Path) -> Iterator[GoldToponyms]:
    """The articles of GeoVirus, in order."""
    root = ElementTree.fromstring(gzip.decompress((corpora / "geoparse" / "GeoVirus.xml.gz").read_bytes()))
    for number, article in enumerate(root):
        places = tuple(gold_place(place, place, first=1) for place in article.iter("location"))
        yield GoldToponyms(Article(str(number), article.findtext("text", ""), UNDATED), places)


def read_lgl(corpora: Path) -> Iterator[GoldToponyms]:
    """The articles of LGL, in order, but for its nationality words; names without a GeoNames entry have no point."""
    registry = load_registry()
    root = ElementTree.fromstring(gzip.decompress((corpora / "geoparse" / "lgl.xml.gz").read_bytes()))
    for article in root:
        day = date.fromisoformat(article.findtext("dltime", "")[:10])
        names = [name for name in article.iter("toponym") if not is_nationality(name.findtext("phrase", ""), registry)]
        places = tuple(gold_place(name, name.find("gaztag")) for name in names)
        yield GoldToponyms(Article(article.get("docid", ""), article.findtext("text", ""), day), places)


def gold_place(name: ElementTree.Element, place: ElementTree.Element | None, first: int = 0) -> GoldPlace:
    """Offsets of the one element, counted from `first`, and degrees of the other."""
    begin, end = int(name.findtext("start", "")) - first, int(name.findtext("end", "")) - first
    if place is None:
        return GoldPlace(begin, end)
    return GoldPlace(begin, end, float(place.findtext("lat", "")), float(place.findtext("lon", "")))


READERS: Mapping[str, Callable[[Path], Iterator[GoldToponyms]]] = {"geovirus": read_geovirus, "lgl": read_lgl}


def score_toponyms(gold: Iterable[GoldToponyms], found: Iterable[Sequence[Toponym]]) -> Mapping[str, float]:
    """Percent of gold's names: `found`; of those `resolved` to a place, and `near`: right, see is_right.

    `precision` is how many of ours are in gold, and `f1` the harmonic mean of it and `found`.
    """
    names = hit = ours_all = ours_hit = resolved = near = 0
    for document, toponyms in zip(gold, found, strict=True):
        ours_all += len(toponyms)
        ours_hit += sum(any(t.span.overlaps(Span(p.begin, p.end)) for p in document.places) for t in toponyms)
        for place in document.places:
            names += 1
            ours = next((t for t in toponyms if t.span.overlaps(Span(place.begin, place.end))), None)
            hit += ours is not None
            resolved += ours is not None and ours.place is not None
            near += ours is not None and is_right(place, ours)
    of_found, recall, precision = max(hit, 1), hit / max(names, 1), ours_hit / max(ours_all, 1)
    f1 = 2 * recall * precision / max(recall + precision, 1e-9)
    figures = {"found": recall, "precision": precision, "f1": f1, "resolved": resolved / of_found}
    return {name: 100 * value for name, value in {**figures, "near": near / of_found}.items()}


def is_right(gold: GoldPlace, ours: Toponym) -> bool:
    """Does ours lie within 161 km of gold's place, or have none where GeoNames has none?"""
    if gold.lat is None or gold.lon is None or ours.place is None:
        return gold.lat is None and ours.place is None
    return distance(gold.lat, gold.lon, ours.place.lat, ours.place.lon) <= NEAR_KM


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees, on a sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
