"""Server: a real PostgreSQL of our own, on a free port, in a folder of its own, run by one who is not root."""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pg8000.dbapi
from sqlalchemy import make_url

PASSWORD = "no-secret"
UNPRIVILEGED = "nobody"  # whom a root that tests runs the server as: it refuses root
SECONDS = 30.0  # that a server may take to start


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int

    def url(self, database: str) -> str:
        return f"postgresql://dateline:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def new_database(self, name: str) -> str:
        """Its URL."""
        with self.connected("postgres") as connection:
            connection.autocommit = True
            connection.cursor().execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return self.url(name)

    @contextmanager
    def connected(self, database: str) -> Iterator[pg8000.dbapi.Connection]:
        connection = pg8000.dbapi.connect("dateline", "127.0.0.1", database, self.port, PASSWORD)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def connected(url: str) -> Iterator[pg8000.dbapi.Connection]:
    """A connection to the database of a URL."""
    parts = make_url(url)
    assert parts.port is not None
    with Server(parts.port).connected(str(parts.database)) as connection:
        yield connection


def folder_of_programs() -> Path | None:
    """Where initdb and postgres lie: Debian keeps them out of the way."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    named = found[-1] if found else shutil.which("initdb")
    return Path(named).resolve().parent if named else None


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """A new server, stopped and removed at the end."""
    root = os.geteuid() == 0
    as_whom: dict[str, object] = {"user": UNPRIVILEGED, "extra_groups": []} if root else {}
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    data, password = folder / "data", folder / "password"
    password.write_text(PASSWORD)
    for path in (folder, password):
        if root:
            shutil.chown(path, UNPRIVILEGED)
    port = free_port()
    command = [programs / "postgres", "-D", data, "-p", str(port), "-k", folder, "-c", "fsync=off"]
    try:
        make_cluster(programs, data, password, as_whom)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **as_whom)  # type: ignore[call-overload]
        try:
            wait_for(Server(port), process, folder / "log")
            yield Server(port)
        finally:
            process.send_signal(signal.SIGINT)  # at once, whoever is connected
            process.wait(SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_cluster(programs: Path, data: Path, password: Path, as_whom: dict[str, object]) -> None:
    how = ["--username=dateline", f"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8", "--no-sync"]
    command = [programs / "initdb", "-D", data, *how, "--locale=C.UTF-8"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=data.parent, **as_whom)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{getpass.getuser()}: {done.stderr}"


def wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until it answers."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        try:
            with server.connected("postgres"):
                return
        except (OSError, pg8000.dbapi.Error):
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
