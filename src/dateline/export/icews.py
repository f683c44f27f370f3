"""ICEWS: the 20 columns of the ICEWS coded event data."""

from dateline.export.codes import cameo_name, country_of, sector_of
from dateline.export.fields import Field, Layout
from dateline.export.native import of_country, of_place
from dateline.export.polecat import town
from dateline.export.reports import Report, as_number, called
from dateline.records.actor import Entity


def source(report: Report) -> Entity | None:
    """The first who acts."""
    return next(iter(report.sides[0]), None)


def target(report: Report) -> Entity | None:
    """The first on whom, of talks and clashes the second side."""
    return next(iter(report.sides[1]), None)


def icews_sectors(entity: Entity | None) -> list[str]:
    """The entity's sectors in the words of ICEWS."""
    codes = (entity.sector, *entity.other_sector_codes) if entity else ()
    return [name for code in codes if (name := sector_of(code).icews)]


def country_name(entity: Entity | None) -> str | None:
    """The entity's country by name."""
    return (country_of(entity.code).name or None) if entity else None


FIELDS: tuple[Field[Report], ...] = (
    Field("Event ID", "integer", "the stable id as a number", lambda r: r.number),
    Field("Event Date", "date", "the first day, else the last", lambda r: r.day),
    Field("Source Name", "string", "who acts", lambda r: (e := source(r)) and called(e)),
    Field("Source Sectors", "list", "its sectors in the words of ICEWS", lambda r: icews_sectors(source(r))),
    Field("Source Country", "string", "its country by name", lambda r: country_name(source(r))),
    Field("Event Text", "string", "what the CAMEO code means", lambda r: cameo_name(r.event.cameo)),
    Field("CAMEO Code", "string", "CAMEO code", lambda r: r.event.cameo),
    Field("Intensity", "number", "from -10 to 10", lambda r: r.event.score),
    Field("Target Name", "string", "on whom", lambda r: (e := target(r)) and called(e)),
    Field("Target Sectors", "list", "its sectors in the words of ICEWS", lambda r: icews_sectors(target(r))),
    Field("Target Country", "string", "its country by name", lambda r: country_name(target(r))),
    Field("Story ID", "integer", "the article's id as a number", lambda r: as_number(r.article.article_id)),
    Field("Sentence Number", "integer", "empty: the store keeps offsets, no numbers", lambda r: None),
    Field("Publisher", "string", "newspaper or agency", lambda r: r.article.publisher),
    Field("City", "string", "the place where it is a town", town),
    Field("District", "string", "its district", of_place("admin2")),
    Field("Province", "string", "its province", of_place("admin1")),
    Field("Country", "string", "its country by name", of_country("name")),
    Field("Latitude", "number", "degrees north", of_place("lat")),
    Field("Longitude", "number", "degrees east", of_place("lon")),
)  # fmt: skip

ICEWS = Layout(
    "icews", "The 20 columns of ICEWS: one source, one target.", "Event ID", FIELDS,
    joint=",", statuses=("asserted",), delimiter="\t",
)  # fmt: skip
