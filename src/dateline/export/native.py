"""Native: Dateline's own row for an event; everything that fits a table."""

from collections.abc import Callable, Iterable

from dateline.export.codes import country_of
from dateline.export.fields import Field, Layout
from dateline.export.objects import event_object
from dateline.export.reports import Report, called, one_line
from dateline.records.actor import Entity
from dateline.records.event import Count, Source


def names(entities: Iterable[Entity]) -> list[str]:
    """Resolved names, else the words."""
    return [called(entity) for entity in entities]


def texts(values: Iterable[str | None]) -> list[str]:
    """The values; "" stands where there is none, so that lists side by side keep step."""
    return [value or "" for value in values]


def said(sources: Iterable[Source]) -> list[str]:
    """Who says it, in the text's words."""
    return [one_line(source.text) for source in sources]


def claimed_by(report: Report) -> list[str]:
    """Who claims responsibility, in the text's words."""
    return [one_line(c.by.text) for c in report.event.claims if c.state == "claimed" and c.by is not None]


def bound(attribute: str, end: str) -> Callable[[Report], object]:
    """Reads one end ("low", "best", "high") of a number of the event."""

    def read(report: Report) -> object:
        count: Count | None = getattr(report.event, attribute)
        return getattr(count, end) if count else None

    return read


def of_date(part: str) -> Callable[[Report], object]:
    """Reads a part of the event's date."""
    return lambda report: getattr(report.event.date, part) if report.event.date else None


def of_place(part: str) -> Callable[[Report], object]:
    """Reads a part of the event's first place with coordinates."""
    return lambda report: getattr(report.place, part) if report.place else None


def of_country(part: str) -> Callable[[Report], object]:
    """Reads a code of the country of that place."""
    return lambda report: (getattr(country_of(report.place.country), part) or None) if report.place else None


NUMBERS: tuple[Field[Report], ...] = tuple(
    Field(f"{name}_{end}", "integer", f"{about}: {meaning}", bound(name, end))
    for name, about in (("dead", "killed"), ("injured", "injured"), ("arrested", "arrested"))
    for end, meaning in (("low", "at least"), ("best", "the figure"), ("high", "at most"))
)

FURTHER = (
    ("crowd", "how many took part"),
    ("displaced", "driven from home"),
    ("abducted", "abducted"),
    ("attacks", "how many acts an aggregate gathers"),
    ("arms", "arms"),
    ("money", "an amount of money"),
)

