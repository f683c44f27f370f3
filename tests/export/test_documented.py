"""docs/formats.md says what is written, and nothing else."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.export.documented import columns_of, described, with_parts
from dateline.export.files import ENDINGS, FORMATS
from dateline.export.layouts import LAYOUTS
from dateline.export.objects import event_object, objects_of
from dateline.export.statements import commitment_object, position_object, relation_object
from dateline.records.coding import Coding
from dateline.records.position import Commitment, Relation
from dateline.records.span import Span
from tests.export.records import PROBLEM
from tests.export.reports import BOMBING, CODINGS, TTP, report
from tests.pipeline.test_opened import wants_talks

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"
ARTICLE = report(BOMBING).article


def written() -> dict[str, dict[str, Any]]:
    """An object of each kind, as it is written."""
    promise = Commitment("c", TTP, (), "talks", "talks", (), "made", (), None, (), Span(0, 1), Span(0, 2), 0.5)
    tie = Relation("r", TTP, None, "founded", False, None, None, (), Span(0, 1), Span(0, 2), 0.5)
    event = event_object(BOMBING, ARTICLE, "r1")
    return {
        "event": event,
        "position": position_object(wants_talks(), ARTICLE, "r1"),
        "commitment": commitment_object(promise, ARTICLE, "r1"),
        "relation": relation_object(tie, ARTICLE, "r1"),
        "problem": next(objects_of(Coding(None, "r1", problems=(PROBLEM,)))),
        "side": event["actors"][0],
    }


@pytest.mark.parametrize("kind", written())
def test_every_key_that_is_written_is_described_in_its_order(kind: str) -> None:
    assert list(described()["objects"][kind]) == list(written()[kind])


def test_the_parts_of_an_event_are_named() -> None:
    told, event = described()["objects"]["event"], written()["event"]
    for name in ("article", "attributes", "trigger", "evidence", "date"):
        assert [key for key in event[name] if f"`{key}`" not in told[name]] == []
    for name in ("places", "numbers"):
        assert [key for key in event[name][0] if f"`{key}`" not in told[name]] == []


def test_every_format_is_described_with_its_endings() -> None:
    assert list(described()["formats"]) == list(FORMATS)
    endings = {end: name for name, told in described()["formats"].items() for end in told["ending"].split()}
    assert endings == {end: name for end, name in ENDINGS.items() if end != ".datapackage"}


def test_the_document_is_current() -> None:
    """Else: python -m dateline.export.documented docs/formats.md"""
    text = DOCUMENT.read_text("utf-8")
    assert with_parts(text) == text
    assert text.count("<!-- made: ") == 3


def test_a_changed_column_would_be_noticed() -> None:
    native = LAYOUTS["native"]
    renamed = replace(native, fields=(replace(native.fields[0], name="id"), *native.fields[1:]))
    assert columns_of(renamed) != columns_of(native)
    assert columns_of(native) in DOCUMENT.read_text("utf-8")
    assert len(CODINGS) == 3
