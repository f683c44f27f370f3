"""Quotations: which marks open and which close, and where a quotation ends that is never closed."""

import re

import pytest

from dateline.annotate.quotations import find_quotations, marks_of
from dateline.records.span import Span
from dateline.records.syntax import Sentence


def quotations(text: str) -> list[str]:
    """The quotations of a text whose sentences end with a stop and a mark."""
    spans = [Span(*match.span()) for match in re.finditer(r"\S[^.]*\.[”\"’']?", text)]
    sentences = [Sentence(k, span, 0) for k, span in enumerate(spans)]
    return [span.of(text) for span in find_quotations(text, sentences)]


@pytest.mark.parametrize(
    ("text", "place", "opens"), [('"A," he said.', 0, True), ('"A," he said.', 3, False), ("“A”", 0, True)]
)
def test_straight_marks_open_after_space(text: str, place: int, opens: bool) -> None:
    """A straight mark has no side of its own."""
    [mark] = [mark for mark in marks_of(text) if mark.span.start == place]
    assert mark.opens is opens


def test_open_only_where_a_mark_closes_it() -> None:
    """Without a closing mark further on, the quotation ends with its sentence."""
    assert quotations("“A one. B two.” C.") == ["“A one. B two.”"]
    assert quotations("“A one. B two. C. “D.”") == ["“A one.", "“D.”"]


def test_a_paragraph_that_opens_goes_on() -> None:
    """No mark closes the first paragraph, and one opens the next."""
    assert quotations("“A one.\n\n“B two.” C.") == ["“A one.\n\n“B two.”"]


@pytest.mark.parametrize("text", ["The mayor's house burned.", "The boats' owners fled.", "O'Brien won't go."])
def test_an_apostrophe_quotes_nothing(text: str) -> None:
    """Possessives and short forms."""
    assert quotations(text) == []


def test_single_marks_inside_double_ones_are_part_of_it() -> None:
    assert quotations("“They cried ‘fire’ and ran.” C.") == ["“They cried ‘fire’ and ran.”"]
