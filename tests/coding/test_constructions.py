"""Constructions, end to end: sentences written for each, all their events, and the coding that they tempt to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

import dateline
from dateline.records.article import Article
from dateline.records.event import Event
from tests.coding.patterns import read_pattern, shown


@dataclass(frozen=True)
class Case:
    """One sentence of a file."""

    name: str
    text: str
    events: tuple[str, ...]
    wrong: str
    fails: str | None = None


def read_cases() -> Iterator[Case]:
    """All cases, by file and number."""
    for file in sorted(Path(__file__).with_name("constructions").glob("*.yaml")):
        for number, raw in enumerate(yaml.safe_load(file.read_text("utf-8")), 1):
            yield Case(f"{file.stem}-{number}", raw["text"], tuple(raw["events"]), raw["wrong"], raw.get("fails"))


CASES = list(read_cases())
PARAMS = [
    pytest.param(case, id=case.name, marks=[pytest.mark.xfail(strict=True, reason=case.fails)] if case.fails else [])
    for case in CASES
]


@pytest.fixture(scope="module")
def coded() -> Mapping[str, tuple[Event, ...]]:
    """The events of every case, all coded in one run."""
    articles = [Article(case.name, case.text, date(2024, 3, 14)) for case in CASES]
    return {c.article.article_id: c.events for c in dateline.code(articles) if c.article is not None}


@pytest.mark.parametrize("case", PARAMS)
def test_construction(case: Case, coded: Mapping[str, tuple[Event, ...]]) -> None:
    """The events are those that a careful coder writes, no more and no fewer."""
    events = coded[case.name]
    told = "\n".join([case.text, *map(shown, events)])
    assert not any(read_pattern(case.wrong).fits(event) for event in events), f"tempted: {case.wrong}\n{told}"
    left = list(events)
    for notation in case.events:
        one = next((event for event in left if read_pattern(notation).fits(event)), None)
        assert one is not None, f"missing: {notation}\n{told}"
        left.remove(one)
    assert not left, f"not told: {[shown(event) for event in left]}\n{case.text}"
