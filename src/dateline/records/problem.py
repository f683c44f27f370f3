"""Problem: what went wrong with an article, kept beside the data, never in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong; the run goes on."""

    article_id: str | None  # None where the input was not even an article
    source_file: str | None
    step: str  # "ingest", or the step's name
    kind: str  # "no-date", "no-text", "unreadable" ...
    message: str
