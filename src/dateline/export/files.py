"""Files: events into a file of any format and layout; it takes its name when it is whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.export.datapackage import write_datapackage
from dateline.export.delimited import write_csv, write_tsv
from dateline.export.fields import Layout, T
from dateline.export.geojson import write_geojson
from dateline.export.geopackage import write_geopackage
from dateline.export.graphs import write_gexf, write_graphml
from dateline.export.jsonl import write_json_lines
from dateline.export.layouts import LAYOUTS
from dateline.export.parquet import write_parquet
from dateline.export.replacing import replacing
from dateline.export.reports import Report
from dateline.export.xlsx import write_xlsx

Write = Callable[[Iterable[Any], Layout[Any], Path, bool], None]

FORMATS: dict[str, Write] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "jsonl": write_json_lines,
    "parquet": write_parquet,
    "xlsx": write_xlsx,
    "geojson": write_geojson,
    "gpkg": write_geopackage,
    "gexf": write_gexf,
    "graphml": write_graphml,
    "datapackage": write_datapackage,
}
ENDINGS = {f".{name}": name for name in FORMATS} | {".zip": "datapackage", ".ndjson": "jsonl", ".tab": "tsv"}
OF_EVENTS_ALONE = frozenset({"gexf", "graphml"})  # no rows, so no layouts
TABLES = frozenset({"csv", "tsv", "jsonl", "parquet", "xlsx", "datapackage"})  # formats that hold any rows
SPREADSHEETS = frozenset({"csv", "tsv", "xlsx"})


@dataclass
class Export:
    """What an export wrote, and what it left out as nothing that the layout records."""

    n_written: int = 0
    by_status: Counter[str] = field(default_factory=Counter)
    by_type: Counter[str] = field(default_factory=Counter)

    @property
    def n_left_out(self) -> int:
        """Events left out."""
        return self.by_status.total() + self.by_type.total()

    def choose(
        self, reports: Iterable[Report], layout: Layout[Report], statuses: Sequence[str] = ()
    ) -> Iterator[Report]:
        """The events that the layout records, of the statuses named, else of those that it means."""
        wanted = frozenset(statuses or layout.statuses)
        for report in reports:
            if report.event.status not in wanted:
                self.by_status[report.event.status] += 1
            elif not layout.records(report):
                self.by_type[report.event.event_type] += 1
            else:
                self.n_written += 1
                yield report


def export_file(
    reports: Iterable[Report],
    path: Path,
    format: str | None = None,
    layout: str = "native",
    statuses: Sequence[str] = (),
    excel: bool = False,
) -> Export:
    """Writes the events; None as format takes it from the path's ending. InputError where the two don't go together."""
    name, columns, done = format or format_of(path), LAYOUTS[layout], Export()
    if name in OF_EVENTS_ALONE and layout != "native":
        raise InputError(f"{name} is a graph of actors and events and has no layout {layout}")
    write_whole(done.choose(reports, columns, statuses), columns, path, name, excel)
    return done


def export_rows(
    rows: Iterable[T], layout: Layout[T], path: Path, format: str | None = None, excel: bool = False
) -> int:
    """Writes rows that are no events and says how many. InputError for maps and graphs."""
    name, counted = format or format_of(path), Counter[str]()
    if name not in TABLES:
        raise InputError(f"{name} holds events alone: give one of {', '.join(sorted(TABLES))}")
    write_whole(_counted(rows, counted), layout, path, name, excel)
    return counted["rows"]


def write_whole(rows: Iterable[T], layout: Layout[T], path: Path, format: str, excel: bool) -> None:
    """The file, or none."""
    if excel and format not in SPREADSHEETS:
        raise InputError(f"--excel is for {', '.join(sorted(SPREADSHEETS))}, not for {format}")
    with replacing(path) as part:
        FORMATS[format](rows, layout, part, excel)


def _counted(rows: Iterable[T], counted: Counter[str]) -> Iterator[T]:
    for row in rows:
        counted["rows"] += 1
        yield row


def format_of(path: Path) -> str:
    """The format that a file's ending says. InputError where it says none."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(f"{path.name} ends in no format's name: give --format, one of {', '.join(FORMATS)}")
    return ENDINGS[ending]
