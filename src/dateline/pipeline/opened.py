"""Opened: a store as other programs read it: events, positions, commitments and relations, by any filter."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Generic

from dateline.errors import InputError, SetupError
from dateline.export.fields import Layout, T
from dateline.export.files import Export, export_file
from dateline.export.layouts import LAYOUTS
from dateline.export.reports import Report
from dateline.export.short import render_rows, render_rows_html
from dateline.export.statement_rows import COMMITMENTS, DELETIONS, POSITIONS, RELATIONS, Told
from dateline.pipeline.asked import check_days, check_words, everyone_called
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.store import Deletion, Stored, View, Where
from dateline.store.closing import Closing

Names = str | Collection[str]

N_SHOWN = 10  # rows that a short view shows


class Rows(Generic[T]):
    """What a store answers: records that are read anew each time they are asked for, never all in memory."""

    def __init__(self, read: Callable[[], Iterable[T]], layout: Layout[T]) -> None:
        self._read, self.layout = read, layout

    def __iter__(self) -> Iterator[T]:
        return iter(self._read())

    def __repr__(self) -> str:
        return render_rows(islice(self, N_SHOWN + 1), self.layout, N_SHOWN)

    def _repr_html_(self) -> str:
        return render_rows_html(islice(self, N_SHOWN + 1), self.layout, N_SHOWN)

    def to_arrow(self) -> Any:
        """All as a pyarrow.Table with typed columns; lists stay lists."""
        import pyarrow as pa

        from dateline.export.parquet import arrow_batches, arrow_schema

        return pa.Table.from_batches(arrow_batches(self, self.layout), arrow_schema(self.layout))

    def to_pandas(self) -> Any:
        """All as a pandas.DataFrame. SetupError where pandas is not installed."""
        try:
            import pandas  # noqa: F401
        except ImportError as error:
            raise SetupError("pandas is not installed: pip install 'dateline[tables]'") from error
        return self.to_arrow().to_pandas()

    def to_dicts(self) -> Iterator[dict[str, Any]]:
        """Each as the object that `--format jsonl` writes (docs/formats.md)."""
        return map(self.layout.whole or self.layout.object, self)


class Events(Rows[Report]):
    """Events that a store answers."""

    def in_layout(self, layout: str) -> Rows[Report]:
        """The same in the columns of another data set: acled, ged, gdelt, icews, polecat; only what that records."""
        if layout not in LAYOUTS:
            raise InputError(f"there is no layout {layout!r}, only {', '.join(LAYOUTS)}")
        return Rows(lambda: Export().choose(self, LAYOUTS[layout], ()), LAYOUTS[layout])

    def to_file(
        self, path: str | Path, format: str | None = None, layout: str = "native", excel: bool = False
    ) -> Export:
        """Writes them into a file, whole or not at all; the ending says the format. Says what was written."""
        return export_file(self, Path(path), format, layout, excel=excel)


class Opened(Closing):
    """A store, opened for reading. Use it in a `with`, or close it."""

    def __init__(self, view: View) -> None:
        self._view = view

    def close(self) -> None:
        """Lets go of the file or server."""
        self._view.close()

    def __repr__(self) -> str:
        return ", ".join(f"{n:,} {name}s" for name, n in self._view.count().items())

    def events(
        self,
        *,
        actor: Names | None = None,
        recipient: Names | None = None,
        party: Names | None = None,
        type: Names | None = None,
        country: Names | None = None,
        status: Names | None = None,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
    ) -> Events:
        """Events by article, in text order; every filter that is given must hold, one of its values is enough.

        `actor`, `recipient` and `party` (either side) are ids or names of any spelling that the registry knows ("TTP");
        `type` PLOVER types, `country` alpha-3 codes of places; `since` and `until` days, months or years, included.
        InputError names a value that is none.
        """
        check_days(since, until)
        check_words(type, status, country)
        sides = {"actor": actor, "recipient": recipient, "party": party}
        asked: dict[str, Any] = {side: everyone_called(names) for side, names in sides.items()}
        asked |= {"event_type": type, "country": country, "status": status}
        asked |= {"since": since, "until": until, "article": article}
        return Events(lambda: map(report_of, self._view.events(**asked)), LAYOUTS["native"])

    def positions(self, *, holder: Names | None = None, **asked: Any) -> Rows[Told[Any]]:
        """What sides want: by `holder`, `addressee`, `topic`, `about` (words), `stance`, `since`, `until`."""
        return self._statements(self._view.positions, POSITIONS, {"holder": holder} | asked, ("holder", "addressee"))

    def commitments(self, *, holder: Names | None = None, **asked: Any) -> Rows[Told[Any]]:
        """What sides promised: by `holder`, `to`, `topic`, `about` (words), `state`, `since`, `until`."""
        return self._statements(self._view.commitments, COMMITMENTS, {"holder": holder} | asked, ("holder", "to"))

    def relations(self, *, party: Names | None = None, **asked: Any) -> Rows[Told[Any]]:
        """How sides stand to each other: by `party` (either side), `of`, `to`, `kind`, `since`, `until`."""
        return self._statements(self._view.relations, RELATIONS, {"party": party} | asked, ("party", "of", "to"))

    def deletions(self) -> Rows[Deletion]:
        """What articles say no more since they were coded anew: ids to take out of what was exported before."""
        return Rows(self._view.deletions, DELETIONS)

    def articles(self, *, since: str | None = None, until: str | None = None) -> Iterator[Article]:
        """Articles by id, published in that time."""
        check_days(since, until)
        return self._view.articles(since=since, until=until)

    def coding(self, called: str) -> Coding:
        """All that the one article says that has this id, beginning of an id, or file name. InputError without one."""
        found = self._view.find_articles(called)
        if len(found) != 1:
            raise InputError(f"{len(found) or 'no'} stored articles are called {called!r}")
        coding = self._view.coding(found[0].article_id)
        assert coding is not None
        return coding

    def codings(self) -> Iterator[Coding]:
        """Each article with all it says, by id."""
        return self._view.codings()

    def _statements(
        self, read: Callable[..., Iterator[Stored[Any]]], layout: Layout[Told[Any]],
        asked: dict[str, Any], sides: Sequence[str],
    ) -> Rows[Told[Any]]:  # fmt: skip
        check_days(asked.get("since"), asked.get("until"))
        asked |= {side: everyone_called(asked[side]) for side in sides if side in asked}
        return Rows(lambda: (Told(s.record, s.article, s.recipe) for s in read(**asked)), layout)


def open(where: Where) -> Opened:
    """The store at a path or URL (postgresql://...), as it is. StoreError says why it can't be read."""
    return Opened(View.open(where))


def report_of(stored: Stored[Any]) -> Report:
    """A stored event as exports take it."""
    return Report(stored.record, stored.article, stored.recipe, stored.contexts)
