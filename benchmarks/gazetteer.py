"""The gazetteer's speed and memory: opened and looked into where it lies, beside a table of all of it in memory."""

import subprocess
import sys
import time
from typing import Any

from dateline.reference.gazetteer.lookup import FILE, Gazetteer, load_gazetteer, read_line

LOADED_IN = 0.5  # seconds
MEGABYTES = 100
NAMES = ("Miranshah", "Hyderabad", "Springfield", "North Waziristan", "Kandahar", "Georgia", "Qwyzzabad", "Deir al-Zor")
# Prints the megabytes by which a process grows, the pages of the file that it read included (elsewhere than in Linux
# its peak).
GROWTH = """
import resource, sys
def held():
    try:
        lines = open("/proc/self/smaps_rollup").read().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Rss:")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
from dateline.reference.gazetteer.lookup import FILE, load_gazetteer, read_line
before = held()
{load}
print(held() - before)
"""
OPENED = f"gazetteer = load_gazetteer()\nfor name in {NAMES!r} * 20: gazetteer.entries(name)"
IN_MEMORY = """
table = {}
for line in FILE.open(encoding="utf-8"):
    table.setdefault(line.partition("\\t")[0], []).append(read_line(line.rstrip("\\n")))
"""


def growth(load: str) -> float:
    """Megabytes, measured in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", GROWTH.replace("{load}", load)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def load() -> Gazetteer:
    """As a process does at its start, with every name looked up once."""
    load_gazetteer.cache_clear()
    gazetteer = load_gazetteer()
    assert [bool(gazetteer.entries(name)) for name in NAMES] == [name != "Qwyzzabad" for name in NAMES]
    return gazetteer


def read_whole() -> int:
    """The other way: every line read into a table; gives the number of names."""
    table: dict[str, list[Any]] = {}
    with FILE.open(encoding="utf-8") as lines:
        for line in lines:
            table.setdefault(line.partition("\t")[0], []).append(read_line(line.rstrip("\n")))
    return len(table)


def test_loading(benchmark: Any) -> None:
    """Under half a second, and how many times as fast as reading all of it."""
    benchmark.pedantic(load, rounds=10, warmup_rounds=1)
    begin = time.perf_counter()
    benchmark.extra_info["names"] = read_whole()
    whole = time.perf_counter() - begin
    benchmark.extra_info["seconds_for_all_in_memory"] = round(whole, 2)
    benchmark.extra_info["times_as_fast_as_all_in_memory"] = round(whole / benchmark.stats.stats.median)
    assert benchmark.stats.stats.median < LOADED_IN


def test_memory(benchmark: Any) -> None:
    """Under 100 MB, and what part of a table of all of it in memory."""
    megabytes = benchmark.pedantic(growth, args=(OPENED,), rounds=1)
    in_memory = growth(IN_MEMORY)
    benchmark.extra_info["megabytes"] = round(megabytes, 1)
    benchmark.extra_info["megabytes_all_in_memory"] = round(in_memory)
    benchmark.extra_info["part_of_all_in_memory"] = round(megabytes / in_memory, 3)
    assert megabytes < MEGABYTES
    assert megabytes < in_memory / 2
