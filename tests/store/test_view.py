"""The view: every filter finds what it should and nothing beside it, in one order, a few rows at a time."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import StoreError
from dateline.records.span import Span
from dateline.store import Store, Stored, View, Where
from dateline.store.engine import writing
from tests.store.told import coding, commitment, days, event, party, position, relation

TTP = party("Tehreek-e-Taliban Pakistan", "ttp", "PAK")
PAKISTAN = party("the Government of Pakistan", "country-pak", "PAK")
UNLISTED = party("River Front")

EVENTS = (
    event("e1", "ASSAULT", actors=(TTP,), recipients=(PAKISTAN,), date=days("2022-11-20"), country="PAK"),
    event("e2", "CONSULT", actors=(PAKISTAN, TTP), date=days("2022-10"), status="future"),
    event("e3", "ASSAULT", actors=(PAKISTAN,), recipients=(TTP,), date=days("2022-09-30", "2022-12"), country="AFG"),
    event("e4", "PROTEST", actors=(UNLISTED,), date=days("2023")),
    event("e5", "PROTEST", recipients=(UNLISTED,)),
)


@pytest.fixture
def view(where: Where) -> Iterator[View]:
    """Two articles: one says all that is asked for, the other is beside it."""
    said = replace(
        coding("a1", *EVENTS),
        positions=(
            position("p1", "TTP", "talks|pakistan", issue="Talks with the Government", date=days("2022-06")),
            position("p2", "TTP", "fata merger", stance="opposes", date=days("2022-11"), addressee=(PAKISTAN,)),
        ),
        commitments=(commitment("c1", "TTP", to=(PAKISTAN,), topic="ceasefire", state="broken", date=days("2022-11")),),
        relations=(relation("r1", "TTP", "Al Qaeda", kind="allied", begin="2001"), relation("r2", "TTP", None)),
    )
    with Store.open(where) as store:
        store.write([said, coding("a2", event("e6", actors=(party("India", "country-ind"),)))])
        yield store.view


def ids(found: Iterable[Stored[Any]], field: str = "event_id") -> str:
    return " ".join(getattr(one.record, field) for one in found)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "e1 e2 e3 e4 e5 e6"),
        ({"actor": "ttp"}, "e1 e2"),
        ({"actor": "tehreek-e-taliban PAKISTAN"}, "e1 e2"),
        ({"actor": "Government of Pakistan"}, "e2 e3"),
        ({"actor": ["no such", "ttp", "river  front"]}, "e1 e2 e4"),
        ({"actor": []}, ""),
        ({"actor": "t"}, ""),
        ({"recipient": "ttp"}, "e3"),
        ({"party": "River Front"}, "e4 e5"),
        ({"party": "ttp", "beside": "country-pak"}, "e1 e2 e3"),
        ({"actor": "ttp", "event_type": "ASSAULT"}, "e1"),
        ({"event_type": ["CONSULT", "PROTEST"]}, "e2 e4 e5"),
        ({"country": "AFG"}, "e3"),
        ({"status": "future"}, "e2"),
        ({"since": "2022-11"}, "e1 e3 e4"),
        ({"since": "2022-10-15", "until": "2022-10-20"}, "e2 e3"),
        ({"until": "2022"}, "e1 e2 e3"),
        ({"until": "2022-09-29"}, ""),
        ({"since": "2023-06-01"}, "e4"),
        ({"article": "a2"}, "e6"),
        ({"party": "ttp", "by_time": True}, "e3 e2 e1"),
        ({"by_time": True}, "e3 e2 e1 e4 e5 e6"),
    ],
)
def test_events_are_found(asked: dict[str, Any], found: str, view: View) -> None:
    assert ids(view.events(**asked)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "p1 p2"),
        ({"holder": "TTP"}, "p1 p2"),
        ({"holder": "pakistan"}, ""),
        ({"addressee": "country-pak"}, "p2"),
        ({"topic": "fata merger"}, "p2"),
        ({"about": "government Talks"}, "p1"),
        ({"about": "pakistan"}, "p1"),
        ({"about": "%"}, ""),
        ({"stance": "opposes"}, "p2"),
        ({"since": "2022-07"}, "p2"),
    ],
)
def test_positions_are_found(asked: dict[str, Any], found: str, view: View) -> None:
    assert ids(view.positions(**asked), "position_id") == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"holder": "ttp", "to": "country-pak"}, "c1"), ({"state": "kept"}, ""), ({"about": "crossing"}, "c1")],
)
def test_commitments_are_found(asked: dict[str, Any], found: str, view: View) -> None:
    assert ids(view.commitments(**asked), "commitment_id") == found


@pytest.mark.parametrize(
    ("asked", "found"), [({"party": "al qaeda"}, "r1"), ({"of": "ttp"}, "r1 r2"), ({"kind": "backs"}, "r2")]
)
def test_relations_are_found(asked: dict[str, Any], found: str, view: View) -> None:
    assert ids(view.relations(**asked), "relation_id") == found


def test_a_record_comes_with_its_article(view: View) -> None:
    [found] = view.events(article="a2")
    assert (found.article.article_id, found.recipe, found.contexts) == ("a2", "r1", ())
    assert found.record.trigger.of(found.article.text) == "arrested"


def test_the_order_is_that_of_the_text(where: Where) -> None:
    late, early = event("e1", trigger=Span(10, 12)), event("e2", trigger=Span(0, 3))
    with Store.open(where) as store:
        store.write([coding("b", late), coding("a", event("e9")), coding("Z", event("e0"))])
        store.write([coding("b", early, late)])
        assert ids(store.view.events()) == "e0 e9 e2 e1"


def test_what_is_read_is_of_one_moment_while_a_run_writes(where: Where) -> None:
    with Store.open(where) as store:
        store.write(coding(f"a{n:04}", event(f"e{n:04}")) for n in range(1200))
        found = store.view.events()
        first = list(islice(found, 10))
        store.write([coding("a0011", recipe="r2"), coding("b", event("f"))])
        assert len(first) + len(list(found)) == 1200
        assert len(list(store.view.events())) == 1200


def test_a_view_can_not_write(where: Where) -> None:
    Store.open(where).close()
    with View.open(where) as view, pytest.raises(StoreError, match="can't be written"):
        Store(view.engine, view.engine).write([coding("a1")])


def test_a_spoilt_row_is_told_in_one_line_when_it_is_read(where: Where) -> None:
    with Store.open(where) as store:
        store.write([coding("a1", event())])
        with writing(store.engine) as connection:
            connection.exec_driver_sql("UPDATE event SET record = substr(record, 1, 20)")
        with pytest.raises(StoreError, match=r"does not read: .*`dateline verify` names it"):
            list(store.view.events())


def test_a_spoilt_file_is_told_in_one_line_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.write(coding(f"a{n:04}", event(f"e{n:04}")) for n in range(100))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 3 * 4096) + whole[-8192:])
    with pytest.raises(StoreError, match="malformed"), View.open(path) as view:
        list(view.events())


def test_a_store_on_a_read_only_disk_is_read(tmp_path: Path) -> None:
    """In a mount of its own, since root may write everywhere else."""
    folder = tmp_path / "kept %20 ?"
    with Store.open(folder / "s.sqlite") as store:
        store.write([coding("a1", event())])
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    mount = f"mount --bind '{folder}' '{folder}' && mount -o remount,ro,bind '{folder}'"
    if not shutil.which("unshare") or subprocess.run([*alone, mount], capture_output=True).returncode:
        pytest.skip("this machine mounts no file systems for tests")
    program = f"from dateline.store import View; print(View.open({str(folder / 's.sqlite')!r}).count()['event'])"
    done = subprocess.run([*alone, f"{mount} && '{sys.executable}' -c \"{program}\""], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("1\n", "")
