"""S8: fetching is off by default; when on, only addresses of the open internet are asked, whatever leads there."""

import http.server
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import urllib3

from dateline.ingest.fetching import Fetcher, check_address
from dateline.ingest.options import ReadOptions
from dateline.ingest.reading import read_files
from dateline.ingest.refusals import Refused
from dateline.records.problem import Problem
from tests.hostile import makers as m
from tests.hostile.reader import read_apart

PUBLIC = "93.184.216.34"
CLOSED = (
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # where clouds keep their keys
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo, to 127.0.0.1
)


@pytest.mark.parametrize("address", CLOSED)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="open internet") as refused:
        check_address("https://paper.example/", lambda host: [address])
    assert refused.value.kind == "fetch-refused"


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_a_public_address_is_not_refused(address: str) -> None:
    assert check_address("https://paper.example/a", lambda host: [address]) == ("https", "paper.example", 443, address)


def test_one_closed_address_among_public_ones_is_enough() -> None:
    with pytest.raises(Refused, match="open internet"):
        check_address("https://paper.example/", lambda host: [PUBLIC, "127.0.0.1"])


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://paper.example/",
        "gopher://paper.example/",
        "//paper.example/",
        "https:///path",
        "https://user:secret@paper.example/",
        "https://paper.example:22/",
        "http://paper.example:8080/",
        "https://paper.example:99999/",
        "http://[::1",
    ],
)
def test_other_schemes_ports_and_passwords_are_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        check_address(url, lambda host: [PUBLIC])
    assert refused.value.kind == "fetch-refused"


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]", "0"]
)
def test_ways_of_writing_loopback_are_refused_as_the_machine_resolves_them(host: str) -> None:
    with pytest.raises(Refused):
        check_address(f"http://{host}/")


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by path; remembers what it was asked."""

    asked: list[tuple[str, str | None]]
    answers: dict[str, tuple[int, dict[str, str], bytes]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Host")))
        status, heads, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


Answers = dict[str, tuple[int, dict[str, str], bytes]]


@contextmanager
def served(answers: Answers) -> Iterator[tuple[int, list[tuple[str, str | None]]]]:
    """A server on loopback, which stands for one on the internet; yields its port and what it was asked."""
    asked: list[tuple[str, str | None]] = []
    handler = type("Handler", (Server,), {"asked": asked, "answers": answers})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, asked
        server.shutdown()


def fetcher(port: int, resolve: Callable[[str], list[str]] = lambda host: [PUBLIC]) -> tuple[Fetcher, list[str]]:
    """A fetcher whose connections to a public address end at the server; the addresses that it connected to."""
    connected: list[str] = []

    def open_pool(scheme: str, host: str, number: int, address: str) -> Any:
        connected.append(address)
        return urllib3.HTTPConnectionPool("127.0.0.1", port)

    return Fetcher(resolve, open_pool, pause=0.0), connected


def test_a_page_is_fetched_from_the_address_that_was_checked() -> None:
    with served({"/a?b=c": (200, {}, b"page")}) as (port, asked):
        fetch, connected = fetcher(port)
        assert fetch("http://paper.example/a?b=c#d") == b"page"
    assert (connected, asked) == ([PUBLIC], [("/a?b=c", "paper.example")])


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/secret", "http://inner.example/secret", "file:///etc/passwd", "//inner.example/secret"]
)
def test_a_redirect_to_a_closed_address_is_refused(target: str) -> None:
    with served({"/a": (302, {"Location": target}, b""), "/secret": (200, {}, b"secret")}) as (port, asked):
        fetch, connected = fetcher(port, lambda host: [PUBLIC] if host == "paper.example" else ["127.0.0.1"])
        with pytest.raises(Refused) as refused:
            fetch("http://paper.example/a")
    assert refused.value.kind == "fetch-refused"
    assert (connected, [path for path, _ in asked]) == ([PUBLIC], ["/a"])


def test_redirects_are_followed_a_few_times() -> None:
    answers: Answers = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(20)}
    with served(answers | {"/20": (200, {}, b"page")}) as (port, _):
        assert fetcher(port)[0]("http://paper.example/16") == b"page"
        with pytest.raises(Refused, match="sent on more than"):
            fetcher(port)[0]("http://paper.example/0")


def test_a_name_that_changes_its_mind_gains_nothing() -> None:
    """Rebinding: the first answer is public, the second loopback. The connection goes to the first, by number."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with served({"/a": (200, {}, b"page")}) as (port, _):
        fetch, connected = fetcher(port, lambda host: next(answers))
        fetch("http://paper.example/a")
        assert connected == [PUBLIC]
        with pytest.raises(Refused, match="open internet"):
            fetch("http://paper.example/a")


def test_a_page_without_end_is_stopped() -> None:
    with served({"/a": (200, {}, b"a" * 9_000_000), "/b": (500, {}, b"")}) as (port, _):
        with pytest.raises(Refused) as large:
            fetcher(port)[0]("http://paper.example/a")
        with pytest.raises(Refused) as failed:
            fetcher(port)[0]("http://paper.example/b")
    assert (large.value.kind, failed.value.kind) == ("too-large", "http-status")


def test_a_server_that_does_not_answer_is_a_problem() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        fetch, _ = fetcher(silent.getsockname()[1])
        with pytest.raises(Refused) as refused:
            fetch("http://paper.example/a")
    assert refused.value.kind == "fetch-failed"


def test_by_default_nothing_is_asked(tmp_path: Path) -> None:
    feed = tmp_path / "a.rss"
    feed.write_bytes(m.feed(m.item(1, text="")))
    page = tmp_path / "b.html"
    page.write_text(m.page(2, head='<link rel="stylesheet" href="http://127.0.0.1:9/a.css">'), "utf-8")
    told = read_apart(feed, page)
    assert (told.kinds, told.sockets) == (["no-text", "article"], [])


def test_an_address_as_input_is_read_only_with_fetch() -> None:
    [item] = read_files(["http://127.0.0.1:9/feed"])
    assert isinstance(item, Problem)
    assert item.kind == "not-fetched"
    [item] = read_files(["http://127.0.0.1/feed"], ReadOptions(fetch=Fetcher()))
    assert isinstance(item, Problem)
    assert item.kind == "fetch-refused"
