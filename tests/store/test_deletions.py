"""The list of what articles no longer say: made by coding anew, left by what is said again."""

import sqlite3
from pathlib import Path

from dateline.store import Store, Where, digest
from dateline.store.verify import find_faults
from tests.store.told import coding, event, position


def listed(store: Store) -> list[tuple[str, str, str, str]]:
    return [(d.record_id, d.kind, d.article_id, d.recipe) for d in store.view.deletions()]


def test_what_a_recode_takes_away_is_listed(where: Where) -> None:
    with Store.open(where) as store:
        store.write([coding("a1", event("e1"), event("e2"), positions=(position("p1"),), recipe="old")])
        assert listed(store) == []
        store.write([coding("a1", event("e1"), recipe="new")])
        assert listed(store) == [("e2", "event", "a1", "old"), ("p1", "position", "a1", "old")]
    assert list(find_faults(where)) == []


def test_what_comes_back_leaves_the_list(where: Where) -> None:
    with Store.open(where) as store:
        store.write([coding("a1", event("e1"), event("e2"), recipe="1"), coding("a2", event("e3"), recipe="1")])
        store.write([coding("a1", event("e1"), recipe="2"), coding("a2", recipe="2")])
        assert [row[0] for row in listed(store)] == ["e2", "e3"]
        store.write([coding("a1", event("e2"), recipe="3")])
        assert listed(store) == [("e1", "event", "a1", "2"), ("e3", "event", "a2", "1")]


def test_writing_the_same_again_deletes_nothing(where: Where) -> None:
    with Store.open(where) as store:
        one = coding("a1", event("e1"))
        store.write([one])
        before = digest(store.view)
        assert store.write([one]).same == 1
        assert digest(store.view) == before
        assert listed(store) == []


def test_an_event_that_only_changes_is_not_deleted(where: Where) -> None:
    with Store.open(where) as store:
        store.write([coding("a1", event("e1")), coding("a1", event("e1", status="negated"), recipe="new")])
        assert listed(store) == []


def test_a_changed_row_of_the_list_is_found(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.write([coding("a1", event("e1")), coding("a1", recipe="new")])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE deletion SET recipe = 'other'")
    assert [str(fault) for fault in find_faults(path)] == ["deletion e1: changed"]
