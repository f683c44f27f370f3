"""Sides: what an act implies of its parties, and what another sentence tells of them."""

from datetime import date

import pytest

import dateline
from dateline.coding.sides import distinct, same
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.event import Event
from dateline.records.span import Span


def events(text: str, event_type: str) -> list[Event]:
    """The events of one type, in text order."""
    [coding] = dateline.code([Article("a", text, date(2023, 1, 19))])
    return [event for event in coding.events if event.event_type == event_type]


def sectors(parties: tuple[Entity, ...]) -> list[str | None]:
    """The parties' sectors."""
    return [party.sector for party in parties]


@pytest.mark.parametrize(
    ("text", "event_type", "sector"),
    [
        ("Twelve students were arrested in Nairobi.", "COERCE", "COP"),
        ("Two generals were arrested in Ankara.", "COERCE", "GOV"),
        ("Four men were convicted of murder in Cairo.", "SANCTION", "JUD"),
    ],
)
def test_who_acts_where_the_text_names_nobody(text: str, event_type: str, sector: str) -> None:
    """An arrest is the police's, that of generals the government's, a conviction a court's; all marked as inferred."""
    [event] = events(text, event_type)
    assert sectors(event.actors) == [sector]
    assert event.actors[0].inferred


def test_a_named_doer_stays() -> None:
    [event] = events("Twelve students were arrested by soldiers in Nairobi.", "COERCE")
    assert sectors(event.actors) == ["MIL"]


def test_a_claim_takes_its_victims_from_the_attack() -> None:
    text = "Gunmen attacked a police station in Quetta on Monday. The Baloch Liberation Army claimed responsibility."
    claim = events(text, "ASSAULT")[-1]
    assert [actor.actor_id for actor in claim.actors] == ["bla"]
    assert sectors(claim.recipients) == ["COP"]


def test_the_attack_is_the_one_told_before() -> None:
    text = "Al-Shabab attacked a hotel in Mogadishu on Friday. The attack killed twelve."
    last = events(text, "ASSAULT")[-1]
    assert [actor.actor_id for actor in last.actors] == ["al-shabaab"]


def test_a_new_attack_takes_nothing_over() -> None:
    text = "Al-Shabab attacked a hotel in Mogadishu on Friday. A bomb killed two nurses in Kismayo on Sunday."
    assert events(text, "ASSAULT")[-1].actors == ()


def test_protests_are_against_those_who_govern() -> None:
    """Police who stand by do not march; whom it is against, another protest or the country says."""
    [event] = events("Thousands of people marched in Nairobi on Monday.", "PROTEST")
    assert sectors(event.recipients) == ["GOV"]
    assert event.recipients[0].code == "KEN"


def test_a_protest_before_an_embassy() -> None:
    [event] = events("Students protested outside the French embassy in Bamako.", "PROTEST")
    assert [r.code for r in event.recipients] == ["FRA"]


def test_a_headline_has_victims() -> None:
    """ "Two miners killed" names those who suffered."""
    [event] = events("Two miners killed in Zimbabwe.", "ASSAULT")
    assert (event.actors, sectors(event.recipients)) == ((), ["LAB"])


def test_victims_count_before_the_building() -> None:
    [event] = events("A bomb in a hotel killed three policemen in Herat.", "ASSAULT")
    assert sectors(event.recipients) == ["COP"]


def entity(name: str | None, actor_id: str | None = None, sector: str = "GOV") -> Entity:
    """A party of which only the name and the registry's entry matter."""
    return Entity(name or "it", Span(0, 2), name, actor_id, None, "KEN", sector)


def test_same_party() -> None:
    assert same(entity("Kenya", "country-ken"), entity("Government of Kenya", "country-ken"))
    assert not same(entity("Kenya", "country-ken"), entity("army", "country-ken", "MIL"))
    assert not same(entity(None), entity(None))


def test_each_party_once() -> None:
    one, other = entity("police of Kenya"), entity("students of Kenya")
    assert distinct([one, other, one]) == [one, other]
