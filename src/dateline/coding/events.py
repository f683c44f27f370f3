"""Events: a draft and the layers it rests on become the PLOVER record of one event."""

import hashlib
from collections.abc import Sequence

from dateline.coding.counts import add_counts, count_of, one_of
from dateline.coding.dates import date_of
from dateline.coding.draft import Draft
from dateline.coding.entities import Entities
from dateline.coding.merging import outcome_lemmas
from dateline.coding.places import places_of
from dateline.coding.sources import sources_of
from dateline.records.actor import Entity
from dateline.records.document import Document
from dateline.records.event import Count, Event
from dateline.records.layers import SENTENCES
from dateline.records.tree import Tree
from dateline.reference.codebook import Codebook
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
) -> Event:
    """The record; its evidence is the leading trigger's sentence."""
    token = tree.tokens[draft.token]
    mode = mode_of(draft, tree, codebook, lexicon)
    clause = [t.lemma.lower() for t in tree.tokens_in(tree.subtree_span(tree.clause(token)))]
    contexts = codebook.contexts_of(clause)
    said, denied = sources_of(draft, document, entities)
    outcomes = outcome_counts(draft, document, tree, mode)
    return Event(
        event_id=event_id(document.article.article_id, draft, actors, recipients),
        event_type=draft.event_type,
        mode=(mode,) if mode else (),
        contexts=contexts,
        quad=codebook.quad(draft.event_type),
        score=codebook.score(draft.event_type, mode),
        cameo=codebook.cameo(draft.event_type, mode, contexts),
        actors=tuple(actors),
        recipients=tuple(recipients),
        date=date_of(draft.token, document),
        places=places_of(draft.token, document, draft.event_type),
        status=draft.factuality.status,
        trigger=draft.triggers[0].span,
        evidence=document[SENTENCES][token.sentence].span,
        confidence=round(max(t.score for t in draft.triggers), 3),
        dead=outcomes["dead"],
        injured=outcomes["injured"],
        arrested=outcomes["arrested"],
        count=count_of_acts(draft, document, tree),
        attribution=said,
        denied_by=denied,
        conditions=draft.factuality.conditions,
        notes=tuple(
            f"{tree.tokens[t.token].text}: {t.pattern or 'network'} ({t.reason}, {t.score:.2f})" for t in draft.triggers
        ),
    )


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


def outcome_counts(draft: Draft, document: Document, tree: Tree, mode: str | None) -> dict[str, Count | None]:
    """How many dead, injured and arrested the outcome words of the event count."""
    lists = outcome_lemmas()
    text = document.article.text
    found: dict[str, Count | None] = {"dead": None, "injured": None, "arrested": None}
    for kind in found:
        if kind == "arrested" and mode not in {"arrest", "abduct"}:
            continue
        counts: list[Count] = []
        for trigger in draft.triggers:
            word = tree.tokens[trigger.token]
            if word.lemma.lower() not in lists[kind]:
                continue
            counts += counts_at(word.index, draft, tree, text)
        found[kind] = add_counts(list(dict.fromkeys(counts)))
    return found


def counts_at(index: int, draft: Draft, tree: Tree, text: str) -> list[Count]:
    """Counts on the victims of one outcome word, or on the outcome noun itself ("six deaths")."""
    word = tree.tokens[index]
    if word.upos in {"NOUN", "ADJ"}:
        own = count_of(tree, word, text)
        return [own] if own else []
    victim = tree.object(word) or (tree.subject(word) if word.lemma in {"die", "perish"} else None)
    if victim is None:
        return []
    counts = [count_of(tree, noun, text) or one_of(tree, noun) for noun in (victim, *tree.conjuncts(victim))]
    return [count for count in counts if count is not None]


def count_of_acts(draft: Draft, document: Document, tree: Tree) -> Count | None:
    """ "over 150 attacks", "thousands of protesters": how many acts, or how many took part."""
    text = document.article.text
    for trigger in draft.triggers:
        token = tree.tokens[trigger.token]
        if token.upos in {"NOUN", "PROPN"} and (count := count_of(tree, token, text)) is not None:
            return count
    if draft.event_type in {"PROTEST", "MOBILIZE", "ASSAULT"}:
        subject = tree.subject(tree.tokens[draft.token])
        doers = [tree.tokens[i] for i in draft.actors] or ([subject] if subject is not None else [])
        for noun in doers:
            if (count := count_of(tree, noun, text)) is not None:
                return count
    return None
