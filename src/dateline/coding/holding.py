"""Holding: who can hold a position, make a promise or stand in a tie, and who speaks the words around a token."""

from collections.abc import Iterator
from functools import cached_property

from dateline.coding.entities import Entities, is_media
from dateline.coding.stance_words import StanceWords
from dateline.records.actor import Entity
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.layers import ATTRIBUTIONS, MENTIONS
from dateline.records.syntax import Token
from dateline.records.tree import Tree

SIDES = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PRM", "PTY", "REB", "OPP", "IGO", "PRE"})
UNNAMED = frozenset(
    [
        "source",
        "witness",
        "report",
        "document",
        "someone",
        "anyone",
        "everyone",
        "person",
        "other",
        "victim",
        "observer",
    ]
)
FIRST = frozenset({"i", "we", "us", "me"})
ANYONE = frozenset({"nobody", "none", "anybody", "anyone", "somebody", "someone", "who", "no"})


class Holders:
    """Resolves the words that stand for sides in one document to those who can hold a stance."""

    def __init__(self, document: Document, tree: Tree, entities: Entities, words: StanceWords) -> None:
        self.document, self.tree, self.entities, self.words = document, tree, entities, words

    def entities_at(self, head: Token) -> list[Entity]:
        """Whom a phrase and those coordinated with it stand for; outlets and places left out."""
        found: list[Entity] = []
        for word in (head, *self.tree.conjuncts(head)):
            if word.upos in {"VERB", "ADV"} or word.lemma.lower() in ANYONE or self.entities.is_facility(word.index):
                continue
            for entity in self.entities.resolve_all(word.index, self.tree.phrase(word)):
                if not is_media(entity) and all(entity.name != other.name for other in found):
                    found.append(entity)
        return found

    def holding(self, head: Token, weak: bool) -> list[Entity]:
        """Those of a phrase who can hold a stance; `weak`: told by a word that private wishes use too."""
        return [e for e in self.entities_at(head) if self.may_hold(e, head, weak)]

    def may_hold(self, entity: Entity, head: Token, weak: bool) -> bool:
        """Is it a side, a body or a group of people; or, where the word is strong, a named person?"""
        if head.lemma.lower() in UNNAMED or entity.sector in {"JRN", "UAF"}:
            return False
        if weak and entity.sector == "JUD":
            return False  # what prosecutors seek is a step of a trial
        if entity.actor_id is not None or entity.sector in SIDES:
            return True
        if head.lemma.lower() in FIRST or head.upos == "PRON":
            return self.is_plural(head) or not weak
        if head.index in self._persons:
            return not weak
        named = head.index in self._named
        if head.feat("Number") == "Plur" or named or self.words.has("bodies", head.lemma):
            return True
        definite = any(c.lemma.lower() in {"the", "its", "their"} for c in self.tree.children(head))
        return definite and not weak

    def is_plural(self, head: Token) -> bool:
        """ "they", "we"."""
        return head.feat("Number") == "Plur"

    def speaker_of(self, token: Token) -> Attribution | None:
        """The attribution of the smallest words around a token that has a source other than "I" or "we"."""
        return next(self.speakers_of(token), None)

    def speakers_of(self, token: Token) -> Iterator[Attribution]:
        """All attributions over a token, the innermost first."""
        over = []
        for said in self.document[ATTRIBUTIONS]:
            lengths = [c.end - c.start for c in said.contents if c.covers(token.span)]
            source = self.tree.tokens[said.source_token] if said.source_token is not None else None
            # "Kabul was told that": who is told says nothing.
            first = source is not None and (source.lemma.lower() in FIRST or source.deprel == "nsubj:pass")
            if lengths and said.source_token is not None and not first and not said.denies:
                over.append((min(lengths), -said.cue.start, said))
        over.sort(key=lambda one: one[:2])
        return (said for _, _, said in over)

    @cached_property
    def _persons(self) -> frozenset[int]:
        return frozenset(m.head for m in self.document[MENTIONS] if m.mention_type == "NAM" and m.entity_type == "PER")

    @cached_property
    def _named(self) -> frozenset[int]:
        return frozenset(m.head for m in self.document[MENTIONS] if m.mention_type == "NAM")
