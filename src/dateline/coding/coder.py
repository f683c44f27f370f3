"""Coder: a read document in, its events out, with a reason for every sentence that gave none."""

from collections.abc import Iterator, Sequence

from dateline.coding.carried import carry_sides
from dateline.coding.commitments import Commitments
from dateline.coding.contexts import find_contexts
from dateline.coding.draft import Draft, drafts_of
from dateline.coding.entities import Entities
from dateline.coding.events import build_event
from dateline.coding.intentions import intended
from dateline.coding.merging import merge_drafts
from dateline.coding.positions import Positions
from dateline.coding.relations import Relations
from dateline.coding.selection import put_aside
from dateline.coding.sides import Sided, sides_of
from dateline.coding.sites import Sites
from dateline.records.coding import Coding, Explanation
from dateline.records.document import Document
from dateline.records.event import Event
from dateline.records.layers import SENTENCES, TOKENS
from dateline.records.tree import Tree, tree_of
from dateline.reference.codebook import Codebook, load_codebook
from dateline.reference.contexts import load_contexts
from dateline.reference.lexicon import Lexicon, load_lexicon


def code_document(
    document: Document, recipe: str, codebook: Codebook | None = None, lexicon: Lexicon | None = None
) -> Coding:
    """All events of one document, in text order."""
    codebook, lexicon = codebook or load_codebook(), lexicon or load_lexicon()
    tree = tree_of(document[TOKENS])
    drafts = intended(merge_drafts(put_aside(drafts_of(document), tree), tree), tree)
    entities, sites = Entities(document), Sites(document, tree)
    kept = [sides_of(draft, tree, codebook, lexicon, entities) for draft in drafts if not draft.dropped]
    sided = {one.draft.token: one for one in carry_sides(kept, drafts, tree, entities)}
    events: dict[str, Event] = {}
    judged: list[Draft] = []
    for draft in drafts:
        if not draft.dropped:
            event = event_of(sided[draft.token], document, tree, codebook, lexicon, entities, sites)
            if event is None:
                draft = draft.drop(f"“{tree.tokens[draft.token].text}” names nobody who acts or suffers")
            elif event.event_id in events:
                draft = draft.drop(f"“{tree.tokens[draft.token].text}” tells the same as the word before it")
            else:
                events[event.event_id] = event
        judged.append(draft)
    told = tuple(events.values())
    return Coding(
        document.article,
        recipe,
        told,
        explanations=tuple(explain(document, tree, judged)),
        contexts=find_contexts(document, told, load_contexts()),
        positions=Positions(document, tree, entities).find(told),
        commitments=Commitments(document, tree, entities).find(told),
        relations=Relations(document, tree, entities).find(),
    )


def event_of(
    sided: Sided,
    document: Document,
    tree: Tree,
    codebook: Codebook,
    lexicon: Lexicon,
    entities: Entities,
    sites: Sites,
) -> Event | None:
    """The event, None where nobody acts or suffers and it is no violence against the unnamed."""
    draft, actors, recipients = sided.draft, sided.actors, sided.recipients
    event = build_event(draft, actors, recipients, document, tree, codebook, lexicon, entities, sites)
    return event if sided.actors or sided.recipients or is_told(event) else None


def is_told(event: Event) -> bool:
    """Is enough told of an event without named parties: an attack's place or dead, a meeting's place or day?"""
    if event.event_type == "ASSAULT":
        return bool(event.places or event.dead or event.injured or event.mode)
    own_day = event.date is not None and event.date.text is not None
    return event.event_type in {"CONSULT", "AGREE", "REJECT"} and bool(event.places or own_day)


def explain(document: Document, tree: Tree, drafts: Sequence[Draft]) -> Iterator[Explanation]:
    """For each sentence: how many events it gave, and why its other triggers gave none."""
    for sentence in document[SENTENCES]:
        here = [d for d in drafts if tree.tokens[d.token].sentence == sentence.index]
        reasons = tuple(d.dropped for d in here if d.dropped)
        n_events = sum(1 for d in here if not d.dropped)
        if not here:
            reasons = ("no word in it tells an event of the codebook",)
        yield Explanation(sentence.span, n_events, reasons)
