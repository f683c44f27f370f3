"""Stance nouns: "X's priority is Y", "their demands include", "voiced opposition to", "red lines for talks"."""

from collections.abc import Iterator

from dateline.coding.provisos import conditions_of
from dateline.coding.slots import aux_lemmas, is_negated, with_conjuncts, words_at
from dateline.coding.stance_words import Group, StanceWord
from dateline.coding.stances import TURNED, UNSURE, Stance, Stances
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

HOLDER_CASES = ("of", "by", "from", "among", "for")
GAINING = frozenset({"have", "win", "enjoy", "gain", "get", "receive"})
DEMANDING = frozenset({"demand", "want", "require", "insist", "seek", "ask", "set", "name"})


class StanceNouns:
    """Finds the stances that nouns of one document tell; `stances` judges their contents."""

    def __init__(self, tree: Tree, stances: Stances) -> None:
        self.tree, self.stances, self.words = tree, stances, stances.words

    def of_nouns(self) -> Iterator[Stance]:
        """Stances of nouns in text order."""
        for token in self.tree.tokens:
            if token.upos not in {"NOUN", "PROPN"}:
                continue
            use = self.use_of(token)
            over = self.tree.head(token) if token.deprel == "xcomp" else None  # "made it a priority"
            verb = self.verb_over(token)
            unsure = verb is not None and bool(aux_lemmas(self.tree, verb) & UNSURE)
            if use is not None and not unsure and self.stances.is_held(over or token):
                yield from self.read(token, use)
        yield from self.made_conditional()

    def use_of(self, token: Token) -> StanceWord | None:
        """The noun's use; "line" only where it is red."""
        red = any(c.lemma.lower() == "red" for c in self.tree.children(token))
        lemma = "red line" if red and token.lemma == "line" else token.lemma
        return next(iter(self.words.of("NOUN", lemma)), None)

    def read(self, noun: Token, use: StanceWord) -> Iterator[Stance]:
        """The noun's stances, by the first construction that gives both a holder and a content."""
        group = use.group
        holder = self.holder_of(noun, group)
        contents = self.contents_of(noun, group, holder)
        if holder is None or not contents:
            return
        negated = is_negated(self.tree, noun) or self.is_denied(noun)
        if group.stance == "conditional":
            yield from self.conditional(noun, group, holder, contents)
            return
        for content in contents:
            clause = base(content.deprel) in {"acl", "ccomp"} and content.upos == "VERB"
            if group.clause == "duty" and clause and not self.stances.is_duty(content):
                continue
            told = group.negated if negated else group.stance
            if told in TURNED and group.flips and self.stances.is_turned(content):
                told = TURNED[told]
            conditions = conditions_of(self.tree, noun, content, self.verb_over(noun))
            if told is not None:
                told = "conditional" if conditions else told
                yield Stance(
                    noun, told, holder, content, group.name, group.share, group.weak, (), conditions, group.issue
                )

    def conditional(self, noun: Token, group: Group, holder: Token, contents: list[Token]) -> Iterator[Stance]:
        """ "X's condition for talks is Y": the issue is talks and Y the condition."""
        about = [w for slot in group.content for w in words_at(self.tree, noun, slot) if w.index != holder.index]
        verb = self.verb_over(noun)
        about = about or [w for w in words_at(self.tree, verb, "obl:for") if verb is not None] if verb else about
        terms = [c for c in contents if c not in about]
        spans: tuple[Span, ...] = tuple(self.tree.subtree_span(t) for t in terms)
        if verb is not None and verb.lemma in DEMANDING and "as" in self.tree.cases_of(noun):
            things = words_at(self.tree, verb, "dobj") or words_at(self.tree, verb, "obl:on")
            spans = tuple(self.tree.subtree_span(w) for w in things)
        content = about[0] if about else terms[0]
        yield Stance(noun, "conditional", holder, content, group.name, group.share, True, (), spans)

    def is_denied(self, noun: Token) -> bool:
        """Is the verb over the noun denied: "has not given its support"?"""
        verb = self.verb_over(noun)
        return verb is not None and is_negated(self.tree, verb)

    def verb_over(self, noun: Token) -> Token | None:
        """The verb whose object or complement the noun is: "voiced" of "voiced its opposition"."""
        governor = self.tree.head(noun)
        if governor is None or governor.upos != "VERB":
            return None
        return governor if base(noun.deprel) in {"obj", "obl", "xcomp"} or noun.deprel == "nsubj:pass" else None

    def holder_of(self, noun: Token, group: Group) -> Token | None:
        """Whose it is: the owner, what "of" or "by" brings, a nation before it, the subject of "voiced"."""
        for child in self.tree.children(noun):
            if child.deprel == "nmod:poss":
                return child
        for case in HOLDER_CASES:
            slot = f"nmod:{case}"
            if slot in group.content and case != "of":
                continue
            for child in words_at(self.tree, noun, slot):
                if child.upos != "VERB" and (case != "of" or self.is_owner(noun, child, group)):
                    return child
        verb = self.verb_over(noun)
        held = group.stance in {"conditional", "priority"}
        if verb is not None and (held or self.words.has("holding", verb.lemma)):
            return self.tree.subject(verb)
        before = (c for c in self.tree.children(noun) if c.deprel in {"amod", "compound"} and c.index < noun.index)
        named = [c for c in before if c.text[:1].isupper()]
        if named:
            return named[0]
        return next((c for c in self.tree.children(noun) if c.deprel == "compound" and c.index < noun.index), None)

    def is_owner(self, noun: Token, child: Token, group: Group) -> bool:
        """ "the goal of the insurgents is", but "the goal of independence": the one has its content elsewhere."""
        others = (slot for slot in group.content if slot != "nmod:of")
        elsewhere = bool(self.predicates(noun)) or any(words_at(self.tree, noun, slot) for slot in others)
        return "nmod:of" not in group.content or elsewhere

    def contents_of(self, noun: Token, group: Group, holder: Token | None) -> list[Token]:
        """What it is about: what the noun is said to be, what it includes, its own complement."""
        taken = {holder.index} if holder is not None else set()
        found = (self.predicates(noun) or self.listed(noun)) if group.is_named else []
        if not found and group.stance == "priority":
            found = self.priorities(noun)
        if not found:
            slots = (words_at(self.tree, noun, slot) for slot in group.content)
            found = next((f for f in slots if [w for w in f if w.index not in taken]), [])
        found = found or self.carried(noun, group) or self.gained(noun, group)
        return [p for head in found if head.index not in taken for p in self.stances.parts_of(head)]

    def carried(self, noun: Token, group: Group) -> list[Token]:
        """ "voiced opposition on Monday to the tariff": a complement that the parse hangs on the verb."""
        verb = self.verb_over(noun)
        if verb is None or not (self.words.has("holding", verb.lemma) or group.stance == "conditional"):
            return []
        slots = [slot.replace("nmod", "obl").replace("acl", "advcl") for slot in group.content]
        found = (words_at(self.tree, verb, slot) for slot in slots)
        return next((f for f in found if f), [])

    def gained(self, noun: Token, group: Group) -> list[Token]:
        """ "the bill has the backing of the opposition"."""
        verb = self.verb_over(noun) if group.name == "support" else None
        subject = self.tree.subject(verb) if verb is not None and verb.lemma in GAINING else None
        return [subject] if subject is not None else []

    def predicates(self, noun: Token) -> list[Token]:
        """What the noun is said to be: "the priority is to defeat the group"; "tax reform is the priority"."""
        governor = self.tree.head(noun)
        if governor is not None and base(noun.deprel) == "nsubj" and self.is_copular(governor):
            return [w for w in with_conjuncts(self.tree, governor) if w.upos != "ADJ"]
        if governor is not None and base(noun.deprel) == "nsubj" and governor.lemma == "be":
            return [c for c in self.tree.children(governor) if base(c.deprel) in {"ccomp", "xcomp", "csubj"}]
        if self.is_copular(noun):
            return [c for c in self.tree.children(noun) if base(c.deprel) in {"nsubj", "csubj"} and c.upos != "PRON"]
        return []

    def is_copular(self, token: Token) -> bool:
        """Is it a predicate with "be"?"""
        return any(c.deprel == "cop" for c in self.tree.children(token))

    def listed(self, noun: Token) -> list[Token]:
        """What demands "include" or "have expanded to"."""
        governor = self.tree.head(noun)
        if governor is None or base(noun.deprel) != "nsubj" or not self.words.has("listing", governor.lemma):
            return []
        places = ("obj", "obl", "xcomp", "advcl", "ccomp")
        after = (c for c in self.tree.children(governor) if c.index > governor.index and c.upos != "ADV")
        found = [c for c in after if base(c.deprel) in places and not set(self.tree.marks_of(c)) - {"to"}]
        return [*found, *(w for c in found for w in self.misplaced(c))] if noun.feat("Number") == "Plur" else found

    def misplaced(self, item: Token) -> list[Token]:
        """ "include the end of the bill, an inquiry and reform": members of the list that parsers hang on "bill"."""
        if self.tree.conjuncts(item):
            return []
        below = (c for c in self.tree.children(item) if base(c.deprel) in {"nmod", "obj"})
        return [w for c in below for w in self.tree.conjuncts(c) if w.upos in {"NOUN", "PROPN"}]

    def view_over(self, token: Token) -> Token | None:
        """Whose view a clause is: "sticks to its stance that the only way is dialogue"."""
        before = [t for t in self.tree.sentence(token) if t.index < token.index]
        for word in reversed(before):
            if word.upos == "VERB" or word.text == ",":
                return None
            if (
                word.lemma.lower() == "that"
                and word.index
                and self.words.has("views", self.tree.tokens[word.index - 1].lemma)
            ):
                return self.holder_of(
                    self.tree.tokens[word.index - 1], next(iter(self.words.of("NOUN", "stance"))).group
                )
        return None

    def priorities(self, noun: Token) -> list[Token]:
        """ "gave priority to the fight", "made repairs a priority", "put a priority on"."""
        verb = self.verb_over(noun)
        if verb is None:
            return []
        if verb.lemma == "make":
            return [c for c in self.tree.children(verb) if c.deprel == "obj" and c.index != noun.index]
        return [w for slot in ("obl:to", "obl:on") for w in words_at(self.tree, verb, slot)]

    def made_conditional(self) -> Iterator[Stance]:
        """ "made its consent conditional on the withdrawal of troops"."""
        for token in self.tree.tokens:
            if token.lemma.lower() not in {"conditional", "contingent", "dependent"} or token.upos != "ADJ":
                continue
            verb = self.tree.head(token)
            terms = words_at(self.tree, token, "obl:on") or words_at(self.tree, token, "obl:upon")
            if verb is None or verb.lemma != "make" or not terms:
                continue
            holder, thing = self.tree.subject(verb), self.tree.object(verb)
            spans = tuple(self.tree.subtree_span(t) for t in terms)
            if holder is not None and thing is not None:
                yield Stance(token, "conditional", holder, thing, "conditions", 0.82, True, (), spans)
