"""Parquet, XLSX, JSON Lines and the data package: types kept, and read back by what users use."""

import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
import xlsxwriter
from frictionless import Package, validate
from pyarrow import parquet

from dateline.export.fields import storable
from dateline.export.files import export_file
from dateline.export.layouts import LAYOUTS
from dateline.export.native import NATIVE
from dateline.export.xlsx import LONGEST, fill, shortened
from tests.export.records import ARREST
from tests.export.reports import BOMBING, TALKS, export, report, reports


@pytest.mark.parametrize("layout", LAYOUTS)
def test_parquet_gives_the_values_back(layout: str, tmp_path: Path) -> None:
    path, done = export(tmp_path, "events.parquet", layout)
    table = parquet.read_table(path)
    assert table.schema.names == LAYOUTS[layout].names
    assert table.num_rows == done.n_written
    chosen = [r for r in reports() if r.event.status in LAYOUTS[layout].statuses and LAYOUTS[layout].records(r)]
    for row, one in zip(table.to_pylist(), chosen, strict=True):
        listed = {name: list(v) if isinstance(v, tuple) else v for name, v in LAYOUTS[layout].object(one).items()}
        assert row == listed


def test_parquet_types_and_descriptions(tmp_path: Path) -> None:
    schema = parquet.read_schema(export(tmp_path, "events.parquet")[0])
    assert schema.field("published").type == pa.date32()
    assert schema.field("actors").type == pa.list_(pa.string())
    assert schema.field("dead_best").type == pa.int64()
    assert schema.field("event_id").metadata[b"description"] == b"the event's stable id"


def test_pandas_reads_parquet(tmp_path: Path) -> None:
    frame = pd.read_parquet(export(tmp_path, "events.parquet")[0]).set_index("event_id")
    assert list(frame.loc[TALKS.event_id, "actor_codes"]) == ["PAK", "IRN"]
    assert frame.loc["e1", "first_day"] == date(2024, 2, 29)


def test_a_file_of_no_events_has_its_columns(tmp_path: Path) -> None:
    for ending in ("parquet", "xlsx", "csv"):
        export_file([], tmp_path / f"none.{ending}")
    assert parquet.read_table(tmp_path / "none.parquet").num_rows == 0
    assert parquet.read_schema(tmp_path / "none.parquet").names == NATIVE.names
    assert list(pd.read_excel(tmp_path / "none.xlsx")) == NATIVE.names == list(pd.read_csv(tmp_path / "none.csv"))


def test_a_number_beyond_64_bits_is_none() -> None:
    assert [storable(n, "integer") for n in (2**63, -(2**63), 7, None)] == [None, -(2**63), 7, None]


def test_a_workbook_has_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    path, _ = export(tmp_path, "events.xlsx", excel=True)
    book = openpyxl.load_workbook(path)
    assert (book.properties.created, book.properties.modified) == (datetime(2000, 1, 1), datetime(2000, 1, 1))
    sheet = book.active
    assert sheet is not None
    header, *rows = sheet.iter_rows()
    names = [cell.value for cell in header]
    assert names == NATIVE.names
    by_id = {row[0].value: dict(zip(names, row, strict=True)) for row in rows}
    assert {cell.data_type for row in rows for cell in row} == {"s", "n", "d", "b"}  # and "f", a formula, is not there
    assert (by_id["e1"]["title"].value, by_id["e1"]["title"].data_type) == ("=1+1", "s")
    assert (by_id["e1"]["score"].value, by_id["e1"]["score"].data_type) == (-7, "n")
    assert by_id["e1"]["first_day"].value == datetime(2024, 2, 29)
    assert by_id[BOMBING.event_id]["dead_best"].value == 12
    assert by_id[BOMBING.event_id]["url"].hyperlink is None
    assert by_id[TALKS.event_id]["place_lat"].value is None


def test_pandas_reads_the_workbook(tmp_path: Path) -> None:
    frame = pd.read_excel(export(tmp_path, "events.xlsx", "ged")[0])
    assert frame["best"].tolist() == [12]
    assert frame["id"].astype(str).tolist() == [str(report(BOMBING).number)]  # longer than a spreadsheet's numbers


def test_what_a_sheet_can_not_hold_goes_on_in_the_next(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "events.xlsx", {"constant_memory": True}) as made:
        fill(made, reports(), NATIVE, n_rows=3)
    book = openpyxl.load_workbook(tmp_path / "events.xlsx")
    assert [(sheet.title, sheet.max_row - 1) for sheet in book] == [("events", 3), ("events 2", 1)]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    assert shortened("a" * LONGEST) == "a" * LONGEST
    assert len(shortened("a" * 40_000)) == LONGEST
    assert shortened("a" * 40_000).endswith("a…")


def test_json_lines_are_whole_in_the_native_layout_and_flat_in_others(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in export(tmp_path, "events.jsonl")[0].read_text("utf-8").splitlines()]
    assert [line["event_id"] for line in lines] == [one.event.event_id for one in reports()]
    assert lines[1]["actors"][0]["wikidata_id"] == "Q1367462"
    [flat, *_] = export(tmp_path, "flat.ndjson", "polecat")[0].read_text("utf-8").splitlines()
    assert list(json.loads(flat)) == LAYOUTS["polecat"].names
    assert json.loads(flat)["Publication Date"] == "2024-03-01"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_frictionless_finds_nothing_wrong_with_the_package(layout: str, tmp_path: Path) -> None:
    path, done = export(tmp_path, "events.zip", layout)
    report_of = validate(str(path))
    assert report_of.valid, report_of.flatten(["rowNumber", "fieldName", "note"])[:5]
    [resource] = Package(str(path)).resources
    assert resource.schema.field_names == LAYOUTS[layout].names
    assert resource.schema.primary_key == [LAYOUTS[layout].key]
    rows = resource.read_rows()  # type: ignore[attr-defined]
    assert len(rows) == done.n_written
    if layout == "native":
        assert rows[1]["dead_best"] == 12
        assert rows[1]["published"] == date(2022, 11, 1)
        assert rows[-1]["place_lat"] is None


def test_frictionless_would_find_a_changed_table(tmp_path: Path) -> None:
    path, _ = export(tmp_path, "events.zip")
    with zipfile.ZipFile(path) as archive:
        table, described = archive.read("events.csv"), archive.read("datapackage.json")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("events.csv", table.replace(b"asserted", b"assorted"))
        archive.writestr("datapackage.json", described)
    assert not validate(str(path)).valid


def test_the_first_report_is_that_of_the_arrest() -> None:
    assert reports()[0].event == ARREST
