"""Countries: which country a phrase belongs to, by its own words, by an earlier mention, or by those around it."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dateline.records.document import Document
from dateline.records.layers import CHAINS, MENTIONS, SENTENCES, TOKENS, TOPONYMS
from dateline.records.mention import Mention
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import base, tree_of
from dateline.reference.agents import load_agents
from dateline.reference.registry import Registry, spoken_in

LOOK_BACK = 2  # sentences
SAME_NOUN_REACH = 12  # sentences back to "the Kenyan government" from "the government"
DATELINE_COUNTS = 3  # times that the dateline's country counts as named
PLACE, NATION, USUAL = 4, 2, 3  # what a country's name, a nationality and the article's usual country weigh
DEPTH = 3  # links between a noun and the country that it belongs to
BEFORE = frozenset({"amod", "compound", "nmod:poss", "flat", "nmod:desc"})
WITHIN = frozenset({"of", "in", "from", "inside", "across", "throughout"})
SHARED = frozenset({"of", "from"})
BORDERS = frozenset({"border", "frontier", "crossing"})  # "a post on the Syrian border" need not be Syrian
REGIONS = frozenset({"capital", "province", "region", "state", "territory", "soil", "coast", "island", "waters"})


class Named(NamedTuple):
    """A place where the text names a country, or a town that lies in it."""

    span: Span
    code: str
    sentence: int
    weight: int


class Countries:
    """Alpha-3 codes for the phrases of one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self.registry = registry
        self.agents = load_agents()
        self.document = document
        self.tree = tree_of(document[TOKENS])
        self.text = document.article.text
        self.named: list[Named] = []
        self.owners: dict[int, str] = {}  # token → country of the listed group, body or person that it names
        self._at: dict[int, str] = {}  # token → country that it names or lies in
        placed = [t for t in document[TOPONYMS] if t.place and t.place.country]
        self._places = {t.span: t.place.country for t in placed if t.place}
        self._placeless = {t.span for t in document[TOPONYMS] if t.place is None}
        self._no_states = {t.span for t in placed if t.place and t.place.feature_code != "PCLI"}
        for mention in document[MENTIONS]:
            if mention.mention_type == "NAM":
                self._enter(mention)
        self._enter_places()
        counts = Counter(name.code for name in self.named)
        if code := self._of_dateline(document.article.dateline or ""):
            counts[code] += DATELINE_COUNTS
        self.spoken_of = frozenset(counts)
        self.usual = min(counts, key=lambda code: (-counts[code], code), default=None)
        self.sentences = [sentence.span for sentence in document[SENTENCES]]
        self._chain_of = {m: chain for chain in document[CHAINS] for m in chain.mentions}
        self._by_head = {m.head: m for m in document[MENTIONS] if m.mention_type != "NAM"}

    def _of_dateline(self, dateline: str) -> str | None:
        """ "Beirut, Lebanon" by the country where it says one, else by the town."""
        said = [dateline, *(part.strip() for part in reversed(dateline.split(",")))]
        return next((code for part in said if part and (code := self.code_of(part))), None)

    def _enter(self, mention: Mention) -> None:
        said = mention.span.of(self.text)
        code = self._places.get(mention.span) if self.registry.capital_of(said) or self.is_namesake(mention) else None
        town = self._places.get(mention.span) if mention.entity_type == "GPE" else None
        nowhere = mention.span in self._placeless and self.registry.capital_of(said) is not None
        if (code := code or (None if nowhere else self.code_of(said)) or town) is not None:
            over = self.tree.head(self.tree.tokens[mention.head])
            if over is None or over.lemma.lower() not in BORDERS:
                of_people = self.registry.is_demonym(said) and not (over is not None and self._is_place(over))
                self.named.append(Named(mention.span, code, mention.sentence, NATION if of_people else PLACE))
            self._at |= {token.index: code for token in self.tree.tokens_in(mention.span)}
            return
        owner = self.registry.find(said, self.document.article.published, spoken_in(self.registry, self.text))
        if owner is not None and owner.country and len(owner.country) == 3 and owner.country not in {"IGO", "NGO"}:
            self.owners |= {token.index: owner.country for token in self.tree.tokens_in(mention.span)}

    def _enter_places(self) -> None:
        """The places of the gazetteer that were found as names of nobody else."""
        named = [m.span for m in self.document[MENTIONS] if m.mention_type == "NAM"]
        for span, code in self._places.items():
            inside = list(self.tree.tokens_in(span))
            capital = self.text[span.start].isupper()  # "in the west" is no place of that name
            if inside and capital and code is not None and not any(span.overlaps(other) for other in named):
                self.named.append(Named(span, code, inside[0].sentence, PLACE))
                self._at |= {token.index: code for token in inside if token.upos == "PROPN"}
        self.named.sort(key=lambda name: name.span.start)

    def is_namesake(self, mention: Mention) -> bool:
        """Is it a place that only bears a country's name: Georgia with Atlanta in it?"""
        return mention.span in self._no_states and self.registry.is_country(mention.span.of(self.text))

    def of_capital(self, mention: Mention) -> str | None:
        """The state whose capital a name is; None where the text speaks of another town of that name."""
        code = self.registry.capital_of(mention.span.of(self.text))
        elsewhere = mention.span in self._placeless or self._places.get(mention.span, code) != code
        return None if elsewhere else code

    def _is_place(self, word: Token) -> bool:
        lemma = word.lemma.lower()
        return lemma in REGIONS or self.agents.facility(lemma) is not None

    def code_of(self, name: str) -> str | None:
        """The country that a name stands for: a country, a nationality, a capital."""
        demonym = self.registry.country_of_demonym(name)
        if demonym:
            return demonym
        if (country := self.registry.country_named(name)) is not None:
            return country.country
        return self.registry.capital_of(name)

    def names_country(self, token: Token) -> bool:
        """Is the word part of a country's or a town's name, or a nationality?"""
        return token.index in self._at

    def within(self, span: Span) -> str | None:
        """The first country named in a stretch of text."""
        return next((name.code for name in self.named if span.covers(name.span)), None)

    def of_phrase(self, head: Token) -> str | None:
        """The country that the phrase itself names: before the noun, or after "of" and "in"; else its owner's."""
        if (nation := self.registry.country_of_demonym(head.text)) is not None:
            return nation
        for known in (self._at, self.owners):
            if code := next((known[t.index] for t in self._belonging(head, 0) if t.index in known), None):
                return code
        if (code := self._of_possessor(head)) is not None:
            return code
        if head.deprel == "conj" and (first := self.tree.head(head)) is not None:
            # "Kenyan soldiers and police": the nationality stands for both.
            return next((self._at[c.index] for c in self._before(first) if c.index in self._at), None)
        return None

    def shared_by(self, head: Token) -> tuple[str, ...]:
        """The countries of a coordination that shares the noun: "Pakistani and Afghan", "from Egypt and Jordan"."""
        after = [c for c in self.tree.children(head) if c.deprel == "nmod" and set(self.tree.cases_of(c)) & SHARED]
        for first in (*self._before(head), *(after if head.feat("Number") == "Plur" else ())):
            members = [first, *self.tree.conjuncts(first)]
            if len(members) > 1 and all(m.index in self._at for m in members):
                return tuple(dict.fromkeys(self._at[m.index] for m in members))
        return ()

    def _before(self, head: Token) -> list[Token]:
        return [c for c in self.tree.children(head) if c.deprel in BEFORE and c.index < head.index]

    def _belonging(self, head: Token, depth: int) -> Iterator[Token]:
        """What the noun belongs to, what stands before it first."""
        if depth >= DEPTH:
            return
        after = [
            c
            for c in self.tree.children(head)
            if base(c.deprel) == "nmod" and c.index > head.index and set(self.tree.cases_of(c)) & WITHIN
        ]
        for child in (*self._before(head), *after):
            if child.lemma.lower() not in BORDERS:
                yield child
                yield from self._belonging(child, depth + 1)

    def _of_possessor(self, head: Token) -> str | None:
        """The country behind "its forces", "their government", "the country's leadership"."""
        for child in self._before(head):
            mention = self._by_head.get(child.index) if child.deprel == "nmod:poss" else None
            if mention is not None and (code := self.of_chain(mention)) is not None:
                return code
        return None

    def of_chain(self, mention: Mention) -> str | None:
        """The country of the earlier mentions that this one goes back to."""
        chain = self._chain_of.get(mention.index)
        for index in chain.mentions if chain else ():
            if index >= mention.index:
                break
            other = self.document[MENTIONS][index]
            code = self._at.get(other.head) or self.owners.get(other.head)
            if code or (other.mention_type == "NOM" and (code := self.of_phrase(self.tree.tokens[other.head]))):
                return code
        return None

    def of_same_noun(self, head: Token) -> str | None:
        """The country of "the Kenyan government" for a later "the government"."""
        if not any(c.lemma.lower() in {"the", "both"} for c in self.tree.children(head) if c.deprel == "det"):
            return None
        for other in reversed(self.tree.tokens[: head.index]):
            if head.sentence - other.sentence > SAME_NOUN_REACH:
                return None
            if other.lemma == head.lemma and other.index in self._by_head and (code := self.of_phrase(other)):
                return code
        return None

    def _where(self, head: Token) -> str | None:
        """The country of the place at which the clause says that it happened: "were seized by gunmen in Niger"."""
        verb = self.tree.head(head)
        if verb is None or verb.upos != "VERB":
            return None
        places = [c for c in self.tree.children(verb) if c.index in self._at and set(self.tree.cases_of(c)) & WITHIN]
        return self._at[places[0].index] if places else None

    def _acted_on(self, head: Token) -> frozenset[str]:
        """Countries that the subject of a clause acts on: "the minister accused Chad" is about no minister of Chad."""
        verb = self.tree.head(head) if base(head.deprel) == "nsubj" and head.deprel != "nsubj:pass" else None
        if verb is None:
            return frozenset()
        suffering = (c for v in (verb, *self.tree.conjuncts(verb)) for c in self.tree.children(v) if c.deprel == "obj")
        return frozenset(self._at[token.index] for token in suffering if token.index in self._at)

    def around(self, head: Token) -> str | None:
        """The country most named in the sentence, else in those just before it, else the article's usual one.

        A nationality tells of its own noun, not of the next one: "police shot a Polish visitor" has no Polish police.
        """
        if (code := self._where(head)) is not None:
            return code
        others = self._acted_on(head)
        for reach in range(LOOK_BACK + 1):
            counts: Counter[str] = Counter()
            for name in self.named:
                if name.sentence == head.sentence - reach and name.code not in others:
                    counts[name.code] += name.weight
            if self.usual is not None and self.usual not in others and counts:
                counts[self.usual] += USUAL
            if counts:
                return min(counts, key=lambda code: (-counts[code], code != self.usual, code))
        return self.usual
