"""Dossier Markdown: a dossier as headings and lists, which every renderer shows."""

import re
from collections.abc import Iterator
from typing import TextIO

from dateline.export.dossier_lines import Line, Proof, Section, sections_of, summary_of, title_of
from dateline.records.dossier import Dossier

# What CommonMark takes for more than itself inside a line; a line's beginning is never the text's own.
SIGNS = re.compile(r"([\\`*_\[\]<>&~|#!])")


def write_dossier_markdown(dossier: Dossier, stream: TextIO, quotes: bool = False) -> None:
    """Writes it; `quotes`: with the sentences themselves."""
    stream.writelines(f"{line}\n" for line in markdown_lines(dossier, quotes))


def markdown_lines(dossier: Dossier, quotes: bool) -> Iterator[str]:
    """The lines, without their ends."""
    yield from (f"# {plain(title_of(dossier.asked))}", "", plain(summary_of(dossier)))
    for section in sections_of(dossier):
        yield from section_lines(section, quotes)


def section_lines(section: Section, quotes: bool) -> Iterator[str]:
    """A heading, headings of groups, and lists."""
    yield from ("", f"## {plain(section.title)}")
    for group in section.groups:
        yield ""
        if group.title:
            yield from (f"### {plain(group.title)}", "")
        for line in group.lines:
            yield from item(line, quotes)


def item(line: Line, quotes: bool) -> Iterator[str]:
    """One thing that is known as an item, its details and sources as items below it."""
    yield f"- **{plain(line.when)}** {plain(line.what)}"
    for detail in line.details:
        yield f"  - {plain(detail)}"
    for proof in line.proofs:
        note = f": {plain(proof.note)}" if proof.note else ""
        quote = f" “{plain(proof.sentence)}”" if quotes else ""
        yield f"  - {reference(proof)}{note}{quote}"


def reference(proof: Proof) -> str:
    """Publisher and day, a link where there is an address; article and the sentence's code points."""
    shown = plain(f"{proof.source}, {proof.published}")
    linked = proof.url is not None and re.match(r"https?://", proof.url)
    address = re.sub(r"[\s<>()\\]", lambda sign: f"%{ord(sign.group()):02X}", proof.url or "")
    named = f"[{shown}]({address})" if linked else shown
    return f"*{named}* {plain(proof.article_id)} {proof.start}–{proof.end}"


def plain(text: str) -> str:
    """The text so that it renders as itself."""
    return SIGNS.sub(r"\\\1", text)
