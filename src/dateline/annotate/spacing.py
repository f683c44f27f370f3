"""Spacing: a text with one space where it has several, so that patterns and names match, and the way back."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records.span import Span

SEVERAL = re.compile(r"(?<= ) +")


@dataclass(frozen=True, slots=True)
class Spacing:
    """A squeezed text, and for each of its characters, and its end, where it stands in the text as it was."""

    text: str
    places: Sequence[int]

    def inward(self, span: Span) -> Span:
        """A span of the text as it was, in the squeezed one."""
        return Span(bisect_left(self.places, span.start), bisect_left(self.places, span.end))

    def outward(self, span: Span) -> Span:
        """A span of the squeezed text, in the text as it was."""
        end = self.places[span.end - 1] + 1 if span.end > span.start else self.places[span.start]
        return Span(self.places[span.start], end)


def squeeze(text: str) -> Spacing:
    """The text without the spaces that follow a space."""
    if "  " not in text:
        return Spacing(text, range(len(text) + 1))
    dropped = {place for spaces in SEVERAL.finditer(text) for place in range(*spaces.span())}
    places = [place for place in range(len(text)) if place not in dropped]
    return Spacing("".join(text[place] for place in places), (*places, len(text)))
