"""A store as a program reads it: filters by any name of an actor, records, tables, files."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import dateline
from dateline.errors import InputError, SetupError, StoreError
from dateline.pipeline.opened import Opened
from dateline.records.coding import Coding
from dateline.records.event import EventDate
from dateline.records.position import Position
from dateline.records.span import Span
from dateline.store import Store
from tests.export.records import ARREST
from tests.export.reports import BOMBING, BOMBING_TEXT, CIVILIANS, CODINGS, TALKS, TTP, words


def wants_talks() -> Position:
    return Position(
        "p1", TTP, "talks", "talks", "opposes", words(BOMBING_TEXT, "in Miranshah"), (), (CIVILIANS,),
        EventDate("then", "2022-10", "2022-10", "month"), (), BOMBING.trigger, Span(0, 20), 0.8,
    )  # fmt: skip


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """The codings of the export tests, and a position."""
    first, second, third = CODINGS
    with_position = Coding(second.article, second.recipe, second.events, positions=(wants_talks(),))
    with Store.open(tmp_path / "store.db") as store:
        store.write([first, with_position, third])
    with dateline.open(tmp_path / "store.db") as opened:
        yield opened


def ids(rows: Any) -> list[str]:
    return [row.event.event_id for row in rows]


def test_events_come_by_article_and_again_when_asked_again(opened: Opened) -> None:
    events = opened.events()
    assert ids(events) == ["e1", BOMBING.event_id, "cd" * 8, TALKS.event_id]
    assert ids(events) == ids(events)


@pytest.mark.parametrize("name", ["TTP", "ttp", "Tehreek-e-Taliban Pakistan", "Pakistani Taliban"])
def test_an_actor_is_found_by_every_name_of_the_registry(name: str, opened: Opened) -> None:
    assert set(ids(opened.events(actor=name))) == {BOMBING.event_id, "cd" * 8}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": "CONSULT"}, [TALKS.event_id]),
        ({"type": ["CONSULT", "COERCE"]}, ["e1", TALKS.event_id]),
        ({"country": "PAK", "status": "asserted"}, [BOMBING.event_id]),
        ({"since": "2022-11"}, ["e1"]),
        ({"since": "2022-10", "until": "2022-12-31", "status": "asserted"}, [BOMBING.event_id]),
        ({"recipient": "protesters"}, ["e1"]),
        ({"party": "civilians", "status": "negated"}, ["cd" * 8]),
        ({"actor": "nobody at all"}, []),
        ({"article": "a3"}, [TALKS.event_id]),
    ],
)
def test_filters(asked: dict[str, Any], expected: list[str], opened: Opened) -> None:
    assert ids(opened.events(**asked)) == expected


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"type": "ATTACK"}, "no type 'ATTACK', only AGREE"),
        ({"status": "true"}, "no status 'true', only asserted"),
        ({"country": "Pakistan"}, "alpha-3"),
        ({"since": "November"}, "'November' is no day"),
        ({"until": "2023-13"}, "is no day"),
    ],
)
def test_a_filter_that_is_none_is_named(asked: dict[str, Any], said: str, opened: Opened) -> None:
    with pytest.raises(InputError, match=said):
        opened.events(**asked)


def test_a_record_leads_back_to_the_words(opened: Opened) -> None:
    [bombing] = opened.events(actor="TTP", status="asserted")
    assert bombing.sentence == BOMBING_TEXT
    assert bombing.event.trigger.of(bombing.article.text) == "killed"
    assert bombing.days == (date(2022, 10, 1), date(2022, 10, 31))


def test_tables(opened: Opened) -> None:
    table = opened.events().to_arrow()
    assert isinstance(table, pa.Table)
    assert table.num_rows == 4
    frame = opened.events(since="2022-10").to_pandas()
    assert frame["event_type"].tolist() == ["COERCE", "ASSAULT", "ASSAULT"]
    assert opened.events(actor="nobody").to_pandas().empty
    assert opened.events().in_layout("acled").to_pandas()["fatalities"].tolist() == [0, 12]
    with pytest.raises(InputError, match="only native, acled"):
        opened.events().in_layout("cameo")


def test_without_pandas_the_error_says_how_to_get_it(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)  # as Python has it where a package is not installed
    with pytest.raises(SetupError, match=r"pip install 'dateline\[tables\]'"):
        opened.events().to_pandas()


def test_objects_and_files(opened: Opened, tmp_path: Path) -> None:
    [told] = opened.events(type="CONSULT").to_dicts()
    assert (told["kind"], told["article"]["article_id"]) == ("event", "a3")
    assert opened.events().to_file(tmp_path / "events.parquet").n_written == 4


def test_positions(opened: Opened) -> None:
    [position] = opened.positions(holder="TTP", stance="opposes")
    assert position.record.stance == "opposes"
    assert opened.positions(holder="India").to_arrow().num_rows == 0
    frame = opened.positions(since="2022").to_pandas()
    assert frame.loc[0, ["issue", "content", "stance"]].tolist() == ["talks", "in Miranshah", "opposes"]
    assert list(frame.loc[0, "holder_ids"]) == ["ttp"]
    assert (
        opened.commitments(holder="TTP").to_arrow().num_rows == opened.relations(party="TTP").to_arrow().num_rows == 0
    )
    assert next(opened.positions().to_dicts())["kind"] == "position"


def test_articles_and_codings(opened: Opened) -> None:
    assert [article.article_id for article in opened.articles(since="2024")] == ["a1", "a3"]
    assert opened.coding("a2").events[0].event_id == BOMBING.event_id
    assert [len(coding.events) for coding in opened.codings()] == [1, 2, 1]
    with pytest.raises(InputError, match="no stored articles are called 'zz'"):
        opened.coding("zz")
    assert ARREST in opened.coding("a1").events
    assert "4 events" in repr(opened)


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        dateline.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_the_first_rows_for_the_eye(opened: Opened) -> None:
    said = repr(opened.events())
    assert "event_type" in said.splitlines()[0]
    assert all(word in said for word in ("COERCE", "Miranshah", "negated"))
    assert "…" not in said
    html = opened.events()._repr_html_()
    assert html.count("<tr>") == 5
    assert "&lt;on &amp; off&gt;" in html
    assert "opposes" in repr(opened.positions())