FIELDS: tuple[Field[Report], ...] = (
    Field("event_id", "string", "the event's stable id", lambda r: r.event.event_id),
    Field("event_type", "string", "PLOVER type", lambda r: r.event.event_type),
    Field("mode", "list", "PLOVER modes", lambda r: r.event.mode),
    Field("quad", "string", "quad class", lambda r: r.event.quad),
    Field("score", "number", "from -10 (conflict) to 10 (cooperation)", lambda r: r.event.score),
    Field("cameo", "string", "CAMEO code", lambda r: r.event.cameo),
    Field("contexts", "list", "PLOVER contexts of the event's clause", lambda r: r.event.contexts),
    Field("status", "string", "asserted, future, hypothetical, negated or historical", lambda r: r.event.status),
    Field("outcome", "string", "what became of an attempt or plan", lambda r: r.event.outcome),
    Field("aggregate", "boolean", "many acts over a time in one event", lambda r: r.event.aggregate),
    Field("actors", "list", "who acts", lambda r: names(r.event.actors)),
    Field("actor_ids", "list", "their ids in the registry", lambda r: texts(e.actor_id for e in r.event.actors)),
    Field("actor_codes", "list", "their countries or blocs", lambda r: texts(e.code for e in r.event.actors)),
    Field("actor_sectors", "list", "their sectors", lambda r: texts(e.sector for e in r.event.actors)),
    Field("recipients", "list", "on whom", lambda r: names(r.event.recipients)),
    Field("recipient_ids", "list", "their registry ids", lambda r: texts(e.actor_id for e in r.event.recipients)),
    Field("recipient_codes", "list", "their countries or blocs", lambda r: texts(e.code for e in r.event.recipients)),
    Field("recipient_sectors", "list", "their sectors", lambda r: texts(e.sector for e in r.event.recipients)),
    Field("date_start", "string", "from: an ISO date cut to what is known", of_date("start")),
    Field("date_end", "string", "to, included: an ISO date cut to what is known", of_date("end")),
    Field("date_precision", "string", "day, week, month, year … or unknown", of_date("precision")),
    Field("date_text", "string", "the words that tell it", of_date("text")),
    Field("first_day", "date", "the first day of date_start", lambda r: r.days[0]),
    Field("last_day", "date", "the last day of date_end", lambda r: r.days[1]),
    Field("places", "list", "the words for where", lambda r: [one_line(p.text) for p in r.event.places]),
    Field("place_name", "string", "the first place with coordinates", of_place("name")),
    Field("place_geoname_id", "integer", "its GeoNames id", of_place("geoname_id")),
    Field("place_lat", "number", "its degrees north, WGS 84", of_place("lat")),
    Field("place_lon", "number", "its degrees east, WGS 84", of_place("lon")),
    Field("place_admin1", "string", "its province", of_place("admin1")),
    Field("place_admin2", "string", "its district", of_place("admin2")),
    Field("place_country", "string", "its country, ISO 3166-1 alpha-3", of_place("country")),
    Field("place_precision", "string", "exact, near, district, province, region, country or waters",
          lambda r: r.where.precision if r.where else None),
    *NUMBERS,
    Field("count_low", "integer", "another number: at least", bound("count", "low")),
    Field("count_best", "integer", "another number: the figure", bound("count", "best")),
    Field("count_unit", "string", "of what", lambda r: r.event.count.unit if r.event.count else None),
    *(Field(f"{name}_best", "integer", about, bound(name, "best")) for name, about in FURTHER),
    Field("money_unit", "string", "its currency", lambda r: r.event.money.unit if r.event.money else None),
    Field("attribution", "list", "who says so, innermost first", lambda r: said(r.event.attribution)),
    Field("attribution_kinds", "list", "what kind of source each is", lambda r: [s.kind for s in r.event.attribution]),
    Field("claimed_by", "list", "who claims responsibility", claimed_by),
    Field("denied_by", "list", "who denies it", lambda r: said(r.event.denied_by)),
    Field("trigger", "string", "the words that tell the event", lambda r: one_line(r.event.trigger.of(r.article.text))),
    Field("sentence", "string", "the sentence that tells it", lambda r: r.sentence),
    Field("sentence_start", "integer", "its first code point in the article's text", lambda r: r.event.evidence.start),
    Field("sentence_end", "integer", "the code point after its last", lambda r: r.event.evidence.end),
    Field("confidence", "number", "0 to 1", lambda r: r.event.confidence),
    Field("article_id", "string", "the article's id", lambda r: r.article.article_id),
    Field("source_file", "string", "the file it was read from", lambda r: r.article.source_file),
    Field("published", "date", "the day of publication", lambda r: r.article.published),
    Field("publisher", "string", "newspaper or agency", lambda r: r.article.publisher),
    Field("title", "string", "its title", lambda r: r.article.title and one_line(r.article.title)),
    Field("url", "string", "its address", lambda r: r.article.url),
    Field("article_contexts", "list", "what the article as a whole is about", lambda r: [c.name for c in r.contexts]),
    Field("recipe", "string", "fingerprint of what coded it", lambda r: r.recipe),
)  # fmt: skip

NATIVE = Layout(
    "native", "Dateline's own columns: everything that fits a table.", "event_id", FIELDS,
    shown=("event_type", "actors", "recipients", "date_start", "date_end", "place_name", "status", "sentence"),
    whole=lambda r: event_object(r.event, r.article, r.recipe, r.contexts),
)  # fmt: skip
