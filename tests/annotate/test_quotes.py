"""Quotes: which marks open and which close, and where a quote is still open."""

import pytest

from dateline.annotate.quotes import is_open_after, is_opening
from dateline.records.span import Span


@pytest.mark.parametrize(
    ("text", "place", "opens"), [('"A," he said.', 0, True), ('"A," he said.', 3, False), ("“A”", 0, True)]
)
def test_straight_marks_open_after_space(text: str, place: int, opens: bool) -> None:
    """A straight mark has no side of its own."""
    assert is_opening(text, place) is opens


def test_open_only_where_a_mark_closes_it() -> None:
    """Without a closing mark further on, the quote ends with its sentence."""
    closed, unclosed = "“A one. B two.” C.", "“A one. B two. C. “D.”"
    assert is_open_after(closed, Span(0, 7), False)
    assert not is_open_after(unclosed, Span(0, 7), False)
