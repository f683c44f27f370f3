"""Sides: whom a draft's arguments stand for, what the act itself implies of them, and who is on both sides at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.coding.draft import Draft
from dateline.coding.entities import Entities, is_media
from dateline.coding.events import mode_of
from dateline.coding.naming import without_article
from dateline.records.actor import Entity
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.codebook import Codebook
from dateline.reference.data_files import read_yaml
from dateline.reference.lexicon import Lexicon

RECIPROCAL_MODES = frozenset({"visit"})  # a visit has a visitor and a host
MUTUAL = frozenset({"clash", "skirmish", "gunfight", "firefight", "battle", "exchange", "fighting", "shootout"})
WITH_EACH_OTHER = frozenset({"fight", "trade", "exchange", "grapple"})  # "fought with", "traded fire with"
ONE_WAY = frozenset({"against", "on"})
# Nobody promises, asks or threatens himself: the same party on both sides is a slip of the parse.
TWO_PARTIES = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN", "SUPPORT", "COOPERATE", "AID", "ACCUSE", "REJECT"})

BACKING = frozenset({"support", "favor", "favour", "solidarity", "honor", "honour", "memory"})
SEATS = frozenset({"embassy", "consulate", "parliament", "ministry", "palace", "mission"})
BEFORE_IT = frozenset({"outside", "at", "near", "around", "before"})
TRANSITIVE = frozenset({"kill", "wound", "injure", "arrest", "detain", "abduct", "kidnap", "behead", "assassinate"})


@dataclass(frozen=True, slots=True)
class Sided:
    """A draft with its parties."""

    draft: Draft
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]


@lru_cache(maxsize=1)
def load_implied() -> Mapping[str, Any]:
    """The tables of data/implied.yaml."""
    return read_yaml(resources.files("dateline.coding") / "data" / "implied.yaml")


def sides_of(draft: Draft, tree: Tree, codebook: Codebook, lexicon: Lexicon, entities: Entities) -> Sided:
    """The draft's parties, each once; all sides of a mutual act are actors."""
    mode = mode_of(draft, tree, codebook, lexicon)
    actors = [e for e in entities_of(draft.actors, tree, entities) if not is_media(e)]
    if draft.event_type == "ASSAULT":
        actors = [armed(actor, mode == "aerial") for actor in actors]
    recipients = sufferers(draft, tree, entities)
    recipients = [e for e in recipients if e.span not in {a.span for a in actors}]
    if len(recipients) > 1:
        recipients = [e for e in recipients if e.text.split()[-1].lower() != "others"]
    actors = [a for a in actors if not any(is_title_of(r, a) for r in recipients)]
    reciprocal = codebook.types[draft.event_type].reciprocal or draft.event_type == "ASSAULT"
    if reciprocal and is_mutual(draft, tree):
        foes = foes_of(draft, tree, entities) if draft.event_type == "ASSAULT" else draft.recipients
        sides = [r for r in recipients if r.span in {tree.phrase(tree.tokens[foe]) for foe in foes}]
        actors, recipients = [*actors, *sides], [r for r in recipients if r not in sides]
    if not recipients and is_victim(draft, tree):
        actors, recipients = [], entities_of(draft.actors, tree, entities)
    if draft.event_type == "PROTEST":
        actors, recipients = protesters(draft, tree, entities, actors, recipients)
    if not recipients and (target := entities.against(tree.tokens[draft.token])) is not None:
        recipients = [target]
    if not actors and not draft.actors and leaves_doer_out(draft, tree):
        actors = implied_actor(draft, mode, tree, entities, recipients)
    actors, recipients = distinct(actors), distinct(recipients)
    others = [r for r in recipients if not any(same(r, a) for a in actors)]
    if draft.event_type in TWO_PARTIES:
        others = others or [elsewhere(r) for r in recipients if r.inferred]
    return Sided(draft, tuple(actors), tuple(others or (recipients if draft.event_type not in TWO_PARTIES else ())))


def foes_of(draft: Draft, tree: Tree, entities: Entities) -> list[int]:
    """The other side of a fight, which hangs on its word: "clashed with rebels, killing a nurse"."""
    found = []
    for head in draft.recipients:
        first = tree.tokens[head]
        while first.deprel == "conj" and (governor := tree.head(first)) is not None:
            first = governor
        if first.head == draft.token and not entities.is_facility(head):
            found.append(head)
    return found


