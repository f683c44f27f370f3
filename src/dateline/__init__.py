"""Dateline reads dated news and writes event data that can be checked.

>>> from dateline import code
>>> for coding in code(["examples/2024-03-14-ceasefire.txt"]):
...     for event in coding.events:
...         print(event.event_type, event.evidence.of(coding.article.text))

A text, and a store:

>>> [coding] = code("Police arrested 30 protesters in Dhaka on Monday.", published="2024-03-01")
>>> with dateline.open("store.db") as store:
...     frame = store.events(actor="TTP", since="2022-11").to_pandas()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.config import Settings
    from dateline.errors import DatelineError, InputError, SetupError
    from dateline.pipeline.entry import code, read
    from dateline.pipeline.opened import open
    from dateline.pipeline.shown import show
    from dateline.records.article import Article
    from dateline.records.coding import Coding
    from dateline.records.document import Document
    from dateline.records.event import Event
    from dateline.records.problem import Problem
    from dateline.records.span import Span

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Coding",
    "DatelineError",
    "Document",
    "Event",
    "InputError",
    "Problem",
    "Settings",
    "SetupError",
    "Span",
    "code",
    "open",
    "read",
    "show",
]

# Where each name lives; looked up at first use, so that `dateline --help` does not load the network.
HOMES = {
    "Article": "dateline.records.article",
    "Coding": "dateline.records.coding",
    "DatelineError": "dateline.errors",
    "Document": "dateline.records.document",
    "Event": "dateline.records.event",
    "InputError": "dateline.errors",
    "Problem": "dateline.records.problem",
    "Settings": "dateline.config",
    "SetupError": "dateline.errors",
    "Span": "dateline.records.span",
    "code": "dateline.pipeline.entry",
    "open": "dateline.pipeline.opened",
    "read": "dateline.pipeline.entry",
    "show": "dateline.pipeline.shown",
}


def __getattr__(name: str) -> Any:
    """The public name, from the module it lives in."""
    if name not in HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
