"""Recode: stored articles coded anew, and what that changes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.config import Settings
from dateline.pipeline.coder import Coder
from dateline.pipeline.recode import EventChange, changes, recode, told
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Count, Event
from dateline.records.span import Span

ARTICLE = Article("a1", "The River Front attacked a police post in Kisumu.", date(2024, 3, 14), "news/a.txt")
FRONT = Entity("River Front", Span(4, 15), "River Front", None, None, "KEN", "REB")


def event(actor: Entity = FRONT, event_type: str = "ASSAULT", start: int = 16, event_id: str = "e") -> Event:
    return Event(
        event_id, event_type, (), (), "material_conflict", -9.0, None, (actor,), (), None, (), "asserted",
        Span(start, start + 8), Span(0, len(ARTICLE.text)), 0.9,
    )  # fmt: skip


def test_the_same_events_are_no_change() -> None:
    assert list(changes([event()], [event(event_id="another")])) == []


def test_new_gone_and_changed_in_the_order_of_the_text() -> None:
    police = replace(FRONT, sector="COP")
    before = [event(start=30), event()]
    after = [event(police), event(start=5)]
    found = list(changes(before, after))
    assert [(c.before is None, c.after is None) for c in found] == [(True, False), (False, False), (False, True)]
    assert found[1].differences() == ["actors"]
    assert found[0].differences() == found[2].differences() == []


def test_another_type_is_another_event() -> None:
    assert len(list(changes([event()], [event(event_type="COERCE")]))) == 2


def test_two_events_of_one_word_are_told_apart() -> None:
    assert len(list(changes([event(), event()], [event()]))) == 1


def test_what_is_told_of_a_change() -> None:
    coded = replace(FRONT, name="Front of the River", sector="PRM", other_sector_codes=("CRM",))
    [change] = changes([event()], [event(coded)])
    assert told(change, ARTICLE) == (
        "~ news/a.txt ASSAULT “attacked”: actors River Front [KEN REB] → Front of the River [KEN PRM CRM]"
    )


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (EventChange(None, event()), "+ news/a.txt ASSAULT “attacked”: River Front [KEN REB] → nobody"),
        (EventChange(event(), None), "- news/a.txt ASSAULT “attacked”: River Front [KEN REB] → nobody"),
    ],
)
def test_what_is_told_of_new_and_gone_events(change: EventChange, wanted: str) -> None:
    assert told(change, ARTICLE) == wanted


def test_a_count_that_came_and_an_actor_that_only_moved() -> None:
    [change] = changes([event()], [replace(event(replace(FRONT, span=Span(0, 15))), dead=Count(3, 3, 3))])
    assert change.differences() == ["actors", "dead"]
    assert "actors differ in their details; dead none → Count(" in told(change, ARTICLE)


def test_only_what_another_recipe_coded_is_coded_anew(tmp_path: Path) -> None:
    coder = Coder(Settings(actors=tmp_path))
    new = coder.code_article(ARTICLE)
    assert new.events
    stored = [new, replace(new, recipe="another", events=()), Coding(None, "another")]
    [done] = recode(stored, coder)
    assert done.coding == new
    assert [change.after for change in done.changes] == list(new.events)


def test_own_actors_change_the_recipe_and_the_coding(tmp_path: Path) -> None:
    before = Coder(Settings(actors=tmp_path / "none")).code_article(ARTICLE)
    (tmp_path / "own.yaml").write_text("actors: [{id: river, name: River Front, country: UGA, sector: PRM}]", "utf-8")
    [done] = recode([before], Coder(Settings(actors=tmp_path)))
    assert ("UGA", "PRM", "river") in {
        (party.code, party.sector, party.actor_id)
        for change in done.changes
        if change.after is not None
        for party in change.after.actors
    }
