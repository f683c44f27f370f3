"""Aggregates: checks of "over 150 attacks in three months", as text, as rows of CSV, as JSON."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from dateline.export.dossier_json import check_object
from dateline.export.dossier_lines import check_line, proof_of
from dateline.export.dossier_text import WIDTH, told
from dateline.export.fields import Field, Layout, as_cell
from dateline.export.native import names, said, texts
from dateline.records.dossier import Check, Happening
from dateline.records.event import Event


def article_ids(acts: Iterable[Happening]) -> list[str]:
    """The articles that tell the acts, each once."""
    return list(dict.fromkeys(report.article.article_id for act in acts for report in act.reports))


def frequency(event: Event) -> str | None:
    """How often, in the text's words."""
    return event.date.frequency if event.date else None


CHECKS: Layout[Check] = Layout(
    "aggregates", "Many acts told as one, and how many of them the store knows.", "event_id",
    (
        Field("event_id", "string", "the event of its fullest report", lambda c: c.aggregate.event.event_id),
        Field("event_type", "string", "PLOVER type", lambda c: c.aggregate.event.event_type),
        Field("actors", "list", "who acts", lambda c: names(c.aggregate.event.actors)),
        Field("actor_ids", "list", "their ids", lambda c: texts(e.actor_id for e in c.aggregate.event.actors)),
        Field("recipients", "list", "on whom", lambda c: names(c.aggregate.event.recipients)),
        Field("places", "list", "the words for where", lambda c: [p.text for p in c.aggregate.event.places]),
        Field("window_first", "date", "the first day it is about", lambda c: c.window.first),
        Field("window_last", "date", "the last", lambda c: c.window.last),
        Field("window_assumed", "boolean", "the text names no days", lambda c: c.window.assumed),
        Field("frequency", "string", "how often", lambda c: frequency(c.aggregate.event)),
        Field("told_low", "integer", "acts told: at least", lambda c: c.low),
        Field("told_best", "integer", "acts told: the figure", lambda c: c.best),
        Field("told_high", "integer", "acts told: at most", lambda c: c.high),
        Field("known", "integer", "acts that the store knows", lambda c: c.n_known),
        Field("known_reports", "integer", "reports of them", lambda c: c.n_reports),
        Field("beside", "integer", "more, at other places or against others", lambda c: len(c.beside)),
        Field("share_low", "number", "share known, at least", lambda c: c.share[0] and round(c.share[0], 4)),
        Field("share_high", "number", "share known, at most", lambda c: c.share[1] and round(c.share[1], 4)),
        Field("verdict", "string", "none, some, most, all known, more known than told", lambda c: c.verdict),
        Field("attribution", "list", "who says so", lambda c: said(c.aggregate.event.attribution)),
        Field("told_in", "list", "articles that tell the aggregate", lambda c: article_ids([c.aggregate])),
        Field("sentence", "string", "the sentence that tells it", lambda c: proof_of(c.aggregate.reports[0]).sentence),
        Field("sentence_start", "integer", "its first code point", lambda c: c.aggregate.event.evidence.start),
        Field("sentence_end", "integer", "the code point after its last", lambda c: c.aggregate.event.evidence.end),
        Field("known_in", "list", "articles that tell the known acts", lambda c: article_ids(c.known)),
    ),
)  # fmt: skip


def write_checks_text(checks: Iterable[Check], stream: TextIO, width: int = WIDTH) -> None:
    """For a terminal: the numbers told and known, the words that tell it, its sources and the acts known."""
    n_checks = 0
    for check in checks:
        n_checks += 1
        stream.writelines(f"{line}\n" for line in told(check_line(check), True, max(40, width), 0))
        stream.write("\n")
    stream.write(f"{n_checks} aggregate{'' if n_checks == 1 else 's'}\n")


def write_checks_csv(checks: Iterable[Check], stream: TextIO, width: int = WIDTH) -> None:
    """A row each, lists joined by "; "."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(CHECKS.names)
    rows.writerows([as_cell(value, CHECKS.joint) for value in CHECKS.row(check)] for check in checks)


def write_checks_json(checks: Iterable[Check], stream: TextIO, width: int = WIDTH) -> None:
    """A list of objects as in a dossier (docs/dossier.md)."""
    json.dump([check_object(check) for check in checks], stream, ensure_ascii=False, indent=2)
    stream.write("\n")


FORMATS: Mapping[str, Callable[[Iterable[Check], TextIO, int], None]] = {
    "text": write_checks_text,
    "csv": write_checks_csv,
    "json": write_checks_json,
}
