"""JSON Lines: the names that other programs rely on, and offsets that lead back to the words."""

import json
from io import StringIO
from typing import Any

from dateline.export.jsonl import write_jsonl
from dateline.records.coding import Coding
from tests.export.records import ARREST, PROBLEM, TEXT, coding

EVENT = (
    "kind event_id recipe article event_type mode contexts quad score cameo actors recipients date places attributes "
    "status attribution denied_by conditions trigger evidence confidence "
    "numbers aggregate author_status outcome claims"
)
PARTS = {
    "article": "article_id source_file published dateline title url contexts",
    "date": "text start end precision duration frequency",
    "attributes": "dead injured arrested count displaced abducted crowd attacks money arms",
    "trigger": "text start end",
    "evidence": "text start end",
}
ITEMS = {
    "actors": "text start end name actor_id wikidata_id code sector other_sector_codes office",
    "places": "text start end name geoname_id lat lon admin1 country precision",
    "attribution": "text name cue kind status",
}


def lines(*codings: Coding) -> list[dict[str, Any]]:
    stream = StringIO()
    write_jsonl(codings, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_has_the_names_that_are_fixed() -> None:
    [event] = lines(coding(ARREST))
    assert list(event) == EVENT.split()
    for name, keys in PARTS.items():
        assert list(event[name]) == keys.split()
    for name, keys in ITEMS.items():
        assert set(keys.split()) <= set(event[name][0])
    assert event["attributes"]["arrested"] == {"low": 30, "best": 30, "high": 30, "unit": "people", "text": "30"}
    assert event["attributes"]["dead"] is None


def test_offsets_count_code_points() -> None:
    """😀 Police arrested 30 protesters …"""
    [event] = lines(coding(ARREST))
    for part in [event["trigger"], event["evidence"], *event["actors"], *event["recipients"], *event["places"]]:
        assert TEXT[part["start"] : part["end"]] == part["text"]


def test_a_problem_is_a_line_of_its_own() -> None:
    event, problem = lines(coding(ARREST), Coding(None, "r1", problems=(PROBLEM,)))
    assert event["kind"] == "event"
    assert problem == {
        "kind": "problem",
        "article": {"article_id": None, "source_file": "b.txt"},
        "step": "ingest",
        "problem": "no-date",
        "message": "no date",
    }
