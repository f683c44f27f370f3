"""GDELT: the 61 columns of the GDELT 2.0 event table, tab-separated and without a header."""

from collections.abc import Callable
from datetime import date

from dateline.export.codes import country_of, sector_of
from dateline.export.fields import Field, Layout
from dateline.export.icews import source, target
from dateline.export.reports import Report, called
from dateline.records.actor import Entity

QUADS = {"verbal_cooperation": 1, "material_cooperation": 2, "verbal_conflict": 3, "material_conflict": 4}
COUNTED = ("Mentions", "Sources", "Articles")
BLOCS = frozenset({"IGO", "NGO", "MNC"})
ACTOR_CODES = ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")  # CAMEO's, which Dateline has not
GEO = (
    ("Type", "integer"), ("FullName", "string"), ("CountryCode", "string"), ("ADM1Code", "string"),
    ("ADM2Code", "string"), ("Lat", "number"), ("Long", "number"), ("FeatureID", "string"),
)  # fmt: skip

Side = Callable[[Report], Entity | None]


def roles(entity: Entity) -> list[str]:
    """CAMEO's codes for what the entity is, three at most."""
    bloc = [entity.code] if entity.code in BLOCS else []
    known = [sector_of(code).cameo for code in (entity.sector, *entity.other_sector_codes)]
    return list(dict.fromkeys(code for code in [*bloc, *known] if code))[:3]


def country_code(entity: Entity) -> str | None:
    """The alpha-3 code of its country; a bloc has none."""
    return entity.code if entity.code not in BLOCS else None


def actor_code(entity: Entity) -> str:
    """ "PAKREB": country and roles together."""
    return "".join([country_code(entity) or "", *roles(entity)])


def actor_fields(prefix: str, side: Side) -> tuple[Field[Report], ...]:
    """The ten columns of one side."""

    def of(read: Callable[[Entity], object]) -> Callable[[Report], object]:
        return lambda report: read(entity) if (entity := side(report)) else None

    def role(n: int) -> Callable[[Entity], str | None]:
        return lambda entity: roles(entity)[n] if len(roles(entity)) > n else None

    return (
        Field(f"{prefix}Code", "string", "country and roles together", of(actor_code)),
        Field(f"{prefix}Name", "string", "the name in capitals", of(lambda e: called(e).upper())),
        Field(f"{prefix}CountryCode", "string", "alpha-3", of(country_code)),
        *(Field(f"{prefix}{name}", "string", "empty: Dateline has no such code", lambda r: None)
          for name in ACTOR_CODES),
        *(Field(f"{prefix}Type{n + 1}Code", "string", "CAMEO role", of(role(n))) for n in range(3)),
    )  # fmt: skip


def geo_values(report: Report) -> dict[str, object]:
    """The place in GDELT's terms: type 1 a country, 2 and 5 a province (2 in the USA), 3 and 4 a town; 0 none."""
    place = report.place
    if place is None:
        return {"Type": 0}
    country = country_of(place.country)
    level = 0 if place.feature_code.startswith("PCL") else 1 if place.feature_code.startswith("ADM") else 2
    named = [place.name, place.admin1 if level == 2 else None, country.name if level else None]
    return {
        "Type": (1, 2, 3)[level] if place.country == "USA" else (1, 5, 4)[level],
        "FullName": ", ".join(dict.fromkeys(name for name in named if name)),
        "CountryCode": country.fips,
        "ADM1Code": country.fips,
        "Lat": place.lat,
        "Long": place.lon,
        "FeatureID": str(place.geoname_id) if place.geoname_id else None,
    }


def geo_fields(prefix: str) -> tuple[Field[Report], ...]:
    """The eight columns of a place; only where the act was is known, not where the sides were."""

    def of(name: str) -> Callable[[Report], object]:
        if prefix != "ActionGeo_":
            return lambda report: 0 if name == "Type" else None
        return lambda report: geo_values(report).get(name)

    about = {"FeatureID": "GeoNames id", "CountryCode": "FIPS 10-4", "ADM1Code": "FIPS 10-4 of the country alone"}
    return tuple(Field(f"{prefix}{name}", kind, about.get(name, name.lower()), of(name)) for name, kind in GEO)


def on_day(read: Callable[[date], object]) -> Callable[[Report], object]:
    """Reads the day that stands for the event."""
    return lambda report: read(report.day) if report.day else None


def fraction(day: date) -> float:
    """GDELT's share of the year: (month * 30 + day) / 365 behind the year."""
    return round(day.year + (day.month * 30 + day.day) / 365, 4)


def is_root(report: Report) -> int:
    """1 where the first paragraph tells it."""
    lead = report.article.paragraphs[0].end if report.article.paragraphs else len(report.article.text)
    return int(report.event.evidence.start < lead)


FIELDS: tuple[Field[Report], ...] = (
    Field("GLOBALEVENTID", "integer", "the stable id as a number", lambda r: r.number),
    Field("SQLDATE", "integer", "YYYYMMDD of the first day, else of the last", on_day(lambda d: int(f"{d:%Y%m%d}"))),
    Field("MonthYear", "integer", "YYYYMM", on_day(lambda d: int(f"{d:%Y%m}"))),
    Field("Year", "integer", "YYYY", on_day(lambda d: d.year)),
    Field("FractionDate", "number", "year and share of the year", on_day(fraction)),
    *actor_fields("Actor1", source),
    *actor_fields("Actor2", target),
    Field("IsRootEvent", "integer", "1 where the first paragraph tells it", is_root),
    Field("EventCode", "string", "CAMEO code", lambda r: r.event.cameo),
    Field("EventBaseCode", "string", "its first three digits", lambda r: r.event.cameo and r.event.cameo[:3]),
    Field("EventRootCode", "string", "its first two digits", lambda r: r.event.cameo and r.event.cameo[:2]),
    Field("QuadClass", "integer", "1 to 4", lambda r: QUADS[r.event.quad]),
    Field("GoldsteinScale", "number", "PLOVER's score, from -10 to 10", lambda r: r.event.score),
    *(Field(f"Num{name}", "integer", "1: a row an article", lambda r: 1) for name in COUNTED),
    Field("AvgTone", "number", "empty: Dateline measures no tone", lambda r: None),
    *geo_fields("Actor1Geo_"),
    *geo_fields("Actor2Geo_"),
    *geo_fields("ActionGeo_"),
    Field("DATEADDED", "integer", "day of publication, YYYYMMDD000000",
          lambda r: int(f"{r.article.published:%Y%m%d}000000")),
    Field("SOURCEURL", "string", "the address, else the article's id", lambda r: r.article.url or r.article.article_id),
)  # fmt: skip

GDELT = Layout(
    "gdelt", "The 61 columns of GDELT 2.0, tab-separated, without a header.", "GLOBALEVENTID", FIELDS,
    joint=";", statuses=("asserted",), delimiter="\t", header=False,
)  # fmt: skip
