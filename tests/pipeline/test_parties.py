"""Whom a name means when the store is asked, and who stands for it on a day."""

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import AmbiguousName, InputError
from dateline.pipeline.parties import Party, find_party
from dateline.store import View
from tests.pipeline.told_store import filled
from tests.resolve.told import entity, identities, report

IN_2024, IN_2020 = date(2024, 3, 14), date(2020, 3, 14)


@pytest.fixture
def view(tmp_path: Path) -> View:
    return View.open(filled(tmp_path / "s.db", [report("gunmen → soldiers")]))


def party(name: str, view: View, with_parts: bool = False) -> Party:
    return find_party(name, view, identities(), with_parts=with_parts)


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("TTP", "ttp"),
        ("ttp", "ttp"),
        ("the Pakistani Taliban", "ttp"),
        ("Tehrik-i-Taliban Pakistan", "ttp"),
        ("Pakistan", "country-pak"),
        ("country-pak", "country-pak"),
        ("Government of Pakistan", "country-pak"),
        ("Government of the United States", "country-usa"),
        ("Islamabad", "country-pak"),
        ("Pakistani", "country-pak"),
        ("Taliban", "afghan-taliban"),
        ("gunmen of Pakistan", None),
        ("Soldiers of Pakistan", None),
    ],
)
def test_a_name(name: str, actor_id: str | None, view: View) -> None:
    assert party(name, view).actor_id == actor_id


def test_several_candidates_are_listed(view: View) -> None:
    with pytest.raises(AmbiguousName, match=r"(?s)'Congo' may be any of these.*country-cog.*country-cod"):
        party("Congo", view)


def test_a_name_that_nobody_has_is_told_with_those_like_it(view: View) -> None:
    with pytest.raises(InputError, match="'gunmen'; it knows gunmen of Pakistan"):
        party("gunmen", view)
    with pytest.raises(InputError, match=r"has an actor called 'Xyz'$"):
        party("Xyz", view)


@pytest.mark.parametrize(
    ("name", "said", "day", "stands"),
    [
        ("Pakistan", "Pakistan", IN_2024, True),
        ("Pakistan", "Islamabad", IN_2024, True),
        ("Pakistan", "minister", IN_2024, False),
        ("Pakistan", "soldiers", IN_2024, False),
        ("Pakistan", "TTP", IN_2024, False),
        ("Taliban", "Taliban", IN_2024, True),
        ("Taliban", "Afghanistan", IN_2024, True),
        ("Taliban", "Taliban", IN_2020, True),
        ("Taliban", "Afghanistan", IN_2020, False),
        ("Afghanistan", "Taliban", IN_2024, True),
        ("Afghanistan", "Taliban", IN_2020, False),
        ("gunmen of Pakistan", "gunmen", IN_2024, True),
        ("gunmen of Pakistan", "soldiers", IN_2024, False),
    ],
)
def test_who_stands_for_it(name: str, said: str, day: date, stands: bool, view: View) -> None:
    assert party(name, view).is_(entity(said), day) is stands


@pytest.mark.parametrize(
    ("name", "said", "stands"),
    [
        ("Pakistan", "minister", True),
        ("Pakistan", "soldiers", True),
        ("Pakistan", "police", True),
        ("Pakistan", "civilians", False),
        ("Pakistan", "TTP", False),
    ],
)
def test_the_arms_of_a_state_are_its_parts(name: str, said: str, stands: bool, view: View) -> None:
    assert party(name, view, with_parts=True).is_(entity(said), IN_2024) is stands


def test_parts_are_those_of_the_time(view: View) -> None:
    parts = {part: (begin, end) for part, begin, end in party("Islamic State", view, with_parts=True).parts}
    assert "is-khorasan" in parts
    begin, end = parts["boko-haram"]
    assert (begin, end) == (date(2015, 3, 1), date(2016, 8, 31))
    assert party("Islamic State", view).parts == ()
