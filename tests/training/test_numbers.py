"""Examples in numbers: sets of right labels, pairs of roles, words that may carry a trigger. Needs torch."""

import pytest

from training.example import Bag, Example, Role
from training.labels import Labels, bio

batches = pytest.importorskip("training.batches", reason="training needs torch, which the package does not")

LABELS: Labels = {
    "upos": ["NOUN", "VERB"],
    "feats": ["_"],
    "lemma": ["0|", "2|"],
    "rel": ["nsubj", "obj", "root"],
    "mention": bio(["PER", "ORG"]),
    "side": bio("STR"),
    "trigger": ["O", "AID", "ASSAULT"],
    "role": ["none", "actor", "recipient"],
}


def test_an_unmarked_word_is_none_or_of_a_type_its_corpus_leaves_out() -> None:
    numbering = batches.Numbering(LABELS)
    example = Example(["a", "b"], "x", mention=["open", "B-ORG"], closed=frozenset({"ORG"}))
    target = numbering.item(example).targets["mention"]
    right = numbering.set_matrices()["mention"]
    labels = [label for label, ok in zip(LABELS["mention"], right[target[0]].tolist(), strict=True) if ok]
    assert labels == ["O", "B-PER", "I-PER"]
    assert target[1] == LABELS["mention"].index("B-ORG")


def test_arguments_count_by_their_heads_and_the_rest_of_them_not_at_all() -> None:
    """Gunmen killed two policemen"""
    numbering = batches.Numbering(LABELS)
    roles = [Role(1, 0, 1, "actor"), Role(1, 2, 4, "recipient")]
    example = Example(
        ["Gunmen", "killed", "two", "policemen", "yesterday"], "x", head=[2, 0, 4, 2, 2], roles=roles,
        role_triggers=frozenset({1}),
    )  # fmt: skip
    assert sorted(numbering.role_pairs(example)) == [(1, 0, 1), (1, 3, 2), (1, 4, 0)]


def test_the_trigger_is_sought_where_the_paths_of_the_sides_meet() -> None:
    """Iran condemned the ruling of a court that backed a ban"""
    text = "Iran condemned the ruling of a court that backed a ban"
    words = text.split()
    example = Example(
        words, "x",
        upos=["PROPN", "VERB", "DET", "NOUN", "ADP", "DET", "NOUN", "PRON", "VERB", "DET", "NOUN"],
        head=[2, 0, 4, 2, 7, 7, 4, 9, 7, 11, 9],
        bag=Bag(("ASSAULT",), (0, 1), (2, 7)),
    )  # fmt: skip
    assert [words[i] for i in batches.trigger_words(example, [0, 3])] == ["condemned"]
