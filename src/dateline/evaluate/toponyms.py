"""Toponyms: place names resolved, against the gold of LGL (local news) and GeoVirus (Wikinews)."""

import gzip
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from dateline.records.article import Article
from dateline.records.place import Toponym
from dateline.records.span import Span

NEAR_KM = 161.0  # a hundred miles, the field's measure of a place that is right
EARTH_KM = 6371.0
UNDATED = date(2010, 1, 1)  # GeoVirus has no days; toponyms read none


class GoldPlace(NamedTuple):
    """A name in the text, half-open, and where it lies, in degrees."""

    begin: int
    end: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class GoldToponyms:
    """A text and its place names."""

    article: Article
    places: tuple[GoldPlace, ...]


def read_geovirus(corpora: Path) -> Iterator[GoldToponyms]:
    """The articles of GeoVirus, in order."""
    root = ElementTree.fromstring(gzip.decompress((corpora / "geoparse" / "GeoVirus.xml.gz").read_bytes()))
    for number, article in enumerate(root):
        places = tuple(gold_place(place, place) for place in article.iter("location"))
        yield GoldToponyms(Article(str(number), article.findtext("text", ""), UNDATED), places)


def read_lgl(corpora: Path) -> Iterator[GoldToponyms]:
    """The articles of LGL, in order; names without a GeoNames entry are left out."""
    root = ElementTree.fromstring(gzip.decompress((corpora / "geoparse" / "lgl.xml.gz").read_bytes()))
    for article in root:
        day = date.fromisoformat(article.findtext("dltime", "")[:10])
        tagged = [(name, name.find("gaztag")) for name in article.iter("toponym")]
        places = tuple(gold_place(name, tag) for name, tag in tagged if tag is not None)
        yield GoldToponyms(Article(article.get("docid", ""), article.findtext("text", ""), day), places)


def gold_place(name: ElementTree.Element, place: ElementTree.Element) -> GoldPlace:
    """Offsets of the one element and degrees of the other."""
    ends = int(name.findtext("start", "")), int(name.findtext("end", ""))
    return GoldPlace(*ends, float(place.findtext("lat", "")), float(place.findtext("lon", "")))


READERS: Mapping[str, Callable[[Path], Iterator[GoldToponyms]]] = {"geovirus": read_geovirus, "lgl": read_lgl}


def score_toponyms(gold: Iterable[GoldToponyms], found: Iterable[Sequence[Toponym]]) -> Mapping[str, float]:
    """Percent of gold's names: `found`; and of those `resolved` to a place, `near` where it lies within 161 km."""
    names = hit = resolved = near = 0
    for document, toponyms in zip(gold, found, strict=True):
        for place in document.places:
            names += 1
            ours = next((t for t in toponyms if t.span.overlaps(Span(place.begin, place.end))), None)
            hit += ours is not None
            if ours is not None and ours.place is not None:
                resolved += 1
                near += distance(place.lat, place.lon, ours.place.lat, ours.place.lon) <= NEAR_KM
    of_found = max(hit, 1)
    return {"found": 100 * hit / max(names, 1), "resolved": 100 * resolved / of_found, "near": 100 * near / of_found}


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees, on a sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
