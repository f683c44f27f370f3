"""Tree: what later steps ask of a parse; passives, control, coordination and relative clauses are resolved here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from dateline.records.span import Span
from dateline.records.syntax import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
AGENTS = frozenset({"obl:agent"})
PHRASE_CUTS = frozenset(
    {
        "acl:relcl",
        "advcl",
        "acl",
        "parataxis",
        "conj",
        "cc",
        "punct",
        "appos",
        "ccomp",
        "csubj",
        "cop",
        "nsubj",
        "nsubj:outer",
        "aux",
        "mark",
        "advcl:relcl",
        "dep",
    }
)
CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp"})
RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})


def base(deprel: str) -> str:
    """The universal part of a relation: "nsubj" of "nsubj:pass"."""
    return deprel.partition(":")[0]


class Tree:
    """A document's tokens as trees, one a sentence; all answers in text order."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._starts = [token.span.start for token in tokens]
        self._children: dict[int, list[Token]] = {}
        self._spans: dict[int, Span] = {}  # of subtrees that were asked for
        for token in tokens:
            if token.head >= 0:
                self._children.setdefault(token.head, []).append(token)

    def head(self, token: Token) -> Token | None:
        """The governor, None for a root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def children(self, token: Token) -> Sequence[Token]:
        """The dependents, in text order."""
        return self._children.get(token.index, ())

    def subtree(self, token: Token, without: Iterable[str] = ()) -> list[Token]:
        """The token and all below it, in text order, branches in the relations of `without` left out."""
        cut = frozenset(without)
        found = [token]
        for here in found:  # grows as it goes
            below = self._children.get(here.index, ())
            found += [c for c in below if c.deprel not in cut] if cut else below
        return sorted(found, key=attrgetter("index"))

    def subtree_span(self, token: Token) -> Span:
        """From the first to the last word below the token."""
        if (known := self._spans.get(token.index)) is None:
            below = self.subtree(token)
            known = self._spans[token.index] = Span(below[0].span.start, below[-1].span.end)
        return known

    def tokens_in(self, span: Span) -> Iterator[Token]:
        """Tokens that lie wholly in the span."""
        first, last = (bisect_left(self._starts, at) for at in (span.start, span.end))
        return (token for token in self.tokens[first:last] if token.span.end <= span.end)

    def sentence(self, token: Token) -> Sequence[Token]:
        """The tokens of its sentence."""
        first = bisect_left(self.tokens, token.sentence, key=attrgetter("sentence"))
        return self.tokens[first : bisect_right(self.tokens, token.sentence, first, key=attrgetter("sentence"))]

    def phrase(self, token: Token) -> Span:
        """The noun phrase of a head: without relative clauses, appositions, conjuncts and its own preposition."""
        below = [
            t
            for child in self.children(token)
            if child.deprel not in PHRASE_CUTS and child.deprel != "case"
            for t in self.subtree(child, ("acl:relcl", "advcl", "parataxis", "punct"))
        ]
        inside = sorted({token.index, *(t.index for t in below)})
        begin = end = token.index
        while begin - 1 in inside or (begin - 2 in inside and self.tokens[begin - 1].upos == "PUNCT"):
            begin -= 1
        while end + 1 in inside or (end + 2 in inside and self.tokens[end + 1].upos == "PUNCT"):
            end += 1
        return Span(self.tokens[begin].span.start, self.tokens[end].span.end)

    def cases_of(self, token: Token) -> tuple[str, ...]:
        """Lemmas of the prepositions that mark the token; for a conjunct without one, those of the first conjunct."""
        cases = tuple(c.lemma.lower() for c in self.children(token) if c.deprel == "case")
        if not cases and token.deprel == "conj":
            first = self.head(token)
            return self.cases_of(first) if first is not None else ()
        return cases

    def marks_of(self, token: Token) -> tuple[str, ...]:
        """Lemmas of the words that mark a clause: "if", "that", "to", "as"."""
        return tuple(c.lemma.lower() for c in self.children(token) if c.deprel in {"mark", "case", "advmod:mark"})

    def is_passive(self, verb: Token) -> bool:
        """Does the grammatical subject suffer the act?"""
        if any(c.deprel in {"nsubj:pass", "aux:pass", "csubj:pass"} for c in self.children(verb)):
            return True
        if verb.feat("VerbForm") != "Part" or verb.feat("Tense") != "Past":
            return False
        # "attacks carried out by the group": a participle after its noun.
        if verb.deprel == "acl":
            return True
        own = {base(c.deprel) for c in self.children(verb)}
        governor = self.head(verb)
        if verb.deprel == "xcomp" and governor is not None and not own & {"nsubj", "obj", "aux", "mark"}:
            # "was reported killed": nobody but who is reported suffers.
            return self.is_passive(governor)
        if verb.deprel == "advcl" and not own & {"nsubj", "obj", "aux", "ccomp"}:
            return True  # "appeared in court, charged with murder"
        if verb.deprel == "conj" and governor is not None and not own & {"nsubj", "obj", "aux"}:
            # "was arrested and charged": one auxiliary for both.
            return any(c.deprel == "aux:pass" for c in self.children(governor))
        # "observers counted sixty adults killed": no auxiliary and nothing that it is done to.
        return "nsubj" in own and not own & {"obj", "aux", "xcomp", "ccomp", "obl"} and verb.feat("Voice") == "Pass"

    def conjuncts(self, token: Token) -> list[Token]:
        """The further members of the coordination that the token heads, in text order."""
        found: list[Token] = []
        waiting = [token]
        while waiting:
            here = waiting.pop()
            members = [c for c in self.children(here) if c.deprel == "conj"]
            found += members
            waiting += members
        return sorted(found, key=lambda t: t.index)

    def subject(self, verb: Token) -> Token | None:
        """The logical subject: who does it. None where the text does not say."""
        return self._subject(verb, 0)

    def _subject(self, verb: Token, depth: int) -> Token | None:
        if depth > 6:
            return None
        if self.is_passive(verb):
            return self._agent(verb)
        own = next((c for c in self.children(verb) if c.deprel in {"nsubj", "csubj", "nsubj:outer"}), None)
        if own is not None:
            return self._antecedent(own, verb)
        return self._borrowed_subject(verb, depth)

    def _agent(self, verb: Token) -> Token | None:
        # A parser may call "from the rebels" in "was retaken from the rebels" an agent too.
        marked = [c for c in self.children(verb) if c.deprel in AGENTS and "from" not in self.cases_of(c)]
        marked += [c for c in self.children(verb) if c.deprel == "obl" and "by" in self.cases_of(c)]
        return marked[0] if marked else self._shared_agent(verb)

    def _shared_agent(self, verb: Token) -> Token | None:
        """ "was beaten and left for dead by soldiers": who stands with the last verb did what the first say, too."""
        first = self.head(verb) if verb.deprel == "conj" else verb
        if first is None or any(
            base(c.deprel) in {"obl", "advmod"} and c.index > verb.index for c in self.children(verb)
        ):
            return None
        for later in self.conjuncts(first):
            own = {base(c.deprel) for c in self.children(later)} & {"nsubj", "obj", "aux"}
            agent = next((c for c in self.children(later) if c.deprel in AGENTS), None)
            if later.index > verb.index and later.upos == "VERB" and not own and agent is not None:
                return agent
        return None

    def _borrowed_subject(self, verb: Token, depth: int) -> Token | None:
        governor = self.head(verb)
        if governor is None:
            return None
        if verb.deprel == "conj" and governor.upos in {"VERB", "AUX", "ADJ"}:
            if self.is_passive(governor) and not self.is_passive(verb):
                passive = self._passive_subject(governor)
                return passive if passive is not None else self._subject(governor, depth + 1)
            return self._subject(governor, depth + 1)
        if verb.deprel in {"acl", "acl:relcl"} and governor.upos in {"NOUN", "PROPN", "PRON", "NUM"}:
            # "protesters demanding ...": the noun acts; "the decision to attack": its own subject does.
            if verb.deprel == "acl" and "to" in self.marks_of(verb):
                return self._holder(governor)
            if verb.deprel == "acl:relcl" and any(c.deprel == "nsubj" for c in self.children(verb)):
                return None
            return governor
        if verb.deprel == "xcomp":
            # "urged Pakistan to pursue talks": the object acts; "managed to kill": the subject does.
            return self.object(governor) or self._indirect(governor) or self._surface_subject(governor, depth)
        if verb.deprel == "advcl" and not self._has_finite_mark(verb):
            return self._surface_subject(governor, depth)
        return self._stranded(verb, governor)

    def _stranded(self, verb: Token, governor: Token) -> Token | None:
        """ "officials say 90 people, many of them children, were killed": a long subject taken for an object."""
        if verb.deprel != "ccomp" or "to" in self.marks_of(verb):
            return None
        return next((c for c in self.children(governor) if c.deprel == "obj" and c.index < verb.index), None)

    def _surface_subject(self, governor: Token, depth: int) -> Token | None:
        passive = self._passive_subject(governor)
        if passive is not None:
            return self._antecedent(passive, governor)
        return self._subject(governor, depth + 1) if governor.upos in {"VERB", "ADJ", "NOUN", "PROPN", "AUX"} else None

    def _holder(self, noun: Token) -> Token | None:
        poss = next((c for c in self.children(noun) if c.deprel == "nmod:poss"), None)
        governor = self.head(noun)
        if poss is None and governor is not None and noun.deprel in {"obj", "nsubj:pass"}:
            return self.subject(governor)
        return poss

    def _indirect(self, verb: Token) -> Token | None:
        return next((c for c in self.children(verb) if c.deprel == "iobj"), None)

    def _passive_subject(self, verb: Token) -> Token | None:
        return next((c for c in self.children(verb) if c.deprel in {"nsubj:pass", "csubj:pass"}), None)

    def _has_finite_mark(self, verb: Token) -> bool:
        return any(
            c.deprel == "mark" and c.lemma.lower() in {"if", "that", "because", "although", "unless"}
            for c in self.children(verb)
        )

    def _antecedent(self, word: Token, verb: Token) -> Token:
        """The noun that a relative pronoun stands for."""
        if word.upos in {"PRON", "DET", "SCONJ"} and word.lemma.lower() in RELATIVE:
            clause: Token | None = verb
            while clause is not None and clause.deprel != "acl:relcl":
                clause = self.head(clause) if clause.deprel in {"conj", "xcomp", "ccomp", "cop", "aux"} else None
            noun = self.head(clause) if clause is not None else None
            return noun if noun is not None else word
        return word

    def object(self, verb: Token) -> Token | None:
        """The logical object: to whom it is done. None where the text does not say."""
        sufferers = {"obj", "nsubj:pass", "nsubj"} if self.is_passive(verb) else {"obj", "nsubj:pass"}
        own = next((c for c in self.children(verb) if c.deprel in sufferers), None)
        if own is None:
            # "persuaded the group to talk": parsers waver between iobj and obj where only one stands.
            own = self._indirect(verb)
        if own is not None:
            return self._antecedent(own, verb)
        governor = self.head(verb)
        if governor is None:
            return self._shared_object(verb)
        if self.is_passive(verb):
            if verb.deprel == "acl":
                return governor
            if verb.deprel == "conj":
                return self.object(governor) if self.is_passive(governor) else self._surface_subject(governor, 0)
            if verb.deprel in {"xcomp", "advcl"}:
                return self._surface_subject(governor, 0)
            return self._stranded(verb, governor)
        if verb.deprel == "acl:relcl" and any(
            c.deprel == "nsubj" and c.lemma.lower() not in RELATIVE for c in self.children(verb)
        ):
            # "the prisoners (that) the rebels released"
            return governor if governor.upos in {"NOUN", "PROPN", "PRON"} else None
        if verb.deprel == "conj" and governor.upos == "VERB":
            # "captured and killed two soldiers": the object stands with the last verb.
            return None
        return self._shared_object(verb)

    def _shared_object(self, verb: Token) -> Token | None:
        """ "captured and killed two soldiers": what stands with the second verb, where the first has nothing."""
        shared = next((c for c in self.children(verb) if c.deprel == "conj" and c.upos == "VERB"), None)
        between = (c for c in self.children(verb) if shared and c.deprel in {"obl", "obj"} and c.index < shared.index)
        if shared is None or verb.feat("Tense") != "Past" or any(between):
            return None
        return next((c for c in self.children(shared) if c.deprel == "obj"), None)

    def clause(self, token: Token) -> Token:
        """The head of the smallest clause around the token."""
        while token.deprel not in CLAUSES and token.head >= 0:
            if token.deprel == "conj" and token.upos == "VERB":
                break
            token = self.tokens[token.head]
        return token


_latest = Tree(())


def tree_of(tokens: Sequence[Token]) -> Tree:
    """The tree of a document's tokens. The latest is kept: one step after the other asks for the same."""
    global _latest
    tree = _latest
    if tree.tokens is not tokens:
        tree = _latest = Tree(tokens)
    return tree
