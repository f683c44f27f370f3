"""`dateline watch`: files that are put into a folder are coded once they are whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.errors import StoreError
from dateline.store import View
from tests.cli.program import dateline
from tests.cli.test_run import numbers
from tests.hostile import makers as m

PATIENCE = 60.0  # seconds


@contextmanager
def watching(folder: Path, store: Path) -> Iterator["subprocess.Popen[str]"]:
    """The program, watching; it is told to stop at the end."""
    flags = ["--store", str(store), "--settle", "1", "--every", "0.1"]
    command = [sys.executable, "-m", "dateline", "watch", str(folder), *flags]
    environment = os.environ | {"HOME": str(store.parent)}
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(n_articles: int, store: Path) -> None:
    """Until the store has so many articles."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(StoreError), View.open(store) as view:  # it may not be made yet, or not to its end
            if view.count()["article"] >= n_articles:
                return
        time.sleep(0.1)
    raise AssertionError(f"no {n_articles} articles within {PATIENCE:g} seconds")


def test_what_is_put_into_the_folder_is_coded_when_it_is_whole(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store.sqlite"
    folder.mkdir()
    (folder / "a.txt").write_text(m.plain(1), "utf-8")
    with watching(folder, store) as process:
        wait_for(1, store)
        with (folder / "b.jsonl").open("wb") as slow:  # written in eight strokes, each well within the settling time
            for k in range(2, 10):
                slow.write(m.lines(m.record(k)))
                slow.flush()
                time.sleep(0.3)
        (folder / "c.html.part").write_text(m.page(10), "utf-8")
        wait_for(9, store)
        (folder / "c.html.part").rename(folder / "c.html")
        wait_for(10, store)
        process.send_signal(signal.SIGTERM)
        printed, told = process.communicate(timeout=PATIENCE)
    assert numbers(printed) == {"articles in": 10, "coded": 10, "problems": 0}
    assert told.count("files read") == 3  # b.jsonl was read once, not while it grew
    assert process.returncode == 0


def test_once_reads_what_is_there_and_stops(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store.sqlite"
    folder.mkdir()
    (folder / "a.zip").write_bytes(m.zipped({"a.txt": m.plain(1).encode(), "b.txt": b"No day."}))
    arguments = ("watch", str(folder), "--once", "--settle", "0", "--every", "0.1", "--store", str(store))
    assert numbers(dateline(tmp_path, *arguments).stdout) == {"articles in": 2, "coded": 1, "problems": 1, "no-date": 1}
    again = numbers(dateline(tmp_path, *arguments).stdout)
    assert (again["coded"], again["coded before"]) == (0, 1)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = dateline(tmp_path, "watch", "nowhere")
    assert (done.returncode, done.stderr) == (2, "dateline: nowhere: no such folder\n")
