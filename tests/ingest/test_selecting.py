"""Selecting: a window of days, a number of articles."""

from datetime import date
from pathlib import Path

from tests.hostile import makers as m
from tests.ingest.inputs import kinds, read

LINES = m.lines(*({"date": f"2024-03-0{k}", "text": m.text_of(k)} for k in range(1, 8)))


def test_days_from_the_first_to_the_last_both_included(tmp_path: Path) -> None:
    found = kinds(read(tmp_path, "a.jsonl", LINES, since=date(2024, 3, 3), until=date(2024, 3, 4)))
    assert found == ["outside-window"] * 2 + ["article"] * 2 + ["outside-window"] * 3
    assert kinds(read(tmp_path, "a.jsonl", LINES, since=date(2024, 3, 7))) == ["outside-window"] * 6 + ["article"]
    assert kinds(read(tmp_path, "a.jsonl", LINES, until=date(2024, 3, 1))) == ["article"] + ["outside-window"] * 6


def test_a_limit_counts_problems_but_not_what_lies_outside_of_the_window(tmp_path: Path) -> None:
    content = b'{"text": 1}\n' + LINES
    assert kinds(read(tmp_path, "a.jsonl", content, limit=3)) == ["no-date", "article", "article"]
    found = kinds(read(tmp_path, "a.jsonl", LINES, limit=2, since=date(2024, 3, 3)))
    assert found == ["outside-window"] * 2 + ["article"] * 2
