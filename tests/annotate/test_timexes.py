"""Time expressions: what they span, and the days they mean in a story of a given day."""

import re
import time
from datetime import date

import pytest

from dateline.annotate.registry import STEPS
from dateline.annotate.timex_match import told_by
from dateline.annotate.timex_rules import ANCHORED, RULES
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TIMEXES
from dateline.records.timex import Timex

THURSDAY = date(2024, 3, 14)


def timexes(text: str, published: date = THURSDAY) -> dict[str, Timex]:
    """The expressions of a story, by their words."""
    [document] = read_documents([Article("a", text, published)], [STEPS["timexes"]()])
    return {timex.span.of(text): timex for timex in document[TIMEXES]}


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("Troops fired on marchers in the capital yesterday.", "yesterday", "2024-03-13"),
        ("Gunmen attacked the post on Thursday.", "Thursday", "2024-03-14"),
        ("Gunmen attacked the post last Thursday.", "last Thursday", "2024-03-07"),
        ("Gunmen attacked the post on Friday.", "Friday", "2024-03-08"),
        ("The envoys will meet on Friday.", "Friday", "2024-03-15"),
        ("The rebels are said to have fled on Friday.", "Friday", "2024-03-08"),
        ("The hearing was put off until Monday.", "Monday", "2024-03-18"),
        ("Gunmen attacked the post on Tuesday night.", "Tuesday night", "2024-03-12TNI"),
        ("Gunmen attacked the post last week.", "last week", "2024-W10"),
        ("The two sides clashed over the weekend.", "the weekend", "2024-W10-WE"),
        ("The ministers meet next month.", "next month", "2024-04"),
        ("He was jailed in November.", "November", "2023-11"),
        ("He was jailed in late 2019.", "late 2019", "2019"),
        ("He was jailed on 19 January 2021.", "19 January 2021", "2021-01-19"),
        ("He was jailed on Dec. 30.", "Dec. 30", "2023-12-30"),
        ("The vote is set for March 30.", "March 30", "2024-03-30"),
        ("Output fell in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3"),
        ("The fort was built in the 19th century.", "the 19th century", "18"),
        ("The shrine was burned down two years ago.", "two years ago", "2022"),
        ("The group raided villages in recent months.", "recent months", "PAST_REF"),
        ("The guns fell silent on New Year's Eve.", "New Year's Eve", "2023-12-31"),
        ("The truce held for twenty-four hours.", "twenty-four hours", "PT24H"),
        ("A 10-day truce began.", "10-day", "P10D"),
        ("Rockets fall almost daily.", "almost daily", "P1D"),
        ("They march every Friday.", "every Friday", "XXXX-WXX-5"),
    ],
)
def test_value(text: str, said: str, value: str) -> None:
    """Each expression has TIMEX3's range, no preposition in it, and TIMEX3's value."""
    assert {words: timex.value for words, timex in timexes(text).items()} == {said: value}


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("There were raids in the last three months.", date(2023, 12, 14), THURSDAY),
        ("There were raids in recent months.", date(2023, 12, 1), THURSDAY),
        ("There were raids earlier this month.", date(2024, 3, 1), THURSDAY),
        ("There were raids in early February.", date(2024, 2, 1), date(2024, 2, 10)),
        ("There were raids last week.", date(2024, 3, 4), date(2024, 3, 10)),
        ("There have been raids since January 8.", date(2024, 1, 8), THURSDAY),
        ("There have been raids since 2021.", date(2021, 1, 1), THURSDAY),
        ("There were raids between June 2014 and April 2016.", date(2014, 6, 1), date(2016, 4, 30)),
        ("There were raids a few days ago.", date(2024, 3, 7), date(2024, 3, 12)),
    ],
)
def test_interval(text: str, begin: date, end: date) -> None:
    """First and last day, both included."""
    [timex] = timexes(text).values()
    assert (timex.begin, timex.end) == (begin, end)


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("Troops left in 2011 and returned three years later.", "three years later", "2014"),
        ("On March 4 rebels took the town. The next day they left.", "The next day", "2024-03-05"),
        ("On March 4 rebels took the town. They left that same evening.", "that same evening", "2024-03-04TEV"),
        ("On March 4 rebels took the town. Shells fell at 5:30 a.m.", "at 5:30 a.m.", "2024-03-04T05:30"),
        ("The truce ends at noon Friday.", "noon Friday", "2024-03-15T12:00"),
        ("The offer stands until 5 p.m. March 20.", "5 p.m.", "2024-03-20T17:00"),
    ],
)
def test_counted_from_a_date_told_before(text: str, said: str, value: str) -> None:
    """The date of the story, and not that of the paper, is what "later" counts from."""
    assert value in {timex.value for words, timex in timexes(text).items() if words in said}


@pytest.mark.parametrize(
    "text",
    [
        "Maria may march with them.",
        "He is 35 years old.",
        "The Daily Courier has the story.",
        "The next day, nothing happened.",
        "The camp holds 2,010 people.",
        "It was the sun that set.",
    ],
)
def test_no_time(text: str) -> None:
    """Ages, names, modal verbs, numbers, and days that nothing tells."""
    assert timexes(text) == {}


def test_now_and_recently_have_no_day() -> None:
    """They point at the present and the past, and date nothing."""
    found = timexes("The town is quiet now, though shells fell recently.")
    assert {words: (t.value, t.begin, t.end) for words, t in found.items()} == {
        "now": ("PRESENT_REF", None, None),
        "recently": ("PAST_REF", None, None),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Talks in MARCH 2019; on Jan. 5-7, 19 January and from June 2014 to April 2016; mid-May; the 1990s.",
        "He left two days ago, after a ten-day strike: three years later, last week, in recent months.",
        "Every Friday, each weekend and twice a week; for months; on the last Tuesday before New Year's Day.",
    ],
)
def test_a_rule_is_spared_only_where_it_finds_nothing(text: str) -> None:
    """What a rule finds in a sentence, and in that sentence in capitals, it is let look for."""
    rules = [*RULES, *ANCHORED]
    for said in (text, text.upper()):
        sought = [rule.meaning for rule in told_by(rules, said)]
        assert all(rule.meaning in sought for rule in rules if rule.pattern.search(said))
        assert len(sought) < len(rules)


def test_every_rule_runs_in_linear_time() -> None:
    """Text made to keep each pattern trying for long takes each of them no more than a blink."""
    pieces = ["at least twenty-", "the ", "early ", "March 1-", "5:30 ", "between 2014 and ", "1,", "on the same ", " "]
    for pattern, *_ in [*RULES, *ANCHORED]:
        for piece in pieces:
            text = piece * 4000
            begun = time.perf_counter()
            assert sum(1 for _ in re.finditer(pattern, text)) <= 4000
            assert time.perf_counter() - begun < 2
