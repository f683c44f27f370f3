"""Corpora of events: triggers with PLOVER types, arguments as spans, what a corpus leaves unmarked."""

from training.events import Event, find_text, mark_events
from training.example import Role
from training.weak import marked_sentence


def test_a_trigger_carries_its_type_and_arguments_their_roles() -> None:
    """Gunmen killed two policemen in Quetta, officials said."""
    text = "Gunmen killed two policemen in Quetta , officials said ."
    words = text.split()
    event = Event("Life.Die", (1, 2), "killed", [((0, 1), "Killer"), ((2, 4), "Victim"), ((5, 6), "Place")])
    example = mark_events("wikievents", words, 0, len(words), [event], "d")
    assert example.trigger is not None
    assert example.trigger[1] == "ASSAULT"
    assert example.trigger[8] == "O"  # reporting
    assert example.trigger[3] == "open"
    assert example.roles == [Role(1, 0, 1, "actor"), Role(1, 2, 4, "recipient"), Role(1, 5, 6, "place")]
    assert example.role_triggers == {1}


def test_offsets_count_from_the_sentence() -> None:
    """It rained. Police arrested him."""
    text = "It rained . Police arrested him ."
    words = text.split()
    event = Event("Justice.ArrestJailDetain", (4, 5), "arrested", [((3, 4), "Jailer"), ((5, 6), "Detainee")])
    example = mark_events("wikievents", words, 3, 7, [event], "d")
    assert example.trigger == ["open", "COERCE", "open", "open"]
    assert example.roles == [Role(1, 0, 1, "actor"), Role(1, 2, 3, "recipient")]


def test_mixed_types_are_masked_and_others_are_none() -> None:
    """The blaze damaged shops while he studied."""
    text = "The blaze damaged shops while he studied"
    words = text.split()
    events = [
        Event("ArtifactExistence.DamageDestroyDisableDismantle", (2, 3), "damaged", []),
        Event("Cognitive.TeachingTrainingLearning", (6, 7), "studied", []),
    ]
    example = mark_events("wikievents", words, 0, 7, events, "d")
    assert example.trigger is not None
    assert example.trigger[2] is None
    assert example.trigger[6] == "O"


def test_an_argument_without_offsets_is_the_nearest_match() -> None:
    text = "the army said the army shelled U.N. offices"
    words = text.split()
    assert find_text(words, "army", 5, 0, 8) == (4, 5)
    assert find_text(words, "U . N", 5, 0, 8) == (6, 7)
    assert find_text(words, "navy", 5, 0, 8) is None


def test_marked_source_and_target() -> None:
    row = {
        "sentence": "Iran's minister condemned the court.",
        "marked_sentence": "<s>Iran's minister</s> condemned <t>the court</t>.",
    }
    words, source, target = marked_sentence(row)
    assert words == ["Iran", "'s", "minister", "condemned", "the", "court", "."]
    assert source == (0, 3)
    assert target == (4, 6)
