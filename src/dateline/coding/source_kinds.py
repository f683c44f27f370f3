"""Source kinds: what sort of source says so, by whom it stands for and by its noun (data/sources.yaml)."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from dateline.coding.entities import Entities, is_media
from dateline.records.actor import Entity
from dateline.records.document import Document
from dateline.records.layers import MENTIONS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.data_files import read_yaml


@lru_cache(maxsize=1)
def load_source_words() -> Mapping[str, frozenset[str]]:
    """The lists of data/sources.yaml."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "sources.yaml")
    return {name: frozenset(map(str, words)) for name, words in raw.items()}


def kind_of(head: Token, entity: Entity | None, document: Document, entities: Entities) -> str:
    """One of SOURCE_KINDS. A person's name decides before the noun, what the noun says before the sector."""
    words, tree = load_source_words(), entities.tree
    lemma, before = head.lemma.lower(), modifiers_of(head, tree)
    if (entity is not None and is_media(entity)) or lemma in words["media"]:
        return "media"
    if entity is None and head.text[:1].isupper() and ({lemma} | before) & words["media_names"]:
        return "media"
    if lemma in words["accounts"] and before:
        return by_modifiers(before)
    if lemma in words["witnesses"]:
        return "witnesses"
    if lemma in words["speakers"] and (kind := spoken_for(head, tree)) is not None:
        return kind
    named = is_person_named(head, entity, document)
    if lemma in words["sources"]:
        return "unnamed_official" if before & words["official_modifiers"] else "other"
    if lemma in words["unnamed_official"] and not named and not speaks_for_group(entity):
        return "unnamed_official"
    if lemma in words["group"] | words["organisation"] and before & words["organisation_modifiers"]:
        return "organisation"
    kind = by_party(lemma, entity, named)
    return by_mention(head, document) if kind == "other" else kind


def by_mention(head: Token, document: Document) -> str:
    """What the name alone says: a person's, or a body's."""
    types = {m.entity_type: m.mention_type for m in document[MENTIONS] if m.head == head.index}
    if "PER" in types:
        return "person"
    return "organisation" if types.get("ORG") == "NAM" else "other"


def spoken_for(head: Token, tree: Tree) -> str | None:
    """For whom a spokesman speaks: "a spokesman for the militants" is the group's."""
    words = load_source_words()
    whose = [c for c in tree.children(head) if base(c.deprel) in {"nmod", "compound"} and c.upos in {"NOUN", "PROPN"}]
    kinds = ("group", "organisation", "official")
    return next((kind for c in whose for kind in kinds if c.lemma.lower() in words[kind]), None)


def modifiers_of(head: Token, tree: Tree) -> frozenset[str]:
    """The lemmas before a noun: "security" of "security sources"."""
    below = (c for c in tree.children(head) if base(c.deprel) in {"compound", "amod", "nmod"} and c.index < head.index)
    return frozenset(c.lemma.lower() for c in below)


def by_modifiers(before: frozenset[str]) -> str:
    """Whose account it is: "witness accounts", "media reports", "police reports"."""
    words = load_source_words()
    kinds = (
        ("witnesses", "witnesses"),
        ("media", "media"),
        ("official", "official"),
        ("official_modifiers", "official"),
    )
    return next((kind for name, kind in kinds if before & words[name]), "other")


def by_party(lemma: str, entity: Entity | None, named: bool) -> str:
    """The kind by sector and code, else by the noun."""
    words = load_source_words()
    if entity is not None:
        if entity.sector in words["official_sectors"]:
            return "official"
        if entity.sector in words["group_sectors"]:
            return "group"
        if entity.code in words["organisation_codes"]:
            return "organisation"
    for kind in ("official", "group", "organisation"):
        if lemma in words[kind] and not named:
            return kind
    if entity is not None and entity.sector in words["organisation_sectors"] and not named:
        return "organisation"
    return "person" if named or (entity is not None and entity.sector not in {None, "UNK"}) else "other"


def is_person_named(head: Token, entity: Entity | None, document: Document) -> bool:
    """Is the source a person whom the article names?"""
    if entity is None:
        return False
    text = document.article.text
    names = {m.span.of(text) for m in document[MENTIONS] if m.mention_type == "NAM" and m.entity_type == "PER"}
    own = any(m.head == head.index and m.mention_type == "NAM" and m.entity_type == "PER" for m in document[MENTIONS])
    return own or entity.name in names


def speaks_for_group(entity: Entity | None) -> bool:
    """Is it a rebel commander rather than an official?"""
    return entity is not None and entity.sector in load_source_words()["group_sectors"]
