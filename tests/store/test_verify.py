"""`dateline verify`: every row that is not as it was written is named, and no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.records.coding import Coding
from dateline.records.problem import Problem
from dateline.store import Store, Where
from dateline.store.engine import engine_of, writing
from dateline.store.verify import find_faults
from tests.store.released_stores import RELEASED, released
from tests.store.told import coding, commitment, event, party, position, relation

TABLES = ("article", "event", "position", "commitment", "relation", "problem")


def full(n: int) -> Coding:
    """An article that says something of every kind."""
    return replace(
        coding(f"a{n:05}", *(event(f"e{n:05}{i}", actors=(party(f"Side {n}"),)) for i in range(4))),
        positions=(position(f"p{n:05}"),),
        commitments=(commitment(f"c{n:05}"),),
        relations=(relation(f"r{n:05}"),),
    )


def filled(where: Where, n: int = 3) -> Where:
    with Store.open(where) as store:
        store.write(full(i) for i in range(n))
        store.write(
            Coding(None, "r1", problems=(Problem(None, f"{i}.txt", "ingest", "no-date", "…"),)) for i in range(n)
        )
    return where


def faults(where: Where) -> set[str]:
    return set(map(str, find_faults(where)))


def change(where: Where, sql: str) -> None:
    """By hand, as by one who has the database open beside Dateline."""
    engine = engine_of(where, "write")
    with writing(engine) as connection:
        connection.exec_driver_sql(sql)
    engine.dispose()


def test_a_store_as_it_was_written_has_no_faults(where: Where) -> None:
    assert faults(filled(where)) == set()


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE article SET title = 'x' WHERE article_id = 'a00001'", "article a00001: changed"),
        ("UPDATE article SET published = '2024-03-02' WHERE article_id = 'a00001'", "article a00001: changed"),
        ("UPDATE article SET contents = '{}' WHERE article_id = 'a00001'", "article a00001: changed"),
        ("UPDATE event SET record = replace(record, '-7', '7') WHERE event_id = 'e000010'",
         "event e000010: changed"),
        ("UPDATE event SET confidence = 0.91 WHERE event_id = 'e000010'", "event e000010: changed"),
        ("UPDATE event SET article_id = 'a00002' WHERE event_id = 'e000010'", "event e000010: changed"),
        ("UPDATE position SET stance = 'opposes' WHERE position_id = 'p00001'", "position p00001: changed"),
        ("UPDATE commitment SET state = 'kept' WHERE commitment_id = 'c00001'", "commitment c00001: changed"),
        ("UPDATE relation SET checksum = 'x' WHERE relation_id = 'r00001'", "relation r00001: changed"),
        ("DELETE FROM event WHERE event_id = 'e000010'", "event e000010: missing"),
        ("DELETE FROM party WHERE record_id = 'e000010'", "party of event e000010: not those that the record names"),
        ("UPDATE party SET actor_id = 'x' WHERE record_id = 'r00001'",
         "party of relation r00001: not those that the record names"),
    ],
)  # fmt: skip
def test_a_change_is_named_and_nothing_else(sql: str, named: str, where: Where) -> None:
    filled(where)
    change(where, sql)
    assert faults(where) == {named}


def test_a_changed_problem_is_named(where: Where) -> None:
    filled(where)
    change(where, "UPDATE problem SET message = 'x' WHERE source_file = '1.txt'")
    [fault] = faults(where)
    assert fault.startswith("problem ")
    assert fault.endswith(": changed")


def test_only_a_whole_store_of_today_is_verified(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        faults(tmp_path / "s.sqlite")
    with pytest.raises(StoreError, match="run `dateline migrate`"):
        faults(released(RELEASED[0], tmp_path))


def test_what_is_verified_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    filled(path)
    before = path.read_bytes()
    faults(path)
    assert path.read_bytes() == before
