"""Unknown: the names in the store that no actor bears, the most frequent first."""

from datetime import date

import pytest

from dateline.pipeline.unknown import UnknownName, is_name, unknown_names
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event
from dateline.records.span import Span
from dateline.reference.actor_check import check_actors
from dateline.reference.actor_files import read_actor
from dateline.reference.actor_index import shipped_actors
from dateline.reference.own_actors import OwnActors

TEXT = "The River Front burned\na village. Ana Costa, a teacher, fled. Police and the TTP came."


def party(name: str, actor_id: str | None = None, sector: str | None = "REB", office: str | None = None) -> Entity:
    return Entity(name, Span(0, 1), name, actor_id, None, "KEN", sector, office=office)


def event(*actors: Entity, recipients: tuple[Entity, ...] = ()) -> Event:
    return Event(
        "e", "ASSAULT", (), (), "material_conflict", -9.0, None, actors, recipients, None, (), "asserted",
        Span(16, 22), Span(0, 33), 0.9,
    )  # fmt: skip


def coding(*events: Event, article_id: str = "a") -> Coding:
    return Coding(Article(article_id, TEXT, date(2024, 3, 14)), "r", events)


def test_names_by_the_number_of_their_events() -> None:
    front, costa = party("River Front"), party("Ana Costa", sector="EDU")
    found = unknown_names([coding(event(front), event(front, recipients=(costa,))), coding(event(costa), event(front))])
    assert [(name.text, name.n_events) for name in found] == [("River Front", 3), ("Ana Costa", 2)]
    assert found[0].example == "The River Front burned a village."


def test_of_equals_the_first_in_the_alphabet_and_no_more_than_asked_for() -> None:
    front, costa = party("River Front"), party("Ana Costa")
    assert [name.text for name in unknown_names([coding(event(front, costa))], 1)] == ["Ana Costa"]


@pytest.mark.parametrize(
    "entity",
    [
        party("TTP", actor_id="ttp"),
        party("police of Kenya"),
        party("Costa e Silva"),  # a name that the text does not have
        party("a teacher"),
    ],
)
def test_who_is_listed_or_has_no_name_of_the_text_is_left_out(entity: Entity) -> None:
    assert unknown_names([coding(event(entity))]) == []


def test_one_name_on_both_sides_of_an_event_counts_once() -> None:
    front = party("River Front")
    [name] = unknown_names([coding(event(front, recipients=(front,)))])
    assert name.n_events == 1


def test_what_is_told_of_a_name_most_often_holds() -> None:
    seen = [party("River Front", sector=s) for s in ("REB", "UNK", "REB", None)]
    [name] = unknown_names([coding(*map(event, seen))])
    assert (name.code, name.sector, name.kind) == ("KEN", "REB", "person")


@pytest.mark.parametrize(
    ("entity", "kind"),
    [
        (party("Ana Costa", sector="GOV", office="Mayor"), "person"),
        (party("Ana Costa", sector="CVL"), "person"),
    ],
)
def test_who_has_an_office_is_a_person(entity: Entity, kind: str) -> None:
    [name] = unknown_names([coding(event(entity))])
    assert name.kind == kind


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            UnknownName("Ana Costa", 2, "person", "BRA", "CVL", ""),
            {"id": "ana-costa", "name": "Ana Costa", "kind": "person", "country": "BRA", "otherwise": "CVL"},
        ),
        (
            UnknownName("Lake Council", 2, "body", "IGO", "GOV", ""),
            {"id": "lake-council", "name": "Lake Council", "kind": "body", "code": "IGO", "sector": "GOV"},
        ),
        (UnknownName("São Fund", 2, "body", None, None, ""), {"id": "sao-fund", "name": "São Fund", "kind": "body"}),
    ],
)
def test_an_entry_is_ready_to_be_added(name: UnknownName, wanted: dict[str, str]) -> None:
    entry = name.as_entry()
    assert entry == wanted
    own = OwnActors((read_actor(entry, "group", "GOV", "x"),))
    assert [c for c in check_actors(shipped_actors(), own) if c.actor_id == entry["id"]] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("River Front", True), ("Front of the River", True), ("river front", False), ("of the", False), ("", False)],
)
def test_names_begin_with_capitals(text: str, wanted: bool) -> None:
    assert is_name(text) is wanted
