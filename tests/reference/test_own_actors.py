"""Own actors: files beside the shipped ones, in YAML or TOML, that go before them."""

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import MissingReference
from dateline.reference.agents import agents_of
from dateline.reference.own_actors import OwnActors, own_actors, own_digest, own_files
from dateline.reference.registry import registry_of

DAY = date(2024, 3, 14)
YAML = """
kind: body
actors:
- {id: water-board, name: Kisumu Water Board, country: KEN, aliases: [KWB]}
removed: [farc]
agents: {AGR: [Reed Cutter]}
"""
TOML = """
[[actors]]
id = "ttp"
name = "Pakistani Taliban"
kind = "group"
country = "PAK"
sector = "CRM"
aliases = ["TTP", {name = "The Movement", from = 2020-01-01, where = ["PAK"]}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(YAML, "utf-8")
    (tmp_path / "b.toml").write_text(TOML, "utf-8")
    (tmp_path / "notes.txt").write_text("not read", "utf-8")
    return tmp_path


def test_both_formats_are_read(folder: Path) -> None:
    own = own_actors(folder)
    assert [(a.actor_id, a.kind, a.roles[-1].sector) for a in own.actors] == [
        ("water-board", "body", "GOV"),
        ("ttp", "group", "CRM"),
    ]
    assert own.removed == ("farc",)
    assert own.agents == {"reed cutter": "AGR"}
    assert own.actors[1].aliases[1].begin == date(2020, 1, 1)


def test_no_folder_is_no_actors(tmp_path: Path) -> None:
    assert own_actors(None) == own_actors(tmp_path / "nowhere") == OwnActors()
    assert own_files(None) == []
    assert own_digest(tmp_path) == ""


def test_the_later_file_holds(folder: Path) -> None:
    (folder / "c.yaml").write_text("actors: [{id: ttp, name: Another}]", "utf-8")
    assert [actor.name for actor in own_actors(folder).actors if actor.actor_id == "ttp"] == ["Another"]


def test_an_own_entry_takes_the_place_of_a_shipped_one(folder: Path) -> None:
    registry = registry_of(folder)
    actor = registry.find("TTP", DAY)
    assert actor is not None
    assert (actor.name, actor.roles[-1].sector) == ("Pakistani Taliban", "CRM")
    assert registry.find("Tehreek-e-Taliban Pakistan", DAY) is None  # a name that the own entry does not give


def test_a_removed_actor_is_nobody_s_name(folder: Path) -> None:
    registry = registry_of(folder)
    assert registry.find("Revolutionary Armed Forces of Colombia", date(2010, 1, 1)) is None
    assert "farc" not in registry.actors
    assert registry_of(None).find("Revolutionary Armed Forces of Colombia", date(2010, 1, 1)) is not None


def test_own_names_are_found_in_texts(folder: Path) -> None:
    text = "The Kisumu Water Board met the KWB."
    assert [actor_id for _, _, actor_id in registry_of(folder).find_names(text, DAY)] == ["water-board"] * 2


def test_own_nouns_can_act(folder: Path) -> None:
    assert agents_of(folder).sector("reed cutter") == "AGR"
    assert agents_of(None).sector("reed cutter") is None


def test_the_digest_follows_the_files(folder: Path) -> None:
    before = own_digest(folder)
    (folder / "notes.txt").write_text("still not read", "utf-8")
    assert own_digest(folder) == before
    (folder / "a.yaml").write_text(YAML + "# a word\n", "utf-8")
    assert own_digest(folder) != before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", ""),
        ("a.yaml", "actors: [{id: x"),
        ("a.yaml", "actor: [{id: x, name: X}]"),
        ("a.yaml", "actors: [{id: x, name: X, colour: red}]"),
        ("a.yaml", "actors: {id: x, name: X}"),
        ("a.yaml", "removed: farc"),
        ("a.yaml", "agents: [reed cutter]"),
        ("a.yaml", "agents: {AGR: reed cutter}"),
        ("a.yaml", "agents: {FARMERS: [reed cutter]}"),
        ("a.toml", "[[actors]]\nid = x"),
        ("a.toml", ""),
    ],
)
def test_a_file_that_can_t_be_used_is_named(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(MissingReference, match=name.replace(".", r"\.")):
        own_actors(tmp_path)
