"""`dateline code`, from the words on the command line to exit code, standard output and standard error."""

import csv
import json
from io import StringIO
from pathlib import Path

from tests.cli.program import dateline

PROTEST = "date 2024-03-01 Dhaka: Police arrested 30 protesters in Dhaka on Thursday, officials said.\n"


def article(folder: Path, text: str = PROTEST, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_table_is_the_default_and_the_store_is_filled(example: Path, tmp_path: Path) -> None:
    done = dateline(tmp_path, "code", str(example))
    assert done.returncode == 0, done.stderr
    assert "ASSAULT" in done.stdout
    assert done.stderr.startswith("1 article, 1 coded, 0 problems; ")
    assert list(tmp_path.rglob("dateline.sqlite"))


def test_the_same_input_gives_the_same_bytes(examples: list[Path], tmp_path: Path) -> None:
    given = [str(path) for path in examples]
    once = dateline(tmp_path, "code", *given, "--format", "jsonl", "--no-store")
    again = dateline(tmp_path, "code", *reversed(given), "--format", "jsonl", "--jobs", "2", "--no-store")
    assert once.returncode == again.returncode == 0, again.stderr
    assert once.stdout == again.stdout
    assert not list(tmp_path.rglob("dateline.sqlite"))


def test_every_line_leads_back_to_its_words(example: Path, tmp_path: Path) -> None:
    text = example.read_text("utf-8").split(": ", 1)[1]
    done = dateline(tmp_path, "code", str(example), "--format", "jsonl", "--no-store")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"event", "position", "commitment", "relation"} <= {record["kind"] for record in records}
    for record in records:
        sides = [entity for key in ("actors", "recipients", "addressee") for entity in record.get(key, [])]
        holders = [record[key] for key in ("holder", "of") if key in record]
        for words in [record["trigger"], record["evidence"], *sides, *holders]:
            assert words["text"] in text


def test_csv_has_a_row_an_event(tmp_path: Path) -> None:
    done = dateline(tmp_path, "code", str(article(tmp_path)), "--format", "csv", "--no-store")
    [row] = csv.DictReader(StringIO(done.stdout))
    assert row["event_type"] == "COERCE"


def test_a_bad_article_is_listed_and_the_run_goes_on(tmp_path: Path) -> None:
    undated = article(tmp_path, "Police arrested 30 protesters.\n", "undated.txt")
    done = dateline(tmp_path, "code", str(article(tmp_path)), str(undated), "--format", "jsonl", "--no-store")
    assert done.returncode == 0
    assert "undated.txt" in done.stderr
    assert "no-date" in done.stderr
    assert "2 articles, 1 coded, 1 problem; 1 event" in done.stderr
    assert {json.loads(line)["kind"] for line in done.stdout.splitlines()} == {"event", "problem"}


def test_nothing_readable_is_exit_code_1(tmp_path: Path) -> None:
    done = dateline(tmp_path, "code", str(article(tmp_path, "No date here.\n")), "--no-store")
    assert done.returncode == 1
    assert "1 article, 0 coded, 1 problem; 0 events" in done.stderr


def test_standard_input_with_a_given_day(tmp_path: Path) -> None:
    given = "Police arrested 30 protesters in Dhaka on Thursday.\n"
    arguments = ("code", "-", "--published", "2024-03-01", "--format", "jsonl", "--no-store")
    done = dateline(tmp_path, *arguments, given=given)
    [event] = [json.loads(line) for line in done.stdout.splitlines()]
    assert event["article"]["published"] == "2024-03-01"
    assert event["date"]["start"] == "2024-02-29"


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    table.write_text('day,body\n2024-03-01,"Police arrested 30 protesters in Dhaka."\n', "utf-8")
    columns = ("--column", "date=day", "--column", "text=body")
    done = dateline(tmp_path, "code", str(table), *columns, "--format", "jsonl", "--no-store")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["event_type"] == "COERCE"


def test_a_bad_flag_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    done = dateline(tmp_path, "code", str(article(tmp_path)), "--column", "text", "--no-store")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dateline: --column 'text' is not FIELD=NAME, such as text=body\n"


def test_a_store_that_can_not_be_opened_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    not_a_store = article(tmp_path, "not a database" * 100, "store.sqlite")
    done = dateline(tmp_path, "code", str(article(tmp_path)), "--store", str(not_a_store))
    assert done.returncode == 2
    assert done.stderr.startswith("dateline: ")
    assert done.stderr.count("\n") == 1


def test_events_below_the_confidence_are_left_out(tmp_path: Path) -> None:
    done = dateline(tmp_path, "code", str(article(tmp_path)), "--min-confidence", "1", "--no-store")
    assert "1 article, 1 coded, 0 problems; 0 events" in done.stderr


def test_the_environment_names_the_store_and_the_flag_wins(tmp_path: Path) -> None:
    path = str(article(tmp_path))
    named = {"DATELINE_STORE": str(tmp_path / "named.sqlite")}
    dateline(tmp_path, "code", path, **named)
    dateline(tmp_path, "code", path, "--store", str(tmp_path / "flag.sqlite"), **named)
    assert {found.name for found in tmp_path.rglob("*.sqlite")} == {"named.sqlite", "flag.sqlite"}


def test_many_problems_of_one_kind_are_told_in_short(tmp_path: Path) -> None:
    """A table whose text stands in a column that is called `what`, by mistake without --column."""
    table = tmp_path / "news.csv"
    table.write_text("date,what\n" + "2024-03-01,Police came.\n" * 9)
    done = dateline(tmp_path, "code", str(table), "--no-store")
    *told, more, counts = done.stderr.splitlines()
    assert all("--column text=NAME (there are: date, what)" in line for line in told)
    assert more.endswith("no-text: and 6 more; --format jsonl lists them all")
    assert counts == "9 articles, 0 coded, 9 problems; 0 events"


def test_an_article_twice_is_coded_once(tmp_path: Path) -> None:
    article(tmp_path), article(tmp_path, name="b.txt")
    done = dateline(tmp_path, "code", f"{tmp_path}/*.txt", "--format", "jsonl", "--no-store")
    assert [json.loads(line).get("problem") for line in done.stdout.splitlines()] == [None, "duplicate-id"]
    assert "2 articles, 1 coded, 1 problem; 1 event" in done.stderr


def test_what_is_not_there_is_told_before_anything_is_written(tmp_path: Path) -> None:
    done = dateline(tmp_path, "code", "nowhere.txt", "--format", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dateline: nowhere.txt: no such file, folder or pattern\n"
    assert not list(tmp_path.rglob("*.sqlite"))


def test_a_picture_that_can_not_be_written_is_one_line(tmp_path: Path) -> None:
    picture = str(tmp_path / "nowhere" / "code.svg")
    done = dateline(tmp_path, "code", str(article(tmp_path)), "--no-store", "--svg", picture)
    assert done.returncode == 2
    assert done.stderr == f"dateline: {picture} can't be written: No such file or directory\n"


def test_a_pipe_gets_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    given = "date 2024-03-01 Dhaka: Police arrested 30 “protesters” 😀 in Dhaka.\n"
    path = str(article(tmp_path, given))
    done = dateline(tmp_path, "code", path, "--format", "jsonl", "--no-store", PYTHONIOENCODING="latin-1")
    assert "“protesters” 😀" in json.loads(done.stdout)["evidence"]["text"]
