"""Frames: the words that stand in a named relation to a trigger, with passives, control and light verbs resolved.

The vocabulary of relations is that of the codebook's lexicon and explained in `dateline.reference.lexicon`. Two
prefixes ask more of a word: `neg.REL` takes the words of REL that are negated ("decided not to talk"), `must.REL` those
under an obligation ("said that Kabul must act"); others go on from the word below: `ccomp.subj`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.records.document import Document
from dateline.records.layers import MENTIONS, TOKENS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base, tree_of
from dateline.reference.lexicon import Lexicon, LexiconEntry, LightVerb
from dateline.reference.registry import load_registry, spoken_in

NEGATORS = frozenset({"not", "n't", "never", "no"})
OBLIGATIONS = frozenset({"must", "should", "shall", "ought"})
OUTCOMES = frozenset({"casualty", "death", "toll", "fatality", "injury", "victim"})  # what an act brings about
CAUSING = frozenset({"cause", "inflict"})
PARTS_OF_SPEECH = frozenset({"propn", "pron", "num"})
MOVABLE = frozenset({"at", "on", "against", "into", "toward", "towards", "with", "to", "from"})
PARTICLES = frozenset({"off", "up", "out", "down", "away", "over", "back"})
BELOW = frozenset(
    {"ccomp", "advcl", "xcomp", "acl", "dobj", "parataxis"}
)  # ccomp.subj: the subject of the clause below


@dataclass(frozen=True, slots=True)
class Frames:
    """A document's parse seen with the lexicon's eyes."""

    tree: Tree
    lexicon: Lexicon
    kinds: Mapping[int, str]  # head token of a mention → its entity type
    persons: frozenset[int] = frozenset()  # head tokens of persons' names
    states: frozenset[int] = frozenset()  # head tokens of names of states: "a U.S. strike", but not "a Kabul bombing"
    names: frozenset[int] = frozenset()  # head tokens of names of states and listed bodies

    def words_in(self, trigger: Token, relation: str) -> list[Token]:
        """Heads of the phrases that stand in this relation to the trigger, in text order; conjuncts not included."""
        prefix, dot, inner = relation.partition(".")
        if dot and prefix == "head":
            governor = self.tree.head(trigger)
            return [governor] if governor is not None and self._stands_in(trigger, inner) else []
        if dot and prefix == "light":
            found = self.light_verb(trigger)
            return self.words_in(found[0], inner) if found else []
        if dot and prefix in BELOW:
            return [w for clause in self.words_in(trigger, prefix) for w in self.words_in(clause, inner)]
        if dot:
            return [word for word in self.words_in(trigger, inner) if self._carries(word, prefix)]
        if relation == "self":
            return [trigger]
        if relation == "subj":
            return [token for token in (self.tree.subject(trigger),) if token is not None]
        if relation == "dobj":
            return [token for token in (self.tree.object(trigger) or self._bare_object(trigger),) if token is not None]
        below = [child for child in self.tree.children(trigger) if self._stands_in(child, relation)]
        return below or self._attached_to_object(trigger, relation)

    def _bare_object(self, verb: Token) -> Token | None:
        """ "called off the meeting": after a particle, parsers take an object without preposition for an adverb."""
        if verb.upos != "VERB" or not any(c.deprel == "compound:prt" for c in self.tree.children(verb)):
            return None
        bare = (c for c in self.tree.children(verb) if c.deprel == "obl" and c.upos == "NOUN" and c.index > verb.index)
        return next((c for c in bare if not self.tree.cases_of(c)), None)

    def _attached_to_object(self, verb: Token, relation: str) -> list[Token]:
        """ "fired rockets at the town": parsers waver whether "at the town" hangs on the verb or on its object."""
        kind, _, preposition = relation.partition(":")
        thing = self.tree.object(verb) if kind == "obl" and preposition in MOVABLE and verb.upos == "VERB" else None
        if thing is None or thing.head != verb.index:
            return []
        return [child for child in self.tree.children(thing) if self._stands_in(child, f"nmod:{preposition}")]

    def _stands_in(self, child: Token, relation: str) -> bool:
        kind, _, preposition = relation.partition(":")
        if child.deprel == relation or (not preposition and base(child.deprel) == relation):
            return True
        # UD draws the line between obl and nmod by the governor's tag; an entry only means the preposition.
        by_case = kind in {"obl", "nmod"} and base(child.deprel) in {"obl", "nmod"}
        by_mark = kind in {"advcl", "xcomp"} and base(child.deprel) in {"advcl", "xcomp", "acl"}
        if by_case and preposition:
            return preposition in self.tree.cases_of(child) and child.deprel != "nmod:poss"
        return by_mark and bool(preposition) and preposition in self.tree.marks_of(child)

    def _carries(self, word: Token, prefix: str) -> bool:
        children = self.tree.children(word)
        if prefix == "neg":
            return any(c.lemma.lower() in NEGATORS and base(c.deprel) in {"advmod", "det"} for c in children)
        # "will have to neutralise": the obligation is the governor of the act.
        have_to = word.lemma == "have" and any(c.deprel == "xcomp" for c in children)
        return have_to or any(base(c.deprel) == "aux" and c.lemma.lower() in OBLIGATIONS for c in children)

    def light_verb(self, noun: Token) -> tuple[Token, LightVerb] | None:
        """The light verb over an event noun: "held" of "held talks", "came" of "came under attack"."""
        if noun.upos not in {"NOUN", "PROPN"}:
            return None
        top = self._measured(self.first_conjunct(noun))
        governor = self.tree.head(top)
        if governor is not None and governor.upos == "VERB":
            light = self.lexicon.light(self.phrasal_lemma(governor))
            places = light.noun if light else ()
            if light and (any(self._stands_in(top, place) for place in places) or self._is_object(top, places)):
                return governor, light
        # "attacks carried out by the group", "the talks held in Doha"
        for child in self.tree.children(noun):
            if noun.lemma.lower() in OUTCOMES and child.lemma not in CAUSING:
                continue  # "the tolls provided by officials" are not their act
            light = self.lexicon.light(self.phrasal_lemma(child)) if child.deprel == "acl" else None
            if light and child.feat("VerbForm") == "Part" and light.subject == "actor":
                return child, light
        return None

    @staticmethod
    def _is_object(top: Token, places: tuple[str, ...]) -> bool:
        return top.deprel == "nsubj:pass" and ("obj" in places or "dobj" in places)

    def _measured(self, noun: Token) -> Token:
        """ "carried out dozens of attacks": the word of measure stands between the verb and the event."""
        governor = self.tree.head(noun)
        if governor is None or base(noun.deprel) != "nmod" or "of" not in self.tree.cases_of(noun):
            return noun
        return self.first_conjunct(governor) if self.lexicon.is_quantity(governor.lemma) else noun

    def is_owned(self, noun: Token) -> bool:
        """ "the army's bombing of the town": with both, the owner acts and what "of" brings suffers."""
        if noun.upos not in {"NOUN", "PROPN"}:
            return False
        children = self.tree.children(noun)
        owner = any(c.deprel == "nmod:poss" and c.index in self.kinds for c in children)
        return owner and any(c.deprel == "nmod" and "of" in self.tree.cases_of(c) for c in children)

    def phrasal_lemma(self, verb: Token) -> str:
        """The lemma with its particle: "carry out"."""
        particle = next((c.lemma for c in self.tree.children(verb) if is_particle(c, verb)), None)
        return f"{verb.lemma} {particle}" if particle else verb.lemma

    def first_conjunct(self, token: Token) -> Token:
        """The head of a coordination: "attacks" for the "kidnappings" of "attacks and kidnappings"."""
        while token.deprel == "conj" and (governor := self.tree.head(token)) is not None:
            token = governor
        return token

    def fits(self, token: Token, entry: LexiconEntry) -> bool:
        """Do all of the entry's conditions hold, and none of its exclusions?"""
        return all(self.has_word(token, relation, words) for relation, words in entry.when.items()) and not any(
            self.has_word(token, relation, words, common=True) for relation, words in entry.unless.items()
        )

    def has_word(self, token: Token, relation: str, words: frozenset[str], common: bool = False) -> bool:
        """Does one of the words stand in the relation, among conjuncts and under words of measure too?

        With `common`, the words of known names don't count: "the Tamil Tigers killed" speaks of no animals.
        """
        heads = (word for head in self.words_in(token, relation) for word in self._spread(head))
        return any(self._names(word, common) & words for word in heads)

    def _spread(self, head: Token) -> Iterator[Token]:
        yield head
        yield from self.tree.conjuncts(head)
        if self.lexicon.is_quantity(head.lemma):
            yield from (c for c in self.tree.children(head) if base(c.deprel) == "nmod")

    def _names(self, word: Token, common: bool) -> frozenset[str]:
        """All that a condition may call a word by: its lemma, compound, part of speech, kind of mention."""
        lemma = word.lemma.lower()
        names = {"*"}
        if not common or word.index not in self.names | self.persons:
            before = [c for c in self.tree.children(word) if c.deprel in {"compound", "amod"} and c.index < word.index]
            names |= {lemma, *(f"{c.lemma.lower()} {lemma}" for c in before)}
        if word.upos.lower() in PARTS_OF_SPEECH:
            names.add(f"@{word.upos.lower()}")
        if word.index in self.kinds:
            names.add(f"@{self.kinds[word.index].lower()}")
        return frozenset(names)


def is_particle(child: Token, verb: Token) -> bool:
    """Does the word belong to the verb? Parsers waver between particle and adverb right after it."""
    adverb = child.deprel == "advmod" and child.index == verb.index + 1 and child.lemma.lower() in PARTICLES
    return child.deprel == "compound:prt" or adverb


def frames_of(document: Document, lexicon: Lexicon) -> Frames:
    """The document's parse with its mentions' kinds."""
    kinds = {mention.head: mention.entity_type for mention in document[MENTIONS]}
    registry, text = load_registry(), document.article.text
    states = frozenset(
        mention.head
        for mention in document[MENTIONS]
        if mention.entity_type == "GPE" and registry.is_country(mention.span.of(text))
    )
    named = [m for m in document[MENTIONS] if m.mention_type == "NAM"]
    persons = frozenset(m.head for m in named if m.entity_type == "PER")
    day, spoken = document.article.published, spoken_in(registry, text)
    bodies = (m for m in named if m.entity_type == "ORG" and registry.find(m.span.of(text), day, spoken) is not None)
    names = states | frozenset(m.head for m in bodies)
    return Frames(tree_of(document[TOKENS]), lexicon, kinds, persons, states, names)
