"""Confidence: a curve over what an event rests on."""

from dataclasses import replace

from dateline.coding.confidence import SIGNS, confidence_of, load_weights, signs_of
from tests.export.records import ARREST

FLAT = dict.fromkeys(SIGNS, 0.0)
SURE = replace(ARREST, witness="both", trigger_score=0.95)


def test_without_weights_nothing_is_known() -> None:
    assert confidence_of(ARREST, FLAT) == 0.5


def test_a_score_of_one_is_no_certainty() -> None:
    assert 0.5 < confidence_of(replace(ARREST, trigger_score=1.0), {**FLAT, "logit": 1.0}) < 1.0


def test_the_signs_are_read_off_the_event() -> None:
    signs = signs_of(replace(ARREST, witness="network", recipients=(), status="future", trigger_score=0.5))
    assert signs == {"one": 1, "logit": 0, "network": 1, "both": 0, "one_sided": 1, "unreal": 1}


def test_the_shipped_weights_trust_two_witnesses_more_than_one_and_a_deed_more_than_a_plan() -> None:
    assert set(load_weights()) == set(SIGNS)
    assert confidence_of(SURE) > confidence_of(replace(SURE, witness="lexicon"))
    assert confidence_of(replace(SURE, witness="lexicon")) > confidence_of(replace(SURE, witness="network"))
    assert confidence_of(SURE) > confidence_of(replace(SURE, status="future"))
