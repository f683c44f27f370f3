"""Registry: the table of all reading steps, by name; the recipe says which run, and in which order."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dateline.annotate import (
    aliases,
    arguments,
    attributions,
    chains,
    factuality,
    mentions,
    prose,
    readings,
    sentences,
    timexes,
    tokens,
    toponyms,
    triggers,
    words,
)
from dateline.annotate.step import Step

STEPS: Mapping[str, Callable[[], Step]] = MappingProxyType(
    {
        "sentences": sentences.step,
        "words": words.step,
        "readings": readings.step,
        "prose": prose.step,
        "tokens": tokens.step,
        "mentions": mentions.step,
        "aliases": aliases.step,
        "chains": chains.step,
        "timexes": timexes.step,
        "toponyms": toponyms.step,
        "triggers": triggers.step,
        "arguments": arguments.step,
        "attributions": attributions.step,
        "factuality": factuality.step,
    }
)
