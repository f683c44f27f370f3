"""The recipe names the steps; its fingerprint changes with what decides."""

from pathlib import Path

import pytest

from dateline.annotate.registry import STEPS
from dateline.errors import SetupError, UnreadableChain
from dateline.pipeline.recipe import Recipe, deciding_files, fingerprint_of, load_recipe


def test_the_shipped_recipe_runs_every_step_in_a_readable_order() -> None:
    recipe = load_recipe()
    assert set(recipe.steps) == set(STEPS)
    assert [step.name for step in recipe.chain()] == list(recipe.steps)


def test_an_order_that_does_not_read_is_refused() -> None:
    with pytest.raises(UnreadableChain, match="step 'words' reads sentences"):
        Recipe(("words", "sentences")).chain()


def test_an_unknown_step_is_named(tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text('steps = ["sentences", "horoscope"]')
    with pytest.raises(SetupError, match="no step horoscope"):
        load_recipe(recipe)


def test_the_fingerprint_is_stable_and_tells_chain_and_settings_apart() -> None:
    recipe = load_recipe()
    assert fingerprint_of(recipe) == fingerprint_of(recipe)
    others = [fingerprint_of(recipe, 0.5), fingerprint_of(recipe, 0.0, 0.6), fingerprint_of(Recipe(("sentences",)))]
    assert len({fingerprint_of(recipe), *others}) == 4


def test_weights_rules_and_reference_decide() -> None:
    names = {path.name for path in deciding_files()}
    assert {"encoder.onnx", "recipe.toml", "coder.py", "factuality.py"} <= names
    assert not [name for name in names if name.endswith(".pyc")]
