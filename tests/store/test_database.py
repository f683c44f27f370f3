"""The store: a SQLite file or a PostgreSQL database; writing the same again changes nothing, whatever the order."""

import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.context import Context
from dateline.records.problem import Problem
from dateline.records.span import Span
from dateline.store import Store, View, Where, Written, digest
from tests.store.server import PASSWORD, Server, connected
from tests.store.told import TEXT, coding, commitment, event, party, position, relation


def write(where: Where, codings: Iterable[Coding]) -> Written:
    with Store.open(where) as store:
        return store.write(codings)


def sum_of(where: Where) -> str:
    with View.open(where) as view:
        return digest(view)


FULL = replace(
    coding("a1", event("e2", actors=(party("Police"),)), event("e1", recipients=(party("TTP", "ttp"),))),
    positions=(position("p2"), position("p1", stance="opposes")),
    commitments=(commitment(to=(party("Egypt", "egypt"),)),),
    relations=(relation(), relation("r2", to=None, kind="founded")),
    contexts=(Context("terrorism", 2.5, (Span(0, 6),)),),
)


def test_what_is_written_is_read_back_in_its_order(where: Where) -> None:
    with Store.open(where) as store:
        assert store.write([FULL]) == Written(new=1)
        assert list(store.view.codings()) == [FULL]
        assert store.view.coding("a2") is None


def test_the_same_again_changes_nothing(where: Where) -> None:
    codings = [FULL, Coding(None, "r1", problems=(Problem(None, "b.txt", "ingest", "no-date", "…"),))]
    write(where, codings)
    before = sum_of(where)
    assert write(where, codings) == Written(same=1)
    assert sum_of(where) == before


def test_the_order_of_writing_does_not_matter(new_store: Callable[[], Where]) -> None:
    codings = [FULL, coding("a2", event("e3"), source="b.txt")]
    one, two = new_store(), new_store()
    write(one, codings)
    write(two, reversed(codings))
    assert sum_of(one) == sum_of(two)
    with View.open(one) as view:
        assert view.count() == {
            "article": 2, "event": 3, "position": 2, "commitment": 1, "relation": 2, "problem": 0
        }  # fmt: skip


def test_coding_anew_replaces_what_that_article_alone_says(where: Where) -> None:
    write(where, [FULL, coding("a2", event("e5", actors=(party("TTP", "ttp"),)))])
    with Store.open(where) as store:
        anew = coding("a1", event("e3", "ASSAULT"), recipe="r2")
        assert store.write([anew]) == Written(replaced=1)
        assert [c.events for c in store.view.codings()] == [anew.events, (event("e5", actors=(party("TTP", "ttp"),)),)]
        assert [found.record.event_id for found in store.view.events(party="ttp")] == ["e5"]
        assert list(store.view.positions()) == []


def test_a_problem_goes_when_its_article_is_coded(where: Where) -> None:
    problem = Problem("a1", "news/a.txt", "triggers", "step-failed", "…")
    with Store.open(where) as store:
        store.write([replace(coding("a1"), problems=(problem,))])
        assert list(store.view.problems()) == [problem]
        store.write([coding("a1", event())])
        assert list(store.view.problems()) == []


@pytest.mark.parametrize("called", ["a1b2", "a1", "news/a.txt", "a.txt"])
def test_an_article_is_found_by_id_beginning_path_and_file_name(called: str, where: Where) -> None:
    with Store.open(where) as store:
        store.write([coding("a1b2"), coding("c3", source="news/ba.txt")])
        assert [found.article_id for found in store.view.find_articles(called)] == ["a1b2"]


def test_a_sign_of_sql_in_a_name_is_only_a_sign(where: Where) -> None:
    with Store.open(where) as store:
        store.write([coding("a1"), coding("%'; --")])
        assert [found.article_id for found in store.view.find_articles("%")] == ["%'; --"]


@pytest.mark.parametrize("odd", ["a\0b.txt", "a\udc80.txt", "😀 ‮.txt"])
def test_an_odd_file_name_is_stored(odd: str, where: Where) -> None:
    with Store.open(where) as store:
        store.write([coding("a1", source=odd), Coding(None, "r1", problems=(Problem(None, odd, "ingest", odd, odd),))])
        [article] = store.view.articles()
        assert article.text == TEXT
        assert len(list(store.view.problems())) == 1


def test_readers_are_not_locked_out_while_a_run_writes(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    write(path, [coding("a1", event())])
    writer = sqlite3.connect(path, isolation_level=None)
    assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    writer.execute("BEGIN IMMEDIATE")
    with Store.open(path) as reader:
        assert [found.record for found in reader.view.events()] == [event()]
    writer.close()


def test_two_runs_may_make_and_fill_one_store(where: Where) -> None:
    runs = [[coding(f"{run}{n}", event(f"e{run}{n}")) for n in range(20)] for run in "ab"]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda run: write(where, run), runs)) == [Written(new=20)] * 2
    with View.open(where) as view:
        assert view.count()["event"] == 40


def test_two_runs_that_write_the_same_write_it_once(where: Where) -> None:
    run = [coding(f"a{n}", event(f"e{n}")) for n in range(20)]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda run: write(where, run), [run, list(reversed(run))]))
    assert sum(one.new for one in done) == sum(one.same for one in done) == 20


def test_half_a_coding_is_never_written(where: Where) -> None:
    with Store.open(where) as store:
        with pytest.raises(StoreError, match="can't be written"):
            store.write([coding("a1", event("e1"), event("e1"))])
        assert set(store.view.count().values()) == {0}


@pytest.mark.parametrize("content", [b"no database" * 200, None])
def test_what_is_no_store_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(path)


def test_the_same_record_is_the_same_row_on_both_databases(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("server")
    codings = [FULL, replace(FULL, article=Article("Ä1", TEXT, date(2024, 1, 1)), events=(), positions=(),
                             commitments=(), relations=())]  # fmt: skip
    sums = set()
    for place in (tmp_path / "s.sqlite", server.new_database("same")):
        write(place, codings)
        sums.add(sum_of(place))
    assert len(sums) == 1


def test_a_server_that_breaks_off_is_told_in_one_line_and_the_run_goes_on_later(server: Server) -> None:
    where = server.new_database("breaks-off")
    with Store.open(where) as store:
        store.write([coding("a1", event("e1"))])
        with connected(where) as other:
            other.cursor().execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = 'breaks-off' AND pid <> pg_backend_pid()"
            )
        with pytest.raises(StoreError, match=r"^the store can't be written: .+$"):
            store.write([coding("a2", event("e2"))])
    assert write(where, [coding("a1", event("e1")), coding("a2", event("e2"))]) == Written(new=1, same=1)


def test_a_wrong_password_is_told_without_it(server: Server) -> None:
    wrong = server.url("postgres").replace(PASSWORD, "very-secret")
    with pytest.raises(StoreError, match="password authentication failed") as told:
        Store.open(wrong)
    assert "very-secret" not in str(told.value)
    assert "\n" not in str(told.value)
