"""Holding: who can hold a position, make a promise or stand in a tie, and who speaks the words around a token."""

from collections.abc import Iterator
from functools import cached_property

from dateline.coding.entities import Entities, is_media
from dateline.coding.stance_words import StanceWords
from dateline.records.actor import Entity
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.layers import ATTRIBUTIONS, MENTIONS, TIMEXES
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

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
        "others",
        "victim",
        "observer",
    ]
)
TELLING = frozenset({"say", "add", "announce", "insist", "declare", "state", "reiterate", "stress", "warn", "confirm"})
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
            if word.upos in {"VERB", "ADV"} or word.lemma.lower() in ANYONE:
                continue
            place = self.entities.is_facility(word.index)
            for entity in self.resolved(word):
                if place and entity.actor_id is None:
                    continue
                if not is_media(entity) and all(entity.name != other.name for other in found):
                    found.append(entity)
        return found

    def resolved(self, word: Token) -> list[Entity]:
        """Whom one phrase stands for; "the government" is one, whichever countries stand beside it."""
        word = self.teller(word) or word
        span = self.tree.phrase(word)
        found = self.entities.resolve_all(word.index, span)
        if len(found) > 1 and word.feat("Number") == "Sing":
            alone = self.entities.resolve(word.index, span)
            return [alone] if alone is not None else []
        return found or self.by_name(word, span)

    def by_name(self, word: Token, span: Span) -> list[Entity]:
        """A party or people that nobody lists, by the name that the text gives it: "Bulgaria's Socialists"."""
        named = [m for m in self.document[MENTIONS] if m.head == word.index and m.mention_type == "NAM"]
        timed = any(timex.span.overlaps(word.span) for timex in self.document[TIMEXES])
        if not named or timed or named[0].entity_type not in {"ORG", "NORP"}:
            return []
        text = self.entities.text
        code = self.entities.countries.of_phrase(word) or self.entities.countries.around(word)
        name = named[0].span.of(text)
        return [Entity(span.of(text), span, name, None, None, code, "UNK", (), None, True)]

    def teller(self, pronoun: Token) -> Token | None:
        """Who "it" or "he" is in "the army said it would": who says so, where number and kind agree."""
        verb = self.tree.head(pronoun)
        if pronoun.lemma.lower() not in {"it", "he", "she", "they"} or verb is None or verb.deprel != "ccomp":
            return None
        over = self.tree.head(verb)
        teller = self.tree.subject(over) if over is not None and base(pronoun.deprel) == "nsubj" else None
        if teller is None or teller.upos not in {"NOUN", "PROPN"} or over is None or over.lemma not in TELLING:
            return None
        plural = pronoun.lemma.lower() == "they"
        person = pronoun.lemma.lower() in {"he", "she"}
        agrees = plural == (teller.feat("Number") == "Plur")
        return teller if agrees and (plural or person == self.is_person(teller)) else None

    def is_person(self, head: Token) -> bool:
        """Is it a person's name or a word for one?"""
        types = {m.entity_type for m in self.document[MENTIONS] if m.head == head.index}
        return "PER" in types and not self.words.has("bodies", head.lemma)

    def holding(self, head: Token, weak: bool) -> list[Entity]:
        """Those of a phrase who can hold a stance; `weak`: told by a word that private wishes use too."""
        return [e for e in self.entities_at(head) if self.may_hold(e, head, weak)]

    def may_hold(self, entity: Entity, head: Token, weak: bool) -> bool:
        """Is it a side, a body or a group of people; or, where the word is strong, a named person?"""
        if head.lemma.lower() in UNNAMED or entity.sector in {"JRN", "UAF"}:
            return False
        if weak and entity.sector == "JUD":
            return False  # what prosecutors seek is a step of a trial
        if weak and entity.actor_id is None and self.words.has("private_people", head.lemma):
            return False
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
