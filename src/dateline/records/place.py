"""Place and Toponym: places as GeoNames knows them, and their names in text."""

from dataclasses import dataclass

from dateline.records.span import Span


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


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text; `place` is None where the gazetteer has none."""

    span: Span
    place: Place | None
    precision: str  # exact near district province country unknown, after UCDP's where_prec
    alternatives: tuple[Place, ...] = ()
