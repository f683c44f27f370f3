"""Countries: which country a phrase belongs to, by its own words or by those around it."""

from collections import Counter

from dateline.records.document import Document
from dateline.records.layers import MENTIONS, SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.registry import Registry

LOOK_BACK = 2  # sentences
DATELINE_COUNTS = 3  # times that the dateline's country counts as named


class Countries:
    """Alpha-3 codes for the phrases of one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self.registry = registry
        self.tree = Tree(document[TOKENS])
        text = document.article.text
        day = document.article.published
        self.named: list[tuple[Span, str, int]] = []
        self.actors: list[tuple[Span, str]] = []  # listed groups, bodies and persons, by their country
        for mention in document[MENTIONS]:
            if mention.mention_type == "NAM" and (code := self.code_of(mention.span.of(text))):
                self.named.append((mention.span, code, mention.sentence))
            elif mention.mention_type == "NAM" and (owner := self.registry.find(mention.span.of(text), day)):
                if owner.country and len(owner.country) == 3 and owner.country.isupper():
                    self.actors.append((mention.span, owner.country))
        counts = Counter(code for _, code, _ in self.named)
        if code := self.code_of(document.article.dateline or ""):
            counts[code] += DATELINE_COUNTS
        self.usual = min(counts, key=lambda code: (-counts[code], code), default=None)
        self.sentences = [sentence.span for sentence in document[SENTENCES]]

    def code_of(self, name: str) -> str | None:
        """The country that a name stands for: a country, a nationality, a capital."""
        demonym = self.registry.country_of_demonym(name)
        if demonym:
            return demonym
        actor_id = self.registry.names.get(name.removeprefix("the ").lower()) or self.registry.names.get(name)
        actor = self.registry.actors.get(actor_id or "")
        if actor is not None and actor.kind == "country":
            return actor.country
        return self.registry.capital_of(name)

    def within(self, span: Span) -> str | None:
        """The first country named in a stretch of text."""
        return next((code for named, code, _ in self.named if span.covers(named)), None)

    def of_phrase(self, head: Token, span: Span) -> str | None:
        """The country that the phrase itself names: before the noun, or after "of" and "in"; else its actor's."""
        if code := self.within(span) or self._below(head):
            return code
        return next((code for named, code in self.actors if span.covers(named)), None)

    def _below(self, head: Token) -> str | None:
        for child in self.tree.children(head):
            if child.deprel in {"amod", "compound", "nmod:poss", "nmod"} and (
                code := self.within(self.tree.subtree_span(child))
            ):
                return code
        return None

    def around(self, head: Token) -> str | None:
        """The country most named in the sentence, else in those just before it, else the article's usual one."""
        for reach in range(LOOK_BACK + 1):
            counts = Counter(code for _, code, sentence in self.named if sentence == head.sentence - reach)
            if len(counts) == 1:
                return next(iter(counts))
            if counts and self.usual in counts:
                return self.usual
            if counts:
                return min(counts, key=lambda code: (-counts[code], code))
        return self.usual
