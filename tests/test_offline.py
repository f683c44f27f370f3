"""The main job needs no network: it runs where every use of a Python socket raises, and where there is no network."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# An audit hook can't be undone. It sees Python's sockets alone; for those of compiled libraries see the last test.
WITHOUT_SOCKETS = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"the main job used the network: {event}")

sys.addaudithook(refuse)
sys.argv = ["dateline", *sys.argv[1:]]
from dateline.cli import main
main()
"""


def run_offline(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", WITHOUT_SOCKETS, *arguments], capture_output=True, text=True)


def test_an_article_is_coded_and_stored_without_sockets(example: Path, tmp_path: Path) -> None:
    done = run_offline("code", str(example), "--format", "jsonl", "--store", str(tmp_path / "offline.sqlite"))
    assert done.returncode == 0, done.stderr
    assert any(json.loads(line)["kind"] == "event" for line in done.stdout.splitlines())


def test_the_hook_would_notice() -> None:
    import_socket = "import socket; socket.socket()"
    script = WITHOUT_SOCKETS.split("sys.argv = ")[0] + import_socket
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "used the network: socket.__new__" in done.stderr


def test_without_any_network_the_events_are_the_same(example: Path) -> None:
    """In a network namespace of its own, which has not even a loopback that is up."""
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("this machine makes no network namespaces")
    job = [sys.executable, "-m", "dateline", "code", str(example), "--format", "jsonl", "--no-store"]
    cut_off, connected = (subprocess.run([*before, *job], capture_output=True, text=True) for before in (alone, []))
    assert cut_off.returncode == 0, cut_off.stderr
    assert cut_off.stdout == connected.stdout
