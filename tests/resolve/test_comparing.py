"""Which reports tell one happening: what is called the same is the same; in doubt the two stay apart."""

from typing import Any

import pytest

from dateline.resolve.comparing import Comparing
from tests.resolve.told import article, exactly, identities, report

AGAIN = article("a2", "2024-03-15")
LATER = article("a3", "2024-04-20", "Other words of it.")
Fields = dict[str, Any]


def at(place: str, **fields: Any) -> Fields:
    return {"place": place, **fields}


def same(first: Fields, second: Fields) -> bool:
    """Of two articles, unless the second names its own; symmetric."""
    elsewhere: Fields = {"in_": article("a2", "2024-03-15", "Told in other words.")}
    a, b = report(**first), report(**(elsewhere | second))
    comparing = Comparing(identities())
    assert comparing.same(a, b) == comparing.same(b, a)
    return comparing.same(a, b)


SAME: list[tuple[str, Fields, Fields]] = [
    ("day and place", at("Miranshah"), at("Miranshah")),
    ("a toll that has risen", at("Miranshah", dead=exactly(5)), at("Miranshah", dead=exactly(7))),
    ("a town and its district", at("Miranshah"), at("North Waziristan")),
    ("no place told in one, both sides the same", at("Miranshah"), {}),
    ("gunmen in one, the group in the other", at("Miranshah", said="gunmen → soldiers"), at("Miranshah")),
    ("nobody in one", at("Miranshah", said="→ soldiers"), at("Miranshah")),
    ("nobody in one, but claimed", {"said": "→ soldiers", "claimed_by": "The TTP"}, {}),
    ("police or soldiers", at("Miranshah", said="TTP → police"), at("Miranshah")),
    ("a week that holds the day, at one town", at("Bannu"),
     at("Bannu", days="2024-03-11 to 2024-03-17", precision="week")),
    ("without a date, printed that week, at one town", at("Bannu"), at("Bannu", days="to 2024-03-15")),
    ("background and news of it", at("Bannu"), at("Bannu", status="historical")),
    ("bombs and a suicide bomber", at("Bannu", mode=("explosives",)), at("Bannu", mode=("suicide-attack",))),
    ("talks of the same sides", {"said": "Pakistan, Taliban", "event_type": "CONSULT", "quad": "verbal_cooperation"},
     {"said": "Taliban, Pakistan", "event_type": "CONSULT", "quad": "verbal_cooperation"}),
    ("a de facto government by either name", {"said": "Taliban → soldiers"}, {"said": "Afghanistan → soldiers"}),
    ("one sentence in two papers, undated", {"days": None}, {"days": None, "in_": AGAIN}),
    ("gunmen and the claim in one article", at("Miranshah", said="gunmen → soldiers"),
     at("North Waziristan", in_=article())),
]  # fmt: skip

APART: list[tuple[str, Fields, Fields]] = [
    ("another day", at("Miranshah"), at("Miranshah", days="2024-03-14")),
    ("another town", at("Miranshah"), at("Bannu")),
    ("another town of one district", at("Miranshah, North Waziristan"), at("Mir Ali, North Waziristan")),
    ("another province", at("Miranshah"), at("Punjab")),
    ("another country near by", at("Miranshah"), at("Khost")),
    ("another group", at("Miranshah"), at("Miranshah", said="BLA → soldiers")),
    ("others attacked", at("Miranshah"), at("Miranshah", said="TTP → civilians")),
    ("another type", at("Miranshah"), at("Miranshah", event_type="COERCE")),
    ("shot and bombed from the air", at("Bannu", mode=("firearms",)), at("Bannu", mode=("aerial",))),
    ("denied", at("Miranshah"), at("Miranshah", status="negated")),
    ("planned", at("Miranshah"), at("Miranshah", status="future")),
    ("many acts and one", at("Miranshah"), at("Miranshah", aggregate=True)),
    ("no place in one, and only the victims the same", {"said": "gunmen → soldiers"}, at("Miranshah")),
    ("a country is no place in common", at("Pakistan", said="gunmen → soldiers"), at("Pakistan")),
    ("a month that holds the day, no place", {}, {"days": "2024-03"}),
    ("tolls far apart, no place in common", {"dead": exactly(3)}, {"dead": exactly(70)}),
    ("three months are no one act", at("Bannu", days="2024-01 to 2024-03"), at("Bannu")),
    ("the first days of the calendar", at("Bannu", days="to 0001-01-03"), at("Bannu")),
    ("undated, no copy", at("Bannu", days=None), at("Bannu", days=None)),
    ("without a date, printed weeks later", at("Bannu"), at("Bannu", days="to 2024-04-20", in_=LATER)),
    ("one sentence printed weeks apart", {"days": None}, {"days": None, "in_": article("a4", "2024-04-20")}),
    ("two attacks that one article tells apart", at("Miranshah"), at("Miranshah", in_=article())),
    ("neither side told in common", at("Bannu", said="gunmen → "), at("Bannu", said="→ soldiers")),
    ("rebels before 2021, no government",
     at("Khost", said="Taliban → soldiers", days="2020-03-13", in_=article("b1", "2020-03-14")),
     at("Khost", said="Afghanistan → soldiers", days="2020-03-13", in_=article("b2", "2020-03-14", "Else."))),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_same(first: Fields, second: Fields) -> None:
    assert same(first, second)


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_apart(first: Fields, second: Fields) -> None:
    assert not same(first, second)
