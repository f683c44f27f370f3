"""Spacing: one space for several, and the way back."""

from dateline.annotate.spacing import squeeze
from dateline.records.span import Span


def test_there_and_back() -> None:
    """A name with two spaces in it is found in the squeezed text and cited as it stands."""
    text = "In  March  2023  Sri   Lanka voted."
    spacing = squeeze(text)
    at = spacing.text.index("Sri Lanka")
    found = spacing.outward(Span(at, at + len("Sri Lanka")))
    assert found.of(text) == "Sri   Lanka"
    assert spacing.inward(found) == Span(at, at + len("Sri Lanka"))


def test_a_text_without_several_spaces_stays() -> None:
    assert squeeze("Sri Lanka voted.").text == "Sri Lanka voted."
