"""Refusals: why an input, or a part of it, was not read."""

from dateline.records.problem import Problem


class Refused(Exception):
    """An input that is not read on; `kind` is the Problem's. Readers raise it, `reading` makes a Problem of it."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message

    def problem(self, source: str, article_id: str | None = None) -> Problem:
        """As a Problem of a source."""
        return Problem(article_id, source, "ingest", self.kind, self.message)


def describe_error(error: Exception) -> str:
    """A library's complaint in one short line."""
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
