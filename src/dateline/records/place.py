"""Place and Toponym: places as GeoNames knows them, and their names in text."""

from dataclasses import dataclass

from dateline.records.span import Span

WATERS = frozenset({"OCN", "SEA", "GULF", "STRT", "CHN", "BAY", "SHOL"})  # GeoNames feature codes
WHERE_PREC = {"exact": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6, "waters": 7}  # UCDP's


@dataclass(frozen=True, slots=True)
class Place:
    """A place as GeoNames knows it."""

    geoname_id: int | None  # None: a province or zone that our own table adds
    name: str
    lat: float  # degrees north, WGS 84
    lon: float  # degrees east
    country: str | None  # ISO 3166-1 alpha-3
    admin1: str | None = None
    admin2: str | None = None
    feature_code: str = "PPL"  # GeoNames: PCLI country, ADM1 province, ADM2 district, PPL town ...
    population: int = 0
    extent_km: int | None = None  # from end to end; None for a town

    @property
    def is_region(self) -> bool:
        """Is it a region, sea, range or zone, which no government is of?"""
        return not self.feature_code.startswith(("PPL", "PCL", "ADM"))

    @property
    def is_water(self) -> bool:
        """Is it a sea or strait, which belongs to no country?"""
        return self.feature_code in WATERS


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text; `place` is None where the gazetteer has none."""

    span: Span
    place: Place | None
    precision: str  # one of WHERE_PREC, or unknown where there is no place
    alternatives: tuple[Place, ...] = ()
