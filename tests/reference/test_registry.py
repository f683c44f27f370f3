"""Registry: whom a name stands for on a day."""

from datetime import date

import pytest

from dateline.errors import MissingReference
from dateline.records.actor import Actor, ActorName
from dateline.reference.actor_check import check_actors
from dateline.reference.actor_files import read_actor
from dateline.reference.actor_index import shipped_actors
from dateline.reference.actor_table import build_table, name_key
from dateline.reference.registry import Registry, load_registry

REGISTRY = load_registry()
DAY = date(2023, 1, 19)


def sector(name: str, day: date) -> str | None:
    """The sector of a listed name on that day."""
    actor = REGISTRY.find(name, day)
    role = actor.role_on(day) if actor else None
    return role.sector if role else None


@pytest.mark.parametrize(
    ("name", "day", "wanted"),
    [
        ("Taliban", date(2019, 1, 1), "REB"),
        ("Taliban", date(2022, 1, 1), "GOV"),
        ("Tehrik-i-Taliban Pakistan", date(2022, 1, 1), "REB"),
        ("Ashraf Ghani", date(2015, 7, 2), "GOV"),
        ("Ashraf Ghani", date(2022, 7, 2), "ELI"),
        ("Benny Gantz", date(2014, 7, 20), "MIL"),
        ("Benny Gantz", date(2021, 1, 1), "GOV"),
        ("Hay'at Tahrir al-Sham", date(2020, 1, 1), "REB"),
        ("Hay'at Tahrir al-Sham", date(2025, 1, 1), "GOV"),
    ],
)
def test_roles_hold_over_dates(name: str, day: date, wanted: str) -> None:
    """A minister is one while in office; a movement that takes power becomes a government."""
    assert sector(name, day) == wanted


@pytest.mark.parametrize("written", ["Tehreek-e-Taliban Pakistan", "Tehreek e Taliban Pakistan", "the TTP", "TTP’s"])
def test_spellings(written: str) -> None:
    """Hyphens, articles and possessives do not matter."""
    actor = REGISTRY.find(written, date(2023, 1, 19))
    assert actor is not None
    assert actor.actor_id == "ttp"


def test_the_longest_name_is_found() -> None:
    text = "Tehreek-e-Taliban Pakistan, not Pakistan, and not the Taliban."
    assert [actor_id for _, _, actor_id in REGISTRY.find_names(text, DAY)] == ["ttp", "country-pak", "afghan-taliban"]


def test_no_name_within_a_word() -> None:
    assert REGISTRY.find_names("The Omanis and a Chadwick", DAY) == [(4, 10, "country-omn")]


@pytest.mark.parametrize(
    ("surname", "day", "countries", "wanted"),
    [
        ("Karzai", date(2010, 5, 1), {"AFG"}, "karzai"),
        ("Karzai", date(2010, 5, 1), {"FRA"}, None),  # an article that never speaks of Afghanistan
        ("Karzai", date(1999, 5, 1), {"AFG"}, None),  # before he held an office
        ("Sharif", date(2015, 5, 1), {"PAK"}, None),  # the prime minister or the army chief: nobody can tell
        ("Haddad", date(2015, 5, 1), {"LBN"}, None),
    ],
)
def test_surnames(surname: str, day: date, countries: set[str], wanted: str | None) -> None:
    """A bare surname is a statesman's where only one of that name is meant."""
    actor = REGISTRY.find_surname(surname, day, countries)
    assert (actor.actor_id if actor else None) == wanted


def test_nationalities_and_capitals() -> None:
    assert REGISTRY.country_of_demonym("Nigerien") == "NER"
    assert REGISTRY.country_of_demonym("Nigerian") == "NGA"
    assert REGISTRY.capital_of("Islamabad") == "PAK"
    assert REGISTRY.is_country("Kenya")
    assert not REGISTRY.is_country("Nairobi")


def test_acronyms_keep_their_case() -> None:
    """ "WHO" is a body and "who" a word."""
    assert name_key("WHO") != name_key("who")


def test_the_shipped_entries_are_sound() -> None:
    """Known codes and sectors, days in order, no name that two bear at one time, ties to actors that exist."""
    assert check_actors(shipped_actors()) == []


def test_a_field_that_is_none_is_refused() -> None:
    with pytest.raises(MissingReference):
        read_actor({"id": "x", "name": "X", "alias": ["Y"]}, "group", "REB", "groups.yaml")


FRONT = Actor("front", "River Front", "group", (ActorName("The Front", date(2010, 1, 1), date(2011, 12, 31)),))
UNION = Actor(
    "union", "Lake Union", "group", (ActorName("The Front", date(2012, 1, 1)), ActorName("LU", where=("KEN",)))
)
LEAGUE = Actor("league", "League of Uganda", "group", (ActorName("LU", where=("UGA",)),))
FUND = Actor("fund", "Loan Fund", "body", (ActorName("LU"),))


@pytest.mark.parametrize(
    ("name", "year", "spoken", "wanted"),
    [
        ("The Front", 2009, "", None),
        ("The Front", 2011, "", "front"),
        ("The Front", 2012, "", "union"),
        ("LU", 2012, "KEN", "union"),
        ("LU", 2012, "UGA", "league"),
        ("LU", 2012, "FRA", "fund"),  # nobody's country: the name without one
    ],
)
def test_a_name_means_whom_the_day_and_the_countries_say(name: str, year: int, spoken: str, wanted: str | None) -> None:
    registry = Registry(build_table([FRONT, UNION, LEAGUE, FUND]))
    actor = registry.find(name, date(year, 6, 1), {spoken})
    assert (actor.actor_id if actor else None) == wanted


def test_a_text_s_own_countries_choose() -> None:
    registry = Registry(build_table([FRONT, UNION, LEAGUE, FUND], ["Ugandan"]))
    assert (15, 17, "league") in registry.find_names("In Ugandan law LU is banned.", DAY)
    assert (7, 9, "fund") in registry.find_names("In law LU is banned.", DAY)
