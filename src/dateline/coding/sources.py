"""Sources: who says that an event happened, innermost first, and who denies it."""

from collections.abc import Iterator

from dateline.coding.draft import Draft
from dateline.coding.entities import Entities
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.event import Source
from dateline.records.layers import ATTRIBUTIONS


def sources_of(draft: Draft, document: Document, entities: Entities) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """(who says so, who denies it)."""
    over = sorted(attributions_over(draft, document), key=lambda pair: pair[0])
    said = tuple(
        dict.fromkeys(source_of(a, document, entities) for _, a in over if not a.denies and a.source is not None)
    )
    denied = tuple(
        dict.fromkeys(source_of(a, document, entities) for _, a in over if a.denies and a.source is not None)
    )
    return said, denied


def attributions_over(draft: Draft, document: Document) -> Iterator[tuple[int, Attribution]]:
    """Attributions whose content holds the trigger, each with the length of that content."""
    trigger = draft.triggers[0].span
    for attribution in document[ATTRIBUTIONS]:
        covering = [content for content in attribution.contents if content.covers(trigger)]
        if covering and not attribution.cue.overlaps(trigger):
            yield min(c.end - c.start for c in covering), attribution


def source_of(attribution: Attribution, document: Document, entities: Entities) -> Source:
    """The source by its words and, where it can be resolved, by its name."""
    assert attribution.source is not None
    assert attribution.source_token is not None
    entity = entities.resolve(attribution.source_token, attribution.source)
    text = attribution.source.of(document.article.text)
    return Source(text, entity.name if entity is not None else None, attribution.cue_text, attribution.source)
