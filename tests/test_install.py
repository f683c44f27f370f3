"""The runtime install: small, and without torch. `make size` prints the megabytes."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
PACKAGE = Path(__file__).parent.parent / "src" / "dateline"
LIMIT = 600  # megabytes


def locked_names() -> set[str]:
    return set(re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK.read_text("utf-8"), re.MULTILINE))


def bytes_of(name: str) -> int:
    """What the distribution has installed, compiled files included; 0 where the platform does without it."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return 0
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file())


def test_the_install_is_small() -> None:
    locked = sum(bytes_of(name) for name in locked_names())
    own = sum(path.stat().st_size for path in PACKAGE.rglob("*") if path.is_file())
    megabytes = (locked + own) / 1e6
    print(f"\n{megabytes:.0f} MB installed: packages {locked / 1e6:.0f} MB, Dateline {own / 1e6:.0f} MB")
    assert megabytes < LIMIT


def test_the_lock_has_no_torch_and_only_hashes() -> None:
    names = locked_names()
    assert "onnxruntime" in names
    assert not [name for name in names if name.startswith(("torch", "nvidia", "triton"))]
    requirements = re.split(r"\n(?=\S)", LOCK.read_text("utf-8"))
    assert all("--hash=sha256:" in one for one in requirements if not one.startswith("#"))


def test_the_lock_names_no_host() -> None:
    for lock in LOCK.parent.glob("requirements*.lock"):
        assert "://" not in lock.read_text("utf-8")
