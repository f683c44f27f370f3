"""Dossier text: a dossier for a terminal, wrapped and readable at 80 columns."""

import textwrap
from collections.abc import Iterator
from typing import TextIO

from dateline.export.dossier_lines import Line, Proof, Section, sections_of, summary_of, title_of
from dateline.records.dossier import Dossier

WIDTH = 80  # where nobody says how wide the terminal is


def write_dossier_text(dossier: Dossier, stream: TextIO, quotes: bool = False, width: int = WIDTH) -> None:
    """Writes it; `quotes`: with the sentences themselves. Lines are at most `width` columns but for longer words."""
    stream.writelines(f"{line}\n" for line in text_lines(dossier, quotes, max(40, width)))


def text_lines(dossier: Dossier, quotes: bool, width: int) -> Iterator[str]:
    """The lines, without their ends."""
    yield from wrapped(title_of(dossier.asked), width, 0)
    yield from wrapped(summary_of(dossier), width, 0)
    for section in sections_of(dossier):
        yield ""
        yield from section_lines(section, quotes, width)


def section_lines(section: Section, quotes: bool, width: int) -> Iterator[str]:
    """A heading, underlined, and what is below it."""
    yield section.title.upper()
    yield "─" * len(section.title)
    for group in section.groups:
        if group.title:
            yield from wrapped(group.title, width, 0, 2)
        for line in group.lines:
            yield from told(line, quotes, width, 2 if group.title else 0)


def told(line: Line, quotes: bool, width: int, indent: int) -> Iterator[str]:
    """One thing that is known, its details below it, its sources below those."""
    yield from wrapped(f"{line.when}  {line.what}", width, indent, 2)
    for detail in line.details:
        yield from wrapped(detail, width, indent + 2, 2)
    for proof in line.proofs:
        yield from wrapped(f"[{reference(proof)}]", width, indent + 2, 1)
        if proof.note:
            yield from wrapped(proof.note, width, indent + 4, 2)
        if quotes:
            yield from wrapped(f"“{proof.sentence}”", width, indent + 4, 1)


def reference(proof: Proof) -> str:
    """Publisher, day, article and the sentence's code points."""
    return f"{proof.source}, {proof.published}; {proof.article_id} {proof.start}–{proof.end}"


def wrapped(text: str, width: int, indent: int, hanging: int = 0) -> list[str]:
    """The text in lines; what goes on stands `hanging` columns further in."""
    first, rest = " " * indent, " " * (indent + hanging)
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
