"""Topics: what a position or promise is about, in its words, and as a key by which those on one issue are found.

"talks with the TTP", "to negotiate with the group" and "dialogue" with it all have the key "talks|ttp": the head,
brought to one word by data/topics.yaml, then the actors named with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from dateline.coding.entities import Entities
from dateline.records.actor import Entity
from dateline.records.layers import MENTIONS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.data_files import read_yaml

OUTSIDE = frozenset({"mark", "punct", "cc", "aux", "cop", "advmod"})
APART = frozenset({"advcl", "acl:relcl", "parataxis"})
GOVERNED = frozenset({"for", "on", "to", "from", "with", "of"})
ACT_CUTS = frozenset({"advcl", "parataxis", "conj", "cc", "obl:unmarked"})
NOT_IN_PHRASE = APART | {"appos", "conj", "cc", "punct", "cop", "nsubj", "aux", "mark"}
PRONOUNS = frozenset({"it", "this", "that", "they", "them", "these", "those", "so", "which"})


@lru_cache(maxsize=1)
def load_topics() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """(lemma → the word of its issue; the lists empty, light and general)."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "topics.yaml")
    same = {str(lemma): str(topic) for topic, lemmas in raw.pop("same").items() for lemma in lemmas}
    return same, {name: frozenset(map(str, lemmas)) for name, lemmas in raw.items()}


