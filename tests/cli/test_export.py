"""`dateline export`: from a store to a file, by the program itself."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pyarrow import parquet

from dateline.cli.export import Format, Layout
from dateline.export.files import FORMATS
from dateline.export.layouts import LAYOUTS
from dateline.store import Store
from tests.cli.program import dateline
from tests.export.reports import CODINGS


@pytest.fixture
def store(tmp_path: Path) -> str:
    with Store.open(tmp_path / "s.db") as opened:
        opened.write(CODINGS)
    return str(tmp_path / "s.db")


def test_the_flags_name_every_format_and_layout() -> None:
    assert [one.value for one in Format] == list(FORMATS)
    assert [one.value for one in Layout] == list(LAYOUTS)


def test_what_was_coded_is_exported(example: Path, tmp_path: Path) -> None:
    """The article of the README, through the store, to a table and to ACLED's columns."""
    coded = dateline(tmp_path, "code", str(example), "--format", "csv", "--store", str(tmp_path / "s.db"))
    assert coded.returncode == 0, coded.stderr
    done = dateline(tmp_path, "export", "-o", str(tmp_path / "e.parquet"), "--store", str(tmp_path / "s.db"))
    assert done.returncode == 0, done.stderr
    table = parquet.read_table(tmp_path / "e.parquet")
    assert table["event_id"].to_pylist() == [line.split(",")[0] for line in coded.stdout.splitlines()[1:]]
    assert done.stderr == f"{table.num_rows} events in {tmp_path / 'e.parquet'}\n"
    assert table.num_rows > 5


def test_filters_and_layout_and_what_is_left_out(store: str, tmp_path: Path) -> None:
    out = tmp_path / "e.csv"
    done = dateline(tmp_path, "export", "-o", str(out), "--layout", "acled", "--store", store)
    assert done.stderr.splitlines() == [
        f"2 events in {out}",
        "1 left out of acled, as it has no status (--status): 1 negated",
        "1 left out of acled, as it records no such thing: 1 CONSULT",
    ]
    dateline(tmp_path, "export", "-o", str(out), "--actor", "TTP", "--status", "negated", "--store", store)
    assert pd.read_csv(out)["status"].tolist() == ["negated"]
    dateline(tmp_path, "export", "-o", str(out), "--kind", "positions", "--store", store)
    assert list(pd.read_csv(out))[:2] == ["position_id", "holder"]


def test_the_ids_that_a_recode_took_away(store: str, tmp_path: Path) -> None:
    with Store.open(store) as opened:
        opened.write([replace(CODINGS[1], events=CODINGS[1].events[:1], recipe="r2")])
    out = tmp_path / "deleted.csv"
    done = dateline(tmp_path, "export", "-o", str(out), "--kind", "deletions", "--store", store)
    assert done.stderr == f"1 deletion in {out}\n"
    assert out.read_text() == f"record_id,kind,article_id,recipe\n{'cd' * 8},event,a2,r1\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "events"], "events ends in no format's name"),
        (["-o", "e.gpkg", "--kind", "relations"], "gpkg holds events alone"),
        (["-o", "e.csv", "--kind", "positions", "--type", "ASSAULT"], "are of events"),
        (["-o", "e.csv", "--kind", "deletions", "--actor", "TTP"], "takes no filters"),
        (["-o", "e.csv", "--type", "WAR"], "there is no type 'WAR'"),
        (["-o", "none/e.csv"], "there is no folder none"),
        (["-o", "e.parquet", "--excel"], "--excel is for csv, tsv, xlsx"),
        (["-o", "e.csv", "--store", "none.db"], "there is no store at none.db"),
    ],
)
def test_what_can_not_be_is_one_line(arguments: list[str], said: str, store: str, tmp_path: Path) -> None:
    named = [] if "--store" in arguments else ["--store", store]
    done = dateline(tmp_path, "export", *arguments, *named)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dateline: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
