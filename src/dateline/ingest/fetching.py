"""Fetching: pages that feeds link to. Off unless asked for; only public addresses, checked again at every redirect.

The one place that may use the network, and loaded only with --fetch. A name is resolved once, every address it has is
checked, and the connection goes to that very address, so that a name which changes its mind (rebinding) gains nothing.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.ingest.limits import MB, PAGE_MOST
from dateline.ingest.refusals import Refused, describe_error

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
REDIRECTS_MOST = 5
SECONDS_TO_CONNECT = 10.0
SECONDS = 30.0  # for a page as a whole
PAUSE = 1.0  # seconds between two requests to one host
AGENT = "dateline (event data from dated news)"
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str], Sequence[str]]


def resolve_host(host: str) -> list[str]:
    """The addresses of a name, as the machine resolves it."""
    try:
        return sorted({str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError) as error:
        raise Refused("fetch-failed", f"{host}: {describe_error(error)}") from None


def is_public(address: Address) -> bool:
    """Is it an address of the open internet, and no way round to another?"""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return is_public(inner)
        if address in ipaddress.ip_network("64:ff9b::/96"):  # NAT64
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if int(address) >> 32 == 0:  # ::1.2.3.4, as was once written
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def check_address(url: str, resolve: Resolve = resolve_host) -> tuple[str, str, int, str]:
    """Scheme, host, port and the address to connect to. Refused where the address is not one of the open internet."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError as error:
        raise Refused("fetch-refused", f"{url!r} is no address: {error}") from None
    if scheme not in PORTS or not host:
        raise Refused("fetch-refused", f"{url!r} is not http or https")
    if parts.username is not None or parts.password is not None:
        raise Refused("fetch-refused", f"{host}: an address with a name or password is not fetched")
    if port not in (None, PORTS[scheme]):
        raise Refused("fetch-refused", f"{host}: port {port} is not fetched from")
    found = resolve(host)
    if not found:
        raise Refused("fetch-failed", f"{host}: has no address")
    for text in found:
        if not is_public(ipaddress.ip_address(text.partition("%")[0])):
            raise Refused("fetch-refused", f"{host}: {text} is not an address of the open internet")
    return scheme, host, PORTS[scheme], found[0]


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one after another, with a pause for the host."""

    resolve: Resolve = resolve_host
    open_pool: Callable[[str, str, int, str], Any] | None = None  # None: a real connection
    pause: float = PAUSE
    asked: dict[str, float] = field(default_factory=dict)  # when each host was asked last

    def __call__(self, url: str) -> bytes:
        """The page's bytes. Refused where the address, or one that it sends on to, is not public, or nothing comes."""
        end = time.monotonic() + SECONDS
        for _ in range(REDIRECTS_MOST + 1):
            status, answer = self._ask(url, end)
            if status == 200:
                return answer
            if status not in REDIRECTS or not answer:
                raise Refused("http-status", f"{url}: the server answered {status}")
            url = urljoin(url, answer.decode("utf-8", "replace"))
        raise Refused("fetch-failed", f"{url}: sent on more than {REDIRECTS_MOST} times")

    def _ask(self, url: str, end: float) -> tuple[int, bytes]:
        """Status, and the page or the address that it sends on to."""
        import urllib3

        scheme, host, port, address = check_address(url, self.resolve)
        self._wait(host)
        pool = (self.open_pool or connect)(scheme, host, port, address)
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            headers = {"Host": host, "User-Agent": AGENT, "Accept": "text/html, */*;q=0.1"}
            answer = pool.request("GET", path, headers=headers, redirect=False, retries=False, preload_content=False)
            try:
                if answer.status != 200:
                    return answer.status, str(answer.headers.get("Location") or "").encode()
                return 200, read_answer(answer, url, end)
            finally:
                answer.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise Refused("fetch-failed", f"{url}: {describe_error(error)}") from None
        finally:
            pool.close()

    def _wait(self, host: str) -> None:
        """Until the host may be asked again."""
        left = self.asked.get(host, -PAUSE) + self.pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self.asked[host] = time.monotonic()


def connect(scheme: str, host: str, port: int, address: str) -> Any:
    """A connection to the very address that was checked; the certificate must be the host's. No proxy is used."""
    import urllib3

    timeout = urllib3.Timeout(connect=SECONDS_TO_CONNECT, read=SECONDS_TO_CONNECT)
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(address, port, timeout=timeout, server_hostname=host, assert_hostname=host)
    return urllib3.HTTPConnectionPool(address, port, timeout=timeout)


def read_answer(answer: Any, url: str, end: float) -> bytes:
    """The body, piece by piece. Refused where it is too large or takes too long."""
    content = b""
    for data in answer.stream(65_536, decode_content=True):
        content += data
        if len(content) > PAGE_MOST:
            raise Refused("too-large", f"{url}: a page of more than {PAGE_MOST // MB} MB is not read")
        if time.monotonic() > end:
            raise Refused("fetch-failed", f"{url}: took more than {SECONDS:g} seconds")
    return content
