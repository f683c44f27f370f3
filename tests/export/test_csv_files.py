"""CSV: a row an event; every cell is safe in a spreadsheet."""

import csv
from dataclasses import replace
from io import StringIO

from dateline.export.csv_files import COLUMNS, write_csv
from dateline.records.coding import Coding
from tests.export.records import ARREST, PROBLEM, coding


def rows(*codings: Coding) -> list[dict[str, str]]:
    stream = StringIO()
    write_csv(codings, stream)
    return list(csv.DictReader(StringIO(stream.getvalue())))


def test_a_row_holds_the_event() -> None:
    [row] = rows(coding(ARREST))
    assert list(row) == COLUMNS
    said = {name: row[name] for name in ("event_type", "mode", "contexts", "score", "actors", "actor_sectors")}
    assert list(said.values()) == ["COERCE", "arrest", "civil_rights; legal", "-7.0", "Police of Bangladesh", "COP"]
    said = {
        name: row[name] for name in ("date_start", "places", "place_lat", "arrested_best", "attribution", "trigger")
    }
    assert list(said.values()) == ["2024-02-29", "Dhaka", "23.71", "30", "officials", "arrested"]


def test_what_is_missing_is_an_empty_cell() -> None:
    [row] = rows(coding(replace(ARREST, date=None, places=(), recipients=(), cameo=None)))
    assert {row[name] for name in ("date_start", "place_lat", "recipients", "cameo", "dead_best", "title")} == {""}


def test_a_formula_in_a_title_is_only_text() -> None:
    [row] = rows(coding(ARREST, title='=HYPERLINK("x")'))
    assert row["title"] == '\'=HYPERLINK("x")'


def test_a_sentence_over_lines_is_one_line_in_its_cell() -> None:
    text = "Police arrested\n30 protesters."
    event = replace(ARREST, trigger=replace(ARREST.trigger, start=7, end=15), evidence=replace(ARREST.evidence, end=30))
    [row] = rows(coding(event, text=text))
    assert row["sentence"] == "Police arrested 30 protesters."


def test_without_events_there_is_the_header_alone() -> None:
    stream = StringIO()
    write_csv([Coding(None, "r1", problems=(PROBLEM,))], stream)
    assert stream.getvalue() == ",".join(COLUMNS) + "\n"
