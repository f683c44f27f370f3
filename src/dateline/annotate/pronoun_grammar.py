"""Pronoun grammar: what the sentence around a pronoun forbids and favours, and what the network links it to."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.quotations import find_quotations
from dateline.annotate.readings import READINGS
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import RELATIVE, Tree, base, tree_of

NOMINAL = frozenset({"nmod", "compound", "amod", "appos", "det"})
SHARING = frozenset({"conj", "xcomp"})  # verbs that take the subject of their governor


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Of one pronoun: words that it cannot stand for, and subjects above it, nearest first."""

    top: Token  # of the phrase that holds the pronoun: "mother" of "her mother"
    barred: frozenset[int]
    subjects: tuple[int, ...]
    sayer: int  # subject of the verb whose clause the pronoun is the subject of: "the army said it ..."; -1 for none
    clausal: bool  # its verb has a clause for an object or subject: "it is clear that ..."


class Grammar:
    """Answers about the pronouns of one document."""

    def __init__(self, document: Document) -> None:
        self.tree: Tree = tree_of(document[TOKENS])
        self.links = find_links(document)
        self._quotations: Sequence[Span] = find_quotations(document.article.text, document[SENTENCES])

    def quotation(self, token: Token) -> int:
        """The number of the quotation in which the word stands, -1 outside."""
        if not self._quotations:
            return -1
        return next((k for k, q in enumerate(self._quotations) if q.start <= token.span.start < q.end), -1)

    def is_main(self, subject: Token) -> bool:
        """Is it the subject of its sentence's main clause?"""
        verb = self.tree.head(subject)
        return verb is not None and verb.head < 0

    def is_within(self, word: Token, outer: int) -> bool:
        """Is it the outer word, or part of that noun's own phrase?"""
        above: Token | None = word
        while above is not None and above.index != outer and base(above.deprel) in NOMINAL:
            above = self.tree.head(above)
        return above is not None and above.index == outer

    def around(self, pronoun: Token) -> Surroundings:
        """What the sentence says of the pronoun."""
        barred, top = self._own_phrase(pronoun)
        verb = self.tree.head(top)
        if verb is None:
            return Surroundings(top, frozenset(barred), (), -1, clausal=False)
        if top is pronoun and base(pronoun.deprel) in {"obj", "iobj", "obl"}:
            barred |= self._partners(verb, pronoun)
        subjects = [s for s in self._subjects(verb) if s != top.index]
        clausal = top is pronoun and any(
            base(c.deprel) in {"ccomp", "csubj", "xcomp"} for c in self.tree.children(verb)
        )
        return Surroundings(top, frozenset(barred), tuple(subjects), self._sayer(top, verb), clausal)

    def _sayer(self, top: Token, verb: Token) -> int:
        saying = self.tree.head(verb) if verb.deprel == "ccomp" and top.deprel.startswith("nsubj") else None
        if saying is None:
            return -1
        return next((self._meant(c, saying).index for c in self._arguments(saying) if c.index < top.index), -1)

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
        found = (c for c in self.tree.children(verb) if base(c.deprel) in {"nsubj", "obj", "iobj"})
        return [self._meant(c, verb) for c in found]

    def _meant(self, word: Token, verb: Token) -> Token:
        """The noun that a relative pronoun repeats: "the editor" of "the editor, who told him"."""
        relative = word.lemma.lower() in RELATIVE and verb.deprel == "acl:relcl"
        return self.tree.tokens[verb.head] if relative and verb.head >= 0 else word

    def _subjects(self, verb: Token) -> list[int]:
        """Subjects of the clauses around the verb, from the innermost outwards."""
        found = list[int]()
        above: Token | None = verb
        while above is not None:
            subjects = [c for c in self.tree.children(above) if c.deprel.startswith("nsubj")]
            found += [self._meant(c, above).index for c in subjects]
            above = self.tree.head(above)
        return found


def find_links(document: Document) -> dict[int, dict[int, float]]:
    """Word → the earlier words that the network links it to, and how surely; words count over the document."""
    begins, first = list[int](), 0
    for reading in document[READINGS]:
        begins.append(first)
        first += len(reading.words)
    found: dict[int, dict[int, float]] = {}
    for begin, reading in zip(begins, document[READINGS], strict=True):
        for link in reading.links:
            found.setdefault(begin + link.word, {})[begins[link.sentence] + link.earlier] = link.score
    return found
