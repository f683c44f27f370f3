"""Time expressions against TimeML: reading gold, and what counts as right."""

from datetime import date
from pathlib import Path

from dateline.evaluate.timexes import (
    ARCHIVE,
    GoldTimexes,
    Said,
    is_held_back,
    read_timebank,
    read_timeml,
    said_of,
    score_timexes,
)
from dateline.records.article import Article
from dateline.records.span import Span
from dateline.records.timex import Timex

TIMEML = """<TimeML><DOCID>a</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-14">x</TIMEX3></DCT><TEXT>
Troops <EVENT eid="e1">fired</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2024-03-12">Tuesday</TIMEX3>.

They left.</TEXT></TimeML>"""


def timex(begin: int, end: int, value: str) -> Timex:
    return Timex(Span(begin, end), "DATE", value, None, None, "day")


def test_gold_is_read_with_its_offsets() -> None:
    """Lines that the wire broke are one line; paragraphs stay apart."""
    gold = read_timeml(TIMEML)
    assert gold is not None
    [said] = gold.said
    assert gold.article.text.strip() == "Troops fired on Tuesday.\n\nThey left."
    assert gold.article.text[said.begin : said.end] == "Tuesday"
    assert gold.article.published == date(2024, 3, 14)


def test_a_text_without_a_day_is_left_out() -> None:
    assert read_timeml("<TimeML><TEXT>Troops fired.</TEXT></TimeML>") is None


def test_range_and_value_are_scored_apart() -> None:
    """One is right, one has another range, one another value, one is missed."""
    said = (Said(0, 5, "2024"), Said(10, 15, "2023"), Said(20, 25, "2022"), Said(30, 35, "2021"))
    gold = [GoldTimexes(Article("a", "", date(2024, 3, 14)), said)]
    figures = score_timexes(gold, [[timex(0, 5, "2024"), timex(8, 15, "2023"), timex(20, 25, "2012")]])
    assert figures == {"exact": 400 / 7, "relaxed": 600 / 7, "value": 400 / 7, "right": 200 / 3}


def test_a_range_is_two_expressions_of_timeml() -> None:
    """ "1985 and 1987"; "the first nine months" has no word that joins."""
    text = "between 1985 and 1987 in the first nine months"
    [first, second] = said_of(timex(8, 21, "1985/1987"), text)
    assert [text[s.begin : s.end] for s in (first, second)] == ["1985", "1987"]
    assert [first.value, second.value] == ["1985", "1987"]
    assert list(said_of(timex(25, 46, "1997-01/1997-09"), text)) == [Said(25, 46, "1997-01/1997-09")]


def test_the_archive_is_read(corpora: Path) -> None:
    assert (corpora / ARCHIVE).is_file()
    first = next(read_timebank(corpora))
    assert all(first.article.text[said.begin : said.end].strip() for said in first.said)


def test_a_fifth_is_held_back_by_its_name(corpora: Path) -> None:
    """The same documents each time, about a fifth of them."""
    kept = [is_held_back(document) for document in read_timebank(corpora)]
    assert (sum(kept), len(kept)) == (49, 256)
