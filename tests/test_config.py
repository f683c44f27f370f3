"""Settings come from a file, then the environment, then flags; a bad one is named."""

from pathlib import Path

import pytest

from dateline.config import Settings, load_settings
from dateline.errors import SetupError


def test_flags_win_over_the_environment_and_the_environment_over_the_file(tmp_path: Path) -> None:
    """jobs = 2, threads = 2, min_confidence = 0.2"""
    file = tmp_path / "dateline.toml"
    file.write_text("jobs = 2\nthreads = 2\nmin_confidence = 0.2\n")
    environment = {"DATELINE_CONFIG": str(file), "DATELINE_JOBS": "3", "DATELINE_THREADS": "3"}
    assert load_settings(environment, jobs=4, store=None) == Settings(jobs=4, threads=3, min_confidence=0.2)


def test_the_store_may_lie_at_home(tmp_path: Path) -> None:
    settings = load_settings({"DATELINE_STORE": "~/events.sqlite", "DATELINE_CONFIG": str(empty(tmp_path))})
    assert settings.store_path == Path.home() / "events.sqlite"


def test_without_a_word_the_store_lies_in_the_data_folder(tmp_path: Path) -> None:
    assert Path(load_settings({"DATELINE_CONFIG": str(empty(tmp_path))}).store_path).name == "dateline.sqlite"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("jobs = 'two'", "jobs: 'two' does not read"),
        ("jobs = 0", "jobs and threads start at 1"),
        ("min_confidence = 7", "min_confidence lies between 0 and 1"),
        ("min_trigger = -1", "min_trigger lies between 0 and 1"),
        ("colour = 1", "no setting 'colour'"),
        ("jobs", "settings file"),
    ],
)
def test_a_bad_setting_is_named(toml: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text(toml)
    with pytest.raises(SetupError, match=said):
        load_settings({"DATELINE_CONFIG": str(file)})


def empty(folder: Path) -> Path:
    file = folder / "dateline.toml"
    file.touch()
    return file
