"""The mapping onto PLOVER: names are cut back to a known one, words decide where a type is mixed."""

import pytest

from training.labels import PLOVER
from training.mapping import (
    check_types,
    mapping,
    open_types,
    plover_role,
    plover_type,
    reporting_words,
    sentence_types,
)


@pytest.mark.parametrize(
    ("corpus", "name", "trigger", "expected"),
    [
        ("wikievents", "Conflict.Attack.DetonateExplode", "bombing", "ASSAULT"),
        ("wikievents", "Justice.ArrestJailDetain.Unspecified", "detained", "COERCE"),
        ("wikievents", "Contact.Contact.Meet", "talks", "CONSULT"),
        ("wikievents", "Contact.Contact.Broadcast", "said", "outside"),
        ("wikievents", "Movement.Transportation", "deployed", "MOBILIZE"),
        ("wikievents", "Movement.Transportation", "drove", "outside"),
        ("m2e2", "Conflict:Demonstrate", "rally", "PROTEST"),
        ("rams", "life.die.nonviolentdeath", "died", "outside"),
        ("rams", "life.die.deathcausedbyviolentevents", "killed", "ASSAULT"),
        ("rams", "transaction.transfermoney.embargosanction", "embargo", "SANCTION"),
        ("geneva", "Commitment", "pledged", "AGREE"),
        ("geneva", "Building", "built", "outside"),
    ],
)
def test_types_of_other_corpora(corpus: str, name: str, trigger: str, expected: str) -> None:
    assert plover_type(corpus, name, trigger) == expected


def test_an_unknown_plover_type_is_an_error() -> None:
    wrong = {"corpora": {"x": {"default": "mask", "types": {"A": "WAR"}}}, "roles": {}}
    with pytest.raises(ValueError, match="WAR"):
        check_types(wrong)


def test_the_killer_acts_and_the_charged_receive() -> None:
    assert plover_role("ASSAULT", "Killer") == "actor"
    assert plover_role("ACCUSE", "Defendant") == "recipient"
    assert plover_role("ASSAULT", "ExplosiveDevice") == "instrument"
    assert plover_role("PROTEST", "Police") == "recipient"
    assert plover_role("ASSAULT", "BodyPart") == "none"


def test_yield_is_two_types() -> None:
    assert sentence_types("YIELD") == ("CONCEDE", "RETREAT")
    assert sentence_types("AID") == ("AID",)


def test_a_word_unmarked_by_a_corpus_may_carry_what_it_does_not_mark() -> None:
    assert "SANCTION" in open_types("m2e2")
    assert "ASSAULT" not in open_types("m2e2")


def test_reporting_is_no_event() -> None:
    assert {"said", "told", "reported"} <= reporting_words()


def test_every_type_has_synthetic_stories_or_enough_gold() -> None:
    assert set(mapping()["synthetic_share"]) <= set(PLOVER)