class Topics:
    """Words and keys of the issues of one document."""

    def __init__(self, tree: Tree, entities: Entities) -> None:
        self.tree, self.entities, self.text = tree, entities, entities.text
        self.same, self.lists = load_topics()

    def span_of(self, content: Token) -> Span:
        """The whole content: a clause without its conditions, a noun with what narrows it; no marks at the ends."""
        cut = {"parataxis", "advcl"} | ({"acl:relcl"} if content.upos != "VERB" else set())
        below = (c for c in self.tree.children(content) if c.deprel not in cut | {"conj", "cc"})
        words = [content, *(w for c in below for w in self.tree.subtree(c, cut))]
        words = [w for w in words if not self._is_before(w, content)]
        return _span(words or [content])

    def _is_before(self, word: Token, content: Token) -> bool:
        """Marks and prepositions that only bring the content: "that", "to", "for"."""
        return word.head == content.index and base(word.deprel) in {"mark", "case", "cc", "punct"}

    def issue_head(self, content: Token) -> Token:
        """The word that names the issue: a light verb's object, else the content itself."""
        if content.upos != "VERB":
            return content
        passive = self.tree.is_passive(content)
        thing = self.tree.object(content) if passive else self._own_object(content)
        over = self.tree.head(content)
        if content.deprel == "xcomp" and content.feat("VerbForm") == "Part" and thing is None and over is not None:
            return self._own_object(over) or content  # "wants the blockade lifted"
        if thing is None and (relative := self._noun_above(content)) is not None:
            return relative
        if thing is None and content.lemma.lower() in self.lists["light"]:
            thing = next((c for c in self.tree.children(content) if set(self.tree.cases_of(c)) & GOVERNED), None)
        own = next((c for c in self.tree.children(content) if base(c.deprel) == "nsubj" and c.upos == "NOUN"), None)
        if thing is None and own is not None and not self._names_actor(own):
            return own  # "the siege must end"
        if thing is None or thing.upos not in {"NOUN", "PROPN"}:
            return content
        if content.lemma.lower() in self.lists["light"] or not self._names_actor(thing):
            return thing
        return content

    def _noun_above(self, verb: Token) -> Token | None:
        """ "the agreement that Trump wants to destroy": what a relative clause leaves out is the noun over it."""
        word: Token | None = verb
        while word is not None and word.deprel == "xcomp":
            word = self.tree.head(word)
        if word is None or word is verb or word.deprel != "acl:relcl":
            return None
        subject = next((c for c in self.tree.children(word) if base(c.deprel) == "nsubj"), None)
        noun = self.tree.head(word)
        told = subject is not None and subject.lemma.lower() not in {"who", "which", "that"}
        bare = all(base(c.deprel) not in {"obj", "obl", "xcomp", "ccomp"} for c in self.tree.children(verb))
        return noun if told and bare and noun is not None and noun.upos == "NOUN" else None

    def _own_object(self, verb: Token) -> Token | None:
        return next((c for c in self.tree.children(verb) if base(c.deprel) == "obj"), None)

    def _names_actor(self, head: Token) -> bool:
        entity = self.entities.resolve(head.index, self.tree.phrase(head))
        return entity is not None

    def promise_of(self, content: Token) -> str:
        """The words of a promise: of an act from its verb on, else the thing."""
        return self.act_of(content) if content.upos == "VERB" else self.issue_of(content)

    def act_of(self, content: Token) -> str:
        """The words of an act from its verb on, without what stands beside it: "neutralise the threat"."""
        words = [w for w in self.tree.subtree(content, ACT_CUTS) if w.index >= content.index]
        return _span(words or [content]).of(self.text)

    def issue_of(self, content: Token) -> str:
        """The words for it: "talks with the TTP"; of a verb its clause: "recognise Kosovo"."""
        head = self.issue_head(content)
        if head.upos in {"NOUN", "PROPN"}:
            aside = {w.index for c in self.tree.children(head) if self._is_price(c) for w in self.tree.subtree(c)}
            words = [w for w in self.tree.subtree(head, NOT_IN_PHRASE) if w.index not in aside]
            words = [w for w in words if not self._is_before(w, head)]
            return _span(_joined(words, head)).of(self.text)
        return self.act_of(content) if self._has_actor(content) else self.span_of(content).of(self.text)

    def _is_price(self, phrase: Token) -> bool:
        """ "a ceasefire in return for the release of prisoners": what is given for it is no part of it."""
        return phrase.lemma.lower() in {"return", "exchange"} and "in" in self.tree.cases_of(phrase)

    def _has_actor(self, verb: Token) -> bool:
        """Has the clause a subject who is a side or a pronoun? Then the issue is what he does."""
        subject = next((c for c in self.tree.children(verb) if base(c.deprel) == "nsubj"), None)
        return verb.upos == "VERB" and subject is not None and (subject.upos == "PRON" or self._names_actor(subject))

    def topic_of(self, content: Token, without: Sequence[Entity] = ()) -> str:
        """The key: the issue's word and the actors named with it, but for those who hold the position."""
        head = self._telling(self.issue_head(content))
        outside = {e.actor_id or (e.name or "").lower() for e in without}
        own = self.entities.resolve(head.index, self.tree.phrase(head)) if head.upos in {"NOUN", "PROPN"} else None
        told = {own.actor_id} if own is not None and own.actor_id is not None else set()
        actors = sorted({name for name in (*told, *self._actors_in(content, head)) if name not in outside})
        word = "" if actors and head.lemma.lower() in self.lists["empty"] else self._word(head, bool(actors))
        return "|".join([word, *actors]) if word else "|".join(actors) or head.lemma.lower()

    def _telling(self, head: Token) -> Token:
        """Below a head that says nothing of the issue, the noun that does."""
        seen = 0
        while head.lemma.lower() in self.lists["empty"] and seen < 4:
            below = [
                c
                for c in self.tree.children(head)
                if base(c.deprel) in {"nmod", "compound"} and c.upos in {"NOUN", "PROPN"} and c.deprel != "nmod:poss"
            ]
            verbs = [c for c in self.tree.children(head) if c.deprel == "acl" and c.upos == "VERB"]
            nouns = [c for c in below if base(c.deprel) == "nmod"] or ([] if verbs else below)
            if not nouns and not verbs:
                return head
            head = nouns[-1] if nouns else self.issue_head(verbs[0])
            seen += 1
        return head

    def _word(self, head: Token, named: bool) -> str:
        lemma = head.lemma.lower()
        if head.upos == "PROPN" or self._is_actor(head):
            return "" if named else lemma
        word = self.same.get(lemma, lemma)
        if named or ((word != lemma or lemma in self.same) and word not in self.lists["narrowed"]):
            return word
        before = (c for c in self.tree.children(head) if c.deprel in {"compound", "amod"} and c.index < head.index)
        narrow = [c.lemma.lower() for c in before if c.lemma.lower() not in self.lists["general"]]
        return " ".join([*narrow, word])

    def _is_actor(self, head: Token) -> bool:
        entity = self.entities.resolve(head.index, self.tree.phrase(head))
        return entity is not None and entity.actor_id is not None

    def _actors_in(self, content: Token, head: Token) -> Iterator[str]:
        """Keys of the actors and places that the content names, without those of side clauses."""
        # "Pakistan must pursue talks": who is to act is asked, and no part of the issue.
        doer = "nsubj" if content.upos == "VERB" else "none"
        span = _span(self.tree.subtree(content, APART | {doer}))
        wide = span if head.index == content.index else _span(self.tree.subtree(head, APART))
        for mention in self.entities.document[MENTIONS]:
            inside = span.covers(mention.span) or wide.covers(mention.span)
            if not inside or mention.entity_type in {"FAC", "WEA", "VEH"}:
                continue
            if mention.mention_type == "NOM":
                continue
            entity = self.entities.resolve(mention.head, mention.span)
            if entity is not None and entity.actor_id is not None:
                yield entity.actor_id
            elif mention.mention_type == "NAM":
                code = self.entities.countries.code_of(mention.span.of(self.text))
                country = self.entities.registry.country(code) if code else None
                yield country.actor_id if country is not None else mention.span.of(self.text).lower()


def _joined(words: Sequence[Token], head: Token) -> list[Token]:
    """The unbroken stretch of words around the head."""
    inside = {w.index for w in words}
    kept, at = [head], head.index
    by_index = {w.index: w for w in words}
    while at - 1 in inside:
        at -= 1
        kept.append(by_index[at])
    at = head.index
    while at + 1 in inside:
        at += 1
        kept.append(by_index[at])
    return sorted(kept, key=lambda w: w.index)


def _span(words: Sequence[Token]) -> Span:
    """From the first to the last word, without marks of punctuation at the ends."""
    kept = sorted(words, key=lambda w: w.index)
    while len(kept) > 1 and kept[-1].upos == "PUNCT":
        kept.pop()
    while len(kept) > 1 and kept[0].upos == "PUNCT":
        kept.pop(0)
    return Span(kept[0].span.start, kept[-1].span.end)
