"""GED: the 49 columns of UCDP's Georeferenced Event Dataset, for acts of force that killed at least one."""

from collections.abc import Callable

from dateline.export.codes import country_of, sector_of
from dateline.export.fields import Field, Layout
from dateline.export.native import of_country, of_place
from dateline.export.reports import Report, called
from dateline.records.actor import Entity
from dateline.records.event import Number
from dateline.records.place import WHERE_PREC

STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
DATE_PREC = {"day": 1, "week": 3, "month": 4}  # else 5, more than a month
SIDES = ("a", "b", "civilians")


def side_name(report: Report, side: int) -> str | None:
    """Side A acts, side B suffers; "Civilians" where B is unarmed and A is not, as UCDP has it."""
    entities = report.sides[side]
    if side == 1 and violence(report) == 3:
        return "Civilians"
    return called(entities[0]) if entities else None


def violence(report: Report) -> int:
    """UCDP's type: 1 a state is on one side of a fight, 2 none is, 3 against the unarmed."""
    actors, recipients = report.sides
    if not any(sector_of(e.sector).armed for e in recipients):
        return 3
    return 1 if any(e.sector in STATE for e in (*actors, *recipients)) else 2


def bound(end: str) -> Callable[[Report], int | None]:
    """Reads the killed: low, best or high; the nearest bound that the text gives stands for one it does not."""
    order = {"low": ("low", "best", "high"), "best": ("best", "low", "high"), "high": ("high", "best", "low")}[end]

    def read(report: Report) -> int | None:
        dead = report.event.dead
        return next((n for name in order if dead and (n := getattr(dead, name)) is not None), None)

    return read


def side_of(number: Number, report: Report) -> str | None:
    """Whose dead a number counts: a, b or civilians; None where the text does not say."""
    if number.side is None:
        return None
    if sector_of(number.side.sector).acled == "Civilians":
        return "civilians"
    return next((s for s, own in zip("ab", report.sides, strict=True) if any(alike(number.side, e) for e in own)), None)


def alike(one: Entity, other: Entity) -> bool:
    """The same words, the same actor, or the same country and sector."""
    same_actor = one.actor_id is not None and one.actor_id == other.actor_id
    return one.span == other.span or same_actor or (one.code, one.sector) == (other.code, other.sector)


def deaths(report: Report) -> dict[str, int]:
    """The best figure by side; what no number gives to a side goes to civilians in an attack on them, else unknown."""
    best = bound("best")(report) or 0
    found: dict[str, int] = {}
    for number in report.event.numbers:
        side = side_of(number, report)
        if number.kind == "dead" and side and not (number.part or number.total or number.corrected):
            found[side] = found.get(side, 0) + (number.count.best or number.count.low or 0)
    rest = max(0, best - sum(found.values()))
    if rest:
        other = "civilians" if report.sides[1] and violence(report) == 3 else "unknown"
        found[other] = found.get(other, 0) + rest
    return found


def killed(side: str) -> Callable[[Report], int]:
    """Reads the dead of one side."""
    return lambda report: deaths(report).get(side, 0)


def gw_of(side: int) -> Callable[[Report], int | None]:
    """Reads Gleditsch and Ward's number of a side that is a state."""
    return lambda report: next((country_of(e.code).gw for e in report.sides[side] if e.sector in STATE), None)


def priogrid(report: Report) -> int | None:
    """The PRIO-GRID cell: half a degree wide, counted from the south-west corner row by row."""
    place = report.place
    if place is None:
        return None
    row, column = min(int((place.lat + 90) * 2), 359), min(int((place.lon + 180) * 2), 719)
    return row * 720 + column + 1


def source_article(report: Report) -> str:
    """ "publisher,date,title" in quotes, as UCDP cites."""
    article = report.article
    return ",".join([article.publisher or "", article.published.isoformat(), article.title or ""])


def dyad(report: Report) -> str | None:
    """ "A - B"."""
    both = [side_name(report, 0), side_name(report, 1)]
    return " - ".join(name or "Unknown" for name in both) if any(both) else None


def date_prec(report: Report) -> int | None:
    """UCDP's precision of the date: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 more."""
    first, last = report.days
    told = report.event.date
    if told is None:
        return None
    if told.precision == "day" and first and last:
        return 1 if first == last else 2 if (last - first).days < 6 else 3 if (last - first).days == 6 else 4
    return DATE_PREC.get(told.precision, 5)


