"""Events of several kinds, with all that makes an export stumble, as the codings that tell them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.export.files import Export, export_file
from dateline.export.reports import Report, reports_of
from dateline.records.actor import Entity
from dateline.records.coding import Coding
from dateline.records.event import Claim, Count, Event, EventDate, EventPlace, Number, Source
from dateline.records.place import Place
from dateline.records.span import Span
from tests.export.records import ARREST, coding, entity

BOMBING_TEXT = "A suicide bomber of the TTP killed at least 12 civilians in Miranshah in October 2022."
MIRANSHAH = Place(1170395, "Miranshah", 33.0, 70.07, "PAK", "Khyber Pakhtunkhwa", "North Waziristan", "PPLA2", 4300)
TALKS_TEXT = '=Pakistan\'s envoys\tmet Iranian ones.\nBoth "agreed" <on & off> \x00 to meet again.'


def words(text: str, said: str) -> Span:
    begin = text.index(said)
    return Span(begin, begin + len(said))


CIVILIANS = entity("civilians", BOMBING_TEXT, code="PAK", sector="CVL")
TTP = entity(
    "TTP",
    BOMBING_TEXT,
    name="Tehreek-e-Taliban Pakistan",
    actor_id="ttp",
    wikidata_id="Q1367462",
    code="PAK",
    sector="REB",
)
BOMBING = replace(
    ARREST,
    event_id="0f" * 8,
    event_type="ASSAULT",
    mode=("suicide-attack",),
    contexts=("terrorism",),
    score=-9.5,
    cameo="1831",
    actors=(TTP,),
    recipients=(CIVILIANS,),
    date=EventDate("in October 2022", "2022-10", "2022-10", "month"),
    places=(EventPlace("Miranshah", words(BOMBING_TEXT, "Miranshah"), MIRANSHAH, "exact"),),
    trigger=words(BOMBING_TEXT, "killed"),
    evidence=Span(0, len(BOMBING_TEXT)),
    dead=Count(12, 12, None, "people", "at least 12"),
    arrested=None,
    attribution=(),
    numbers=(Number("dead", Count(12, 12, None), side=CIVILIANS),),
    claims=(Claim("claimed", Source("a splinter\nof it", None, "claimed")), Claim("not_claimed", None)),
)


def side(said: str, code: str, **fields: str) -> Entity:
    return entity(said, TALKS_TEXT, code=code, sector="GOV", **fields)


TALKS = replace(
    ARREST,
    event_id="ab" * 8,
    event_type="CONSULT",
    mode=(),
    contexts=("diplomatic",),
    quad="verbal_cooperation",
    score=2.5,
    cameo="046",
    actors=(side("Pakistan's envoys", "PAK"), side("Iranian ones", "IRN", office="-Envoy")),
    recipients=(),
    date=None,
    places=(),
    trigger=words(TALKS_TEXT, "met"),
    evidence=Span(0, len(TALKS_TEXT)),
    arrested=None,
    attribution=(),
)
DENIED = replace(BOMBING, event_id="cd" * 8, status="negated")

CODINGS = [
    coding(ARREST, title="=1+1", publisher="Agency"),
    coding(
        BOMBING,
        DENIED,
        text=BOMBING_TEXT,
        article_id="a2",
        published=date(2022, 11, 1),
        title="+SUM(A1)",
        url="https://news.example/a?b=1&c=<2>",
        publisher="@agency",
    ),
    coding(TALKS, text=TALKS_TEXT, article_id="a3", title="Talks; “twice”, \t again", source_file="../../etc/=x.txt"),
]


def reports(*codings: Coding) -> list[Report]:
    return list(reports_of(codings or CODINGS))


def report(event: Event) -> Report:
    """The one report of an event above."""
    [found] = [one for one in reports() if one.event.event_id == event.event_id]
    return found


def export(folder: Path, name: str, layout: str = "native", excel: bool = False) -> tuple[Path, Export]:
    """All events of CODINGS in a file of that name."""
    path = folder / name
    return path, export_file(reports(), path, layout=layout, excel=excel)
