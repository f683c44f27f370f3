"""The registry's speed: loading sixteen thousand actors from their index, beside from their files, and looking up."""

import time
from datetime import date
from pathlib import Path
from typing import Any

from dateline.reference.actor_index import build_shipped, shipped_table
from dateline.reference.registry import Registry, read_names

LOADED_IN = 0.3  # seconds
LOOKED_UP_IN = 1e-3  # seconds, an article of 600 words
WORDS = 600
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
TEXT = " ".join((" ".join(path.read_text("utf-8") for path in EXAMPLES) * 2).split()[:WORDS])


def load() -> Registry:
    """As a process does at its start, with one name looked up."""
    registry = Registry(shipped_table())
    assert registry.find("TTP", date(2023, 1, 19)) is not None
    return registry


def test_loading(benchmark: Any) -> None:
    registry = benchmark.pedantic(load, rounds=10, warmup_rounds=1)
    begin = time.perf_counter()
    build_shipped()
    from_files = time.perf_counter() - begin
    benchmark.extra_info["actors"] = len(registry.actors)
    benchmark.extra_info["times_as_fast_as_from_files"] = round(from_files / benchmark.stats.stats.median)
    assert benchmark.stats.stats.median < LOADED_IN


def test_looking_up_an_article(benchmark: Any) -> None:
    registry = load()
    day = date(2024, 3, 14)

    def look_up() -> list[tuple[int, int, str]]:
        read_names.cache_clear()
        return registry.find_names(TEXT, day)

    found = benchmark(look_up)
    assert found
    assert len(TEXT.split()) == WORDS
    assert benchmark.stats.stats.median < LOOKED_UP_IN