def sufferers(draft: Draft, tree: Tree, entities: Entities) -> list[Entity]:
    """Those to whom it is done; where an attack has victims, the building or vehicle they were in is only the place."""
    people = [h for h in draft.recipients if not entities.is_facility(h)]
    found = entities_of(people if draft.event_type == "ASSAULT" else draft.recipients, tree, entities)
    return found or entities_of(draft.recipients, tree, entities)


def is_title_of(one: Entity, other: Entity) -> bool:
    """ "killed photographer Ana Costa": a title and the name after it are one party, however they were parsed."""
    return one.name == other.name and 0 <= other.span.start - one.span.end <= 1


def elsewhere(entity: Entity) -> Entity:
    """ "China pledged to support the new government": whose country was only guessed, and is not the actor's own."""
    return replace(entity, name=without_article(entity.text), code=None)


def protesters(
    draft: Draft, tree: Tree, entities: Entities, actors: list[Entity], recipients: list[Entity]
) -> tuple[list[Entity], list[Entity]]:
    """Those who march; a government that stands in their place is what they march against."""
    table = load_implied()
    wrong = table["never_protest"]
    ruling = [a for a in actors if a.sector == "GOV" and not a.inferred]
    token = tree.tokens[draft.token]
    actors = [a for a in actors if a.sector not in wrong]
    backed = {h for h in draft.recipients if (over := tree.head(tree.tokens[h])) is not None and over.lemma in BACKING}
    if backed:
        recipients = []
    recipients = besieged(token, tree, entities) or recipients
    crowd = [r for r in recipients if r.sector in table["protest"] and r.actor_id is None]
    recipients = [r for r in recipients if r not in crowd] or ruling[:1]
    if crowd and all(a.sector == "UNK" for a in actors):
        actors = crowd  # "what organizers put at a million people marched"
    return actors or marchers(token, tree, entities), recipients


def besieged(token: Token, tree: Tree, entities: Entities) -> list[Entity]:
    """Before whose door they march: "a protest outside the French embassy"."""
    for child in tree.children(token):
        if child.lemma.lower() in SEATS and set(tree.cases_of(child)) & BEFORE_IT:
            found = entities.government(child, entities.countries.of_phrase(child))
            return [found] if found is not None else []
    return []


def is_victim(draft: Draft, tree: Tree) -> bool:
    """ "Two miners killed", as headlines have it: the only party of a killing without an object suffered it."""
    token = tree.tokens[draft.token]
    if token.upos != "VERB" or token.feat("VerbForm") == "Inf" or token.lemma not in TRANSITIVE or draft.recipients:
        return False
    below = tree.children(token)
    return any(c.deprel == "nsubj" for c in below) and not any(c.deprel in {"obj", "iobj", "ccomp"} for c in below)


def marchers(token: Token, tree: Tree, entities: Entities) -> list[Entity]:
    """Those whom the event noun implies: students for "student protests", else protesters."""
    for child in tree.children(token):
        sector = entities.agents.sector(child.lemma.lower())
        if child.deprel in {"compound", "nmod:poss"} and sector in load_implied()["protest"]:
            return [entities.implied(child, f"{child.lemma.lower()}s", sector or "CVL")]
    return [entities.implied(token, "protesters", "CVL")]


def leaves_doer_out(draft: Draft, tree: Tree) -> bool:
    """Is the act told in the passive or as a noun, which need not say who does it?"""
    token = tree.tokens[draft.token]
    return token.upos in {"NOUN", "PROPN"} or tree.is_passive(token)


def implied_actor(
    draft: Draft, mode: str | None, tree: Tree, entities: Entities, recipients: Sequence[Entity]
) -> list[Entity]:
    """The state's organ that an arrest, a sentence or a charge implies where the text names nobody."""
    table = load_implied()
    modes = table.get(draft.event_type, {})
    found = modes.get(mode, modes.get("*"))
    token = tree.tokens[draft.token]
    if found is None or not recipients or ("lemmas" in found and token.lemma not in found["lemmas"]):
        return []
    if found["sector"] == "COP" and recipients[0].sector in table["public"]:
        found = modes["*"]
    return [entities.implied(token, found["noun"], found["sector"])]


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
    token = tree.tokens[draft.token]
    cases = {case for child in tree.children(token) for case in tree.cases_of(child)}
    return (token.lemma in MUTUAL or (token.lemma in WITH_EACH_OTHER and "with" in cases)) and not cases & ONE_WAY


def entities_of(heads: Sequence[int], tree: Tree, entities: Entities) -> list[Entity]:
    """The entities of argument heads, those that can be resolved to somebody."""
    return [e for head in heads for e in entities.resolve_all(head, tree.phrase(tree.tokens[head]))]


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
