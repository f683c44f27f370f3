"""The main job needs no network: it runs where every use of a Python socket raises, and where there is no network."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.own_machine import AnotherMachine, is_own

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


DOSSIER = Path(__file__).parent.parent / "examples" / "dossier"


def run_offline(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", WITHOUT_SOCKETS, *arguments], capture_output=True, text=True)


def main_job(folder: Path) -> list[list[str]]:
    """A store made of a folder of articles, then written out."""
    store = ["--store", str(folder / "main.sqlite")]
    outputs = [str(folder / name) for name in ("events.csv", "events.parquet", "events.geojson", "events.xlsx")]
    return [
        ["run", str(DOSSIER), *store],
        *(["export", "--output", output, *store] for output in outputs),
        ["dossier", "ELN", "--format", "json", "--quotes", *store],
        ["doctor", *store],
    ]


def test_an_article_is_coded_and_stored_without_sockets(example: Path, tmp_path: Path) -> None:
    done = run_offline("code", str(example), "--format", "jsonl", "--store", str(tmp_path / "offline.sqlite"))
    assert done.returncode == 0, done.stderr
    assert any(json.loads(line)["kind"] == "event" for line in done.stdout.splitlines())


def test_a_store_is_filled_exported_and_told_without_sockets(tmp_path: Path) -> None:
    for arguments in main_job(tmp_path):
        done = run_offline(*arguments)
        assert done.returncode == 0, (arguments, done.stderr)
    assert {path.suffix for path in tmp_path.iterdir()} >= {".csv", ".parquet", ".geojson", ".xlsx"}


def test_the_hook_would_notice() -> None:
    import_socket = "import socket; socket.socket()"
    script = WITHOUT_SOCKETS.split("sys.argv = ")[0] + import_socket
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "used the network: socket.__new__" in done.stderr


def test_without_any_network_the_events_are_the_same(example: Path) -> None:
    """As `make demo` codes it."""
    job = [sys.executable, "-m", "dateline", "code", str(example), "--format", "jsonl", "--no-store"]
    cut_off, connected = (subprocess.run([*before, *job], capture_output=True, text=True) for before in (alone(), []))
    assert cut_off.returncode == 0, cut_off.stderr
    assert cut_off.stdout == connected.stdout


def test_without_any_network_the_exports_and_the_dossier_are_the_same(tmp_path: Path) -> None:
    """Two processes code, which no hook sees into."""
    folders = {tmp_path / "cut off": alone(), tmp_path / "connected": []}
    for folder, before in folders.items():
        folder.mkdir()
        for arguments in main_job(folder):
            jobs = ["--jobs", "2"] if arguments[0] == "run" else []
            job = [*before, sys.executable, "-m", "dateline", *arguments, *jobs]
            done = subprocess.run(job, capture_output=True, text=True)
            assert done.returncode == 0, (arguments, done.stderr)
            if arguments[0] == "dossier":
                (folder / "dossier.json").write_text(done.stdout, "utf-8")
    cut_off, connected = ({path.name: path.read_bytes() for path in one.glob("*.*")} for one in folders)
    del cut_off["main.sqlite"], connected["main.sqlite"]  # it holds when each article was read
    assert len(cut_off) == 5
    assert cut_off == connected


@pytest.mark.parametrize("host", ["192.0.2.1", "paper.example"])
def test_no_test_asks_another_machine(host: str) -> None:
    with pytest.raises(AnotherMachine):
        socket.create_connection((host, 443), timeout=1)


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.0.2.1", False), ("2001:db8::1", False)],
)
def test_which_machine_is_this_one(host: str, own: bool) -> None:
    assert is_own(host) is own


def test_a_test_may_ask_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as asked:
        assert asked.getpeername() == server.getsockname()


def alone() -> list[str]:
    """What runs a command in a network namespace of its own, which has not even a loopback that is up."""
    before = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*before, "true"], capture_output=True).returncode:
        pytest.skip("this machine makes no network namespaces")
    return before
