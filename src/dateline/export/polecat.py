"""POLECAT: the 40 columns of the POLECAT data set, whose types, modes and contexts are PLOVER's own."""

from collections.abc import Callable, Iterable

from dateline.export.codes import country_of
from dateline.export.fields import Field, Layout
from dateline.export.native import of_place, texts
from dateline.export.reports import Report, called, one_line
from dateline.records.actor import Entity

Side = Callable[[Report], tuple[Entity, ...]]
VERSION = "Dateline"


def side_fields(who: str, side: Side) -> tuple[Field[Report], ...]:
    """The columns of one side; those it shares with the other by their names alone."""
    return (
        Field(f"{who} Name", "list", "names, else the words", lambda r: [called(e) for e in side(r)]),
        Field(f"{who} Country", "list", "alpha-3, IGO, NGO or MNC", lambda r: texts(e.code for e in side(r))),
        Field(f"{who} COW", "list", "Correlates of War numbers", lambda r: [cow(e) for e in side(r)]),
        Field(f"Primary {who} Sector", "string", "the first one's sector", lambda r: first(e.sector for e in side(r))),
        Field(f"{who} Sectors", "list", "every sector named", lambda r: sectors(side(r))),
        Field(f"{who} Title", "list", "offices", lambda r: texts(e.office for e in side(r))),
        Field(f"{who} Name Raw", "list", "the words of the text", lambda r: [one_line(e.text) for e in side(r)]),
        Field(f"Wikipedia {who} ID", "list", "Wikidata ids (Q…)", lambda r: texts(e.wikidata_id for e in side(r))),
    )


def cow(entity: Entity) -> str:
    """The country's number in the Correlates of War, "" where it has none."""
    return str(country_of(entity.code).cow or "")


def first(values: Iterable[str | None]) -> str | None:
    """The first value, None where there is none."""
    return next(iter(values), None)


def sectors(entities: Iterable[Entity]) -> list[str]:
    """Every sector of the entities, each once."""
    found = (sector for e in entities for sector in (e.sector, *e.other_sector_codes) if sector)
    return list(dict.fromkeys(found))


def quad_code(report: Report) -> str:
    """ "VERBAL COOPERATION"."""
    return report.event.quad.replace("_", " ").upper()


def town(report: Report) -> str | None:
    """The place's name where it is a town."""
    place = report.place
    return place.name if place and place.feature_code.startswith("PPL") else None


FIELDS: tuple[Field[Report], ...] = (
    Field("Event ID", "string", "the event's stable id", lambda r: r.event.event_id),
    Field("Event Date", "date", "the first day, else the last", lambda r: r.day),
    Field("Event Type", "string", "PLOVER type", lambda r: r.event.event_type),
    Field("Event Mode", "list", "PLOVER modes", lambda r: r.event.mode),
    Field("Intensity", "number", "from -10 to 10", lambda r: r.event.score),
    Field("Quad Code", "string", "quad class", quad_code),
    Field("Contexts", "list", "of the event's clause, else of the article",
          lambda r: r.event.contexts or [c.name for c in r.contexts]),
    *side_fields("Actor", lambda r: r.event.actors),
    *side_fields("Recipient", lambda r: r.event.recipients),
    Field("Placename", "string", "the place's name", of_place("name")),
    Field("City", "string", "the same where it is a town", town),
    Field("District", "string", "its district", of_place("admin2")),
    Field("Province", "string", "its province", of_place("admin1")),
    Field("Country", "string", "its country, alpha-3", of_place("country")),
    Field("Latitude", "number", "degrees north", of_place("lat")),
    Field("Longitude", "number", "degrees east", of_place("lon")),
    Field("GeoNames ID", "integer", "GeoNames id", of_place("geoname_id")),
    Field("Raw Placename", "string", "the words of the text", lambda r: r.where and one_line(r.where.text)),
    Field("Feature Type", "string", "GeoNames feature code", of_place("feature_code")),
    Field("Source", "string", "newspaper or agency", lambda r: r.article.publisher),
    Field("Publication Date", "date", "day of publication", lambda r: r.article.published),
    Field("Story People", "list", "empty: the store keeps the entities of events alone", lambda r: []),
    Field("Story Organizations", "list", "empty, likewise", lambda r: []),
    Field("Story Locations", "list", "places of the event", lambda r: [one_line(p.text) for p in r.event.places]),
    Field("Language", "string", "ISO 639-1 code of the article", lambda r: r.article.language),
    Field("Version", "string", "Dateline and the fingerprint of what coded it", lambda r: f"{VERSION} {r.recipe}"),
)  # fmt: skip

POLECAT = Layout(
    "polecat", "POLECAT's 40 columns; lists are joined by a semicolon.", "Event ID", FIELDS,
    joint=";", statuses=("asserted",), delimiter="\t",
)  # fmt: skip
