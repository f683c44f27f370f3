"""The codebook: types, scores, quads and CAMEO codes, as the standard has them."""

import pytest

from dateline.reference.codebook import QUADS, load_codebook


def test_sixteen_types_stand_in_four_quads() -> None:
    """PLOVER manual, 2021: the sixteen types."""
    codebook = load_codebook()
    assert len(codebook.types) == 16
    assert {codebook.quad(name) for name in codebook.types} == set(QUADS)


def test_scores_lie_between_conflict_and_cooperation() -> None:
    """Every score is on the scale of -10 to 10, and its sign follows the quad."""
    for known in load_codebook().types.values():
        for score in (known.score, *(mode.score for mode in known.modes.values())):
            assert -10 <= score <= 10
            if known.name != "REQUEST":  # the standard puts REQUEST at 0
                assert (score > 0) == known.quad.endswith("cooperation")


def test_a_mode_has_its_own_score() -> None:
    """A phone call is less than a visit; an unknown mode counts as the type."""
    codebook = load_codebook()
    assert codebook.score("CONSULT", "phone") == 1.5
    assert codebook.score("CONSULT") == codebook.score("CONSULT", "telepathy") == 2.5


@pytest.mark.parametrize(
    ("event_type", "mode", "contexts", "code"),
    [
        ("ASSAULT", "explosives", ["terrorism"], "183"),
        ("ASSAULT", "suicide-attack", ["terrorism"], "1831"),
        ("ASSAULT", "firearms", [], "193"),
        ("ASSAULT", None, [], "190"),
        ("AGREE", None, [], "030"),
        ("AGREE", None, ["military"], "0312"),
        ("REQUEST", "meet", ["diplomatic"], "106"),
        ("CONSULT", "phone", [], "041"),
        ("COERCE", "arrest", ["legal"], "173"),
        ("RETREAT", "ceasefire", ["military"], "0871"),
        ("PROTEST", "demo", [], "141"),
        ("AID", None, ["disasters"], "073"),
    ],
)
def test_cameo_codes(event_type: str, mode: str | None, contexts: list[str], code: str) -> None:
    """The codes are those of the standard's table CAMEO2PLOVER."""
    assert load_codebook().cameo(event_type, mode, contexts) == code


def test_sectors_and_statuses_are_listed() -> None:
    """What an entity and an event may be, and what an article may be about."""
    codebook = load_codebook()
    assert {"GOV", "MIL", "REB", "COP", "CVL", "UAF"} <= set(codebook.sectors)
    assert len(codebook.contexts) == 37
    assert set(codebook.statuses) == {"asserted", "future", "hypothetical", "negated", "historical"}
