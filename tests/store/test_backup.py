"""Backup and restore: all or nothing, while others write, from one kind of database to the other."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from dateline.errors import StoreError
from dateline.store import Store, View, Where, digest
from dateline.store.backup import back_up, restore
from dateline.store.verify import find_faults
from tests.store.released_stores import RELEASED, released
from tests.store.test_database import FULL, sum_of, write
from tests.store.told import coding, event


def test_what_was_backed_up_is_restored(new_store: Callable[[], Where], tmp_path: Path) -> None:
    one, two, backup = new_store(), new_store(), tmp_path / "kept" / "b.sqlite"
    backup.parent.mkdir()
    write(one, [FULL, coding("a2", event("e9"))])
    back_up(one, backup)
    assert list(backup.parent.iterdir()) == [backup]
    restore(backup, two)
    assert sum_of(two) == sum_of(one) == sum_of(backup)
    assert list(find_faults(two)) == []


def test_a_restored_store_goes_on_as_it_was(where: Where, tmp_path: Path) -> None:
    write(where, [FULL])
    back_up(where, tmp_path / "b.sqlite")
    write(where, [coding("a2", event("e9"))])
    after = sum_of(where)
    aside = restore(tmp_path / "b.sqlite", where, replace=True)
    assert sum_of(where) == sum_of(tmp_path / "b.sqlite")
    write(where, [coding("a2", event("e9"))])
    assert sum_of(where) == after
    assert aside is None or sum_of(aside) == after


def test_a_store_is_not_replaced_unasked(where: Where, tmp_path: Path) -> None:
    write(where, [FULL])
    back_up(where, tmp_path / "b.sqlite")
    before = sum_of(where)
    with pytest.raises(StoreError, match="--replace"):
        restore(tmp_path / "b.sqlite", where)
    assert sum_of(where) == before


def test_a_spoilt_backup_is_refused_and_the_store_stays(where: Where, tmp_path: Path) -> None:
    backup = tmp_path / "b.sqlite"
    write(where, [FULL])
    back_up(where, backup)
    before = sum_of(where)
    with sqlite3.connect(backup) as connection:
        connection.execute("UPDATE event SET confidence = 1 WHERE event_id = 'e1'")
    with pytest.raises(StoreError, match="spoilt: event e1: changed"):
        restore(backup, where, replace=True)
    assert sum_of(where) == before
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []


def test_an_older_backup_is_brought_up_to_date(where: Where, tmp_path: Path) -> None:
    restore(released(RELEASED[0], tmp_path), where)
    with View.open(where) as view:
        assert view.count()["article"] == 2
    assert list(find_faults(where)) == []


def test_a_backup_while_a_run_writes_is_of_one_moment(where: Where, tmp_path: Path) -> None:
    """Each article is whole in it, and the run is not held up."""
    Store.open(where).close()
    done, wrote = Event(), []

    def write_on() -> None:
        n = 0
        while not done.is_set():
            write(where, [coding(f"a{n}", event(f"e{n}0"), event(f"e{n}1"))])
            wrote.append(n)
            n += 1

    run = Thread(target=write_on)
    run.start()
    try:
        for n in range(5):
            n_before = len(wrote)
            back_up(where, tmp_path / f"{n}.bak")
            with View.open(tmp_path / f"{n}.bak") as view:
                counts = view.count()
            assert counts["article"] >= n_before
            assert counts["event"] == 2 * counts["article"]
            assert list(find_faults(tmp_path / f"{n}.bak")) == []
    finally:
        done.set()
        run.join()
    with View.open(where) as view:
        assert view.count()["article"] == len(wrote)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    write(tmp_path / "s.sqlite", [FULL])
    (tmp_path / "b.sqlite").write_text("notes")
    with pytest.raises(StoreError, match="already"):
        back_up(tmp_path / "s.sqlite", tmp_path / "b.sqlite")
    assert (tmp_path / "b.sqlite").read_text() == "notes"
    with pytest.raises(StoreError, match="there is no backup"):
        restore(tmp_path / "none", tmp_path / "t.sqlite")
    with pytest.raises(StoreError, match="there is no store"):
        back_up(tmp_path / "none", tmp_path / "c.sqlite")


def test_stores_put_aside_are_all_kept(tmp_path: Path) -> None:
    path, backup = tmp_path / "s.sqlite", tmp_path / "b"
    write(path, [FULL])
    back_up(path, backup)
    kept = [restore(backup, path, replace=True) for _ in range(3)]
    assert [aside.name if aside else None for aside in kept] == [f"s.sqlite.replaced{n}" for n in ("", 1, 2)]
    with View.open(path) as view:
        assert digest(view) == sum_of(backup)
