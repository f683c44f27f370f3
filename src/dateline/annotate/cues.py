"""Cues: the words of data/factuality.yaml, by list and status."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from dateline.reference.data_files import read_yaml

Cues = Mapping[str, Mapping[str, frozenset[str]]]


@lru_cache(maxsize=1)
def load_cues() -> tuple[Cues, int]:
    """Cue lemmas by list and status, and after how many days an event is history."""
    raw = read_yaml(resources.files("dateline.annotate") / "data" / "factuality.yaml")
    days = int(raw.pop("historical_days"))
    cues: dict[str, dict[str, frozenset[str]]] = {}
    for name, content in raw.items():
        lists = content if isinstance(content, dict) else {"": content}
        cues[name] = {status: frozenset(map(str, lemmas)) for status, lemmas in lists.items()}
    return cues, days
