"""Whom an entity stands for on a day."""

from datetime import date

import pytest

from dateline.resolve.identities import is_named, same_family
from tests.resolve.told import entity, identities, report

IN_2000, IN_2020, IN_2024 = date(2000, 6, 1), date(2020, 6, 1), date(2024, 6, 1)


@pytest.mark.parametrize(
    ("said", "day", "expected"),
    [
        ("TTP", IN_2024, "ttp"),
        ("Pakistan", IN_2024, "country-pak"),
        ("Islamabad", IN_2024, "country-pak"),  # a government that the coder gave no id
        ("minister", IN_2024, "~minister of pakistan"),
        ("Taliban", IN_2000, "country-afg"),
        ("Taliban", IN_2020, "afghan-taliban"),
        ("Taliban", IN_2024, "country-afg"),
        ("army", IN_2024, "army-sdn"),  # a name of the registry that the coder made of "the army"
        ("elsewhere", IN_2024, "~army of sudan"),  # of another country it is another
    ],
)
def test_an_entity(said: str, day: date, expected: str) -> None:
    identity = identities().of(entity(said), day)
    assert identity == expected
    assert is_named(identity) is not expected.startswith("~")


def test_claimants_are_those_of_the_registry() -> None:
    known, unknown = report("→ soldiers", claimed_by="The TTP"), report("→ soldiers", claimed_by="a caller")
    assert identities().claimants(known.record, IN_2024) == {"ttp"}
    assert identities().claimants(unknown.record, IN_2024) == frozenset()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("soldiers", "police", True),
        ("gunmen", "TTP", True),
        ("gunmen", "civilians", False),
        ("soldiers", "civilians", False),
        ("soldiers", "minister", False),
        ("soldiers", "army", False),  # of another country
    ],
)
def test_descriptions_that_may_mean_the_same(one: str, two: str, same: bool) -> None:
    assert same_family(entity(one), entity(two)) is same
    assert same_family(entity(two), entity(one)) is same
