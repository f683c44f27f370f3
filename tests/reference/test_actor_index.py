"""Actor index: the table laid ready beside the files, read where it is of these files and made anew where not."""

from datetime import date
from pathlib import Path

import pytest

from dateline.records.actor import Actor, ActorName, Role
from dateline.reference.actor_index import Index, digest_of, indexed, read_all, write_index
from dateline.reference.actor_table import ACTOR, USES, Use, build_table, name_key, spellings

FRONT = Actor("front", "Álamo Front", "group", (ActorName("AF", where=("KEN",)),), "KEN", (Role("KEN", "REB"),))
OTHER = Actor("fund", "Aid Fund", "body", (ActorName("AF"),), "NGO", (Role("NGO", "SOC"),))


def never(_: str) -> Index:
    raise AssertionError("the files were read though the index is of them")


def test_an_index_of_these_files_is_read(tmp_path: Path) -> None:
    index = Index("abc", build_table([FRONT]), ("fund",), {"gunman": "UAF"})
    write_index(tmp_path / "i", index)
    assert indexed(tmp_path / "i", "abc", never) == index
    assert [path.name for path in tmp_path.iterdir()] == ["i"]


@pytest.mark.parametrize("content", [None, b"", b"no index", b"\xc0"])
def test_without_a_sound_index_the_files_are_read(content: bytes | None, tmp_path: Path) -> None:
    index = Index("abc", build_table([FRONT]))
    if content is not None:
        (tmp_path / "i").write_bytes(content)
    assert indexed(tmp_path / "i", "abc", lambda _: index) is index


def test_an_index_of_other_files_is_not_used(tmp_path: Path) -> None:
    write_index(tmp_path / "i", Index("abc", build_table([FRONT])))
    other = Index("abd", build_table([OTHER]))
    assert indexed(tmp_path / "i", "abd", lambda _: other) is other


def test_the_digest_tells_names_and_content(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("actors: []")
    two.write_text("actors: []")
    before = digest_of([one])
    assert before != digest_of([two])
    one.write_text("actors: [ ]")
    assert before != digest_of([one])


def test_an_actor_comes_back_from_the_table_as_it_was() -> None:
    table = build_table([FRONT, OTHER])
    assert ACTOR.decode(table.actors["front"]) == FRONT


def test_the_meanings_of_a_name_the_narrowest_first() -> None:
    """ "AF" is the front beside Kenya, and the fund elsewhere, whichever file is read first."""
    for actors in ([FRONT, OTHER], [OTHER, FRONT]):
        assert USES.decode(build_table(actors).names["AF"]) == (Use("front", where=("KEN",)), Use("fund"))


def test_surnames_are_those_of_persons() -> None:
    person = Actor("abe", "Shinzo Abe", "person", country="JPN")
    assert build_table([person, FRONT]).surnames == {"abe": ["abe"]}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Álamo Front", ["Álamo Front", "Alamo Front"]),
        ("People's Front", ["People's Front", "People’s Front"]),
        ("Front", ["Front"]),
        ("Фронт", ["Фронт"]),
    ],
)
def test_spellings(name: str, wanted: list[str]) -> None:
    assert list(spellings(name)) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tehrik-i-Taliban", "Tehrik-e-Taliban", True),
        ("the People’s Front", "People's Front", True),
        ("Álamo", "alamo", True),
        ("U.S.", "US", False),
        ("WHO", "who", False),
        ("Front's", "Front", True),
    ],
)
def test_keys(one: str, other: str, same: bool) -> None:
    assert (name_key(one) == name_key(other)) is same


def test_a_name_that_is_written_in_a_file_goes_before_a_pattern(tmp_path: Path) -> None:
    """Patterns are read last, whatever their file is called."""
    (tmp_path / "a.yaml").write_text('patterns: [{id: army, sector: MIL, names: ["{demonym} Army"]}]', "utf-8")
    (tmp_path / "b.yaml").write_text("actors: [{id: land-forces, name: Kenyan Army, country: KEN}]", "utf-8")
    called = [a for a in read_all([tmp_path / "a.yaml", tmp_path / "b.yaml"]) if a.name == "Kenyan Army"]
    assert [actor.actor_id for actor in called] == ["land-forces"]


def test_what_a_use_holds_for() -> None:
    use = Use("x", date(2001, 1, 1), date(2001, 12, 31), ("KEN", "UGA"))
    assert use.holds(date(2001, 12, 31), {"UGA"})
    assert not use.holds(date(2002, 1, 1), {"UGA"})
    assert not use.holds(date(2001, 12, 31), {"FRA"})
