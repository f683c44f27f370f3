"""R3: on a full disk a verb says why in one line, keeps what was committed, leaves no half file, and goes on later."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def happened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What happened on a file system of 8 MB, mounted for this test alone."""
    disk = tmp_path_factory.mktemp("disk")
    mount = f"mount -t tmpfs -o size=8m tmpfs '{disk}'"
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*alone, mount], capture_output=True).returncode:
        pytest.skip("this machine mounts no file systems for tests")
    command = f"{mount} && exec '{sys.executable}' -m tests.reliability.full_disk '{disk}'"
    done = subprocess.run([*alone, command], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    told: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return told


def test_every_verb_says_why_in_one_line_and_fails(happened: dict[str, dict[str, Any]]) -> None:
    assert len(happened) == 12
    assert {name: told["code"] for name, told in happened.items()} == dict.fromkeys(happened, 2)
    for name, told in happened.items():
        assert len(told["said"]) == 1, (name, told["said"])
        assert told["said"][0].startswith("dateline: "), name
        assert told["said"][0].endswith(("disk is full", "No space left on device")), name


def test_what_was_committed_is_kept_and_the_run_goes_on(happened: dict[str, dict[str, Any]]) -> None:
    run = happened["run"]
    assert 0 < run["kept"] == run["counted"] < 60
    assert (run["faults"], run["then"], run["same"]) == (0, 0, True)


def test_no_half_file_has_the_name_of_a_whole_one(happened: dict[str, dict[str, Any]]) -> None:
    exports = {name: told for name, told in happened.items() if name.startswith("export ")}
    assert {told["before"] for told in exports.values()} == {"before"}
    assert [name for name, told in exports.items() if told["left"] != ["file"]] == []
    assert happened["backup"]["left"] == happened["restore"]["left"] == []
