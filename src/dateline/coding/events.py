"""Events: a draft and the layers it rests on become the PLOVER record of one event."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.aggregates import is_aggregate
from dateline.coding.bounds import before_publication, within_publication
from dateline.coding.confidence import confidence_of
from dateline.coding.contexts import words_of
from dateline.coding.dates import date_of
from dateline.coding.draft import Draft
from dateline.coding.entities import Entities
from dateline.coding.fulfilment import fulfilled_by
from dateline.coding.numbers import numbers_of
from dateline.coding.places import places_of
from dateline.coding.sites import Sites
from dateline.coding.sources import author_status, claims_of, sources_of
from dateline.records.actor import Entity
from dateline.records.document import Document
from dateline.records.event import Event, EventDate
from dateline.records.layers import SENTENCES
from dateline.records.tree import Tree
from dateline.reference.codebook import Codebook
from dateline.reference.contexts import load_contexts
from dateline.reference.lexicon import Lexicon


def build_event(
    draft: Draft,
    actors: Sequence[Entity],
    recipients: Sequence[Entity],
    document: Document,
    tree: Tree,
    codebook: Codebook,
    lexicon: Lexicon,
    entities: Entities,
    sites: Sites,
) -> Event:
    """The record; its evidence is the leading trigger's sentence."""
    token = tree.tokens[draft.token]
    mode = mode_of(draft, tree, codebook, lexicon)
    modes = (mode,) if mode else ()
    clause, _ = words_of(tree.tokens_in(tree.subtree_span(tree.clause(token))))
    contexts = load_contexts().of_event(clause, draft.event_type, modes)
    said, denied = sources_of(draft, document, entities)
    numbers = numbers_of(draft, document, mode, lexicon, entities)
    date = when_of(draft, document, tree)
    surest = max(draft.triggers, key=lambda trigger: trigger.score)
    event = Event(
        event_id=event_id(document.article.article_id, draft, actors, recipients),
        event_type=draft.event_type,
        mode=modes,
        contexts=contexts,
        quad=codebook.quad(draft.event_type),
        score=codebook.score(draft.event_type, mode),
        cameo=codebook.cameo(draft.event_type, mode, contexts),
        actors=tuple(actors),
        recipients=tuple(recipients),
        date=date,
        places=places_of(
            [t.token for t in draft.triggers], document, draft.event_type, sites, parties=bool(actors or recipients)
        ),
        status=draft.factuality.status,
        trigger=draft.triggers[0].span,
        evidence=document[SENTENCES][token.sentence].span,
        confidence=0.0,
        **numbers.counts,
        numbers=numbers.all,
        aggregate=is_aggregate(draft, numbers.acts, date, tree),
        attribution=said,
        denied_by=denied,
        conditions=draft.factuality.conditions,
        author_status=author_status(draft, document, tree, draft.factuality.status),
        outcome=draft.factuality.outcome,
        claims=claims_of(draft, document, entities),
        fulfilled_by=tuple(fulfilled_by(span, tree, entities) for span in draft.factuality.conditions),
        witness=surest.reason,
        trigger_score=surest.score,
        notes=tuple(
            f"{tree.tokens[t.token].text}: {t.pattern or 'network'} ({t.reason}, {t.score:.2f})" for t in draft.triggers
        ),
    )
    return replace(event, confidence=confidence_of(event))


def when_of(draft: Draft, document: Document, tree: Tree) -> EventDate | None:
    """The time that the text gives; of an asserted act without one, that it was over by publication."""
    found = date_of(draft.token, document)
    if draft.factuality.status != "asserted":
        return found
    if found is not None:
        return within_publication(found, document.article.published.isoformat())
    return before_publication(tree.tokens[draft.token], document, tree)


def event_id(article_id: str, draft: Draft, actors: Sequence[Entity], recipients: Sequence[Entity]) -> str:
    """A hash of what makes the event that event, so that a rerun writes the same row."""
    parts = [article_id, str(draft.triggers[0].span.start), draft.event_type]
    parts += [f"a:{e.name or e.text}" for e in actors] + [f"r:{e.name or e.text}" for e in recipients]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def mode_of(draft: Draft, tree: Tree, codebook: Codebook, lexicon: Lexicon) -> str | None:
    """The mode that a trigger's own word gives, else the weapon named in an assault's clause."""
    for trigger in draft.triggers:
        if trigger.mode:
            return trigger.mode
    if draft.event_type != "ASSAULT":
        return None
    for trigger in draft.triggers:
        for token in tree.tokens_in(tree.subtree_span(tree.clause(tree.tokens[trigger.token]))):
            weapon = lexicon.weapon_mode(token.lemma.lower())
            if weapon:
                return weapon
    return None
