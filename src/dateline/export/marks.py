"""Marks: an article's text as it came in, its triggers and sides marked in place."""

from typing import TextIO

from rich.console import Console
from rich.text import Text

from dateline.export.statement_lines import lines_of
from dateline.export.table import COLOURS, heading
from dateline.records.coding import Coding
from dateline.records.span import Span


def render_article(coding: Coding, stream: TextIO) -> None:
    """Prints the text with triggers, actors and recipients marked, brackets where there is no terminal; then what
    sides hold, promised and are to each other."""
    if coding.article is None:
        return
    console = Console(file=stream, highlight=False, soft_wrap=True, force_jupyter=False)
    console.print(heading(coding.article, len(coding.events)))
    console.print()
    if console.is_terminal:
        console.print(styled(coding))
    else:
        console.print(Text(bracketed(coding)))
    if lines := list(lines_of(coding)):
        console.print()
        for line in lines:
            says = f" · says {line.says}" if line.says else ""
            console.print(Text(f"{line.kind:10} {line.said} · “{line.trigger.of(coding.article.text)}”{says}"))


def styled(coding: Coding) -> Text:
    """Colours for a terminal: triggers reversed, actors underlined, recipients in italics."""
    assert coding.article is not None
    text = Text(coding.article.text)
    for event in coding.events:
        for entity in event.actors:
            text.stylize("underline", entity.span.start, entity.span.end)
        for entity in event.recipients:
            text.stylize("italic", entity.span.start, entity.span.end)
        text.stylize(f"bold reverse {COLOURS[event.quad]}", event.trigger.start, event.trigger.end)
    return text


def bracketed(coding: Coding) -> str:
    """The text with each trigger in brackets and its types behind it: "[attacked|ASSAULT]"."""
    assert coding.article is not None
    text = coding.article.text
    types: dict[Span, list[str]] = {}
    for event in coding.events:
        types.setdefault(event.trigger, []).append(event.event_type)
    # At one place what ends comes before what begins; of two that begin there, the longer comes first.
    marks = [((span.start, 1, -span.end), "[") for span in types]
    marks += [((span.end, 0, -span.start), f"|{', '.join(dict.fromkeys(said))}]") for span, said in types.items()]
    pieces, done = [], 0
    for (place, *_), mark in sorted(marks):
        pieces += [text[done:place], mark]
        done = place
    return "".join(pieces) + text[done:]
