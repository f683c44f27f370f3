"""Options: what the caller may say about the input."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

FIELDS = ("id", "date", "title", "text", "url", "publisher")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`columns` names a field's column or key where it is not called by a usual name."""

    published: date | None = None  # where the input itself does not say
    columns: Mapping[str, str] = field(default_factory=dict)
