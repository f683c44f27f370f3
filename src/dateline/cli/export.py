"""`dateline export`: what the store holds, into a file of any format and layout."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.code import Actors, StorePath
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.export.files import Export
    from dateline.pipeline.opened import Opened


class Format(StrEnum):
    """How the file is written; named like dateline.export.files.FORMATS, which a test holds against it."""

    csv = "csv"
    tsv = "tsv"
    jsonl = "jsonl"
    parquet = "parquet"
    xlsx = "xlsx"
    geojson = "geojson"
    gpkg = "gpkg"
    gexf = "gexf"
    graphml = "graphml"
    datapackage = "datapackage"


class Layout(StrEnum):
    """Whose columns."""

    native = "native"
    acled = "acled"
    ged = "ged"
    gdelt = "gdelt"
    icews = "icews"
    polecat = "polecat"


class Kind(StrEnum):
    """What is exported."""

    events = "events"
    positions = "positions"
    commitments = "commitments"
    relations = "relations"
    deletions = "deletions"


Several = list[str] | None
Output = Annotated[Path, typer.Option("--output", "-o", help="The file; its ending says the format.")]
Side = "an id, or a name in any spelling; of several one is enough."


def export(
    output: Output,
    format: Annotated[Format | None, typer.Option(help="The format, where the ending does not say it.")] = None,
    layout: Annotated[Layout, typer.Option(help="Whose columns.")] = Layout.native,
    kind: Annotated[Kind, typer.Option(help="What to export.")] = Kind.events,
    actor: Annotated[Several, typer.Option(help=f"Who acts, or holds a position: {Side}")] = None,
    recipient: Annotated[Several, typer.Option(help=f"On whom, or to whom: {Side}")] = None,
    party: Annotated[Several, typer.Option(help=f"Who stands on either side: {Side}")] = None,
    type: Annotated[Several, typer.Option(help="PLOVER types: ASSAULT.")] = None,
    country: Annotated[Several, typer.Option(help="Countries of places: PAK.")] = None,
    status: Annotated[Several, typer.Option(help="asserted, future, hypothetical, negated, historical.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day, month or year, included.")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="For spreadsheets: a mark for Excel, no formulas.")] = False,
    store: StorePath = None,
    actors: Actors = None,
) -> None:
    """Write what the store holds into a file: whole, or not at all."""
    from dateline.config import load_settings
    from dateline.export.files import export_file, export_rows
    from dateline.pipeline.opened import open
    from dateline.reference.own_actors import use_own_actors

    settings = load_settings(store=store, actors=actors)
    use_own_actors(settings.actors_folder)
    form = format.value if format else None
    with open(settings.store_path) as opened:
        if kind is Kind.events:
            of: dict[str, Any] = {"type": type, "country": country, "status": status, "since": since, "until": until}
            events = opened.events(actor=actor, recipient=recipient, party=party, **of)
            tell(export_file(events, output, form, layout.value, status or (), excel), layout, output)
            return
        if type or country or status or layout is not Layout.native:
            raise InputError("--type, --country, --status and --layout are of events")
        rows = statements(opened, kind, actor, recipient, party, {"since": since, "until": until})
        n_rows = export_rows(rows, rows.layout, output, form, excel)
        print(f"{counted(n_rows, kind)} in {output}", file=sys.stderr)


def statements(
    opened: "Opened", kind: Kind, actor: Several, recipient: Several, party: Several, days: dict[str, Any]
) -> Any:
    """The rows of a kind that is not events; its sides are named as those of events."""
    if kind is Kind.deletions:
        if actor or recipient or party or any(days.values()):
            raise InputError("the list of deletions is whole: it takes no filters")
        return opened.deletions()
    if kind is Kind.relations:
        return opened.relations(of=actor, to=recipient, party=party, **days)
    if party:
        raise InputError("--party is of events and relations: give --actor or --recipient")
    if kind is Kind.positions:
        return opened.positions(holder=actor, addressee=recipient, **days)
    return opened.commitments(holder=actor, to=recipient, **days)


def counted(number: int, kind: Kind) -> str:
    """ "1 event", "1,234 events"."""
    return f"{number:,} {kind.value if number != 1 else kind.value.removesuffix('s')}"


def tell(done: "Export", layout: Layout, output: Path) -> None:
    """On stderr what was written, and what was left out because the layout records no such thing."""
    print(f"{counted(done.n_written, Kind.events)} in {output}", file=sys.stderr)
    left_out = ((done.by_status, "as it has no status (--status)"), (done.by_type, "as it records no such thing"))
    for counts, why in left_out:
        if counts:
            each = ", ".join(f"{n:,} {name}" for name, n in counts.most_common())
            print(f"{counts.total():,} left out of {layout.value}, {why}: {each}", file=sys.stderr)
