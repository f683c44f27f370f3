"""The table and the marks: what an analyst sees, on a terminal or in a file."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

from dateline.export.marks import bracketed
from dateline.export.table import table_of, write_table
from dateline.records.coding import Coding
from dateline.records.event import EventDate
from dateline.records.span import Span
from tests.export.records import ARREST, PROBLEM, TEXT, coding, span


def table(*codings: Coding, svg: Path | None = None) -> str:
    stream = StringIO()
    write_table(codings, stream, svg)
    return stream.getvalue()


def test_the_table_tells_who_did_what_to_whom_when_where_and_who_says_so() -> None:
    said = table(coding(ARREST))
    assert said.startswith("2024-03-01 · Dhaka · a.txt · 1 event\n")
    for word in (
        "COERCE",
        "Police",
        "BGD COP",
        "protesters",
        "2024-02-29",
        "Dhaka",
        "asserted",
        "officials",
        "arrested 30",
    ):
        assert word in said


def test_an_interval_and_a_rhythm_stand_in_the_date() -> None:
    often = EventDate("almost daily", "2024-02", "2024-03", "month", frequency="almost daily")
    said = table(coding(replace(ARREST, date=often)))
    assert all(word in said for word in ("2024-02 –", "2024-03", "almost", "daily"))


def test_an_article_without_events_is_named_and_a_problem_is_not() -> None:
    assert table(coding()) == "2024-03-01 · Dhaka · a.txt · 0 events\n"
    assert table(Coding(None, "r1", problems=(PROBLEM,))) == ""


def test_words_that_look_like_markup_stay_words() -> None:
    text = "[bold]Police[/bold] arrested 30 protesters in Dhaka on Thursday, officials said."
    event = replace(ARREST, trigger=span("arrested", text), evidence=Span(0, len(text)))
    assert "[bold]Police[/bold]" in table(coding(event, text=text)).replace("\n", "")


def test_the_picture_is_drawn(tmp_path: Path) -> None:
    table(coding(ARREST), svg=tmp_path / "code.svg")
    assert "COERCE" in (tmp_path / "code.svg").read_text("utf-8")


def test_triggers_stand_in_brackets() -> None:
    event = replace(ARREST, trigger=span("said"), event_type="SUPPORT")
    marked = bracketed(coding(ARREST, event))
    assert marked == TEXT.replace("arrested", "[arrested|COERCE]").replace("said", "[said|SUPPORT]")


def test_one_word_and_words_in_words_may_tell_two_events() -> None:
    same = replace(ARREST, event_type="ASSAULT")
    longer = replace(ARREST, trigger=span("arrested 30"), event_type="SANCTION")
    marked = bracketed(coding(ARREST, same, longer))
    assert "[[arrested|COERCE, ASSAULT] 30|SANCTION]" in marked


def test_a_narrow_terminal_gets_three_columns() -> None:
    whole = coding(ARREST)
    assert whole.article is not None
    assert [len(table_of(whole, whole.article, width).columns) for width in (140, 80)] == [7, 3]
