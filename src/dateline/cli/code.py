"""`dateline code`: articles in, a table, JSON Lines or CSV out, and everything into the store."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.config import Settings
    from dateline.ingest.options import ReadOptions
    from dateline.records.coding import Coding
    from dateline.records.problem import Problem


SHOWN_ALIKE = 3  # problems of one kind in one file that are told one by one


class Format(StrEnum):
    """How the events are written to standard output."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Files, folders, globs; - for standard input.")]
Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Day of publication, where the text does not say."),
]
StorePath = Annotated[
    str | None,
    typer.Option(metavar="PATH|URL", help="The database, a file or postgresql://...; by default in your data folder."),
]
Actors = Annotated[Path | None, typer.Option(help="The folder of your own actor files; by default in your settings.")]
Column = Annotated[
    list[str] | None, typer.Option(metavar="FIELD=NAME", help="What the input calls a field: text=body.")
]


def code(
    files: Files,
    published: Published = None,
    format: Annotated[Format, typer.Option(help="What to write to standard output.")] = Format.table,
    store: StorePath = None,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Processes.")] = None,
    column: Column = None,
    min_confidence: Annotated[float | None, typer.Option(help="Leave out events below it, 0 to 1.")] = None,
    min_trigger: Annotated[float | None, typer.Option(help="From which score a word tells an event, 0 to 1.")] = None,
    actors: Actors = None,
    svg: Annotated[Path | None, typer.Option(help="Draw the table into this file too, as SVG.")] = None,
) -> None:
    """Code dated articles: who did what to whom, when, where, according to whom."""
    from dateline.cli.reading import read_options
    from dateline.config import load_settings
    from dateline.ingest.sources import find_sources

    settings = load_settings(
        store=store, jobs=jobs, min_confidence=min_confidence, min_trigger=min_trigger, actors=actors
    )
    sources = find_sources(files)
    tally = Tally()
    codings = tally.watch(coded(sources, read_options(published, column), settings))
    write(stored(codings, None if no_store else settings.store_path), format, svg)
    tally.report()
    if tally.n_articles and not tally.n_coded:
        raise typer.Exit(1)


def coded(sources: list[str], options: "ReadOptions", settings: "Settings") -> Iterator["Coding"]:
    """The codings of all articles in the sources, with progress on the terminal."""
    from dateline.cli.progress import follow
    from dateline.ingest.reading import read_articles
    from dateline.pipeline.coder import Coder

    yield from follow(Coder(settings).code(read_articles(sources, options)), size_of(sources))


def size_of(sources: list[str]) -> int | None:
    """Bytes of the sources, None where one of them can't be measured."""
    sizes = [Path(source).stat().st_size if Path(source).is_file() else None for source in sources]
    return None if None in sizes else sum(size for size in sizes if size)


def stored(codings: Iterable["Coding"], path: Path | str | None) -> Iterator["Coding"]:
    """The same codings, each written to the store as it passes; None stores nothing."""
    if path is None:
        yield from codings
        return
    from dateline.store import Store

    with Store.open(path) as store:
        for coding in codings:
            store.write([coding])
            yield coding


def write(codings: Iterable["Coding"], format: Format, svg: Path | None) -> None:
    """Writes the events to standard output."""
    if format is Format.table:
        from dateline.export.table import write_table

        write_table(codings, sys.stdout, svg)
    elif format is Format.jsonl:
        from dateline.export.jsonl import write_jsonl

        write_jsonl(codings, sys.stdout)
    else:
        from dateline.export.csv_files import write_csv

        write_csv(codings, sys.stdout)


@dataclass
class Tally:
    """What came in and what came of it. Articles in = articles coded + articles with a problem."""

    n_articles: int = 0
    n_coded: int = 0
    n_events: int = 0
    n_unsure: int = 0  # below the confidence asked for
    problems: list["Problem"] = field(default_factory=list)

    def watch(self, codings: Iterable["Coding"]) -> Iterator["Coding"]:
        """The same codings, counted."""
        for coding in codings:
            self.n_articles += 1
            self.n_coded += not coding.problems
            self.n_events += len(coding.events)
            self.n_unsure += coding.n_unsure
            self.problems.extend(coding.problems)
            yield coding

    def report(self) -> None:
        """On stderr the problems, many of one kind in one file as the first few and a number, then a line of counts."""
        alike: dict[tuple[str | None, str, str], list[Problem]] = {}
        for problem in self.problems:
            alike.setdefault((problem.source_file, problem.step, problem.kind), []).append(problem)
        for (source, step, kind), problems in alike.items():
            for problem in problems[:SHOWN_ALIKE]:
                where = " ".join(filter(None, [source, problem.article_id])) or "input"
                print(f"{where}: {step}: {kind}: {problem.message}", file=sys.stderr)
            if (n_more := len(problems) - SHOWN_ALIKE) > 0:
                print(f"{source}: {step}: {kind}: and {n_more} more; --format jsonl lists them all", file=sys.stderr)
        counts = ", ".join(
            [count(self.n_articles, "article"), f"{self.n_coded} coded", count(len(self.problems), "problem")]
        )
        unsure = f", {self.n_unsure} more below --min-confidence" if self.n_unsure else ""
        print(f"{counts}; {count(self.n_events, 'event')}{unsure}", file=sys.stderr)


def count(n: int, thing: str) -> str:
    """ "1 event", "190 events"."""
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"
