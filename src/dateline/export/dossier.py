"""Dossier: written as text for a terminal, as Markdown or as JSON."""

from collections.abc import Callable, Mapping
from typing import TextIO

from dateline.export.dossier_json import write_dossier_json
from dateline.export.dossier_markdown import write_dossier_markdown
from dateline.export.dossier_text import WIDTH, write_dossier_text
from dateline.records.dossier import Dossier

Write = Callable[[Dossier, TextIO, bool, int], None]

FORMATS: Mapping[str, Write] = {
    "text": write_dossier_text,
    "markdown": lambda dossier, stream, quotes, width: write_dossier_markdown(dossier, stream, quotes),
    "json": lambda dossier, stream, quotes, width: write_dossier_json(dossier, stream),
}


def write_dossier(dossier: Dossier, stream: TextIO, format: str, quotes: bool = False, width: int = WIDTH) -> None:
    """Writes a dossier in one of FORMATS; `quotes`: with the sentences, which JSON always has."""
    FORMATS[format](dossier, stream, quotes, width)
