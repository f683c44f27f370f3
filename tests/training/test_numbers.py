"""Examples in numbers: sets of right labels, pairs of roles, words that may carry a trigger, windows. Needs torch."""

import random

import pytest

from training.example import Bag, Claim, Example, Role
from training.labels import NO_PLACE, ROLES, Labels, bio

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
    "cue": ["O", "cue"],
    "claim": ["none", "source", "content"],
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


def test_the_words_around_a_cue_are_its_source_its_content_or_neither() -> None:
    """Officials said talks failed ."""
    words = ["Officials", "said", "talks", "failed", "."]
    claims = [Claim(1, 0, 1, "source"), Claim(1, 2, 4, "content")]
    example = Example(words, "x", cue=["O", "cue", "O", "O", "O"], claims=claims)
    assert batches.Numbering(LABELS).claim_pairs(example) == [(1, 0, 1), (1, 2, 2), (1, 3, 2), (1, 4, 0)]


def running_items(n_sentences: int) -> list[object]:
    """Sentences of one document, of a corpus that is read in order, with one entity in each."""
    numbering = batches.Numbering(LABELS)
    examples = [
        Example(["police", "fired", "."], "wikinews", doc_id="one", clusters={0: 7}, fact=[None, 3.0, None])
        for _ in range(n_sentences)
    ]
    return [numbering.item(example) for example in examples]


def test_neighbours_stand_in_one_window_and_others_alone() -> None:
    alone = batches.plain_item(["police", "fired"])
    windows = batches.make_windows([*running_items(30), alone, alone], 60, random.Random(2))
    assert [len(window) for window in windows[-2:]] == [1, 1]
    assert sum(map(len, windows)) == 32
    assert max(sum(len(item.ids) - 1 for item in window) for window in windows) <= 60
    assert max(map(len, windows)) > 5


def test_a_batch_finds_every_word_in_its_window() -> None:
    """Two windows, of two sentences and of one: word 1 is "fired" wherever it stands."""
    one, two, three = running_items(3)
    batch = batches.make_batch([[one, two], [three]], {})
    flat = batch.ids.reshape(-1)
    assert flat[batch.first[:, 2]].tolist() == [one.ids[2]] * 3  # type: ignore[attr-defined]
    assert flat[batch.first[:, 0]].tolist() == [101, 101, 101]  # the marks before each sentence
    assert batch.links.tolist() == [[0, 0, 0, 7], [0, 1, 0, 7], [1, 2, 0, 7]]
    assert batch.facts.tolist() == [[0, 1], [1, 1], [2, 1]]
    assert batch.sureness.tolist() == [3.0, 3.0, 3.0]


def test_the_places_of_a_verb_are_known_and_nouns_that_nobody_marked_are_not() -> None:
    """Police in Kabul shot a man near a camp"""
    words = ["Police", "in", "Kabul", "shot", "a", "man", "near", "a", "camp"]
    example = Example(
        words, "x",
        upos=["NOUN", "ADP", "PROPN", "VERB", "DET", "NOUN", "ADP", "DET", "NOUN"],
        head=[4, 3, 1, 0, 6, 4, 9, 9, 4],
        verb_places={3: [(2, 3)]},
    )  # fmt: skip
    pairs = batches.Numbering(LABELS).place_pairs(example)
    assert [(word, label) for _, word, label in pairs if label == ROLES.index("place")] == [(2, 3)]
    assert sorted(word for _, word, label in pairs if label == NO_PLACE) == [1, 4, 6, 7]


def test_a_parcel_holds_the_batch() -> None:
    parcels = pytest.importorskip("training.parcel")
    import torch

    batch = batches.make_batch([[*running_items(2)]], {})
    found = parcels.unwrapped(parcels.wrapped(batch), {}, torch.device("cpu"))
    assert found.ids.tolist() == batch.ids.tolist()
    assert found.sureness.tolist() == [3.0, 3.0]
    assert found.targets.keys() == batch.targets.keys()
    assert found.bags.words.shape == batch.bags.words.shape


def test_a_sentence_reads_the_same_alone_and_among_others() -> None:
    """The stem and the parser see their own sentence only, wherever it stands in the window."""
    import torch

    model = pytest.importorskip("training.model")
    torch.manual_seed(1)
    encoder = model.Encoder().eval()
    alone = batches.plain_item(["police", "fired", "."])
    other = batches.plain_item(["talks", "failed"])
    single, window = batches.make_batch([[alone]], {}), batches.make_batch([[other, alone]], {})
    with torch.no_grad():
        one = encoder(single.ids, single.mask)[0]
        stem = encoder.stem(window.ids, window.mask, window.order, window.within)
        among = encoder.upper(stem, window.mask, window.order)[0, len(other.ids) :]
    assert torch.allclose(one, among, atol=1e-5)


def test_a_layer_learns_under_the_rounding_it_will_ship_with() -> None:
    import torch

    rounding = pytest.importorskip("training.rounding")
    torch.manual_seed(1)
    layer, x = rounding.Linear(64, 8), torch.randn(5, 64)
    exact = layer(x)
    rounding.learn_rounded(layer)
    rounded = layer(x)
    assert 0 < float((rounded - exact).abs().max()) < 0.1
    rounded.sum().backward()
    assert bool((layer.weight.grad.abs() > 0).all())
    assert torch.equal(layer.eval()(x), exact)


def test_what_was_made_small_grows_again() -> None:
    import torch

    packs = pytest.importorskip("training.pack")
    matrix = torch.randn(6, 128)
    assert float((packs.grown(packs.shrunk(matrix)) - matrix).abs().max()) < 0.02
    assert packs.grown(packs.shrunk(matrix[:, :5])).equal(matrix[:, :5])
