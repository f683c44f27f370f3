"""`dateline verify`, `backup`, `restore`, `migrate` and `doctor`, as a user runs them."""

import sqlite3
from pathlib import Path

import pytest

from dateline.cli.checks import Finding, State, find_all
from dateline.config import Settings
from dateline.store import Store, View
from tests.cli.program import dateline
from tests.store.released_stores import RELEASED, released
from tests.store.server import Server
from tests.store.told import coding, event


def filled(path: Path) -> Path:
    with Store.open(path) as store:
        store.write([coding("a1", event("e1")), coding("a2", event("e2"))])
    return path


def spoil(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE event SET status = 'negated' WHERE event_id = 'e2'")


def test_a_whole_store_is_told_so_and_its_digest(tmp_path: Path) -> None:
    store = filled(tmp_path / "s.sqlite")
    done = dateline(tmp_path, "verify", "--store", str(store), "--digest")
    assert done.returncode == 0, done.stderr
    counts, digest = done.stdout.splitlines()
    assert counts.startswith("2 articles, 2 events, ")
    assert len(digest) == 64


def test_a_spoilt_row_is_named(tmp_path: Path) -> None:
    store = filled(tmp_path / "s.sqlite")
    spoil(store)
    done = dateline(tmp_path, "verify", "--store", str(store))
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "event e2: changed"
    assert "dateline restore" in done.stdout


def test_a_backup_brings_a_spoilt_store_back(tmp_path: Path) -> None:
    store, kept = filled(tmp_path / "s.sqlite"), str(tmp_path / "b.sqlite")
    assert dateline(tmp_path, "backup", kept, "--store", str(store)).stdout == f"{kept}: 2 articles of {store}\n"
    spoil(store)
    refused = dateline(tmp_path, "restore", kept, "--store", str(store))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "--replace" in refused.stderr
    done = dateline(tmp_path, "restore", kept, "--store", str(store), "--replace")
    assert done.stdout == f"{store}: 2 articles\nwhat stood there is now {store}.replaced\n"
    assert dateline(tmp_path, "verify", "--store", str(store)).returncode == 0


def test_an_older_store_is_migrated_when_asked(tmp_path: Path) -> None:
    store = released(RELEASED[0], tmp_path)
    refused = dateline(tmp_path, "verify", "--store", str(store))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "dateline migrate" in refused.stderr
    done = dateline(tmp_path, "migrate", "--store", str(store))
    assert done.stdout == f"{store} is up to date: 2 articles, 3 events\n"
    assert dateline(tmp_path, "verify", "--store", str(store)).returncode == 0


@pytest.mark.parametrize("verb", [("verify",), ("backup", "b"), ("migrate",)])
def test_no_store_is_made_where_there_is_none(verb: tuple[str, ...], tmp_path: Path) -> None:
    done = dateline(tmp_path, *verb, "--store", str(tmp_path / "s.sqlite"))
    assert done.returncode == 2
    assert done.stderr == f"dateline: there is no store at {tmp_path / 's.sqlite'}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_not_printed(tmp_path: Path) -> None:
    """Nobody listens on port 1."""
    url = "postgresql://someone:very-secret@127.0.0.1:1/news"
    for verb in ("verify", "migrate", "doctor"):
        done = dateline(tmp_path, verb, "--store", url)
        assert done.returncode != 0
        assert "very-secret" not in done.stdout + done.stderr
        assert "postgresql://someone:***@127.0.0.1:1/news" in done.stdout + done.stderr


def test_articles_are_coded_into_a_server_and_shown_from_it(tmp_path: Path, server: Server) -> None:
    text = "2024-03-14\nPolice arrested two men in Cairo, Egypt, on Wednesday.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    named = {"DATELINE_STORE": server.new_database("cli")}
    coded = dateline(tmp_path, "run", str(tmp_path / "a.txt"), **named)
    assert coded.returncode == 0, coded.stderr
    again = dateline(tmp_path, "run", str(tmp_path / "a.txt"), **named)
    assert "coded before          1" in again.stdout
    shown = dateline(tmp_path, "show", "a.txt", **named)
    assert "two men in Cairo, Egypt" in shown.stdout
    assert dateline(tmp_path, "verify", **named).returncode == 0


def test_the_doctor_finds_all_well(tmp_path: Path) -> None:
    done = dateline(tmp_path, "doctor", LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert {line.split()[1] for line in lines} == {
        "python", "locale", "space", "gazetteer", "actors", "coding", "store"
    }  # fmt: skip
    assert all(line.startswith(("ok ", "warn ")) for line in lines)


def test_the_doctor_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.yaml").write_text("actors: [{id: 5", "utf-8")
    settings = Settings(store=released(RELEASED[0], tmp_path), actors=tmp_path / "own")
    found = list(find_all(settings))
    [store] = [finding for finding in found if finding.what == "store"]
    assert (store.state, "run `dateline migrate`" in store.told) == (State.warn, True)
    assert [finding.state for finding in found if finding.what == "actors"] == [State.bad]


def test_the_doctor_counts_what_another_recipe_coded(tmp_path: Path) -> None:
    found = list(find_all(Settings(store=filled(tmp_path / "s.sqlite"), actors=tmp_path)))
    assert Finding(State.warn, "store", "2 articles were coded by other rules or settings: `dateline recode`") in found
    with View.open(tmp_path / "s.sqlite") as view:
        assert view.recipes() == {"r1": 2}
