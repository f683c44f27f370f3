"""The main job needs no network: it runs in a process where every use of a socket raises."""

import json
import subprocess
import sys
from pathlib import Path

# An audit hook sees what C code does too, and can't be undone.
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
