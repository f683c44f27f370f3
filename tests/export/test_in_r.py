"""R reads the tables as its users do, where R is installed: Debian's r-base-core is enough."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.export.reports import BOMBING, export

TOLD = """
path <- commandArgs(TRUE)[1]
sep <- commandArgs(TRUE)[2]
d <- if (sep == "comma") read.csv(path, encoding = "UTF-8") else read.delim(path, encoding = "UTF-8")
quoted <- function(x) paste0('"', gsub('"', "'", x), '"')
cat('{"rows":', nrow(d), ', "names": [', paste(quoted(names(d)), collapse = ","), '], "types": [',
    paste(quoted(sapply(d, function(x) class(x)[1])), collapse = ","), '], "missing": [',
    paste(colSums(is.na(d)), collapse = ","), ']}')
"""


@pytest.fixture
def rscript() -> str:
    found = shutil.which("Rscript")
    if found is None:
        pytest.skip("R is not installed")
    return found


def read_in_r(rscript: str, path: Path, separator: str) -> dict[str, Any]:
    """What R's own reader makes of a table: rows, names, types, missing values."""
    done = subprocess.run(
        [rscript, "--vanilla", "-e", TOLD, str(path), separator], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_r_reads_acled_columns_with_their_types(rscript: str, tmp_path: Path) -> None:
    told = read_in_r(rscript, export(tmp_path, "events.csv", "acled")[0], "comma")
    types = dict(zip(told["names"], told["types"], strict=True))
    assert told["rows"] == 2
    assert len(told["names"]) == 31
    assert {name: types[name] for name in ("event_id_cnty", "iso", "fatalities", "latitude", "notes")} == {
        "event_id_cnty": "character", "iso": "integer", "fatalities": "integer", "latitude": "numeric",
        "notes": "character",
    }  # fmt: skip


def test_r_reads_the_native_table_and_its_missing_values(rscript: str, tmp_path: Path) -> None:
    told = read_in_r(rscript, export(tmp_path, "events.csv")[0], "comma")
    missing = dict(zip(told["names"], told["missing"], strict=True))
    assert told["rows"] == 4
    assert (missing["place_lat"], missing["dead_best"], missing["score"]) == (1, 2, 0)


def test_r_reads_the_tab_separated_columns(rscript: str, tmp_path: Path) -> None:
    told = read_in_r(rscript, export(tmp_path, "events.tsv", "polecat")[0], "tab")
    assert (told["rows"], len(told["names"])) == (3, 40)
    assert BOMBING.status == "asserted"
