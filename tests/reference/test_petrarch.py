"""PETRARCH: dictionaries in that format become entries of our own. The dictionaries here are written for the tests."""

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.reference.petrarch import (
    as_days,
    read_actor_dictionary,
    read_agent_dictionary,
    read_dictionary,
    slug,
    unlisted,
    written,
)

SECTORS = frozenset({"GOV", "MIL", "REB", "PTY", "CVL", "MED", "SOC", "ELI"})
COUNTRIES = frozenset({"KEN", "UGA"})
ACTORS = """
# actors of two invented lands
RIVER_FRONT_  [KENREB <031231]  # until they came to power
     [KENGOV 040101-081231]
     [KENPTY >090101]
+FRONT_OF_THE_RIVER_
+PEOPLE'S_RIVER_ARMY_(PRA)_
NYANZA_HEALTH_SERVICE_ [KENHLH]
KISUMU_ [KEN]
LAKE_COUNCIL_ [IGOUGA]
SAINT_NOBODY_ [XXXREL]
HIDDEN_HAND_ [IMGINS]
!SETS! = A, B
""".splitlines()


def entries(*lines: str) -> list[dict[str, Any]]:
    return read_actor_dictionary(lines or ACTORS, SECTORS, COUNTRIES)


def called(name: str) -> dict[str, Any]:
    return next(entry for entry in entries() if entry["name"] == name)


def test_an_actor_with_its_names_and_dated_roles() -> None:
    front = called("River Front")
    assert front["id"] == "imported-river-front"
    assert front["country"] == "KEN"
    assert front["aliases"] == ["Front of the River", "People's River Army", "PRA"]
    assert front["roles"] == [
        {"code": "KEN", "sector": "REB", "to": date(2003, 12, 31)},
        {"code": "KEN", "sector": "GOV", "from": date(2004, 1, 1), "to": date(2008, 12, 31)},
        {"code": "KEN", "sector": "PTY", "from": date(2009, 1, 1)},
    ]
    assert "sector" not in front


def test_sectors_under_plover_s_names() -> None:
    assert called("Nyanza Health Service")["sector"] == "MED"
    assert called("Hidden Hand")["sector"] == "REB"
    assert "country" not in called("Hidden Hand")


def test_a_bare_country_gives_no_sector() -> None:
    assert called("Kisumu") == {"id": "imported-kisumu", "name": "Kisumu", "country": "KEN"}


def test_a_bloc_is_a_code_and_no_country() -> None:
    assert called("Lake Council") == {"id": "imported-lake-council", "name": "Lake Council", "code": "IGO"}


def test_what_is_of_no_known_land_is_left_out() -> None:
    assert not [entry for entry in entries() if "Nobody" in entry["name"]]


def test_further_sectors_stand_beside_the_first() -> None:
    assert entries("PALACE_GUARD_ [KENGOVMIL]")[0]["other"] == ["MIL"]


def test_roles_that_begin_before_the_last_one_ends_are_left_out() -> None:
    [entry] = entries("X_FRONT_ [KENREB 010101-051231]", "  [KENGOV 030101-041231]")
    assert [role["sector"] for role in entry["roles"]] == ["REB"]


@pytest.mark.parametrize(
    ("dates", "begin", "end"),
    [
        (">011222", date(2001, 12, 22), None),
        ("<011222", None, date(2001, 12, 22)),
        ("940801-960927", date(1994, 8, 1), date(1996, 9, 27)),
        ("19940801-19960927", date(1994, 8, 1), date(1996, 9, 27)),
        ("940000-", date(1994, 1, 1), None),
        ("300101", date(2030, 1, 1), None),
        ("310101", date(1931, 1, 1), None),
        ("", None, None),
        (">991399", None, None),
    ],
)
def test_dates(dates: str, begin: date | None, end: date | None) -> None:
    assert as_days(dates) == (begin, end)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("AFGHAN_NATIONAL_ARMY_", "Afghan National Army"),
        ("ARMY_OF_THE_NORTH_", "Army of the North"),
        ("PRA", "PRA"),
        ("U.N.", "U.N."),
        ("AL-NOOR_FRONT_", "Al-Noor Front"),
    ],
)
def test_names_as_newspapers_write_them(name: str, wanted: str) -> None:
    assert written(name) == wanted


AGENTS = [
    "!PERSON! = MAN, WOMAN",
    "COMMANDER_ {COMMANDERS_} [~MIL]",
    "OPPOSITION_!PERSON!_ [~CVL]  # two nouns",
    "NURSE [~HLH]",
    "GHOST [~XXX]",
]


def test_agents_by_sector() -> None:
    assert read_agent_dictionary(AGENTS, SECTORS) == {
        "MIL": ["commander"],
        "CVL": ["opposition man", "opposition woman"],
        "MED": ["nurse"],
    }


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_of_actors(packed: bool, tmp_path: Path) -> None:
    content = "\n".join(ACTORS).encode()
    (tmp_path / "d.txt").write_bytes(gzip.compress(content) if packed else content)
    actors, agents = read_dictionary(tmp_path / "d.txt")
    assert [entry["name"] for entry in actors][:2] == ["River Front", "Nyanza Health Service"]
    assert agents == {}


def test_a_file_of_agents(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("\n".join(AGENTS), "utf-8")
    actors, agents = read_dictionary(tmp_path / "d.txt")
    assert actors == []
    assert agents["MIL"] == ["commander"]


@pytest.mark.parametrize("content", [None, "", "a letter to the editor"])
def test_what_is_no_dictionary_is_refused(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "d.txt").write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"d\.txt"):
        read_dictionary(tmp_path / "d.txt")


def test_names_that_somebody_bears_are_left_out() -> None:
    """Neither an actor of that name, nor a further name of that kind, nor what the dictionary itself told before."""
    told: list[dict[str, Any]] = [
        {"id": "a", "name": "River Front", "aliases": ["RF", "Known Front"]},
        {"id": "b", "name": "Known Front"},
        {"id": "c", "name": "the river front"},
        {"id": "d", "name": "Lake Front", "aliases": ["RF"]},
    ]
    assert unlisted(told, lambda name: name == "Known Front") == [
        {"id": "a", "name": "River Front", "aliases": ["RF"]},
        {"id": "d", "name": "Lake Front"},
    ]


def test_ids() -> None:
    assert slug("People's River Army") == "people-s-river-army"
