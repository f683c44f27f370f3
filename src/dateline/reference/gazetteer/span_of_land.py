"""Span of land: middle and extent of a country, province or district, from its towns."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.reference.gazetteer.extract import Town

CELL = 0.25  # degrees: a crowded valley counts no more than a village alone in the desert
KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Land:
    """Where it lies: degrees north and east of its middle, and how far it reaches from end to end, in km."""

    lat: float
    lon: float
    extent_km: int


def land_of(towns: Sequence[Town], middle: Sequence[float] | None) -> Land:
    """The land of some towns; its middle is theirs unless one is given."""
    lat, lon = middle or middle_of(towns)
    reach = sorted(km_between(lat, lon, town.lat, town.lon) for town in towns)
    far = reach[int(0.95 * (len(reach) - 1))] if reach else 0.0  # some islands lie off
    return Land(round(lat, 3), round(lon, 3), max(5, round(2 * far)))


def middle_of(towns: Sequence[Town]) -> tuple[float, float]:
    """Mean of the cells in which towns lie."""
    cells = {(math.floor(t.lat / CELL), math.floor(t.lon / CELL)): t for t in towns}
    n = max(len(cells), 1)
    return sum(t.lat for t in cells.values()) / n, sum(t.lon for t in cells.values()) / n


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Roughly, between two points in degrees that are not oceans apart."""
    east = (other_lon - lon + 180) % 360 - 180
    return KM_A_DEGREE * math.hypot(other_lat - lat, east * math.cos(math.radians(lat)))
