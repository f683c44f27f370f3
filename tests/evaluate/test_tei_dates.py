"""Dates against GUM's TEI: reading gold, and what counts as right."""

from datetime import date
from pathlib import Path

import pytest

from dateline.evaluate.tei_dates import ARCHIVE, GoldDates, ends_of, read_tei, read_text, score_dates
from dateline.records.span import Span
from dateline.records.timex import Timex

TEI = """<text id="GUM_news_fire" partition="dev">
<p>
<s>
He\tPRP\the
fled\tVBD\tflee
in\tIN\tin
<date when="2015">
2015\tCD\t2015
</date>
.\t.\t.
</s>
</p>
<p>
<date from="2016-06" to="2016-08">
Last\tJJ\tlast
summer\tNN\tsummer
</date>
</p>"""
DAY = date(2017, 3, 14)


def timex(begin: int, end: int, value: str, first: date, last: date) -> Timex:
    return Timex(Span(begin, end), "DATE", value, first, last, "day")


def gold() -> GoldDates:
    return read_text("GUM_news_fire", TEI, DAY)


def test_gold_is_read_with_its_offsets() -> None:
    """Words are set apart, stops are not; blocks are paragraphs."""
    text = gold().article.text
    assert text == "He fled in 2015.\n\nLast summer\n\n"
    assert [text[said.begin : said.end] for said in gold().said] == ["2015", "Last summer"]


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2016-02", (date(2016, 2, 1), date(2016, 2, 29))),
        ("2016-02-03", (date(2016, 2, 3), date(2016, 2, 3))),
        ("--09", None),
        ("-0508", None),
        (None, None),
    ],
)
def test_ends(value: str | None, ends: tuple[date, date] | None) -> None:
    """What names no day of the calendar has no ends."""
    assert ends_of(value) == ends


def test_found_and_right_are_scored_apart() -> None:
    """The year is right, also as "since 2015"; the summer lacks its last month."""
    year = timex(11, 15, "2015", date(2015, 1, 1), DAY)
    summer = timex(18, 29, "2016-SU", date(2016, 6, 1), date(2016, 7, 1))
    assert score_dates([gold()], [[year, summer]]) == {"found": 100, "right": 50, "all": 50}
    assert score_dates([gold()], [[year]]) == {"found": 50, "right": 100, "all": 50}


def test_the_archive_is_read(corpora: Path) -> None:
    assert (corpora / ARCHIVE).is_file()
    first = next(read_tei(corpora))
    assert all(first.article.text[said.begin : said.end].strip() for said in first.said)
