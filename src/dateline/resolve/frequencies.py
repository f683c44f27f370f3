"""Frequencies: how many acts a day "almost daily" or "twice a week" means."""

import re
from functools import cache
from importlib import resources

from dateline.reference.data_files import read_yaml

REPEATED = re.compile(
    r"\b(?:(?P<often>\w+)(?: times)? )?(?:a|an|per|every|each|on) (?:(?P<each>\w+) )?(?P<unit>\w+?)s?$"
)


def acts_a_day(frequency: str) -> float | None:
    """Acts a day by the words of a repeated time; None where they give no number ("often")."""
    adverbs, times, days = load_frequencies()
    words = frequency.lower().split()
    for word in words:
        if word in adverbs:
            return adverbs[word]
    told = REPEATED.search(" ".join(words))
    if told is None or told["unit"] not in days:
        return None
    often, each = (_number(told[part], times) for part in ("often", "each"))
    return often / (each * days[told["unit"]]) if often and each else None


def _number(word: str | None, times: dict[str, float]) -> float | None:
    """1 where there is no word, None where it is no number."""
    if word is None:
        return 1.0
    return float(word) if word.isdecimal() else times.get(word)


@cache
def load_frequencies() -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """(adverb → acts a day; word → number; unit → its days)."""
    raw = read_yaml(resources.files("dateline.resolve") / "data" / "frequencies.yaml")
    return tuple({str(k): float(v) for k, v in raw[name].items()} for name in ("adverbs", "times", "days"))  # type: ignore[return-value]
