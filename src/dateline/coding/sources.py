"""Sources: who says that an event happened, innermost first, and who denies it."""

from collections.abc import Iterable, Iterator

from dateline.coding.draft import Draft
from dateline.coding.entities import Entities, is_media
from dateline.records.actor import Entity
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.event import Source
from dateline.records.layers import ATTRIBUTIONS, MENTIONS
from dateline.records.span import Span

# A medium named by its kind: "state television charged", "the paper said".
MEDIA = frozenset({"paper", "newspaper", "daily", "agency", "television", "tv", "radio", "station", "broadcaster"})
CLAIMS = frozenset({"claim", "accept", "admit", "take"})


def sources_of(draft: Draft, document: Document, entities: Entities) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """(who says so, who denies it)."""
    # "The paper quoted officials as saying": both say the same words, and the later cue is the inner one.
    over = sorted(attributions_over(draft, document), key=lambda pair: (pair[0], -pair[1].cue.start))
    said = [source_of(a, document, entities) for _, a in over if not a.denies]
    denied = [source_of(a, document, entities) for _, a in over if a.denies]
    said = [*claimants(draft, document, entities), *said, *accusing_media(draft, document, entities)]
    return once(said), once(denied)


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each speaker once, with the first cue: by name where there is one, else by the words."""
    found: dict[str | Span | None, Source] = {}
    for source in sources:
        found.setdefault(source.name or source.span, source)
    return tuple(found.values())


def claimants(draft: Draft, document: Document, entities: Entities) -> Iterator[Source]:
    """Who "claimed responsibility" is the source of what they claim."""
    tree = entities.tree
    for trigger in draft.triggers:
        token = tree.tokens[trigger.token]
        governor = tree.head(token)
        for verb in (token, governor, tree.head(governor) if governor is not None else None):
            claimed = tree.object(verb) if verb is not None and verb.lemma in CLAIMS else None
            claimant = tree.subject(verb) if verb is not None and claimed is not None else None
            if claimed is None or claimant is None or claimed.lemma != "responsibility":
                continue
            span = tree.phrase(claimant)
            entity = entities.resolve(claimant.index, span)
            text = span.of(document.article.text)
            name = entity.name if entity is not None and is_named(entity, document) else None
            yield Source(text, name, "claimed responsibility", span)
            return


def accusing_media(draft: Draft, document: Document, entities: Entities) -> Iterator[Source]:
    """A paper or station whose own verb is the act ("state television charged that"): no actor, but the source."""
    trigger = draft.triggers[0].span
    for said in document[ATTRIBUTIONS]:
        if said.source is None or said.source_token is None or not said.cue.overlaps(trigger):
            continue
        entity = entities.resolve(said.source_token, said.source)
        by_kind = entities.tree.tokens[said.source_token].lemma.lower() in MEDIA
        if by_kind or (entity is not None and is_media(entity)):
            yield source_of(said, document, entities)


def attributions_over(draft: Draft, document: Document) -> Iterator[tuple[int, Attribution]]:
    """Attributions whose content holds the trigger, each with the length of that content."""
    trigger = draft.triggers[0].span
    for attribution in document[ATTRIBUTIONS]:
        covering = [content for content in attribution.contents if content.covers(trigger)]
        if covering and attribution.source is not None and not attribution.cue.overlaps(trigger):
            yield min(c.end - c.start for c in covering), attribution


def source_of(attribution: Attribution, document: Document, entities: Entities) -> Source:
    """The source by its words and, where it can be resolved, by its name."""
    assert attribution.source is not None
    assert attribution.source_token is not None
    entity = entities.resolve(attribution.source_token, attribution.source)
    text = attribution.source.of(document.article.text)
    name = entity.name if entity is not None and is_named(entity, document) else None
    if name is None and entities.tree.tokens[attribution.source_token].lemma.lower() in MEDIA:
        name = medium_before(attribution, document, entities)
    return Source(text, name, attribution.cue_text, attribution.source)


def is_named(entity: Entity, document: Document) -> bool:
    """Is it known by a name? "Officials" and "a witness" stay without one, whatever country they are of."""
    text = document.article.text
    names = {mention.span.of(text) for mention in document[MENTIONS] if mention.mention_type == "NAM"}
    return entity.actor_id is not None or entity.name in names


def medium_before(attribution: Attribution, document: Document, entities: Entities) -> str | None:
    """The paper or agency by name that "the paper" means: the last one that the article quoted before."""
    for earlier in reversed(document[ATTRIBUTIONS]):
        if earlier.source is None or earlier.source_token is None or earlier.cue.start >= attribution.cue.start:
            continue
        entity = entities.resolve(earlier.source_token, earlier.source)
        if entity is not None and entity.name and is_media(entity):
            return entity.name
    return None
