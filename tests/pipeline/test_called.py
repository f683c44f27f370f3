"""Whom a name means, when the store is asked for it."""

import pytest

from dateline.pipeline.called import names_meant


@pytest.mark.parametrize(
    ("called", "meant"),
    [
        ("TTP", "ttp"),
        ("Pakistani Taliban", "ttp"),
        ("the Tehreek-e-Taliban Pakistan", "ttp"),
        ("ttp", "ttp"),
        ("Pakistan", "country-pak"),
        ("Afghan", "country-afg"),
    ],
)
def test_an_alias_means_its_actor(called: str, meant: str) -> None:
    assert {called, meant} <= set(names_meant(called))


def test_a_name_that_nobody_bears_is_looked_for_as_it_is() -> None:
    assert names_meant("River Front of Nowhere") == ("River Front of Nowhere",)
