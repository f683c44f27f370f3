"""Checksums: SHA-256 over a row. Released stores hold them, so the way they are made does not change."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec


def checksum_of(row: Mapping[str, Any]) -> str:
    """SHA-256 of a row's columns but `checksum`: [[name, value], ...] as JSON, in the order of the names."""
    values = [[name, row[name]] for name in sorted(row) if name != "checksum"]
    return hashlib.sha256(msgspec.json.encode(values)).hexdigest()


def with_checksum(row: dict[str, Any]) -> dict[str, Any]:
    """The row and its checksum."""
    return row | {"checksum": checksum_of(row)}
