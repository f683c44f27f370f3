"""CSV and TSV, read back by the standard library and by pandas; in spreadsheet mode no text is a formula."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from dateline.export.fields import FORMULA, as_cell, guarded
from dateline.export.layouts import LAYOUTS
from tests.export.records import ARREST
from tests.export.reports import BOMBING, TALKS, export, report, reports

TABLES = [(ending, layout) for ending in ("csv", "tsv") for layout in LAYOUTS]


def read(path: Path, delimiter: str) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter))


@pytest.mark.parametrize(("ending", "layout"), TABLES)
def test_every_cell_is_read_back(ending: str, layout: str, tmp_path: Path) -> None:
    path, done = export(tmp_path, f"events.{ending}", layout)
    rows = read(path, "," if ending == "csv" else "\t")
    if ending == "csv" or layout != "gdelt":
        assert rows.pop(0) == LAYOUTS[layout].names
    assert len(rows) == done.n_written > 0
    assert {len(row) for row in rows} == {len(LAYOUTS[layout].names)}
    chosen = [r for r in reports() if r.event.status in LAYOUTS[layout].statuses and LAYOUTS[layout].records(r)]
    blank = str.maketrans("\t\n", "  ") if ending == "tsv" else {}
    for row, one in zip(rows, chosen, strict=True):
        cells = [str(as_cell(value, LAYOUTS[layout].joint)) for value in LAYOUTS[layout].row(one)]
        assert row == [cell.replace("\0", "\ufffd").translate(blank) for cell in cells]


def test_pandas_reads_types_missing_values_and_code_points(tmp_path: Path) -> None:
    """😀 Police arrested 30 protesters in Dhaka …"""
    path, _ = export(tmp_path, "events.csv")
    frame = pd.read_csv(path, dtype={"cameo": str}, parse_dates=["first_day", "published"]).set_index("event_id")
    assert frame.loc["e1", "sentence"] == report(ARREST).sentence
    assert frame.loc["e1", "first_day"] == pd.Timestamp("2024-02-29")
    assert frame.loc["e1", "arrested_best"] == 30
    assert frame.loc["e1", "score"] == -7.0
    assert frame.loc[TALKS.event_id, ["place_lat", "first_day", "dead_best"]].isna().all()
    assert frame.loc[TALKS.event_id, "cameo"] == "046"
    assert frame.dtypes[["score", "confidence", "place_lat"]].eq(float).all()


@pytest.mark.parametrize("layout", ["icews", "polecat"])
def test_pandas_reads_the_tab_separated_layouts(layout: str, tmp_path: Path) -> None:
    path, done = export(tmp_path, "events.tsv", layout)
    frame = pd.read_csv(path, sep="\t")
    assert list(frame.columns) == LAYOUTS[layout].names
    assert len(frame) == done.n_written == 3


def test_gdelt_is_read_as_its_users_do(tmp_path: Path) -> None:
    """Without a header, all 61 columns, ids as whole numbers."""
    path, _ = export(tmp_path, "events.tsv", "gdelt")
    frame = pd.read_csv(path, sep="\t", header=None, names=LAYOUTS["gdelt"].names, dtype={"EventCode": str})
    assert frame.shape == (3, 61)
    assert frame["GLOBALEVENTID"].dtype == "int64"
    assert set(frame["EventRootCode"]) == {17, 18, 4}
    assert frame["EventCode"].tolist() == ["173", "1831", "046"]


def test_a_negated_event_is_no_row_of_a_data_set_that_knows_no_status(tmp_path: Path) -> None:
    _, done = export(tmp_path, "events.csv", "acled")
    assert done.by_status == {"negated": 1}
    assert done.by_type == {"CONSULT": 1}
    assert done.n_written == 2
    assert export(tmp_path, "all.csv")[1].n_written == 4


@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_in_spreadsheet_mode_no_text_is_a_formula(ending: str, tmp_path: Path) -> None:
    path, _ = export(tmp_path, f"events.{ending}", excel=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, *rows = read(path, "," if ending == "csv" else "\t")
    numbers = {column.name for column in LAYOUTS["native"].fields if column.kind in {"integer", "number"}}
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    assert {name for row in cells for name, cell in row.items() if cell.startswith(FORMULA)} == {"score"} <= numbers
    assert {row["title"] for row in cells} == {"'=1+1", "'+SUM(A1)", "Talks; “twice”, again"}
    assert {row["publisher"] for row in cells} == {"Agency", "'@agency", ""}
    assert sorted(float(row["score"]) for row in cells) == [-9.5, -9.5, -7.0, 2.5]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "=cmd|' /C calc'!A0", "@SUM(1)", "-2+3"])
def test_what_is_guarded(begin: str) -> None:
    assert guarded(begin) == f"'{begin}"
    assert [guarded(value) for value in (-7.0, -3, 0, "a=b", "7-8", "")] == [-7.0, -3, 0, "a=b", "7-8", ""]


def test_without_spreadsheet_mode_the_text_is_what_the_article_says(tmp_path: Path) -> None:
    path, _ = export(tmp_path, "events.csv")
    assert {row["title"] for row in csv.DictReader(path.open(encoding="utf-8"))} >= {"=1+1", "+SUM(A1)"}


def test_the_same_events_are_the_same_bytes(tmp_path: Path) -> None:
    for ending in ("csv", "tsv", "jsonl", "geojson", "gexf", "graphml", "zip", "parquet", "xlsx", "gpkg"):
        content = export(tmp_path, f"events.{ending}")[0].read_bytes()
        assert export(tmp_path, f"events.{ending}")[0].read_bytes() == content, ending


def test_the_bombing_counts_its_dead_in_every_layout(tmp_path: Path) -> None:
    assert report(BOMBING).event.dead is not None
    for layout, column in (("native", "dead_best"), ("acled", "fatalities"), ("ged", "best")):
        path, _ = export(tmp_path, f"{layout}.csv", layout)
        frame = pd.read_csv(path)
        assert frame[column].max() == 12
