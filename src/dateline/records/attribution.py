"""Attribution: who says what, after PolNeAR and PARC."""

from dataclasses import dataclass

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that attributes, and what is attributed; the source may be unsaid."""

    source: Span | None
    source_token: int | None  # head token of the source
    cue: Span
    cue_text: str  # "quoted ... as saying"
    contents: tuple[Span, ...]
    denies: bool = False  # the source denies the content
