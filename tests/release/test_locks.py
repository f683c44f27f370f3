"""The lock files, and what this environment has of them."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.release.locks import (
    find_install_faults,
    find_installed,
    find_lock_faults,
    find_strangers,
    read_lock,
)

DIGEST = "sha256:" + "0a" * 32
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def test_all_locks_are_there() -> None:
    uses = {path.name.removeprefix("requirements").removesuffix(".lock") for path in LOCKS}
    assert uses == {"", "-dev", "-gazetteer", "-release"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_each_requirement_is_of_one_version_and_has_hashes(lock: Path) -> None:
    pins = read_lock(lock.read_text("utf-8"))
    assert pins
    assert list(find_lock_faults(pins)) == []


def test_a_pin_is_read_over_several_lines() -> None:
    [pin, other] = read_lock(
        f"# made by hand\nZope.Interface==7.0 ; python_version < '3' \\\n    --hash={DIGEST} \\\n    --hash={DIGEST}\n"
        f"six==1.17.0 \\\n    --hash={DIGEST}\n"
    )
    assert (pin.name, pin.version, pin.hashes, pin.here) == ("zope-interface", "7.0", (DIGEST, DIGEST), False)
    assert (other.name, other.version, other.here) == ("six", "1.17.0", True)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f"six --hash={DIGEST}", "six is not pinned to one version"),
        (f"six>=1.17 --hash={DIGEST}", "six is not pinned to one version"),
        (f"six==1.* --hash={DIGEST}", "six is not pinned to one version"),
        (f"six @ https://example.org/six.whl --hash={DIGEST}", "six is not pinned to one version"),
        ("six==1.17.0", "six has no SHA-256 hash"),
        ("six==1.17.0 --hash=md5:0a0a", "six has no SHA-256 hash"),
        (f"six==1.17.0 --hash={DIGEST} --hash=sha256:0a", "six has no SHA-256 hash"),
    ],
)
def test_a_loose_requirement_is_told(line: str, fault: str) -> None:
    assert list(find_lock_faults(read_lock(line))) == [fault]


def test_the_runtime_here_is_the_locked_one() -> None:
    installed = {name: package.version for name, package in find_installed().items()}
    assert list(find_install_faults(read_lock((ROOT / "requirements.lock").read_text("utf-8")), installed)) == []


def test_another_version_a_missing_and_an_unlocked_package_are_told() -> None:
    pins = read_lock("six==1.17.0\nattrs==26.1.0\nidna==3.20 ; python_version < '3'\n")
    assert list(find_install_faults(pins, {"six": "1.16.0"})) == [
        "six is locked at 1.17.0, installed is 1.16.0",
        "attrs is locked at 26.1.0, installed is none",
    ]
    assert find_strangers(pins, ["six", "idna", "torch"]) == ["idna", "torch"]
