"""Context: what an article is about, beside who did what to whom."""

from dataclasses import dataclass

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Context:
    """One of PLOVER's contexts of an article, with the words that point to it."""

    name: str  # military, election, terrorism ...
    score: float  # 0 and up: how much of the article speaks of it; given from the codebook's threshold up
    evidence: tuple[Span, ...]  # the cues in text order, each word or phrase where it first stands
