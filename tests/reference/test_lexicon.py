"""The lexicon: its schema, its conditions and its look-ups."""

import pytest

from dateline.errors import MissingReference
from dateline.reference.codebook import load_codebook
from dateline.reference.lexicon import (
    LexiconEntry,
    alternatives,
    check_entry,
    check_relation,
    check_unconditioned,
    load_lexicon,
    read_classes,
    read_condition,
)


def entry(**fields: object) -> LexiconEntry:
    """An entry with defaults for what a test does not name."""
    defaults: dict[str, object] = {
        "key": "ASSAULT.attack.VERB.1", "lemma": "attack", "pos": "VERB", "event_type": "ASSAULT", "mode": None,
        "actor": ("subj",), "recipient": ("dobj",), "when": {}, "unless": {}, "weight": 0.9,
    }  # fmt: skip
    return LexiconEntry(**{**defaults, **fields})  # type: ignore[arg-type]


def test_every_file_follows_the_schema() -> None:
    """Loading checks every field, relation, class, mode and type."""
    lexicon = load_lexicon()
    assert {e.event_type for e in lexicon.entries_by_key.values()} == set(load_codebook().types)


def test_a_word_is_found_by_lemma_and_part_of_speech() -> None:
    """Militants kidnapped an aid worker."""
    [kidnap] = load_lexicon().entries("Kidnap", "VERB")
    assert (kidnap.event_type, kidnap.mode, kidnap.actor, kidnap.recipient) == (
        "ASSAULT",
        "abduct",
        ("subj",),
        ("dobj",),
    )
    assert load_lexicon().entry(kidnap.key) is kidnap
    assert load_lexicon().entries("kidnap", "ADJ") == ()


def test_a_particle_is_part_of_the_lemma() -> None:
    """The two sides called off the talks."""
    assert {e.particle for e in load_lexicon().entries("call off", "VERB")} == {"off"}


def test_alternatives_become_entries_of_their_own() -> None:
    """Either relation is enough: "a|b"."""
    found = list(alternatives({"obl:to|obl:on": ["truce"]}, {}, "here"))
    assert [set(condition) for condition in found] == [{"obl:to"}, {"obl:on"}]


def test_classes_are_expanded() -> None:
    """Names in capitals are classes."""
    condition = read_condition({"dobj": ["TRUCE", "deal"]}, {"TRUCE": frozenset({"truce", "ceasefire"})}, "here")
    assert condition["dobj"] == {"truce", "ceasefire", "deal"}
    assert all(word == word.lower() for words in read_classes().values() for word in words)


@pytest.mark.parametrize(
    "wrong",
    [
        {"pos": "ADV"},
        {"weight": 1.5},
        {"mode": "shouting"},
        {"colour": "red"},
        {"actor": "subject"},
    ],
)
def test_a_wrong_entry_is_named(wrong: dict[str, object]) -> None:
    """The message says which entry of which file is wrong."""
    values = {"lemma": "attack", "pos": "VERB", "weight": 0.9, **wrong}
    with pytest.raises(MissingReference, match=r"assault\.yaml: entry 'attack'"):
        check_entry(values, "ASSAULT", load_codebook(), "assault.yaml: entry 'attack'")


def test_an_unknown_class_or_mark_is_named() -> None:
    """Conditions may only use what is defined."""
    for words in (["SHIPS"], ["@thing"]):
        with pytest.raises(MissingReference):
            read_condition({"dobj": words}, {}, "here")
    with pytest.raises(MissingReference):
        check_relation("grandchild", "here")


def test_two_unconditioned_entries_of_one_word_are_refused() -> None:
    """Nothing could tell them apart."""
    with pytest.raises(MissingReference, match="without a condition"):
        check_unconditioned([entry(), entry(key="COERCE.attack.VERB.1", event_type="COERCE")])
    check_unconditioned([entry(), entry(key="ASSAULT.attack.VERB.2", when={"dobj": frozenset({"army"})})])


def test_light_verbs_say_what_their_subject_is() -> None:
    """The group carried out an attack. The base came under attack."""
    carry_out, come = load_lexicon().light("carry out"), load_lexicon().light("come")
    assert carry_out is not None
    assert (carry_out.noun[0], carry_out.subject) == ("obj", "actor")
    assert come is not None
    assert (come.noun, come.subject) == (("obl:under",), "recipient")
    assert load_lexicon().light("sing") is None


def test_reporting_verbs_may_deny() -> None:
    """Officials said so; the group denied it."""
    say, deny = load_lexicon().reporting("say"), load_lexicon().reporting("deny")
    assert say is not None
    assert not say.denies
    assert deny is not None
    assert deny.denies
    assert load_lexicon().reporting("attack") is None


def test_instruments_have_modes() -> None:
    """A suicide bomber, a drone, a roadside bomb."""
    modes = [load_lexicon().weapon_mode(word) for word in ("suicide bomber", "drone", "roadside bomb", "spoon")]
    assert modes == ["suicide-attack", "drone", "explosives", None]


def test_quantity_nouns_are_known() -> None:
    """Dozens of attacks."""
    assert load_lexicon().is_quantity("dozen")
    assert not load_lexicon().is_quantity("attack")
