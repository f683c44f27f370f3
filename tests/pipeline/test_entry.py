"""`dateline.code`: texts, paths and articles, and what it says of those that are none."""

from datetime import date
from pathlib import Path

import pytest

from dateline import code
from dateline.errors import InputError
from dateline.pipeline.entry import is_text

TEXT = "Police arrested 30 protesters in Dhaka on Thursday, officials said."


def test_a_text_is_coded_by_its_day_of_publication() -> None:
    """2024-03-01, a Friday: Police arrested 30 protesters in Dhaka on Thursday, officials said."""
    [coding] = code(TEXT, published="2024-03-01")
    [arrest] = [event for event in coding.events if event.event_type == "COERCE"]
    assert arrest.date is not None
    assert arrest.date.start == "2024-02-29"
    assert coding.article is not None
    assert coding.article.text == TEXT
    [again] = code([TEXT], published=date(2024, 3, 1))
    assert again == coding


def test_a_text_that_says_its_own_day_needs_none() -> None:
    [coding] = code(f"date 2024-03-01 Dhaka: {TEXT}")
    assert coding.article is not None
    assert (coding.article.published, coding.article.dateline) == (date(2024, 3, 1), "Dhaka")


def test_a_text_without_a_day_is_a_problem() -> None:
    [coding] = code(TEXT)
    assert [problem.kind for problem in coding.problems] == ["no-date"]


def test_the_day_holds_for_files_too(tmp_path: Path) -> None:
    (tmp_path / "my news.txt").write_text(TEXT)
    [by_text] = code(str(tmp_path / "my news.txt"), published="2024-03-01")
    [by_path] = code(tmp_path / "my news.txt", published="2024-03-01")
    assert by_text == by_path
    assert by_path.events


@pytest.mark.parametrize("source", ["missing.txt", "my missing news.txt", "news/*.txt", "missing"])
def test_a_path_that_is_none_is_an_error(source: str) -> None:
    with pytest.raises(InputError):
        next(code(source, published="2024-03-01"))


def test_a_day_that_is_none_is_an_error() -> None:
    with pytest.raises(InputError, match="'Thursday' is no day"):
        next(code(TEXT, published="Thursday"))


def test_what_is_a_text() -> None:
    assert is_text("Police came. " * 1000)
    assert is_text("One line.\nAnother")
    assert is_text("Troops fired on U.S. bases")
    assert not is_text("two words.jsonl")
    assert not is_text("word")
