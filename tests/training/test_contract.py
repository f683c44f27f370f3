"""The shipped weights keep the contract that export and runtime share."""

import json
from importlib.resources import files

import numpy as np
import pytest

from training.labels import MENTIONS, PLOVER, ROLES, bio, reader_labels

WEIGHTS = files("dateline.encoder") / "weights"


@pytest.fixture(scope="module")
def labels() -> dict[str, list[str]]:
    """labels.json, or a skip where no network has been exported."""
    path = WEIGHTS / "labels.json"
    if not path.is_file():
        pytest.skip("no network has been exported to src/dateline/encoder/weights")
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_labels_are_those_of_the_training(labels: dict[str, list[str]]) -> None:
    assert labels["mention"] == bio(MENTIONS)
    assert labels["side"] == bio("STR")
    assert labels["trigger"] == ["O", *PLOVER]
    assert labels["role"] == list(ROLES)
    assert {name: labels[name] for name in reader_labels()} == reader_labels()
    assert labels["lemma"][0] == "0|"
    assert "root" in labels["rel"]


def test_bilinear_forms_fit_the_labels(labels: dict[str, list[str]]) -> None:
    with (WEIGHTS / "bilinear.npz").open("rb") as file:
        forms = np.load(file)
        for name in ("rel", "role", "claim"):
            n, left, right = forms[name].shape
            assert n == len(labels[name])
            assert left == right
        assert len(forms["pair"]) == len(PLOVER)


def test_licence_of_every_corpus_is_on_the_model_card() -> None:
    from training.corpora import FREE, ROOT

    card = (ROOT / "training" / "MODEL_CARD.md").read_text(encoding="utf-8")
    for name in FREE | {"m2e2", "rams", "satp", "plover-plv", "cameo-conflibert"}:
        assert name.removeprefix("ud-").lower()[:6] in card.lower(), name
