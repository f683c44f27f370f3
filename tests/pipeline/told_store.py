"""Stores filled with records of tests/resolve/told.py, each under its article."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.records.coding import Coding
from dateline.records.dossier import Cited
from dateline.records.event import Event
from dateline.records.position import Commitment, Position, Relation
from dateline.store import Store


def coding_of(said: list[Cited[Any]]) -> Coding:
    """All that one article says."""
    records = [one.record for one in said]
    return Coding(
        said[0].article,
        "r1",
        events=tuple(r for r in records if isinstance(r, Event)),
        positions=tuple(r for r in records if isinstance(r, Position)),
        commitments=tuple(r for r in records if isinstance(r, Commitment)),
        relations=tuple(r for r in records if isinstance(r, Relation)),
    )


def filled(path: Path, said: Iterable[Cited[Any]]) -> Path:
    """A new store that holds them."""
    articles: dict[str, list[Cited[Any]]] = {}
    for one in said:
        articles.setdefault(one.article.article_id, []).append(one)
    with Store.open(path) as store:
        store.write(map(coding_of, articles.values()))
    return path
