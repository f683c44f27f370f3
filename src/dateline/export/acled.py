"""ACLED: the 31 columns of the ACLED data, for events of the kinds that ACLED records (`data/acled.yaml`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.export.codes import sector_of
from dateline.export.fields import Field, Layout
from dateline.export.native import of_country, of_place
from dateline.export.reports import Report, called
from dateline.records.actor import Entity

TIME_PRECISION = {"day": 1, "week": 2}  # else 3, a month or more
GEO_PRECISION = {"exact": 1, "near": 2, "district": 2}  # else 3, a province or more


@dataclass(frozen=True, slots=True)
class Act:
    """A line of acled.yaml: what ACLED calls an act, and what the line asks; empty asks nothing."""

    event: str
    sub: str
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    against: str | None = None  # armed, civilians
    by: str | None = None  # armed, unarmed

    def fits(self, report: Report) -> bool:
        """Does the event have all that the line asks?"""
        event, (actors, recipients) = report.event, report.sides
        return (
            (not self.mode or not set(self.mode).isdisjoint(event.mode))
            and (not self.contexts or not set(self.contexts).isdisjoint(event.contexts))
            and (self.against is None or (bool(recipients) and armed(recipients) == (self.against == "armed")))
            and (self.by is None or (bool(actors) and armed(actors) == (self.by == "armed")))
        )


@cache
def acts() -> dict[str, tuple[Act, ...]]:
    """The lines of acled.yaml by PLOVER type."""
    text = files("dateline.export").joinpath("data", "acled.yaml").read_text("utf-8")
    return {name: tuple(map(read_act, lines)) for name, lines in yaml.safe_load(text).items()}


def read_act(line: dict[str, Any]) -> Act:
    """A line of acled.yaml; TypeError where it has a field that there is not."""
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in line.items()}
    return Act(**values)


def act_of(report: Report) -> Act | None:
    """What ACLED calls the event; None where it records no such thing."""
    return next((act for act in acts().get(report.event.event_type, ()) if act.fits(report)), None)


def armed(entities: Iterable[Entity]) -> bool:
    """Is one of them armed: a state's force, rebels, a gang?"""
    return any(sector_of(entity.sector).armed for entity in entities)


def event_type(report: Report) -> str | None:
    """ACLED's event type."""
    return act.event if (act := act_of(report)) else None


def disorder_type(report: Report) -> str | None:
    """ACLED's disorder type, which follows from the event type."""
    act = act_of(report)
    if act is None or act.event == "Strategic developments":
        return act.event if act else None
    if act.sub == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    return "Demonstrations" if act.event == "Protests" or act.sub == "Violent demonstration" else "Political violence"


def civilian_targeting(report: Report) -> str | None:
    """ "Civilian targeting" where unarmed people are the only ones struck."""
    violent = disorder_type(report) in {"Political violence", "Political violence; Demonstrations"}
    recipients = report.sides[1]
    struck = not armed(recipients) if recipients else event_type(report) == "Violence against civilians"
    return "Civilian targeting" if violent and struck else None


def inter(report: Report, side: int) -> str | None:
    """ACLED's kind of actor; forces of another country than the place's are external."""
    entity = next(iter(report.sides[side]), None)
    if entity is None:
        return None
    if side == 0 and report.event.event_type == "PROTEST":
        return "Rioters" if event_type(report) == "Riots" else "Protesters"
    kind = sector_of(entity.sector).acled
    here = report.place.country if report.place else None
    return "External/Other forces" if kind == "State forces" and here and entity.code not in (None, here) else kind


def interaction(report: Report) -> str | None:
    """ "State forces-Rebel group", or "Protesters only"."""
    kinds = [kind for kind in (inter(report, 0), inter(report, 1)) if kind]
    return "-".join(kinds) if len(kinds) == 2 else f"{kinds[0]} only" if kinds else None


