"""One step of each kind of learner: the parser alone, the reader over a frozen stem, both at once with teachers."""

from pathlib import Path
from typing import Any

import pytest

from training.example import Bag, Claim, Example, Role
from training.labels import FILLERS, MENTIONS, PLOVER, ROLES, Labels, bio, modes

torch = pytest.importorskip("torch", reason="training needs torch, which the package does not")

from training.batches import Item, Numbering  # noqa: E402
from training.model import Encoder, Network  # noqa: E402
from training.reader import reader_over  # noqa: E402
from training.schedule import Stage  # noqa: E402
from training.states import stem_states  # noqa: E402
from training.teaching import Teachers  # noqa: E402
from training.train import Learner, Trainer  # noqa: E402
from training.whole import Whole, load_whole, save_parts, whole_over  # noqa: E402

LABELS: Labels = {
    "upos": ["NOUN", "VERB", "PUNCT"],
    "feats": ["_"],
    "lemma": ["0|", "2|"],
    "rel": ["nsubj", "obj", "punct", "root"],
    "mention": bio(MENTIONS),
    "side": bio("STR"),
    "trigger": ["O", *PLOVER],
    "role": list(ROLES),
    "cue": ["O", "cue"],
    "claim": ["none", "source", "content"],
    "mode": ["none", *modes()],
    "filler": bio(FILLERS),
}
STAGE = Stage("joint", 1, 60.0, 1e-3, 1e-2, warm_up=1, window=40, average=0.9, masked=0.2, rounded=0.5)


def examples() -> list[Example]:
    """Sentences that have something for every head between them."""
    parse: dict[str, Any] = {
        "upos": ["NOUN", "VERB", "NOUN", "PUNCT"],
        "head": [2, 0, 2, 2],
        "rel": ["nsubj", "root", "obj", "punct"],
    }
    words = ["police", "shot", "protesters", "."]
    doc: dict[str, Any] = {"doc_id": "one"}
    tags: dict[str, Any] = {"feats": ["_"] * 4, "lemma": ["0|"] * 4}
    return [
        Example(words, "wikinews", **parse, **tags, **doc, mention=["B-ORG", "O", "O", "O"]),
        Example(
            words, "wikinews", **parse, **doc, trigger=["O", "ASSAULT", "O", "O"], role_triggers=frozenset({1}),
            roles=[Role(1, 0, 1, "actor"), Role(1, 2, 3, "recipient")], modes={1: "none"}, clusters={0: 1, 2: 2},
        ),
        Example(words, "x", **parse, bag=Bag(("ASSAULT",), (0, 1), (2, 3), mode="none"), side=["B-S", "O", "B-T", "O"]),
        Example(words, "x", **parse, verb_places={1: [(2, 3)]}, fact=[None, 3.0, None, None]),
        Example(
            words, "x", cue=["O", "cue", "O", "O"], filler=["O", "O", "B-Victim", "O"],
            claims=[Claim(1, 0, 1, "source"), Claim(1, 2, 3, "content")],
        ),
    ]  # fmt: skip


def learned(trainer: Trainer, progress: float) -> dict[str, float]:
    """The losses of one step, after which every part that learns has moved."""
    before = {name: p.detach().clone() for name, p in trainer.network.named_parameters() if p.requires_grad}
    losses = trainer.take_step(*trainer.feed[trainer.feed.epoch(0)[0]], progress)
    moved = [name for name, p in trainer.network.named_parameters() if name in before and not p.equal(before[name])]
    assert any("layers.3." in name or "layers.1." in name for name in moved)
    assert all(bool(torch.isfinite(loss)) for loss in losses.values())
    return {name: float(loss) for name, loss in losses.items()}


@pytest.fixture(scope="module")
def material() -> tuple[list[Item], dict[str, object], Network]:
    """Items, the sets of right labels, and a parser that has learned nothing."""
    torch.manual_seed(1)
    numbering = Numbering(LABELS)
    items = [item for example in examples() if (item := numbering.item(example)) is not None]
    return items, numbering.set_matrices(), Network(LABELS, Encoder())


def trainer_of(tmp_path: Path, network: Learner, material: tuple, **more: Any) -> Trainer:  # type: ignore[type-arg]
    """A trainer of the items."""
    return Trainer(tmp_path, STAGE, network, material[0], material[1], 1, **more)


def test_the_parser_learns_tags_heads_and_names(tmp_path: Path, material: tuple) -> None:  # type: ignore[type-arg]
    losses = learned(trainer_of(tmp_path, material[2], material), 0.0)
    assert losses.keys() == {"upos", "feats", "lemma", "arc", "rel", "mention"}


def test_the_reader_learns_over_a_stem_that_stays(tmp_path: Path, material: tuple) -> None:  # type: ignore[type-arg]
    items, _, parser = material
    states = stem_states(parser, items)
    losses = learned(trainer_of(tmp_path, reader_over(parser, LABELS), material, states=states), 0.9)
    assert losses.keys() == {
        *("trigger", "role", "place", "bag", "bag_mode", "bag_role", "side", "mode", "pair"),
        *("cue", "claim", "filler", "fact", "link"),
    }


def test_both_learn_at_once_from_gold_and_teachers(tmp_path: Path, material: tuple) -> None:  # type: ignore[type-arg]
    items, _, parser = material
    teacher = whole_over(Network(LABELS, Encoder()), LABELS)
    trainer = trainer_of(
        tmp_path, whole_over(parser, LABELS), material, gold=items[:1], teachers=Teachers([parser], [teacher])
    )
    losses = learned(trainer, 0.9)
    assert {"arc", "arc*", "~arc", "trigger", "~trigger", "~role", "place"} <= losses.keys()
    torch.save(trainer.kept(), tmp_path / "joint.pt")
    save_parts(trainer.kept(), tmp_path)
    whole = load_whole(LABELS, tmp_path / "joint.pt")
    assert isinstance(whole, Whole)
    own = torch.load(tmp_path / "reader.pt")
    assert own["fact.0.weight"].equal(whole.reader.fact[0].weight)
