"""Data package: a ZIP of events.csv and datapackage.json, which says what each column holds (Frictionless)."""

import io
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import msgspec

from dateline.export.delimited import write_rows
from dateline.export.fields import Layout, T
from dateline.export.objects import Json

TABLE = "events.csv"
SETTLED = (1980, 1, 1, 0, 0, 0)  # the time of every member: the same bytes on every run


def write_datapackage(rows: Iterable[T], layout: Layout[T], path: Path, excel: bool = False) -> None:
    """The table goes straight into the archive; its checksum and length stand in the description."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(member(TABLE), "w", force_zip64=True) as stream:
            counted = Counted(stream)
            with io.TextIOWrapper(io.BufferedWriter(counted, 1 << 16), "utf-8", newline="") as text:
                write_rows(rows, layout, text, ",", excel=False)
        described = description(layout, counted.n_bytes, counted.hash.hexdigest())
        archive.writestr(member("datapackage.json"), msgspec.json.format(msgspec.json.encode(described), indent=2))


def member(name: str) -> zipfile.ZipInfo:
    """A member of the archive."""
    info = zipfile.ZipInfo(name, SETTLED)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return info


class Counted(io.RawIOBase):
    """A stream that counts and hashes what passes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.n_bytes, self.hash = stream, 0, sha256()

    def writable(self) -> bool:
        """It is only written to."""
        return True

    def write(self, data: Any) -> int:
        """Passes the bytes on."""
        self.stream.write(data)
        self.hash.update(data)
        self.n_bytes += len(data)
        return len(data)


def description(layout: Layout[Any], n_bytes: int, checksum: str) -> Json:
    """datapackage.json, after Data Package version 1."""
    return {
        "profile": "tabular-data-package",
        "name": f"dateline-{layout.name}",
        "title": "Event data by Dateline",
        "description": layout.about,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "events",
                "path": TABLE,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": n_bytes,
                "hash": f"sha256:{checksum}",
                "dialect": {"delimiter": ",", "header": True},
                "schema": table_schema(layout),
            }
        ],
    }


def table_schema(layout: Layout[Any]) -> Json:
    """Frictionless Table Schema: types, key, missing values."""
    fields: list[Json] = []
    for column in layout.fields:
        kind = "string" if column.kind == "list" else column.kind
        about = f"{column.about}; several are joined by {layout.joint!r}" if column.kind == "list" else column.about
        own: Json = {"name": column.name, "type": kind, "description": about}
        if column.name == layout.key:
            own["constraints"] = {"required": True, "unique": True}
        fields.append(own)
    return {"fields": fields, "primaryKey": [layout.key], "missingValues": [""]}
