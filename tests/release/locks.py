"""Locks: what the lock files pin, and whether an environment holds just that."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HASH = re.compile(r"sha256:[0-9a-f]{64}")

GOES_ON = re.compile(r"\s*\\?\n\s+")  # a requirement goes on in lines that are indented


@dataclass(frozen=True, slots=True)
class Pin:
    """A requirement of a lock file."""

    name: str  # canonical: feedparser-sgmllib
    version: str | None  # None where it is not exactly one
    hashes: tuple[str, ...]  # sha256:..., of each file it may come as
    here: bool  # its marker holds on this platform


def read_lock(text: str) -> list[Pin]:
    """The pins of a lock file, in its order. Raises InvalidRequirement where a line is none."""
    lines = GOES_ON.sub(" ", text).splitlines()
    return [_read_pin(line) for line in lines if line.strip() and not line.startswith("#")]


def _read_pin(line: str) -> Pin:
    requirement, *hashes = (part.strip() for part in line.split("--hash="))
    asked = Requirement(requirement)
    [*specifiers] = asked.specifier
    exact = len(specifiers) == 1 and specifiers[0].operator == "==" and "*" not in specifiers[0].version
    return Pin(
        name=canonicalize_name(asked.name),
        version=specifiers[0].version if exact and not asked.url else None,
        hashes=tuple(hashes),
        here=asked.marker is None or asked.marker.evaluate(),
    )


def find_lock_faults(pins: Iterable[Pin]) -> Iterator[str]:
    """What pip would not hold to: a requirement of any version, or without the digests of its files."""
    for pin in pins:
        if pin.version is None:
            yield f"{pin.name} is not pinned to one version"
        if not pin.hashes or not all(HASH.fullmatch(one) for one in pin.hashes):
            yield f"{pin.name} has no SHA-256 hash"


def find_install_faults(pins: Iterable[Pin], installed: Mapping[str, str]) -> Iterator[str]:
    """Pins of this platform that are not installed in their version, from name to version."""
    for pin in pins:
        found = installed.get(pin.name)
        if pin.here and found != pin.version:
            yield f"{pin.name} is locked at {pin.version}, installed is {found or 'none'}"


def find_strangers(pins: Iterable[Pin], installed: Iterable[str]) -> list[str]:
    """What is installed and not locked."""
    return sorted(set(installed) - {pin.name for pin in pins if pin.here})


def find_installed(folder: Path | None = None) -> dict[str, Distribution]:
    """The packages in a folder of site-packages, by default of this interpreter, by canonical name."""
    found = distributions() if folder is None else distributions(path=[str(folder)])
    return {canonicalize_name(one.metadata["Name"]): one for one in found}
