"""`dateline dates`: what a time expression is read as on a day of publication, why, and what else it could mean."""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from dateline.annotate.timex_reasons import Reading, Reasoned

LENGTH = re.compile(r"PT?[\dX]")  # a value that says how long: "P3M"

app = typer.Typer(help="When is it: look up time expressions.", no_args_is_help=True)


@app.callback()
def dates() -> None:
    """When is it: look up time expressions."""


@app.command()
def resolve(
    expression: Annotated[str | None, typer.Argument(help="Such as 'last Friday'; not needed with --text.")] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of publication; by default today.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="Sentences to read it in; alone, all their expressions.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what days an expression means, by which rule and counted from what, and what else it could mean."""
    from datetime import date

    if not (expression or text):
        raise InputError("give an expression, or sentences with --text")
    day = published.date() if published else date.today()
    said, found = find(expression, text, day)
    if not found:
        raise InputError(
            f"no time expression in {expression or text!r}; what counts from a date told before needs --text"
        )
    if as_json:
        print(json.dumps([as_object(r, said, day) for r in found], ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for r in found for line in told(as_object(r, said, day))))


def find(expression: str | None, text: str | None, day: "date") -> "tuple[str, list[Reasoned]]":
    """The text that was read, and its expressions; a bare "January" or "2015" is read as after "in"."""
    said = " ".join((text or expression or "").split())
    if text:
        return said, [r for r in read(said, day, whole=True) if is_asked(r, said, expression)]
    return next(((s, found) for s in (said, f"in {said}") if (found := read(s, day, whole=False))), (said, []))


def read(said: str, day: "date", *, whole: bool) -> "list[Reasoned]":
    """The expressions of sentences, parsed, or of a bare expression, which needs no network."""
    from dateline.annotate.registry import STEPS
    from dateline.annotate.timex_reasons import bare_sentence, reasoned
    from dateline.pipeline.coder import read_documents
    from dateline.records.article import Article
    from dateline.records.document import Document

    article = Article("given", said, day)
    if not whole:
        return list(reasoned(bare_sentence(Document(article))))
    [document] = read_documents([article], [STEPS["timexes"]()])
    return list(reasoned(document))


def is_asked(found: "Reasoned", said: str, expression: str | None) -> bool:
    """Does the expression found share words with the one asked for?"""
    words = found.reading.timex.span.of(said).lower()
    return expression is None or words in expression.lower() or expression.lower() in words


def as_object(found: "Reasoned", said: str, day: "date") -> dict[str, Any]:
    """The reading, its reason, and the other readings."""
    reading = found.reading
    return {
        "text": reading.timex.span.of(said),
        **values(reading),
        "reason": reason(reading, said, day),
        "alternatives": [alternative(other, reading, said) for other in found.others],
    }


def values(reading: "Reading") -> dict[str, Any]:
    """Value, interval, precision, duration, frequency."""
    timex = reading.timex
    return {
        "type": timex.type,
        "value": timex.value,
        "begin": timex.begin.isoformat() if timex.begin else None,
        "end": timex.end.isoformat() if timex.end else None,
        "precision": timex.precision,
        "mod": timex.mod,
        "duration": timex.value if LENGTH.match(timex.value) else None,
        "frequency": timex.frequency,
    }


def reason(reading: "Reading", said: str, day: "date") -> dict[str, Any]:
    """The rule, and the day that it counts from."""
    anchor = reading.anchor
    return {
        "rule": reading.rule,
        "reads": " ".join(reading.examples.split()),
        "anchor": anchor.value if anchor else day.isoformat(),
        "anchor_text": anchor.span.of(said) if anchor else f"published on {day:%A}",
        "looks_ahead": reading.ahead,
    }


def alternative(other: "Reading", chosen: "Reading", said: str) -> dict[str, Any]:
    """Another reading and when it would hold."""
    words = other.timex.span.of(said)
    if other.ahead != chosen.ahead:
        why = "if the verb looks ahead" if other.ahead else "if the verb looks back"
    else:
        why = f"{words!r} by rule {other.rule}"
    return {"text": words, **values(other), "why": why}


def told(found: dict[str, Any]) -> Sequence[str]:
    """The reading in lines."""
    why = found["reason"]
    lines = [f"{found['text']}: {found['value']}  ({found['type'].lower()})"]
    lines.append(f"  begin {found['begin'] or '…'}, end {found['end'] or '…'}, precision {found['precision']}")
    lines += [f"  {name} {found[name]}" for name in ("mod", "duration", "frequency") if found[name]]
    ahead = ", the verb looks ahead" if why["looks_ahead"] else ""
    lines.append(f"  because of rule {why['rule']}, counted from {why['anchor']} ({why['anchor_text']}){ahead}")
    lines.append(f"  which reads: {why['reads']}")
    for other in found["alternatives"]:
        days = f"{other['begin'] or '…'} to {other['end'] or '…'}"
        lines.append(f"  or {other['value']} ({days}), {other['why']}")
    return lines
