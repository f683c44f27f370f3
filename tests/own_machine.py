"""S15: while the tests run, Python's sockets reach this machine and no other."""

import socket
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

ASKING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
LOOKING_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class AnotherMachine(Exception):
    """A test would ask another machine."""


def refuse_other_machines(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook, which can't be undone. Raises AnotherMachine."""
    if event in ASKING:
        address = arguments[1]
        # A path, or nothing where it is connected already, leads to no other machine.
        if isinstance(address, tuple) and isinstance(address[0], str) and not is_own(address[0]):
            raise AnotherMachine(f"{event}: {address[0]}")
    elif event in LOOKING_UP:
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
        if host and not is_number(host) and host != "localhost":
            raise AnotherMachine(f"{event}: {host}")


def is_own(host: str) -> bool:
    """Loopback, by number or by its one name; 0.0.0.0 leads there too."""
    try:
        number = ip_address(host)
    except ValueError:
        return host == "localhost"
    return number.is_loopback or number.is_unspecified


def is_number(host: str) -> bool:
    """An address in any way of writing, 0x7f.1 among them, for which no name server is asked."""
    with suppress(ValueError):
        return bool(ip_address(host))
    with suppress(OSError):
        return bool(socket.inet_aton(host))
    return False
