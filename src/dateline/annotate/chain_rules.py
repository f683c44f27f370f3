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
from dateline.reference.data_files import read_yaml
from dateline.reference.registry import Registry, spoken_in

PLURAL = frozenset({"they", "them", "their", "theirs"})
BEFORE_NOUN = frozenset({"amod", "compound", "nmod:poss"})
MANY = frozenset({"police", "people", "personnel", "staff", "crew"})  # never "it"
NEUTER = frozenset({"it", "its"})
COLLECTIVES = frozenset(
    {"army", "crowd", "family", "gang", "government", "group"}
    | {"military", "militia", "party", "police", "press", "team"}
)
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
        self._words = [folded(m.span.of(self.text)).split() for m in document[MENTIONS]]

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
        if mention.mention_type == "NAM":
            return next(
                (m for m in reversed(earlier) if m.mention_type == "NAM" and self._same_name(mention, m)),
                None,
            )
        if mention.mention_type == "PRO":
            return self._pronoun_antecedent(mention, earlier)
        return self._description_antecedent(mention, earlier)

    def _same_name(self, one: Mention, other: Mention) -> bool:
        a, b = one.span.of(self.text), other.span.of(self.text)
        if one.entity_type == "NORP" or other.entity_type == "NORP":
            return a == b
        if self.actor_of[one.index] and self.actor_of[other.index]:
            return self.actor_of[one.index] == self.actor_of[other.index]
        a, b = self.longs.get(a, a), self.longs.get(b, b)
        x, y = folded(a).split(), folded(b).split()
        if x == y:
            return True
        if other.entity_type == "PER" and is_surname(x, y):
            return True  # taggers waver on a bare surname's kind
        if len(y) < len(x) and self._is_namesake(x, one.index):
            return False
        if other.entity_type not in NAME_TYPES.get(one.entity_type, {one.entity_type}):
            return False
        if one.entity_type == "PER":
            return is_surname(x, y) or is_surname(y, x)
        if one.entity_type == "ORG" and len(x) < len(y) and x == y[-len(x) :] and x[-1] in SHORTENED:
            return True
        return acronym_of(y) == a.lower() or acronym_of(x) == b.lower()

    def _is_namesake(self, full: list[str], index: int) -> bool:
        """Has the text named somebody else with this surname: "Omar Haidari" where "Zahra Haidari" went before?"""
        earlier = (self._words[m.index] for m in self.document[MENTIONS][:index] if m.entity_type == "PER")
        return any(len(name) > 1 and name[-1] == full[-1] and name[0] != full[0] for name in earlier)

    def _description_antecedent(self, mention: Mention, earlier: tuple[Mention, ...]) -> Mention | None:
        rules = load_rules()
        head = self.tree.tokens[mention.head]
        if head.lemma.lower() in rules["premises"]:
            return self._premises(mention, earlier)
        kinds = rules["descriptions"].get(head.lemma.lower())
        determiners = {c.text.lower() for c in self.tree.children(head) if c.deprel in {"det", "nmod:poss"}}
        named = any(
            c.deprel in {"nmod", "compound", "flat", "appos"} and c.upos == "PROPN" for c in self.tree.children(head)
        )
        if kinds is None or named or not determiners & set(rules["determiners"]):
            return None
        same_head = [m for m in earlier if m.mention_type == "NOM" and self._phrase(m) == self._phrase(mention)]
        nations = {self.registry.country_of_demonym(c.text) for c in self.tree.children(head)} - {None}
        for candidate in reversed(earlier):
            if mention.sentence - candidate.sentence > rules["description_reach"]:
                break
            if (
                candidate.mention_type != "NAM"
                or not self._fits(candidate, kinds, head.lemma.lower())
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

    def _nested(self, one: Mention, other: Mention) -> bool:
        return one.span.overlaps(other.span)

    def _pronoun_antecedent(self, mention: Mention, earlier: tuple[Mention, ...]) -> Mention | None:
        word = self.tree.tokens[mention.head].text.lower()
        reach = load_rules()["pronoun_reach"]
        candidates = [
            m
            for m in earlier
            if mention.sentence - m.sentence <= reach
            and self._agrees(word, m)
            and not self._nested(mention, m)
            and not self._does_it(m, mention)
        ]
        return max(candidates, key=lambda m: (self._salience(m, mention), m.index), default=None)

    def _does_it(self, candidate: Mention, pronoun: Mention) -> bool:
        """Is it the subject of the act that "them" suffers? They would be "themselves"."""
        subject, word = self.tree.tokens[candidate.head], self.tree.tokens[pronoun.head]
        suffers = word.deprel in {"obj", "iobj"} or word.deprel.startswith("obl")
        return suffers and subject.deprel.startswith("nsubj") and subject.head == word.head

    def _agrees(self, word: str, candidate: Mention) -> bool:
        head = self.tree.tokens[candidate.head]
        said = head.text.lower()
        if candidate.mention_type == "PRO":
            return (
                said in PLURAL
                if word in PLURAL
                else said in NEUTER
                if word in NEUTER
                else candidate.entity_type == "PER" and said[0] == word[0]
            )
        plural = head.feat("Number") == "Plur" or (head.upos == "NOUN" and head.text.lower().endswith("s"))
        if word in PLURAL and head.lemma.lower() in COLLECTIVES:
            return True
        if word in PLURAL:
            group = candidate.entity_type == "ORG" and candidate.mention_type == "NAM"
            coordinated = any(c.deprel == "conj" for c in self.tree.children(head))
            return plural or group or coordinated or (candidate.entity_type == "NORP" and head.upos != "ADJ")
        if word in NEUTER:
            # "The United States said it would": a country is one, whatever its name; the police are many.
            one = not plural or (candidate.entity_type == "GPE" and candidate.mention_type == "NAM")
            return one and head.lemma.lower() not in MANY and candidate.entity_type in {"ORG", "GPE"}
        # "the Afghan ... he": a nationality word that is a noun stands for a person.
        person = candidate.entity_type == "PER" or (candidate.entity_type == "NORP" and head.deprel not in BEFORE_NOUN)
        return person and not plural

    def _salience(self, candidate: Mention, mention: Mention) -> float:
        """Subjects before objects, the same sentence and the one before it first, names before descriptions."""
        head = self.tree.tokens[candidate.head]
        score = -1.5 * (mention.sentence - candidate.sentence)
        score += 1.2 if head.deprel.startswith("nsubj") else 0.6 if head.deprel == "obj" else 0.0
        score += 0.3 if candidate.mention_type == "NAM" else 0.0
        known = self.registry.actors.get(self.actor_of[candidate.index] or "")
        score -= 2.0 if known is not None and known.kind == "media" else 0.0  # "told Radio Nile that it had shelled"
        if self.tree.tokens[mention.head].text.lower() in PLURAL and not self._is_many(candidate):
            score -= 1.0  # "they" may be a firm, and is so less often than people
        score -= 0.8 if head.deprel in {"compound", "nmod:poss", "nmod", "amod"} else 0.0
        return score

    def _is_many(self, candidate: Mention) -> bool:
        head = self.tree.tokens[candidate.head]
        actor = self.registry.actors.get(self.actor_of[candidate.index] or "")
        return head.feat("Number") == "Plur" or (actor is not None and actor.kind == "group")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name in lower case without "the", possessives and punctuation."""
    words = re.findall(r"[^\W_]+", name.lower().removesuffix("'s").removesuffix("’s"))
    return " ".join(word for word in words if word != "the")


def is_surname(short: list[str], full: list[str]) -> bool:
    """Are the words the end of a person's longer name, or all of it?"""
    return bool(short) and short == full[-len(short) :] and len(short[-1]) > 2


def acronym_of(words: list[str]) -> str:
    """The initials of words, small ones left out."""
    return "".join(w[0] for w in words if w not in {"of", "the", "and", "for", "in"}) if len(words) > 1 else ""
