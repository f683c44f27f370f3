"""What docs/dossier.md shows is what the program prints, and its keys are those of the JSON."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.cli.program import dateline
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "dossier.md").read_text("utf-8")


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_in(part)


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    store = ["--store", str(tmp_path / "s.db")]
    assert dateline(tmp_path, "code", str(ROOT / "examples" / "dossier"), "--format", "csv", *store).returncode == 0
    text = dateline(tmp_path, "dossier", "Colombia – ELN", *store).stdout
    text += dateline(tmp_path, "aggregates", "check", "--actor", "ELN", *store).stdout
    shown = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert len(shown) == 2
    assert [block for block in shown if block not in text] == []

    told = json.loads(dateline(tmp_path, "dossier", "ELN", "--format", "json", *store).stdout)
    part = PAGE.partition("## JSON")[2]
    named = set(re.findall(r"`([a-z_]+)`", part))
    assert set(told) <= named
    reports = [report for happening in told["timeline"] for report in happening["reports"]]
    rows = [told["timeline"][0], *told["about"], *told["commitments"], *told["aggregates"], reports[0]["reference"]]
    rows += [reports[0], *told["about"][0]["positions"], *told["commitments"][0]["states"]]
    assert {key for row in rows for key in row} <= named
