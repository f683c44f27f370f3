"""`dateline dates`: what an expression means, why, and what else."""

import json
from pathlib import Path
from subprocess import CompletedProcess

from tests.cli.program import dateline


def resolve(home: Path, *arguments: str) -> CompletedProcess[str]:
    """`dateline dates resolve ARGUMENTS` on a Thursday."""
    return dateline(home, "dates", "resolve", *arguments, "--published", "2023-01-19")


def test_an_expression_with_its_reason(tmp_path: Path) -> None:
    lines = resolve(tmp_path, "last Friday").stdout.splitlines()
    assert lines[:2] == ["last Friday: 2023-01-13  (date)", "  begin 2023-01-13, end 2023-01-13, precision day"]
    assert "rule weekday, counted from 2023-01-19 (published on Thursday)" in lines[2]


def test_what_else_it_could_mean(tmp_path: Path) -> None:
    [found] = json.loads(resolve(tmp_path, "Friday", "--json").stdout)
    assert found["value"] == "2023-01-13"
    assert [(a["value"], a["why"]) for a in found["alternatives"]] == [("2023-01-20", "if the verb looks ahead")]


def test_length_and_repetition_have_fields_of_their_own(tmp_path: Path) -> None:
    [months] = json.loads(resolve(tmp_path, "in the last three months", "--json").stdout)
    assert (months["duration"], months["begin"], months["end"]) == ("P3M", "2022-10-19", "2023-01-19")
    [fridays] = json.loads(resolve(tmp_path, "every Friday", "--json").stdout)
    assert (fridays["frequency"], fridays["begin"]) == ("every friday", None)
    [recent] = json.loads(resolve(tmp_path, "in recent months", "--json").stdout)
    assert recent["duration"] is None


def test_a_bare_year_or_month_is_read(tmp_path: Path) -> None:
    assert resolve(tmp_path, "2015").stdout.startswith("2015: 2015  (date)")


def test_in_a_text_the_anchor_is_the_date_told(tmp_path: Path) -> None:
    """The next day is counted from 9 January, and Friday lies ahead."""
    text = "On January 9 rebels took the town. They left the next day and will meet on Friday."
    found = json.loads(resolve(tmp_path, "--text", text, "--json").stdout)
    assert [f["value"] for f in found] == ["2023-01-09", "2023-01-10", "2023-01-20"]
    assert found[1]["reason"]["anchor_text"] == "January 9"
    [only] = json.loads(resolve(tmp_path, "the next day", "--text", text, "--json").stdout)
    assert only["value"] == "2023-01-10"


def test_no_time_is_said_so(tmp_path: Path) -> None:
    done = resolve(tmp_path, "the next day")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dateline: no time expression in 'the next day'")
    assert "give an expression" in resolve(tmp_path).stderr
