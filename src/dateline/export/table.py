"""Table: events for the eye: what, who to whom, when, where, whether, who says so, and the sentence."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.export.statement_lines import Line, lines_of
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event
from dateline.records.span import Span

COLOURS = {
    "verbal_cooperation": "cyan",
    "material_cooperation": "green",
    "verbal_conflict": "yellow",
    "material_conflict": "red",
}
FADED = {
    "asserted": "",
    "historical": "dim",
    "future": "italic",
    "hypothetical": "italic",
    "negated": "strike",
}
WIDTH_WHERE_UNKNOWN = 140
WIDE_FROM = 110  # columns of the terminal
# name → fixed width, or share of what is left; days, types and states are never broken
WIDE: Mapping[str, tuple[int | None, int | None]] = {
    "type": (10, None),
    "actor → recipient": (None, 6),
    "date": (10, None),
    "place": (None, 3),
    "status": (12, None),
    "says": (None, 3),
    "sentence": (None, 12),
}
NARROW: Mapping[str, tuple[int | None, int | None]] = {
    "type": (10, None),
    "actor → recipient, date, place, status, says": (None, 1),
    "sentence": (None, 1),
}
STATED: Mapping[str, tuple[int | None, int | None]] = {
    "kind": (10, None),
    "what sides hold, promised and are to each other": (None, 9),
    "says": (None, 3),
    "sentence": (None, 12),
}
STATED_NARROW: Mapping[str, tuple[int | None, int | None]] = {
    "kind": (10, None),
    "what sides hold, says": (None, 1),
    "sentence": (None, 1),
}


def write_table(codings: Iterable[Coding], stream: TextIO, svg: Path | None = None) -> None:
    """One table an article; fits the terminal, 140 columns elsewhere."""
    width = None if stream.isatty() else WIDTH_WHERE_UNKNOWN
    console = Console(
        file=stream, width=width, record=svg is not None, soft_wrap=False, highlight=False, force_jupyter=False
    )
    for coding in codings:
        if coding.article is not None and not coding.problems:
            console.print(heading(coding.article, len(coding.events)))
            if coding.events:
                console.print(table_of(coding, coding.article, console.width))
            if lines := list(lines_of(coding)):
                console.print(table_of_lines(lines, coding.article, console.width))
    if svg is not None:
        console.save_svg(str(svg), title="dateline code", clear=False)


def heading(article: Article, n_events: int) -> Text:
    """The article's day, place and title or file."""
    name = article.title or os.path.basename(article.source_file or "")
    said = " · ".join(filter(None, [article.published.isoformat(), article.dateline, name]))
    return Text(f"{said} · {n_events} event{'' if n_events == 1 else 's'}", style="bold")


def table_of(coding: Coding, article: Article, width: int) -> Table:
    """The events as rows; where the terminal is narrow, all but type and sentence in one column."""
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=True)
    columns = WIDE if width >= WIDE_FROM else NARROW
    for name, (fixed, ratio) in columns.items():
        table.add_column(name, width=fixed, ratio=ratio, overflow="fold")
    for event in coding.events:
        kind = Text("\n".join([event.event_type, *event.mode]), style=COLOURS[event.quad])
        places = ", ".join(dict.fromkeys(p.place.name if p.place else p.text for p in event.places))
        status = Text(event.status, style=FADED[event.status])
        says = "\n".join(source.name or source.text for source in event.attribution)
        about = [sides(event), Text(when(event)), Text(places), status, Text(says)]
        if columns is NARROW:
            about = [Text("\n").join(part for part in about if part)]
        table.add_row(kind, *about, marked(event, article))
    return table


def table_of_lines(lines: Iterable[Line], article: Article, width: int) -> Table:
    """Positions, commitments and relations as rows under the events."""
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=True)
    columns = STATED if width >= WIDE_FROM else STATED_NARROW
    for name, (fixed, ratio) in columns.items():
        table.add_column(name, width=fixed, ratio=ratio, overflow="fold")
    for line in lines:
        said = [Text(line.said), Text(line.says)]
        if columns is STATED_NARROW:
            said = [Text("\n").join(part for part in said if part)]
        table.add_row(
            Text(line.kind, style="magenta"), *said, underlined(line.trigger, line.evidence, article, "magenta")
        )
    return table


def sides(event: Event) -> Text:
    """ "Tehreek-e-Taliban Pakistan (PAK REB) → security forces (PAK MIL)"."""
    numbers = [
        f"{name} {count.text or count.best}"
        for name in ("dead", "injured", "arrested", "count")
        if (count := getattr(event, name))
    ]
    text = Text(who(event.actors) or "?")
    if event.recipients:
        text.append(" → ", style="bold").append(who(event.recipients))
    if numbers:
        text.append("\n" + "; ".join(numbers), style="dim")
    return text


def who(entities: Iterable[Entity]) -> str:
    """Names with codes."""
    return ", ".join(f"{e.name or e.text} ({' '.join(filter(None, [e.code, e.sector])) or '?'})" for e in entities)


def when(event: Event) -> str:
    """The interval, or how often."""
    date = event.date
    if date is None:
        return ""
    ends = [end for end in dict.fromkeys([date.start, date.end]) if end]
    if date.start is None and ends:
        ends = [f"by {ends[0]}"]
    return "\n".join(filter(None, [" –\n".join(ends), date.duration, date.frequency]))


def marked(event: Event, article: Article) -> Text:
    """The sentence with its trigger marked."""
    return underlined(event.trigger, event.evidence, article, COLOURS[event.quad])


def underlined(trigger: Span, evidence: Span, article: Article, colour: str) -> Text:
    """A sentence with one of its words marked in a colour."""
    sentence = Text(evidence.of(article.text).replace("\n", " "))
    sentence.stylize(f"bold reverse {colour}", trigger.start - evidence.start, trigger.end - evidence.start)
    return sentence
