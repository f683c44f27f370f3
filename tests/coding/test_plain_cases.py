"""Plain cases, end to end: one sentence, the one event that a coder would write from it."""

import csv
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.records.article import Article

ROWS = [
    row
    for row in csv.reader(Path(__file__).with_name("plain_cases.tsv").open(encoding="utf-8"), delimiter="\t")
    if row and not row[0].startswith("#")
]


@pytest.mark.parametrize(("text", "types", "actors", "recipients", "status"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_plain_case(text: str, types: str, actors: str, recipients: str, status: str) -> None:
    """The event is found with its sides in the right direction and its status."""
    [coding] = dateline.code([Article("a", text, date(2023, 1, 19))])
    fitting = [event for event in coding.events if event.event_type in types.split("|")]
    assert fitting, [(event.event_type, event.trigger.of(text)) for event in coding.events]
    event = fitting[0]
    for wanted, coded in ((actors, event.actors), (recipients, event.recipients)):
        names = [name.strip() for name in wanted.split(";") if name.strip()]
        said = [entity.text for entity in coded]
        assert len(said) >= len(names), said
        assert all(any(name.lower() in text.lower() for text in said) for name in names), said
    assert event.status == status
