"""Entities: the actor that an argument's words stand for, with country and sector on the day."""

from datetime import date

import pytest

import dateline
from dateline.records.actor import Entity
from dateline.records.article import Article

IN_2023 = date(2023, 1, 19)


def parties(text: str, published: date = IN_2023) -> dict[str, Entity]:
    """All parties of all events of a text, by their words."""
    [coding] = dateline.code([Article("a", text, published)])
    return {entity.text: entity for event in coding.events for entity in (*event.actors, *event.recipients)}


@pytest.mark.parametrize(
    ("text", "said", "name", "code", "sector"),
    [
        ("Kabul asked Islamabad for help.", "Islamabad", "Government of Pakistan", "PAK", "GOV"),
        ("Two Kenyan soldiers were killed by gunmen.", "Two Kenyan soldiers", "soldiers of Kenya", "KEN", "MIL"),
        ("Police in Nairobi arrested a student.", "a student", "student of Kenya", "KEN", "EDU"),
        ("Shinzo Abe met the emir. Abe urged Iran to talk.", "Abe", "Shinzo Abe", "JPN", "ELI"),
        (
            "Houthi spokesman Saif Haddad accused Saudi Arabia of lying.",
            "Houthi spokesman Saif Haddad",
            "Saif Haddad",
            "YEM",
            "REB",
        ),
        ("Chad said its troops attacked a camp.", "its troops", "troops of Chad", "TCD", "MIL"),
        ("The rebel commander attacked the base in Mali.", "The rebel commander", None, "MLI", "REB"),
        ("The coalition bombed the town in Yemen.", "The coalition", "coalition", "IGO", "MIL"),
        ("The Palestinian stabbed a guard.", "The Palestinian", None, "PSE", "CVL"),
        ("Human Rights Watch condemned Egypt.", "Human Rights Watch", "Human Rights Watch", "NGO", "SOC"),
    ],
)
def test_stands_for(text: str, said: str, name: str | None, code: str, sector: str) -> None:
    """Names, capitals, nationalities, titles and possessives lead to country and sector."""
    found = parties(text)
    assert said in found, sorted(found)
    entity = found[said]
    assert (entity.code, entity.sector) == (code, sector)
    assert name is None or entity.name == name


@pytest.mark.parametrize(
    ("published", "sector"), [(date(2015, 6, 1), "REB"), (date(2023, 6, 1), "GOV"), (date(2000, 6, 1), "GOV")]
)
def test_the_day_decides(published: date, sector: str) -> None:
    """The Taliban were a government until 2001 and are one again since 2021."""
    assert parties("The Taliban arrested a teacher in Kabul.", published)["The Taliban"].sector == sector


def test_the_leadership_of_the_country_spoken_of() -> None:
    """Whose leadership it is, the sentence before says; the group that is talked to is not it."""
    text = (
        "Pakistan mourned. The country's civil and military leadership met. The leadership refused to meet the Taliban."
    )
    entity = parties(text)["The leadership"]
    assert (entity.code, entity.sector) == ("PAK", "GOV")


def test_a_nationality_tells_of_its_own_noun() -> None:
    """One Polish tourist does not make the police Polish."""
    text = "Kenya was shaken. Nairobi was calm on Monday. Police shot a Polish tourist."
    assert parties(text)["Police"].code == "KEN"


def test_a_post_on_the_border_is_the_country_s_own() -> None:
    text = "Jordan was on alert. Jordan closed its roads. Gunmen attacked an army post on the Syrian border."
    found = [entity for words, entity in parties(text).items() if "army post" in words]
    assert [entity.code for entity in found] == ["JOR"]


def test_the_two_countries_are_both() -> None:
    [coding] = dateline.code([Article("a", "India accused Pakistan. The two countries held talks in Doha.", IN_2023)])
    talks = [event for event in coding.events if event.event_type == "CONSULT"]
    assert [{actor.code for actor in event.actors} for event in talks] == [{"IND", "PAK"}]


def test_who_asks_both_sides_is_none_of_them() -> None:
    """The mediator is the subject; the sides are those who met."""
    text = "Pakistani and Afghan officials met in Doha. Qatar, which hosted the meeting, has asked both sides for calm."
    [coding] = dateline.code([Article("a", text, IN_2023)])
    [asked] = [event for event in coding.events if event.event_type == "REQUEST"]
    assert {entity.code for entity in asked.recipients} == {"PAK", "AFG"}


@pytest.mark.parametrize("dateline_of", ["Beirut", "Beirut, Lebanon", "Tripoli, Lebanon"])
def test_nobody_says_which_country_but_the_dateline(dateline_of: str) -> None:
    """Soldiers arrested a student on Monday."""
    text = "Soldiers arrested a student on Monday."
    [coding] = dateline.code([Article("a", text, IN_2023, dateline=dateline_of)])
    [event] = coding.events
    assert [entity.code for entity in event.actors] == ["LBN"]


def test_the_foreign_office_is_that_of_the_country_in_question() -> None:
    """The Foreign Office summoned the Afghan ambassador."""
    text = "The Foreign Office summoned the Afghan ambassador."
    [coding] = dateline.code([Article("a", text, IN_2023, dateline="Islamabad")])
    assert [entity.code for event in coding.events for entity in event.actors] == ["PAK"]


def test_it_is_the_country_that_said_so_and_not_the_police() -> None:
    """A country may have a plural name; the police are they."""
    text = "Police fired in the air in Karachi. The United States said it would provide aid to the victims."
    [coding] = dateline.code([Article("a", text, IN_2023)])
    assert {event.actors[0].code for event in coding.events if event.event_type == "AGREE"} == {"USA"}


def test_who_accuses_a_country_is_not_of_it() -> None:
    """The interior minister accused Afghanistan of sheltering the gunmen."""
    text = (
        "Afghan fighters attacked a post near the Afghan border in Pakistan. "
        "The interior minister accused Afghanistan of sheltering the gunmen."
    )
    [coding] = dateline.code([Article("a", text, IN_2023, dateline="Islamabad")])
    accusers = [entity.code for e in coding.events if e.event_type == "ACCUSE" for entity in e.actors]
    assert accusers == ["PAK"]