def relid(report: Report) -> str:
    """ "PAK-2024-3-<id>"."""
    where = (report.place.country if report.place else None) or "XXX"
    return f"{where}-{report.day.year if report.day else 0}-{violence(report)}-{report.event.event_id}"


def not_known(name: str, kind: str = "integer") -> Field[Report]:
    """A column of UCDP's own lists, which is empty."""
    return Field(name, kind, "empty: UCDP's own list", lambda r: None)


FIELDS: tuple[Field[Report], ...] = (
    Field("id", "integer", "the stable id as a number", lambda r: r.number),
    Field("relid", "string", "country, year, type and stable id", relid),
    Field("year", "integer", "year of the event", lambda r: r.day and r.day.year),
    not_known("active_year"),
    Field("code_status", "string", "Clear", lambda r: "Clear"),
    Field("type_of_violence", "integer", "1 with a state, 2 without, 3 against the unarmed", violence),
    not_known("conflict_dset_id"), not_known("conflict_new_id"), not_known("conflict_name", "string"),
    not_known("dyad_dset_id"), not_known("dyad_new_id"),
    Field("dyad_name", "string", "both sides", dyad),
    not_known("side_a_dset_id"), not_known("side_a_new_id"),
    Field("side_a", "string", "who acts", lambda r: side_name(r, 0)),
    not_known("side_b_dset_id"), not_known("side_b_new_id"),
    Field("side_b", "string", "on whom; Civilians where unarmed", lambda r: side_name(r, 1)),
    Field("number_of_sources", "integer", "1: a row an article", lambda r: 1),
    Field("source_article", "string", "publisher, date and title", source_article),
    Field("source_office", "string", "newspaper or agency", lambda r: r.article.publisher),
    Field("source_date", "date", "day of publication", lambda r: r.article.published),
    Field("source_headline", "string", "title", lambda r: r.article.title),
    Field("source_original", "list", "who says so", lambda r: [s.name or s.text for s in r.event.attribution]),
    Field("where_prec", "integer", "1 to 7", lambda r: WHERE_PREC.get(r.where.precision) if r.where else None),
    Field("where_coordinates", "string", "the place's name", of_place("name")),
    Field("where_description", "list", "the words for where", lambda r: [p.text for p in r.event.places]),
    Field("adm_1", "string", "province", of_place("admin1")),
    Field("adm_2", "string", "district", of_place("admin2")),
    Field("latitude", "number", "degrees north", of_place("lat")),
    Field("longitude", "number", "degrees east", of_place("lon")),
    Field("geom_wkt", "string", "POINT (lon lat)", lambda r: r.place and f"POINT ({r.place.lon} {r.place.lat})"),
    Field("priogrid_gid", "integer", "PRIO-GRID cell", priogrid),
    Field("country", "string", "by name", of_country("name")),
    Field("country_id", "integer", "Gleditsch and Ward's number", of_country("gw")),
    Field("region", "string", "UCDP's region", of_country("ucdp_region")),
    Field("event_clarity", "integer", "1 one event, 2 many over a time", lambda r: 2 if r.event.aggregate else 1),
    Field("date_prec", "integer", "1 day, 2 up to six days, 3 week, 4 month, 5 more", date_prec),
    Field("date_start", "date", "first day", lambda r: r.days[0] or r.day),
    Field("date_end", "date", "last day", lambda r: r.days[1] or r.day),
    *(Field(f"deaths_{side}", "integer", f"killed of side {side}" if side in "ab" else "killed civilians", killed(side))
      for side in SIDES),
    Field("deaths_unknown", "integer", "killed whose side is not told", killed("unknown")),
    *(Field(end, "integer", f"killed, {end}", bound(end)) for end in ("best", "high", "low")),
    Field("gwnoa", "integer", "Gleditsch and Ward's number of side A where it is a state", gw_of(0)),
    Field("gwnob", "integer", "the same of side B", gw_of(1)),
)  # fmt: skip


def is_lethal(report: Report) -> bool:
    """Was force used that killed at least one?"""
    return report.event.event_type == "ASSAULT" and (bound("best")(report) or 0) > 0


GED = Layout(
    "ged", "UCDP GED's 49 columns, for acts of force that killed at least one.", "id", FIELDS,
    statuses=("asserted",), records=is_lethal,
)  # fmt: skip
