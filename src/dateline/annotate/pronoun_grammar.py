"""Pronoun grammar: what the sentence around a pronoun forbids and favours, and what the network links it to."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.quotations import find_quotations
from dateline.annotate.readings import READINGS
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base, tree_of

NOMINAL = frozenset({"nmod", "compound", "amod", "appos", "det"})
SHARING = frozenset({"conj", "xcomp"})  # verbs that take the subject of their governor


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Of one pronoun: words that it cannot stand for, and subjects above it, nearest first."""

    barred: frozenset[int]
    subjects: tuple[int, ...]
    clausal: bool  # its verb has a clause for an object or subject: "it is clear that ..."


class Grammar:
    """Answers about the pronouns of one document."""

    def __init__(self, document: Document) -> None:
        self.tree: Tree = tree_of(document[TOKENS])
        self.links = find_links(document)
        self._quotations: Sequence[Span] = find_quotations(document.article.text, document[SENTENCES])

    def quotation(self, token: Token) -> int:
        """The number of the quotation in which the word stands, -1 outside."""
        return next((k for k, q in enumerate(self._quotations) if q.start <= token.span.start < q.end), -1)

    def around(self, pronoun: Token) -> Surroundings:
        """What the sentence says of the pronoun."""
        barred, top = self._own_phrase(pronoun)
        verb = self.tree.head(top)
        if verb is None:
            return Surroundings(frozenset(barred), (), clausal=False)
        if top is pronoun and base(pronoun.deprel) in {"obj", "iobj", "obl"}:
            barred |= self._partners(verb, pronoun)
        subjects = [s for s in self._subjects(verb) if s != top.index]
        clausal = top is pronoun and any(base(c.deprel) in {"ccomp", "csubj", "xcomp"} for c in self.tree.children(verb))
        return Surroundings(frozenset(barred), tuple(subjects), clausal)

    def _own_phrase(self, pronoun: Token) -> tuple[set[int], Token]:
        """(the nouns on which the pronoun hangs, the outermost of them): "her" is not "the head of her party"."""
        barred, top = set[int](), pronoun
        while base(top.deprel) in NOMINAL and (above := self.tree.head(top)) is not None:
            barred.add(above.index)
            top = above
        if top.deprel == "conj" and top is pronoun and top.head >= 0:
            barred.add(top.head)
        return barred, top

    def _partners(self, verb: Token, pronoun: Token) -> set[int]:
        """Who takes part beside the pronoun: they would be "himself"."""
        found = {c.index for c in self._arguments(verb) if c.index != pronoun.index}
        while verb.deprel in SHARING and not any(c.deprel.startswith("nsubj") for c in self.tree.children(verb)):
            above = self.tree.head(verb)
            if above is None:
                break
            objects = [c for c in self.tree.children(above) if c.deprel in {"obj", "iobj"}]
            controls = verb.deprel == "xcomp" and objects
            found |= {c.index for c in (objects if controls else self._arguments(above)) if c.index < pronoun.index}
            if controls:
                break
            verb = above
        return found

    def _arguments(self, verb: Token) -> list[Token]:
        return [c for c in self.tree.children(verb) if base(c.deprel) in {"nsubj", "obj", "iobj"}]

    def _subjects(self, verb: Token) -> list[int]:
        """Subjects of the clauses around the verb, from the innermost outwards."""
        found = list[int]()
        above: Token | None = verb
        while above is not None:
            found += [c.index for c in self.tree.children(above) if c.deprel.startswith("nsubj")]
            above = self.tree.head(above)
        return found


def find_links(document: Document) -> dict[int, tuple[int, float]]:
    """Word → the earlier word that the network links it to, and how surely; words count over the document."""
    begins, first = list[int](), 0
    for reading in document[READINGS]:
        begins.append(first)
        first += len(reading.words)
    return {
        begins[k] + link.word: (begins[link.sentence] + link.earlier, link.score)
        for k, reading in enumerate(document[READINGS])
        for link in reading.links
    }
