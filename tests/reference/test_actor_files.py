"""Actor files: what an entry says, and what is refused with the name of the entry."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import MissingReference
from dateline.records.actor import Actor, ActorName, Tie
from dateline.reference.actor_files import actor_files, as_day, expand, read_actor, read_content, read_entries

WHOLE = """
family: Two of a kind
source: a list of our own
kind: group
sector: REB
actors:
- id: river-front
  name: River Front
  country: KEN
  aliases: [RF, {name: Front of the River, from: 2001, to: 2003-05, where: KEN}]
  roles: [{sector: GOV, from: 2010-03-02, to: 2012}, {sector: PTY, office: Ruling party, from: '2012-06'}]
  ties: [{tie: split_from, of: lake-front, from: 2000}, {tie: banned_by, of: KEN}]
- {id: lake-front, name: Lake Front, code: NGO, sector: SOC, other: [MED], source: its own page}
"""


def entry(**fields: Any) -> Actor:
    return read_actor({"id": "x", "name": "X", **fields}, "group", "REB", "x.yaml")


def written(folder: Path, text: str) -> list[Actor]:
    (folder / "a.yaml").write_text(text, "utf-8")
    return list(read_entries(read_content(folder / "a.yaml"), "a.yaml"))


def test_an_entry_says_all_that_there_is_to_say(tmp_path: Path) -> None:
    river, lake = written(tmp_path, WHOLE)
    assert (river.actor_id, river.kind, river.country, river.source) == (
        "river-front",
        "group",
        "KEN",
        "a list of our own",
    )
    assert river.aliases == (
        ActorName("RF"),
        ActorName("Front of the River", date(2001, 1, 1), date(2003, 5, 31), ("KEN",)),
    )
    assert river.ties == (
        Tie("split_from", "lake-front", date(2000, 1, 1)),
        Tie("banned_by", "country-ken"),
    )
    assert (lake.country, lake.source) == ("NGO", "its own page")
    [role] = lake.roles
    assert (role.code, role.sector, role.other_sector_codes) == ("NGO", "SOC", ("MED",))


@pytest.mark.parametrize(
    ("day", "sector", "office"),
    [
        (date(2010, 3, 1), "REB", None),
        (date(2010, 3, 2), "GOV", None),
        (date(2012, 5, 31), "GOV", None),
        (date(2012, 6, 1), "PTY", "Ruling party"),  # a month begins on its first day; the later role goes before
    ],
)
def test_the_role_of_the_day(day: date, sector: str, office: str | None, tmp_path: Path) -> None:
    role = written(tmp_path, WHOLE)[0].role_on(day)
    assert role is not None
    assert (role.code, role.sector, role.office) == ("KEN", sector, office)


def test_a_person_out_of_office_is_of_the_elite_unless_the_entry_says_otherwise() -> None:
    office = {"office": "Mayor", "sector": "GOV", "from": 2010, "to": 2012}
    former = entry(kind="person", country="KEN", roles=[office]).role_on(date(2020, 1, 1))
    party = entry(kind="person", country="KEN", roles=[office], otherwise="PTY").role_on(date(2020, 1, 1))
    assert former is not None
    assert party is not None
    assert (former.sector, party.sector) == ("ELI", "PTY")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2004, date(2004, 1, 1), date(2004, 12, 31)),
        ("2004", date(2004, 1, 1), date(2004, 12, 31)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2004-02-03", date(2004, 2, 3), date(2004, 2, 3)),
        (date(2004, 2, 3), date(2004, 2, 3), date(2004, 2, 3)),
        (None, None, None),
    ],
)
def test_days(value: object, first: date | None, last: date | None) -> None:
    assert (as_day(value, first=True), as_day(value, first=False)) == (first, last)


@pytest.mark.parametrize(
    "fields",
    [
        {"alias": ["Y"]},  # a field that is none
        {"aliases": "Y"},  # letters would be names
        {"aliases": [False]},  # YAML reads a bare NO so
        {"aliases": [{"from": 2001}]},
        {"where": ["KEN"]},
        {"other": "MED"},
        {"roles": {"sector": "GOV"}},
        {"roles": [{"sector": "GOV", "from": "yesterday"}]},
        {"roles": [{"sector": "GOV", "to": "2004-13"}]},
        {"ties": [{"tie": "led_by"}]},
        {"name": 5},
    ],
)
def test_what_does_not_read_is_refused_with_its_entry(fields: dict[str, Any]) -> None:
    with pytest.raises(MissingReference, match=r"x\.yaml: entry 'x'"):
        entry(**fields)


@pytest.mark.parametrize("text", ["", "- {id: x, name: X}", "family: nothing in it"])
def test_a_file_without_actors_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(MissingReference, match=r"a\.yaml"):
        written(tmp_path, text)


PATTERNS = """
patterns:
- {id: army, sector: MIL, names: ["{demonym} Army", "{country} Army"]}
"""


def test_every_country_has_the_bodies_of_the_patterns(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(PATTERNS, "utf-8")
    armies = {actor.actor_id: actor for actor in expand(read_content(tmp_path / "p.yaml"), ())}
    kenyan = armies["army-ken"]
    assert (kenyan.name, kenyan.kind, kenyan.country, kenyan.roles[0].sector) == ("Kenyan Army", "body", "KEN", "MIL")
    assert [alias.text for alias in kenyan.aliases] == ["Kenya Army"]
    assert armies["army-cod"].name != armies["army-cog"].name  # "Congolese" is of two countries


def test_a_written_actor_keeps_its_name_from_the_patterns(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(PATTERNS, "utf-8")
    own = Actor("land-forces", "Kenyan Army", "body", country="KEN")
    armies = {actor.actor_id: actor for actor in expand(read_content(tmp_path / "p.yaml"), [own])}
    assert armies["army-ken"].name == "Kenya Army"


def test_files_below_a_folder_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.yaml", "b/d.yml", "b/a.txt", "a.yaml"):
        (tmp_path / name).write_text("actors: []", "utf-8")
    assert [file.name for file in actor_files(tmp_path)] == ["a.yaml", "d.yml", "c.yaml"]
