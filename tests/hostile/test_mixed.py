"""A mixed folder: 200 good inputs and 300 bad ones of more than 80 ways of being bad; not one is lost."""

from collections import Counter
from datetime import date
from pathlib import Path

from dateline.ingest.options import ReadOptions
from dateline.ingest.reading import read_articles
from dateline.records.problem import Problem
from tests.hostile.mixed import BADS, write_mixed

GOOD, BAD = 200, 300


def test_there_are_many_ways_of_being_bad() -> None:
    assert len({bad.what for bad in BADS}) == len(BADS) >= 80
    assert len({bad.kind for bad in BADS}) >= 20


def test_articles_in_are_articles_and_problems_each_of_its_kind(tmp_path: Path) -> None:
    """What each input should give was written down before any was read."""
    wanted = dict(write_mixed(tmp_path, GOOD, BAD))
    items = list(read_articles([str(tmp_path)], ReadOptions(since=date(2000, 1, 1))))
    found: dict[str, list[str]] = {}
    for item in items:
        source = next(path for path in wanted if str(item.source_file).startswith(path))
        found.setdefault(source, []).append(item.kind if isinstance(item, Problem) else "article")
    assert len(items) == GOOD + BAD
    assert found == {path: [kind] for path, kind in wanted.items()}
    assert Counter(kinds[0] for kinds in found.values())["article"] == GOOD
