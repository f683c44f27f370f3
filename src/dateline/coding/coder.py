"""Coder: a read document in, its events out, with a reason for every sentence that gave none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.draft import Draft, drafts_of, tree_of
from dateline.coding.entities import Entities, is_media
from dateline.coding.events import build_event, mode_of
from dateline.coding.merging import merge_drafts
from dateline.coding.selection import put_aside
from dateline.records.actor import Entity
from dateline.records.coding import Coding, Explanation
from dateline.records.document import Document
from dateline.records.event import Event
from dateline.records.layers import SENTENCES
from dateline.records.tree import Tree
from dateline.reference.codebook import Codebook, load_codebook
from dateline.reference.lexicon import Lexicon, load_lexicon

RECIPROCAL_MODES = frozenset({"visit"})  # a visit has a visitor and a host


def code_document(
    document: Document, recipe: str, codebook: Codebook | None = None, lexicon: Lexicon | None = None
) -> Coding:
    """All events of one document, in text order."""
    codebook, lexicon = codebook or load_codebook(), lexicon or load_lexicon()
    tree = tree_of(document)
    drafts = merge_drafts(put_aside(drafts_of(document), tree), tree)
    entities = Entities(document)
    events: list[Event] = []
    judged: list[Draft] = []
    for draft in drafts:
        if not draft.dropped:
            event = event_of(draft, document, tree, codebook, lexicon, entities)
            if event is None:
                draft = draft.drop(f"“{tree.tokens[draft.token].text}” names nobody who acts or suffers")
            else:
                events.append(event)
        judged.append(draft)
    return Coding(document.article, recipe, tuple(events), (), tuple(explain(document, tree, judged)))


def event_of(
    draft: Draft, document: Document, tree: Tree, codebook: Codebook, lexicon: Lexicon, entities: Entities
) -> Event | None:
    """The event, None where nobody acts or suffers and it is no violence against the unnamed."""
    actors = [e for e in entities_of(draft.actors, tree, entities) if not is_media(e)]
    if draft.event_type == "ASSAULT":
        aerial = mode_of(draft, tree, codebook, lexicon) == "aerial"
        actors = [armed(actor, aerial) for actor in actors]
    recipients = entities_of(draft.recipients, tree, entities)
    recipients = [e for e in recipients if e.span not in {a.span for a in actors}]
    if codebook.types[draft.event_type].reciprocal and is_mutual(draft, tree):
        actors, recipients = [*actors, *recipients], []
    if draft.event_type == "PROTEST" and not actors:
        actors = [entities.implied(tree.tokens[draft.token], "protesters", "CVL")]
    if not recipients and (target := entities.against(tree.tokens[draft.token])) is not None:
        recipients = [target]
    actors, recipients = distinct(actors), distinct(recipients)
    recipients = [r for r in recipients if not any(same(r, a) for a in actors)] or recipients
    event = build_event(draft, actors, recipients, document, tree, codebook, lexicon, entities)
    if actors or recipients or is_told(event):
        return event
    return None


def is_told(event: Event) -> bool:
    """Is enough told of an event without named parties: an attack's place or dead, a meeting's place or day?"""
    if event.event_type == "ASSAULT":
        return bool(event.places or event.dead or event.injured or event.mode)
    own_day = event.date is not None and event.date.text is not None
    return event.event_type in {"CONSULT", "AGREE", "REJECT"} and bool(event.places or own_day)


def armed(actor: Entity, aerial: bool) -> Entity:
    """People of no listed group who attack are unidentified armed ones; a state's air strike is its armed forces'."""
    if aerial and actor.sector == "GOV" and (actor.actor_id or "").startswith("country-"):
        return replace(actor, sector="MIL", name=f"armed forces of {(actor.name or '').removeprefix('Government of ')}")
    if actor.actor_id is None and actor.sector == "CVL" and actor.inferred:
        return replace(actor, sector="UAF")
    return actor


def is_mutual(draft: Draft, tree: Tree) -> bool:
    """Meetings and two-sided fights have all sides as actors; a visit and a one-sided attack do not."""
    if draft.triggers[0].mode in RECIPROCAL_MODES:
        return False
    if draft.event_type == "CONSULT":
        return True
    return tree.tokens[draft.token].lemma in {
        "clash",
        "skirmish",
        "gunfight",
        "firefight",
        "battle",
        "exchange",
    }


def entities_of(heads: Sequence[int], tree: Tree, entities: Entities) -> list[Entity]:
    """The entities of argument heads, those that can be resolved to somebody."""
    found = (entities.resolve(head, tree.phrase(tree.tokens[head])) for head in heads)
    return [entity for entity in found if entity is not None]


def same(one: Entity, other: Entity) -> bool:
    """Do two phrases stand for one registry actor, or say the same name?"""
    if one.actor_id and other.actor_id:
        return one.actor_id == other.actor_id and one.sector == other.sector
    return bool(one.name) and one.name == other.name


def distinct(entities: Sequence[Entity]) -> list[Entity]:
    """Each entity once, in text order of first mention."""
    kept: list[Entity] = []
    for entity in entities:
        if not any(same(entity, other) for other in kept):
            kept.append(entity)
    return kept


def explain(document: Document, tree: Tree, drafts: Sequence[Draft]) -> Iterator[Explanation]:
    """For each sentence: how many events it gave, and why its other triggers gave none."""
    for sentence in document[SENTENCES]:
        here = [d for d in drafts if tree.tokens[d.token].sentence == sentence.index]
        reasons = tuple(d.dropped for d in here if d.dropped)
        n_events = sum(1 for d in here if not d.dropped)
        if not here:
            reasons = ("no word in it tells an event of the codebook",)
        yield Explanation(sentence.span, n_events, reasons)
