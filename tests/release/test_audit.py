"""What pip-audit writes, read; the real service is only asked by `make release-check`."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.release.audit import Audit, read_audit, run_audit
from tests.release.check import TOOLS


class Service(BaseHTTPRequestHandler):
    """Answers as OSV does: it knows one thing against six 1.16.0."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        six = {"name": "six", "ecosystem": "PyPI"}
        affected = [{"package": six, "versions": ["1.16.0"], "ranges": []}]
        known = {"vulns": [{"id": "PYSEC-2026-1", "summary": "bad", "affected": affected}]}
        answer = json.dumps(known if (asked["package"]["name"], asked["version"]) == ("six", "1.16.0") else {})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def write_lock(folder: Path) -> Path:
    lock = folder / "r.lock"
    lock.write_text("".join(f"{one} \\\n    --hash=sha256:{'0a' * 32}\n" for one in ("six==1.16.0", "idna==3.20")))
    return lock


def test_the_tool_asks_for_every_pin(address: str, tmp_path: Path) -> None:
    if not (TOOLS / "pip-audit").exists():
        pytest.skip("no pip-audit; `make release-check` installs it")
    assert run_audit(write_lock(tmp_path), TOOLS, address) == Audit(2, ("six 1.16.0: PYSEC-2026-1",), ())


def test_the_tool_reaches_nobody(tmp_path: Path) -> None:
    if not (TOOLS / "pip-audit").exists():
        pytest.skip("no pip-audit; `make release-check` installs it")
    audit = run_audit(write_lock(tmp_path), TOOLS, "http://127.0.0.1:9/v1/query")
    assert (audit.n_asked, audit.vulnerable) == (0, ())
    assert len(audit.unasked) == 1


def test_known_vulnerabilities_are_told() -> None:
    answer = {
        "dependencies": [
            {"name": "six", "version": "1.17.0", "vulns": []},
            {"name": "lxml", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.0"]}]},
        ]
    }
    assert read_audit(json.dumps(answer), []) == Audit(2, ("lxml 1.0: PYSEC-1",), ())


def test_a_package_that_was_not_asked_for_is_no_good_answer() -> None:
    answer = {
        "dependencies": [{"name": "six", "version": "1", "vulns": []}, {"name": "ours", "skip_reason": "not found"}]
    }
    assert read_audit(json.dumps(answer), []) == Audit(1, (), ("ours: not found",))


def test_a_service_that_does_not_answer_is_no_good_answer() -> None:
    trace = ["Traceback", "ConnectionError: no route"]
    assert read_audit("", trace) == Audit(0, (), ("ConnectionError: no route",))
    assert read_audit('{"dependencies": [], "fixes": []}', []) == Audit(0, (), ("no answer",))
