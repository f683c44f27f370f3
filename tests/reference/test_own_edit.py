"""Own edit: entries written into the analyst's file, beside what stands there."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.records.actor import Actor, ActorName, Role, Tie
from dateline.reference.actor_files import DEFAULT_SECTORS, read_actor
from dateline.reference.own_actors import own_actors
from dateline.reference.own_edit import as_toml, entry_of, put, take_out, write_import

DAY = date(2024, 3, 14)
FRONT = Actor(
    "front",
    "River Front",
    "group",
    (ActorName("RF", DAY, None, ("KEN",)), ActorName("The Front")),
    "KEN",
    (Role("KEN", "GOV", "Ruling front", DAY), Role("KEN", "REB", None, None, DAY, ("CRM",)), Role("KEN", "PTY")),
    "Q1",
    (Tie("led_by", "leader", date(2001, 1, 1), DAY),),
    "a book",
)
MAYOR = Actor("mayor", "Ana Costa", "person", (), "BRA", (Role("BRA", "GOV", "Mayor", DAY), Role("BRA", "ELI")))
WORLD = Actor("world", "World Body", "body", (), "IGO", (Role("IGO", ""),))


@pytest.mark.parametrize(
    "actor",
    [
        FRONT,
        MAYOR,
        WORLD,
        replace(MAYOR, roles=(Role("BRA", "PTY"),)),
        replace(FRONT, country=None, roles=(Role("", "REB"),)),
        replace(FRONT, roles=(Role("KEN", "REB", other_sector_codes=("CRM",)),)),
        replace(FRONT, roles=(Role("UGA", "REB", None, DAY), Role("KEN", "REB"))),
    ],
)
def test_an_entry_reads_as_the_actor_that_it_was_made_of(actor: Actor, tmp_path: Path) -> None:
    entry = entry_of(actor)
    assert read_actor(entry, "group", DEFAULT_SECTORS.get(actor.kind), "x") == actor
    put(tmp_path / "own.toml", [entry])
    assert own_actors(tmp_path).actors == (actor,)


def test_what_stands_in_the_file_stays(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '# my groups\nfamily = "Ours"\n\n[[actors]]\nid = "a"  # the first\nname = "A Front"\n\n'
        '[[actors]]\nid = "b"\nname = "B Front"\n',
        "utf-8",
    )
    put(own, [{"id": "b", "name": "B Army", "sector": "MIL"}, {"id": "c", "name": "C Front"}])
    text = own.read_text("utf-8")
    assert "# my groups" in text
    assert 'id = "a"  # the first' in text
    content = tomllib.loads(text)
    assert content["family"] == "Ours"
    assert [(a["id"], a["name"], a.get("sector")) for a in content["actors"]] == [
        ("a", "A Front", None),
        ("b", "B Army", "MIL"),
        ("c", "C Front", None),
    ]


def test_a_field_that_the_new_entry_lacks_goes(tmp_path: Path) -> None:
    put(tmp_path / "own.toml", [{"id": "a", "name": "A Front", "aliases": ["AF"]}])
    put(tmp_path / "own.toml", [{"id": "a", "name": "A Front"}])
    assert own_actors(tmp_path).actors[0].aliases == ()


def test_actors_written_as_one_list_are_added_to(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('actors = [{id = "a", name = "A Front"}]\n', "utf-8")
    put(own, [{"id": "b", "name": "B Front", "aliases": ["BF"]}])
    assert [actor.name for actor in own_actors(tmp_path).actors] == ["A Front", "B Front"]


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    put(tmp_path / "new" / "own.toml", [{"id": "a", "name": "A Front"}])
    assert (tmp_path / "new" / "own.toml").read_text("utf-8").startswith("# Actors of your own")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["own.toml"]


def test_an_actor_is_taken_out_with_its_own_entry(tmp_path: Path) -> None:
    put(tmp_path / "own.toml", [{"id": "a", "name": "A Front"}, {"id": "b", "name": "B Front"}])
    take_out(tmp_path / "own.toml", "a")
    take_out(tmp_path / "own.toml", "a")
    take_out(tmp_path / "own.toml", "shipped")
    own = own_actors(tmp_path)
    assert [actor.actor_id for actor in own.actors] == ["b"]
    assert own.removed == ("a", "shipped")
    take_out(tmp_path / "own.toml", "b")
    assert own_actors(tmp_path).actors == ()


def test_a_file_that_does_not_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("[[actors", "utf-8")
    with pytest.raises(InputError, match=r"own\.toml"):
        put(tmp_path / "own.toml", [{"id": "a", "name": "A Front"}])
    assert (tmp_path / "own.toml").read_text("utf-8") == "[[actors"


def test_an_import_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "imported-x.yaml"
    write_import(path, [{"id": "a", "name": "A Front", "sector": "REB"}], {"MIL": ["commander"]})
    assert own_actors(tmp_path).agents == {"commander": "MIL"}
    write_import(
        path, [{"id": "b", "name": "No", "aliases": ["Ö Front"], "roles": [{"sector": "MIL", "from": DAY}]}], {}
    )
    own = own_actors(tmp_path)
    assert own.agents == {}
    [actor] = own.actors
    assert (actor.name, actor.aliases[0].text, actor.roles[0].begin) == ("No", "Ö Front", DAY)


def test_what_an_import_gives_no_sector_has_none(tmp_path: Path) -> None:
    """A dictionary's "KANDAHAR [AFG]" is no rebel."""
    write_import(tmp_path / "imported-x.yaml", [{"id": "imported-kandahar", "name": "Kandahar", "country": "AFG"}], {})
    role = own_actors(tmp_path).actors[0].role_on(DAY)
    assert role is not None
    assert (role.code, role.sector) == ("AFG", "")


def test_entries_as_a_file_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        as_toml([{"id": "a", "name": 'A "new" Front'}, {"id": "b", "name": "B"}]), "utf-8"
    )
    assert [actor.name for actor in own_actors(tmp_path).actors] == ['A "new" Front', "B"]