def fatalities(report: Report) -> int:
    """How many were killed; 0 where the text says nothing, as ACLED has it."""
    dead = report.event.dead
    return (dead.best if dead.best is not None else dead.low or 0) if dead else 0


def tags(report: Report) -> str | None:
    """The size of a crowd, as ACLED notes it."""
    crowd = report.event.crowd
    if crowd is not None:
        return f"crowd size={crowd.text or crowd.best}"
    return "crowd size=no report" if report.event.event_type == "PROTEST" else None


def names_of(entities: tuple[Entity, ...], which: slice) -> list[str]:
    """The names of some of a side."""
    return [called(entity) for entity in entities[which]]


def one_of(entities: tuple[Entity, ...]) -> str | None:
    """The first of a side."""
    return next(iter(names_of(entities, slice(1))), None)


FIELDS: tuple[Field[Report], ...] = (
    Field("event_id_cnty", "string", "country and stable id",
          lambda r: f"{(r.place and r.place.country) or 'XXX'}{r.event.event_id}"),
    Field("event_date", "date", "the first day, else the last", lambda r: r.day),
    Field("year", "integer", "its year", lambda r: r.day and r.day.year),
    Field("time_precision", "integer", "1 day, 2 week, 3 month or more",
          lambda r: TIME_PRECISION.get(r.event.date.precision if r.event.date else "", 3)),
    Field("disorder_type", "string", "follows from the event type", disorder_type),
    Field("event_type", "string", "ACLED's, by data/acled.yaml", event_type),
    Field("sub_event_type", "string", "ACLED's, by data/acled.yaml", lambda r: (act := act_of(r)) and act.sub),
    Field("actor1", "string", "who acts", lambda r: one_of(r.sides[0])),
    Field("assoc_actor_1", "list", "who acts with them", lambda r: names_of(r.sides[0], slice(1, None))),
    Field("inter1", "string", "kind of actor, by sector", lambda r: inter(r, 0)),
    Field("actor2", "string", "on whom", lambda r: one_of(r.sides[1])),
    Field("assoc_actor_2", "list", "and on whom else", lambda r: names_of(r.sides[1], slice(1, None))),
    Field("inter2", "string", "kind of actor, by sector", lambda r: inter(r, 1)),
    Field("interaction", "string", "both kinds of actor", interaction),
    Field("civilian_targeting", "string", "Civilian targeting, or empty", civilian_targeting),
    Field("iso", "integer", "ISO 3166-1 numeric", of_country("iso")),
    Field("region", "string", "ACLED's region", of_country("acled_region")),
    Field("country", "string", "by name", of_country("name")),
    Field("admin1", "string", "province", of_place("admin1")),
    Field("admin2", "string", "district", of_place("admin2")),
    Field("admin3", "string", "empty: the gazetteer has none", lambda r: None),
    Field("location", "string", "the place's name", of_place("name")),
    Field("latitude", "number", "degrees north", of_place("lat")),
    Field("longitude", "number", "degrees east", of_place("lon")),
    Field("geo_precision", "integer", "1 town, 2 near it or a district, 3 a province or more",
          lambda r: GEO_PRECISION.get(r.where.precision, 3) if r.where else None),
    Field("source", "string", "newspaper or agency", lambda r: r.article.publisher),
    Field("source_scale", "string", "empty: Dateline does not know it", lambda r: None),
    Field("notes", "string", "the sentence that tells it", lambda r: r.sentence),
    Field("fatalities", "integer", "killed; 0 where the text says nothing", fatalities),
    Field("tags", "string", "crowd size", tags),
    Field("timestamp", "integer", "day of publication, seconds since 1970",
          lambda r: int(datetime.combine(r.article.published, time(), UTC).timestamp())),
)  # fmt: skip

ACLED = Layout(
    "acled", "ACLED's 31 columns, for what ACLED records: violence, protest, strategic developments.", "event_id_cnty",
    FIELDS, statuses=("asserted",), records=lambda report: act_of(report) is not None,
)  # fmt: skip
