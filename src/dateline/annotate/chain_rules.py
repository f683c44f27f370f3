"""Rules by which a mention finds the earlier one that it repeats."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.records.document import Document
from dateline.records.layers import ALIASES, MENTIONS, TOKENS
from dateline.records.mention import Mention
from dateline.records.tree import tree_of
from dateline.reference.agents import load_agents
from dateline.reference.data_files import read_yaml
from dateline.reference.registry import Registry, spoken_in

# A body's name is cut to such a word: "the Brotherhood", "the Fund".
SHORTENED = frozenset(
    {"brotherhood", "fund", "front", "commission", "council", "court", "union", "league", "party", "army", "bank"}
    | {"organization", "organisation", "movement", "agency", "ministry", "committee", "assembly", "congress", "force"}
)
# "The ministry" is a body whose name says so, and not any body.
NAMED_SO = frozenset({"ministry", "committee", "council", "party", "agency", "court", "commission"})
PREMISES_REACH = 3  # sentences from "the building" back to what it is
NAME_TYPES = {"PER": {"PER"}, "ORG": {"ORG", "GPE", "NORP", "FAC"}, "GPE": {"GPE", "LOC", "ORG", "NORP"}}


@lru_cache(maxsize=1)
def load_rules() -> Mapping[str, Any]:
    """The tables of data/chains.yaml."""
    return read_yaml(resources.files("dateline.annotate") / "data" / "chains.yaml")


class Linker:
    """Finds antecedents within one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self.document = document
        self.registry = registry
        self.tree = tree_of(document[TOKENS])
        self.text = document.article.text
        self.spoken = spoken_in(registry, self.text)
        self.longs = {alias.short.of(self.text): alias.long.of(self.text) for alias in document[ALIASES]}
        self.shorts = {alias.short: alias for alias in document[ALIASES]}
        self.actor_of = {m.index: self._actor(m) for m in document[MENTIONS]}
        said = [m.span.of(self.text) for m in document[MENTIONS]]
        self._words = [folded(words).split() for words in said]
        self._long = [self.longs.get(words, words) for words in said]
        self._long_words = [named_words(m, words) for m, words in zip(document[MENTIONS], self._long, strict=True)]
        self._persons = [m for m in document[MENTIONS] if m.entity_type == "PER"]

    def _actor(self, mention: Mention) -> str | None:
        if mention.mention_type != "NAM" or mention.entity_type == "NORP":
            return None
        said = mention.span.of(self.text)
        actor = self.registry.find(self.longs.get(said, said), self.document.article.published, self.spoken)
        return actor.actor_id if actor else None

    def known_kind(self, mention: Mention) -> str:
        """The kind of the registry's actor whose name it is, "" for none."""
        known = self.registry.actors.get(self.actor_of[mention.index] or "")
        return known.kind if known is not None else ""

    def antecedent(self, mention: Mention) -> Mention | None:
        """The nearest earlier mention of the same entity, None where there is none."""
        earlier = self.document[MENTIONS][: mention.index]
        if mention.mention_type != "PRO" and (beside := self._apposed(mention, earlier)) is not None:
            return beside
        if mention.mention_type == "NAM":
            return next(
                (m for m in reversed(earlier) if m.mention_type == "NAM" and self._same_name(mention, m)),
                None,
            )
        return self._description_antecedent(mention, earlier)

    def _apposed(self, mention: Mention, earlier: tuple[Mention, ...]) -> Mention | None:
        """The person of whom it is another word, set beside: "the mayor, Leila Haddad", "Leila Haddad, the mayor"."""
        head = self.tree.tokens[mention.head]
        if head.deprel != "appos" or mention.entity_type != "PER":
            return None
        found = (m for m in reversed(earlier) if m.head == head.head)
        return next((m for m in found if m.entity_type == "PER" and m.mention_type != mention.mention_type), None)

    def _same_name(self, one: Mention, other: Mention) -> bool:
        a, b = one.span.of(self.text), other.span.of(self.text)
        if one.entity_type == "NORP" or other.entity_type == "NORP":
            return a == b
        if self.actor_of[one.index] and self.actor_of[other.index]:
            return self.actor_of[one.index] == self.actor_of[other.index]
        a, b = self._long[one.index], self._long[other.index]
        x, y = self._long_words[one.index], self._long_words[other.index]
        if x == y:
            return True
        if other.entity_type == "PER" and is_surname(x, y):
            return True  # taggers waver on a bare surname's kind
        if len(y) < len(x) and self._is_namesake(x, one.index):
            return False
        if other.entity_type not in NAME_TYPES.get(one.entity_type, {one.entity_type}):
            return False
        if one.entity_type == "PER":
            return is_surname(x, y) or is_surname(y, x) or self._is_first_name(x, y, one.index)
        if one.entity_type == "ORG" and len(x) < len(y) and x == y[-len(x) :] and x[-1] in SHORTENED:
            return True
        return acronym_of(y) == a.lower() or acronym_of(x) == b.lower()

    def _is_namesake(self, full: list[str], index: int) -> bool:
        """Has the text named somebody else with this surname: "Omar Haidari" where "Zahra Haidari" went before?"""
        earlier = (self._words[m.index] for m in self._persons if m.index < index)
        return any(len(name) > 1 and name[-1] == full[-1] and name[0] != full[0] for name in earlier)

    def _is_first_name(self, short: list[str], full: list[str], index: int) -> bool:
        """Is it the first name of the one person so far who has it: "Leila" after "Leila Haddad"?"""
        if len(short) != 1 or len(full) < 2 or short[0] != full[0] or len(short[0]) < 3:
            return False
        earlier = (self._words[m.index] for m in self._persons if m.index < index)
        return all(name[-1] in {full[-1], short[0]} for name in earlier if short[0] in name)

    def _description_antecedent(self, mention: Mention, earlier: tuple[Mention, ...]) -> Mention | None:
        rules = load_rules()
        head = self.tree.tokens[mention.head]
        if head.lemma.lower() in rules["premises"]:
            return self._premises(mention, earlier)
        kinds = rules["descriptions"].get(head.lemma.lower())
        determiners = {c.text.lower() for c in self.tree.children(head) if c.deprel in {"det", "nmod:poss"}}
        named = any(
            c.deprel in {"nmod", "compound", "flat", "appos"} and c.upos == "PROPN" and c.text[:1].isupper()
            for c in self.tree.children(head)
        )
        if kinds is None or named or not determiners & set(rules["determiners"]):
            return None
        same_head = [m for m in earlier if m.mention_type == "NOM" and self._phrase(m) == self._phrase(mention)]
        nations = {self.registry.country_of_demonym(c.text) for c in self.tree.children(head)} - {None}
        before = [c.text.lower() for c in self.tree.children(head) if c.deprel in {"amod", "compound"}]
        for candidate in reversed(earlier):
            if mention.sentence - candidate.sentence > rules["description_reach"]:
                break
            if (
                candidate.mention_type != "NAM"
                or not self._fits(candidate, kinds, head.lemma.lower())
                or not self._may_be_called(candidate, before, head.lemma.lower())
                or self._nested(mention, candidate)
            ):
                continue
            if not nations or self._country(candidate) in nations:
                return candidate
        return same_head[-1] if same_head else None

    def _premises(self, mention: Mention, earlier: tuple[Mention, ...]) -> Mention | None:
        """ "The building" is the station, the base or the church of the sentences before."""
        head = self.tree.tokens[mention.head]
        if not any(c.lemma.lower() == "the" for c in self.tree.children(head) if c.deprel == "det"):
            return None
        return next(
            (
                m
                for m in reversed(earlier)
                if m.entity_type == "FAC"
                and m.mention_type == "NOM"
                and mention.sentence - m.sentence <= PREMISES_REACH
            ),
            None,
        )

    def _country(self, candidate: Mention) -> str | None:
        actor = self.actor_of[candidate.index]
        return self.registry.actors[actor].country if actor else None

    def _phrase(self, mention: Mention) -> str:
        return re.sub(r"^(?:the|a|an|this|that|these|those) ", "", mention.span.of(self.text).lower())

    def _fits(self, candidate: Mention, kinds: list[str], noun: str) -> bool:
        actor = self.actor_of[candidate.index]
        if actor is not None:
            known = self.registry.actors[actor]
            role = known.role_on(self.document.article.published)
            # A movement that governs is no "group" or "outfit" while it does.
            governs = known.kind == "group" and role is not None and role.sector == "GOV"
            party = noun == "party" and role is not None and role.sector == "PTY"
            fitting = ("rulers" if governs else known.kind) in kinds
            return fitting and (noun not in NAMED_SO or party or noun in folded(known.name).split())
        if noun in NAMED_SO and noun not in folded(candidate.span.of(self.text)).split():
            return False
        unlisted = {"PER": {"person"}, "ORG": {"group", "body"}}.get(candidate.entity_type, set())
        return bool(unlisted & set(kinds))

    def _may_be_called(self, candidate: Mention, before: list[str], noun: str) -> bool:
        """Do the words allow the one actor: is "the kingdom" one, has "the splinter group" split from another?"""
        rules = load_rules()
        known = self.registry.actors.get(self.actor_of[candidate.index] or "")
        if set(rules["split"]) & set(before):
            return known is not None and any(tie.tie == "split_from" for tie in known.ties)
        called = next((name for name in (*(f"{word} {noun}" for word in before), noun) if name in rules["only"]), None)
        if called is None:
            return True
        return known is not None and bool({known.actor_id, known.country} & set(rules["only"][called]))

    def _nested(self, one: Mention, other: Mention) -> bool:
        return one.span.overlaps(other.span)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name in lower case without "the", possessives and punctuation."""
    words = re.findall(r"[^\W_]+", name.lower().removesuffix("'s").removesuffix("’s"))
    return " ".join(word for word in words if word != "the")


def named_words(mention: Mention, words: str) -> list[str]:
    """The words of a name, a person's without the title that the network may take for a part of it."""
    parts = folded(words).split()
    return untitled(parts) if mention.entity_type == "PER" and mention.mention_type == "NAM" else parts


def untitled(words: list[str]) -> list[str]:
    """A name's words without the title before them: "Moon" of "President Moon"."""
    office, last = load_agents().office, min(4, len(words) - 1)
    return words[next((n for n in range(last, 0, -1) if office(" ".join(words[:n]))), 0) :]


def is_surname(short: list[str], full: list[str]) -> bool:
    """Are the words the end of a person's longer name, or all of it?"""
    return bool(short) and short == full[-len(short) :] and len(short[-1]) > 2


def acronym_of(words: list[str]) -> str:
    """The initials of words, small ones left out."""
    return "".join(w[0] for w in words if w not in {"of", "the", "and", "for", "in"}) if len(words) > 1 else ""
