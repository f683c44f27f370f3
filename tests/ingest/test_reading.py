"""Reading: text, JSON Lines and CSV from files and folders; what is no article is a Problem, and nothing disappears."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest.options import ReadOptions
from dateline.ingest.reading import guarded, once, read_articles
from dateline.ingest.streams import Piece
from dateline.records.article import Article
from dateline.records.problem import Problem

DAY = date(2024, 3, 1)


def read(content: str | bytes, name: str = "a.txt", **options: object) -> list[Article | Problem]:
    raw = content.encode() if isinstance(content, str) else content
    return list(guarded(Piece(name, io.BytesIO(raw)), ReadOptions(**options)))  # type: ignore[arg-type]


def article(content: str | bytes, name: str = "a.txt", **options: object) -> Article:
    [item] = read(content, name, **options)
    assert isinstance(item, Article), item
    return item


def kinds(items: list[Article | Problem]) -> list[str]:
    return [item.kind if isinstance(item, Problem) else "article" for item in items]


def test_head_and_paragraphs_are_kept_apart_from_the_text() -> None:
    """date 2024-03-01 Dhaka: Police came.

    Thirty were held.
    """
    found = article("date 2024-03-01 Dhaka: Police came.\n\nThirty were held.\n")
    assert (found.published, found.dateline, found.head) == (DAY, "Dhaka", "date 2024-03-01 Dhaka:")
    assert found.text == "Police came.\n\nThirty were held."
    assert [span.of(found.text) for span in found.paragraphs] == ["Police came.", "Thirty were held."]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("😀 Café: 30 held.".encode(), "😀 Café: 30 held."),
        ("Cafe\u0301: 30 held.".encode(), "Cafe\u0301: 30 held."),
        (b"\xef\xbb\xbf30 held.", "30 held."),
        (b"Police came.\r\n\r\n30 held.\r\n", "Police came.\n\n30 held."),
        ("“30 held” in Köln’s centre".encode("cp1252"), "“30 held” in Köln’s centre"),
        ("30 held in Köln".encode("utf-16"), "30 held in Köln"),
        ("“30 held”, “40 freed”".encode() + b"\xe2\x80", "“30 held”, “40 freed”\ufffd"),
    ],
)
def test_code_points_are_kept_whatever_the_encoding(raw: bytes, text: str) -> None:
    assert article(raw, published=DAY).text == text


def test_half_a_character_in_json_can_still_be_written() -> None:
    found = article(json.dumps({"date": "2024-03-01", "text": "30 held \ud83d"}), "a.jsonl")
    assert found.text.encode() == "30 held \ufffd".encode()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("Police came.\n", "no-date"),
        ("date 2024-03-01 Dhaka:\n", "no-text"),
        ("", "no-text"),
        ("{\\rtf1 Police came.}", "not-text"),
    ],
)
def test_a_text_that_is_no_article_is_a_problem(content: str, kind: str) -> None:
    assert kinds(read(content)) == [kind]


def test_the_given_day_serves_where_the_text_says_none() -> None:
    assert article("Police came.", published=DAY).published == DAY
    assert article("date 2024-02-01 Police came.", published=DAY).published == date(2024, 2, 1)


def test_each_line_of_json_is_an_article_or_a_problem() -> None:
    lines = ['{"id": 7, "date": "2024-03-01", "text": "Police came.", "url": "u"}', "{", "[]", '{"id": 8, "text": "x"}']
    first, *others = read("\n".join(lines), "a.jsonl")
    assert isinstance(first, Article)
    assert (first.article_id, first.url) == ("7", "u")
    assert kinds(others) == ["bad-line", "bad-line", "no-date"]


def test_a_json_list_and_an_object_over_lines_are_read_whole() -> None:
    record = {"date": "2024-03-01", "text": "Police came."}
    assert kinds(read(json.dumps([record, record | {"text": ""}]), "a.json")) == ["article", "no-text"]
    assert kinds(read(json.dumps(record, indent=2), "a.json")) == ["article"]
    assert kinds(read(json.dumps(record, indent=2)[:-3], "a.json")) == ["bad-json"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_found_by_usual_and_by_given_names(delimiter: str) -> None:
    rows = [
        ["no", "headline", "published", "story", "outlet"],
        ["7", "Held", "1 March 2024", "Police came.", "Gazette"],
    ]
    found = article("\n".join(map(delimiter.join, rows)), "a.csv", columns={"id": "no"})
    assert (found.article_id, found.title, found.published, found.publisher) == ("7", "Held", DAY, "Gazette")


def test_a_cell_may_go_over_lines_and_the_line_of_a_bad_row_is_told() -> None:
    found = read('date,text\n2024-03-01,"Police came.\n\nThirty were held."\nsoon,Police went.\n', "a.csv")
    assert kinds(found) == ["article", "bad-date"]
    assert isinstance(found[1], Problem)
    assert found[1].message.startswith("line 5: 'soon'")


def test_an_open_quotation_mark_does_not_swallow_rows_in_silence() -> None:
    found = read('date,text\n2024-03-01,A.\n2024-03-01,"B.\n2024-03-01,C.\n', "a.csv")
    assert kinds(found) == ["article", "bad-line"]


def test_a_dateline_in_a_column_is_a_dateline_too() -> None:
    found = article("date,text\n2024-03-01,DHAKA (Agency) — Police came.\n", "a.csv")
    assert (found.dateline, found.publisher, found.text) == ("Dhaka", "Agency", "Police came.")


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ({"date": "3/4/2024", "text": "x"}, "ambiguous-date"),
        ({"date": "soon", "text": "x"}, "bad-date"),
        ({"text": "x"}, "no-date"),
        ({"date": "2024-03-01", "text": ["x"]}, "no-text"),
        ({"date": "2024-03-01", "words": "x"}, "no-text"),
    ],
)
def test_a_record_that_is_no_article_is_a_problem(record: dict[str, object], kind: str) -> None:
    assert kinds(read(json.dumps(record), "a.jsonl")) == [kind]


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ('{"date": "2024-03-01", "text": "Police came."}', {}),
        ("date,text\n2024-03-01,Police came.", {}),
        ("when,what\n2024-03-01,Police came.", {"date": "when", "text": "what"}),
        ("date 2024-03-01 Dhaka: Police came.", {}),
    ],
)
def test_the_format_is_sniffed(content: str, columns: dict[str, str]) -> None:
    assert article(content, "-", columns=columns).text == "Police came."


def test_files_folders_and_patterns_come_sorted_and_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.txt", ".hidden/e.txt", "f.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"date 2024-03-01 Dhaka: {name}")
    items = read_articles([f"{tmp_path}/*.txt", str(tmp_path), f"{tmp_path}/./a.txt"])
    assert [item.text for item in items if isinstance(item, Article)] == ["a.txt", "b.txt", "c/d.txt", "f.pdf"]


def test_a_file_of_another_format_is_a_problem(tmp_path: Path) -> None:
    for name, content in (("a.txt", b"\0\1"), ("b.pdf", b"%PDF-1.4"), ("c.docx", b"PK\x03\x04")):
        (tmp_path / name).write_bytes(content)
    assert kinds(list(read_articles([f"{tmp_path}/*"]))) == ["not-text", "not-text", "corrupt"]


def test_what_is_not_there_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_articles([str(tmp_path / "nowhere.txt")]))
    with pytest.raises(InputError, match="no file in this folder"):
        list(read_articles([str(tmp_path)]))


def test_an_id_that_comes_twice_is_a_problem() -> None:
    first, second = Article("7", "x", DAY, "a.txt"), Article("7", "y", DAY, "b.txt")
    kept, problem = once([first, second])
    assert kept == first
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.source_file) == ("duplicate-id", "b.txt")
    assert "a.txt" in problem.message


def test_the_same_text_on_the_same_day_has_the_same_id() -> None:
    one, other = article("date 2024-03-01 Dhaka: x"), article("Dhaka: 1 March 2024\nx", "b.txt")
    assert one.article_id == other.article_id
    assert article("date 2024-03-02 Dhaka: x").article_id != one.article_id
