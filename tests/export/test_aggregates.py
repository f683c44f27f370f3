"""Checks of aggregates as text, CSV and JSON."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.export.aggregates import CHECKS, FORMATS
from dateline.pipeline.aggregates import check_aggregates
from dateline.records.dossier import Check
from tests.pipeline.told_store import filled
from tests.resolve.told import article, exactly, number, report


def many(count: Any, event_id: str = "many", **fields: Any) -> Any:
    told = {"aggregate": True, "attacks": count, "precision": "month", "in_": article("a0", "2024-06-01")}
    return report("TTP → soldiers", "2024-01 to 2024-06", event_id=event_id, **(told | fields))


def on(day: str) -> Any:
    return report(days=day, place="Bannu", in_=article(day, day, f"They attacked on {day}."))


def written(checks: list[Check], format: str) -> str:
    stream = io.StringIO()
    FORMATS[format](checks, stream, 80)
    return stream.getvalue()


@pytest.fixture
def checks(tmp_path: Path) -> list[Check]:
    said = [many(number(20, None, 30, "20 to 30")), on("2024-02-01"), on("2024-02-09"), on("2024-03-01")]
    return check_aggregates(filled(tmp_path / "s.db", said), "TTP")


def test_text(checks: list[Check]) -> None:
    assert written(checks, "text").splitlines() == [
        "2024-01 to 2024-06  ASSAULT",
        "  Tehreek-e-Taliban Pakistan → soldiers of Pakistan",
        "  attacks: 20 to 30",
        "  window: 2024-01-01 to 2024-06-30",
        "  known: 3 of 20 to 30 known (10 % to 15 %), from 3 reports – some known",
        "  known acts: 2024-02-01 Bannu (PAK) [2024-02-01 0–28], 2024-02-09 Bannu (PAK)",
        "    [2024-02-09 0–28], 2024-03-01 Bannu (PAK) [2024-03-01 0–28]",
        "  [Agency, 2024-06-01; a0 0–23]",
        "    “They attacked a convoy.”",
        "",
        "1 aggregate",
    ]


def test_csv(checks: list[Check]) -> None:
    [row] = csv.DictReader(io.StringIO(written(checks, "csv")))
    assert list(row) == CHECKS.names
    told = {name: row[name] for name in ("told_low", "told_best", "told_high", "known", "share_low", "share_high")}
    assert told == {
        "told_low": "20", "told_best": "", "told_high": "30", "known": "3", "share_low": "0.1", "share_high": "0.15",
    }  # fmt: skip
    assert (row["window_first"], row["window_assumed"]) == ("2024-01-01", "false")
    assert row["known_in"] == "2024-02-01; 2024-02-09; 2024-03-01"


def test_json(checks: list[Check]) -> None:
    [told] = json.loads(written(checks, "json"))
    assert told["window"] == {"first_day": "2024-01-01", "last_day": "2024-06-30", "assumed": False}
    assert [acts[0]["article_id"] for acts in told["acts"]] == ["2024-02-01", "2024-02-09", "2024-03-01"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (number(41, 41, None, "over 40"), "1 of at least 41 known (2 % at most), from 1 report – some known"),
        (number(None, 40, 40, "up to 40"), "1 of up to 40 known (2 % at least), from 1 report – some known"),
        (exactly(2), "1 of 2 known (50 %), from 1 report – most known"),
        (exactly(1), "1 of 1 known (100 %), from 1 report – all known"),
        (number(500, 500, None, "at least 500"), "1 of at least 500 known (under 1 % at most), from 1 report"),
        (number(24, None, None, "dozens"), "1 of at least 24 known (4 % at most), from 1 report – some known"),
        (None, "1 known, from 1 report; the text tells no number"),
    ],
)
def test_bounds_are_kept_in_words(count: Any, said: str, tmp_path: Path) -> None:
    checks = check_aggregates(filled(tmp_path / "s.db", [many(count), on("2024-02-01")]))
    assert f"known: {said}" in written(checks, "text")


def test_many_known_acts_are_not_all_named_in_text(tmp_path: Path) -> None:
    days = [f"2024-02-{day:02}" for day in range(1, 24)]
    checks = check_aggregates(filled(tmp_path / "s.db", [many(exactly(23)), *map(on, days)]))
    text = " ".join(written(checks, "text").split())
    assert "known: 23 of 23 known (100 %)" in text
    assert text.count("Bannu (PAK)") == 20
    assert "and 3 more, which JSON lists" in text
    [told] = json.loads(written(checks, "json"))
    assert len(told["acts"]) == 23


def test_where_nobody_acts_nothing_is_compared(tmp_path: Path) -> None:
    """ "The plant was hit by at least 20 strikes in half a year." """
    [check] = check_aggregates(filled(tmp_path / "s.db", [many(exactly(20), actors=()), on("2024-02-01")]))
    assert (check.verdict, check.known, check.share) == (None, (), (None, None))
    assert "known: not compared, as the text names nobody who acts" in written([check], "text")


def test_nothing(tmp_path: Path) -> None:
    none = check_aggregates(filled(tmp_path / "s.db", [on("2024-02-01")]))
    assert written(none, "text") == "0 aggregates\n"
    assert written(none, "json") == "[]\n"
