"""Actor check: what is wrong with entries, and that the shipped ones are sound."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.records.actor import Actor, ActorName, Role, Tie
from dateline.reference.actor_check import Complaint, check_actors
from dateline.reference.actor_index import shipped_actors
from dateline.reference.own_actors import OwnActors

KENYA = Actor("country-ken", "Kenya", "country", (), "KEN", (Role("KEN", "GOV"),))
FRONT = Actor("front", "River Front", "group", (), "KEN", (Role("KEN", "REB"),))
IN_2010, IN_2011 = date(2010, 1, 1), date(2011, 1, 1)


def complaints(*actors: Actor, own: OwnActors | None = None) -> list[str]:
    return [str(complaint) for complaint in check_actors([KENYA, *actors], own)]


def test_the_shipped_actors_are_sound() -> None:
    assert check_actors(shipped_actors()) == []


def test_a_sound_entry_has_no_complaint() -> None:
    assert complaints(FRONT) == []


@pytest.mark.parametrize(
    ("actor", "wanted"),
    [
        (replace(FRONT, kind="gang"), "kind 'gang'"),
        (replace(FRONT, actor_id="Front"), "lower case"),
        (replace(FRONT, actor_id="främ"), "ASCII"),
        (replace(FRONT, actor_id=""), "lower case"),
        (replace(FRONT, roles=(Role("KEA", "REB"),)), "code 'KEA'"),
        (replace(FRONT, roles=(Role("KEN", "RBL"),)), "sector 'RBL'"),
        (replace(FRONT, roles=(Role("KEN", "REB", other_sector_codes=("XXX",)),)), "sector 'XXX'"),
        (replace(FRONT, roles=(Role("KEN", "REB", None, IN_2011, IN_2010),)), "before it begins"),
        (replace(FRONT, aliases=(ActorName("RF", IN_2011, IN_2010),)), "RF ends on 2010-01-01"),
        (replace(FRONT, aliases=(ActorName("RF", where=("KEA",)),)), "'KEA', no country"),
        (replace(FRONT, aliases=(ActorName("F"),)), "too short"),
        (replace(FRONT, aliases=(ActorName("RF "),)), "space around it"),
        (replace(FRONT, ties=(Tie("likes", "country-ken"),)), "tie 'likes'"),
        (replace(FRONT, ties=(Tie("led_by", "nobody"),)), "not in the registry"),
        (replace(FRONT, ties=(Tie("banned_by", "country-ken", IN_2011, IN_2010),)), "banned_by country-ken ends"),
    ],
)
def test_each_fault_is_told_with_its_actor(actor: Actor, wanted: str) -> None:
    [complaint] = complaints(actor)
    assert complaint.startswith(f"{actor.actor_id}: ")
    assert wanted in complaint


def test_two_roles_of_one_day_are_told() -> None:
    roles = (Role("KEN", "GOV", None, IN_2010), Role("KEN", "PTY", None, IN_2010), Role("KEN", "REB"))
    [complaint] = complaints(replace(FRONT, roles=roles))
    assert "only one can hold" in complaint


def test_an_id_of_two_is_told() -> None:
    assert "front: 2 entries have this id" in complaints(FRONT, replace(FRONT, name="Lake Front"))


def lake(*aliases: ActorName) -> Actor:
    return Actor("lake", "Lake Front", "group", aliases, "KEN", (Role("KEN", "REB"),))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (ActorName("RF"), ActorName("RF"), True),
        (ActorName("Fund"), ActorName("the fund"), True),  # one key
        (ActorName("RF", end=IN_2010), ActorName("RF", begin=IN_2011), False),
        (ActorName("RF", end=IN_2011), ActorName("RF", begin=IN_2010), True),
        (ActorName("RF", where=("KEN",)), ActorName("RF"), False),  # the one bound to a country goes before
        (ActorName("RF", where=("KEN",)), ActorName("RF", where=("KEN",)), True),
    ],
)
def test_names_that_nobody_could_tell_apart(one: ActorName, other: ActorName, clash: bool) -> None:
    found = complaints(replace(FRONT, aliases=(one,)), lake(other))
    assert [complaint.startswith("lake: name ") for complaint in found] == [True] * clash


def test_own_names_go_before_shipped_ones_and_do_not_clash() -> None:
    assert complaints(FRONT, own=OwnActors((lake(ActorName("River Front")),))) == []


def test_a_tie_to_an_actor_that_is_taken_out_is_told() -> None:
    tied = replace(lake(), ties=(Tie("split_from", "front"),))
    assert complaints(FRONT, tied) == []
    assert complaints(FRONT, tied, own=OwnActors(removed=("front",))) == [
        str(Complaint("lake", "split_from 'front', who is not in the registry"))
    ]
