"""Agents: what a noun says of who stands for it."""

import pytest

from dateline.reference.agents import load_agents

AGENTS = load_agents()


@pytest.mark.parametrize(
    ("noun", "before", "wanted"),
    [
        ("soldier", (), "MIL"),
        ("gunman", (), "UAF"),
        ("official", (), "GOV"),
        ("official", ("security",), "MIL"),
        ("official", ("health",), "MED"),
        ("leader", ("opposition",), "OPP"),
        ("commander", ("rebel",), "REB"),
        ("force", ("militia",), "PRM"),
        ("commander", ("army",), "MIL"),
        ("president", ("former",), "ELI"),
        ("group", ("banned",), "REB"),
        ("protester", (), "CVL"),
        ("student", (), "EDU"),
        ("affiliate", (), "UNK"),
        ("budget", (), None),
    ],
)
def test_sectors(noun: str, before: tuple[str, ...], wanted: str | None) -> None:
    """The noun gives the sector, and the word before it may narrow it."""
    assert AGENTS.sector(noun, before) == wanted


@pytest.mark.parametrize(
    ("noun", "before", "wanted"),
    [
        ("base", (), "MIL"),
        ("base", ("rebel",), "REB"),
        ("station", ("police",), "COP"),
        ("camp", ("refugee",), "REF"),
        ("field", ("oil",), "BUS"),
        ("budget", (), None),
    ],
)
def test_facilities(noun: str, before: tuple[str, ...], wanted: str | None) -> None:
    """A place that is attacked stands for those inside."""
    assert AGENTS.facility(noun, before) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Foreign Minister", "GOV"),
        ("Kenyan Interior Minister", "GOV"),
        ("Maj. Gen.", "MIL"),
        ("Archbishop", "REL"),
        ("Treasurer of the club", None),
    ],
)
def test_offices(words: str, wanted: str | None) -> None:
    """A title gives the sector of who bears it; the longest ending that is a title counts."""
    assert AGENTS.office(words) == wanted


def test_kinds() -> None:
    assert AGENTS.entity_type("soldier") == "PER"
    assert AGENTS.entity_type("ministry") == "ORG"
    assert AGENTS.entity_type("base") == "FAC"
    assert not AGENTS.knows("weather")
