"""Ties: which words of a sentence stand in a standing tie: one backs, leads, shelters or belongs to the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.relation_words import TieWord, TieWords
from dateline.coding.slots import aux_lemmas, has_marks, is_negated, object_of, particle_of, words_at
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

UNSURE = frozenset({"may", "might", "could", "can", "should", "must", "will", "would", "shall"})
UNTOLD_MARKS = ("if", "unless", "whether", "lest")
HELP = frozenset(
    {"support", "aid", "assistance", "help", "backing", "protection", "money", "gas", "oil", "import", "subsidy"}
)
NAMED_BY = frozenset({"nmod:desc", "compound", "appos", "flat"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as the parse tells it; tokens are the heads of phrases."""

    trigger: Token
    kind: str
    of: Token
    to: Token | None
    share: float
    negated: bool = False
    person: bool = False
    ended: bool = False
    charged_by: Token | None = None  # who says so as a charge


class Ties:
    """Finds the ties that one document's words tell; who stands in them is left to the caller."""

    def __init__(self, tree: Tree, words: TieWords) -> None:
        self.tree, self.words = tree, words

    def find(self) -> Iterator[Tie]:
        """Ties in text order of their words."""
        for token in self.tree.tokens:
            if token.upos == "VERB":
                yield from self.of_verb(token)
            if token.upos in {"ADJ", "VERB"}:
                yield from self.of_adjective(token)
            if token.upos in {"NOUN", "PROPN"} or (token.upos == "ADJ" and token.deprel == "amod"):
                yield from self.of_noun(token)
            if token.upos in {"NOUN", "PROPN"}:
                yield from self.of_tie(token)
            if self.is_compound(token):
                yield from self.of_compound(token)

    # -- verbs and adjectives --------------------------------------------------------------------------------------

    def of_verb(self, verb: Token) -> Iterator[Tie]:
        """ "Iran backs the group", "gave sanctuary to", "was founded in 2007"."""
        particle = particle_of(self.tree, verb)
        lemma = f"{verb.lemma} {particle}" if particle else verb.lemma
        uses = self.words.of("verbs", lemma) or (self.words.of("verbs", verb.lemma) if not particle else ())
        for use in uses:
            if not self.is_told(verb) or not self.fits(verb, use):
                continue
            ends = self.ends(verb, use)
            if ends is not None:
                charger = self.charger(verb)
                of, to = ends
                yield Tie(verb, use.kind, of, to, use.share, self.is_denied(verb), use.person, False, charger)
                return

    def fits(self, verb: Token, use: TieWord) -> bool:
        """Do the use's own conditions hold? Nobody stands in a tie to what is his own: "backed its tanks"."""
        thing = object_of(self.tree, verb)
        owned = thing is not None and any(
            c.deprel == "nmod:poss" and c.upos == "PRON" for c in self.tree.children(thing)
        )
        if owned and use.kind == "backs" and not use.object:
            return False
        if use.object and (thing is None or thing.lemma.lower() not in use.object):
            return False
        if use.passive and not self.tree.is_passive(verb):
            return False
        if use.close and (thing is None or not self.is_close(thing)):
            return False
        return not use.standing or self.goes_on(verb)

    def goes_on(self, verb: Token) -> bool:
        """Is it told as what goes on: "forces fighting the rebels", "has been fighting", "fights"?"""
        return verb.text.lower().endswith("ing") or verb.feat("Tense") == "Pres"

    def ends(self, verb: Token, use: TieWord) -> tuple[Token, Token | None] | None:
        """Both ends of a verb's tie."""
        if use.kind == "founded":
            made, maker = object_of(self.tree, verb), self.tree.subject(verb)
            return (made, maker) if made is not None else None
        of, to = self.first(verb, use.of), self.first(verb, use.to)
        charger = self.charge_over(verb)
        if charger is not None:
            of = self.tree.object(charger) or of
        return (of, to) if of is not None and to is not None else None

    def first(self, token: Token, slots: tuple[str, ...]) -> Token | None:
        """The first word that stands in one of the slots."""
        for slot in slots:
            bare = self.bare_subject(token) if slot == "subj" else None
            if bare is not None:
                return bare
            if slot == "subj" and (token.upos == "VERB" or self.tree.subject(token) is not None):
                passive = self.tree.is_passive(token) and not self.takes_object(token)
                found = self.tree.object(token) if passive else self.tree.subject(token)
                if found is not None:
                    return found
            elif (found := self.in_slot(token, slot)) is not None:
                return self.helper(found)
        return None

    def helper(self, word: Token) -> Token:
        """ "relies on Pakistan's support", "depends on aid from Japan": on whose."""
        if word.lemma.lower() not in HELP:
            return word
        below = self.tree.children(word)
        whose = [c for c in below if c.deprel == "nmod:poss"]
        whose += [c for c in below if base(c.deprel) == "nmod" and "from" in self.tree.cases_of(c)]
        whose += [c for c in below if c.deprel == "amod" and c.text[:1].isupper()]
        return whose[0] if whose else word

    def bare_subject(self, verb: Token) -> Token | None:
        """ "The Taliban harbour fighters": parsers may take the verb for a noun and its subject for a part of it."""
        below = self.tree.children(verb)
        if any(base(c.deprel) == "nsubj" for c in below) or not any(c.deprel == "obj" for c in below):
            return None
        named = (c for c in below if c.deprel == "compound" and c.upos == "PROPN" and c.index < verb.index)
        return next(named, None)

    def takes_object(self, verb: Token) -> bool:
        """Is the passive's subject the tie's object: "are backed by"? Not so of "is linked to"."""
        return any("dobj" in use.to for use in self.words.of("verbs", verb.lemma))

    def in_slot(self, token: Token, slot: str) -> Token | None:
        """The word in one slot that is no subject: an owner, a name before a noun, a phrase, an object."""
        if slot == "poss":
            return next((c for c in self.tree.children(token) if c.deprel == "nmod:poss"), None)
        if slot == "compound":
            before = (
                c for c in self.tree.children(token) if c.deprel in {"compound", "amod"} and c.index < token.index
            )
            return max((c for c in before if c.text[:1].isupper()), key=lambda c: c.index, default=None)
        return next(iter(words_at(self.tree, token, slot)), None)

    def of_adjective(self, token: Token) -> Iterator[Tie]:
        """ "is allied with", "dependent on"."""
        if token.upos == "VERB" and self.words.of("verbs", token.lemma) and self.tree.is_passive(token):
            return
        for use in self.words.of("adjectives", token.text):
            to = self.first(token, use.to)
            of = self.subject_of(token)
            if of is not None and to is not None and self.is_told(token):
                yield Tie(token, use.kind, of, to, use.share, self.is_denied(token))

    def subject_of(self, token: Token) -> Token | None:
        """Of whom an adjective is said: its subject, or the noun before it ("the army allied with Iran")."""
        own = next((c for c in self.tree.children(token) if base(c.deprel) == "nsubj"), None)
        if own is not None:
            return own
        governor = self.tree.head(token)
        noun = governor is not None and governor.upos in {"NOUN", "PROPN"}
        return governor if noun and base(token.deprel) in {"amod", "acl"} else self.tree.subject(token)

    # -- nouns -----------------------------------------------------------------------------------------------------

    def of_noun(self, noun: Token) -> Iterator[Tie]:
        """ "X, an affiliate of Y", "Y's leader X", "X and Y are rivals"."""
        for use in self.words.of("nouns", noun.lemma):
            if use.kind == "part_of" and noun.text[:1].isupper():
                continue  # "the Protection Units" is a name
            if use.person and noun.feat("Number") == "Plur":
                continue  # "leaders of the parties, X, Y and Z": who leads which is not told
            bearers = self.bearers(noun)
            owner = self.owner(noun, use)
            if use.mutual and owner is None and noun.feat("Number") == "Plur" and len(bearers) == 1:
                pair = [bearers[0], *self.tree.conjuncts(bearers[0])]
                if len(pair) == 2 and self.is_told(noun):
                    yield Tie(noun, use.kind, pair[0], pair[1], use.share, is_negated(self.tree, noun))
                continue
            if owner is None or not self.is_told(noun):
                continue
            ended = any(c.lemma.lower() in self.words.lists["ended"] for c in self.tree.children(noun))
            for bearer in bearers:
                if bearer.index != owner.index:
                    negated = is_negated(self.tree, noun)
                    yield Tie(noun, use.kind, bearer, owner, use.share, negated, use.person, ended)

    def owner(self, noun: Token, use: TieWord) -> Token | None:
        """Whose affiliate or leader it is."""
        owner = self.first(noun, use.to)
        return None if owner is not None and owner.lemma in {"staff", "mission", "state"} and use.person else owner

    def bearers(self, noun: Token) -> list[Token]:
        """Who is said to be one: the name beside the noun, or the subject of "is"."""
        governor = self.tree.head(noun)
        named = [c for c in self.tree.children(noun) if c.upos == "PROPN" and c.deprel in {"appos", "flat"}]
        if any(c.index == noun.index + 1 for c in named):
            return named[:1]  # "X, Peace Party leader Y": the leader is Y
        found: list[Token] = []
        if (
            governor is not None
            and (noun.deprel in NAMED_BY or noun.upos == "ADJ")
            and governor.upos in {"PROPN", "NOUN"}
        ):
            found.append(governor)
        after = self.tree.tokens[noun.index + 1] if noun.index + 1 < len(self.tree.tokens) else None
        if after is not None and after.upos == "PROPN" and (after.head, after.deprel) == (noun.head, noun.deprel):
            found.append(after)  # "Iran's arch-foe Israel struck": two subjects of one verb
        found += [c for c in self.tree.children(noun) if c.deprel in {"appos", "flat"} and c.upos == "PROPN"]
        if any(c.deprel == "cop" for c in self.tree.children(noun)):
            found += [c for c in self.tree.children(noun) if base(c.deprel) == "nsubj"]
        return found

    def of_tie(self, noun: Token) -> Iterator[Tie]:
        """ "Armenia's dependence on Russia", "their close links with the group"."""
        for use in self.words.of("ties", noun.lemma):
            of, to = self.first(noun, use.of), self.first(noun, use.to)
            of = self.bound(noun, of) if of is not None and of.upos == "PRON" else of
            if of is not None and to is not None and self.is_told(noun) and (not use.close or self.is_close(noun)):
                yield Tie(noun, use.kind, of, to, use.share, is_negated(self.tree, noun))

    def bound(self, noun: Token, owner: Token) -> Token:
        """ "The army held back because of its links": whose links, the clause's subject says."""
        verb = self.tree.clause(noun)
        subject = self.tree.subject(verb) if verb.upos in {"VERB", "ADJ"} else None
        return subject if subject is not None and subject.index < owner.index else owner

    def is_close(self, noun: Token) -> bool:
        """Are links or ties close ones? "Links" to a group need no more."""
        if noun.lemma == "link":
            return True
        return any(c.lemma.lower() in self.words.lists["close"] for c in self.tree.children(noun))

    # -- compounds -------------------------------------------------------------------------------------------------

    def is_compound(self, token: Token) -> bool:
        """Is it "Iran-backed" before a noun, in one word or in three?"""
        if base(token.deprel) not in {"amod", "compound"}:
            return False
        return "-" in token.text or (token.index > 1 and self.tree.tokens[token.index - 1].text == "-")

    def of_compound(self, token: Token) -> Iterator[Tie]:
        """ "Iran-backed Houthis", "al-Qaeda-linked militants", "pro-Russian separatists"."""
        bearer = self.tree.head(token)
        after = token.text.rpartition("-")[2]
        if bearer is None:
            return
        kind, turn = self.words.compounds.get(after.lower(), (None, False))
        if kind is not None:
            of, to = (token, bearer) if turn else (bearer, token)
            yield Tie(token, kind, of, to, 0.8)
        elif (kind := self.words.prefixes.get(token.text.partition("-")[0].lower())) is not None:
            yield Tie(token, kind, bearer, token, 0.65)

    # -- whether it is told ----------------------------------------------------------------------------------------

    def is_told(self, token: Token) -> bool:
        """Is the tie told as one that holds, or is denied, and not as wished, feared, asked or supposed?"""
        if aux_lemmas(self.tree, token) & UNSURE:
            return False
        word: Token | None = token
        while word is not None and (governor := self.tree.head(word)) is not None:
            relation = base(word.deprel)
            if has_marks(self.tree, word, UNTOLD_MARKS) and relation in {"advcl", "ccomp", "acl"}:
                return False
            infinitive = "to" in self.tree.marks_of(word)
            if infinitive and relation in {"xcomp", "acl", "advcl"} and not self.tells_on(governor):
                return False
            if relation == "ccomp" and (governor.lemma in {"fear", "want", "demand", "hope", "wish", "doubt"}):
                return False
            if word.upos in {"VERB", "ADJ"} and relation not in {"xcomp", "ccomp", "conj", "advcl"}:
                return True
            # "were reluctant to act because of their close links": links that stand beside an act are there.
            if word.upos in {"NOUN", "PROPN"} and relation in {"obl", "nmod", "nsubj", "appos"}:
                return True
            word = governor
        return True

    def tells_on(self, governor: Token) -> bool:
        """ "continues to support", "is said to shelter", "is known to have backed"."""
        return governor.lemma in {
            "continue", "say", "know", "believe", "think", "report", "allege", "appear", "seem", "help", "keep", "deny",
        }  # fmt: skip

    def is_denied(self, token: Token) -> bool:
        """Does the text say that the tie does not hold: "does not back", "denies sheltering"?"""
        if is_negated(self.tree, token):
            return True
        governor = self.tree.head(token)
        below = base(token.deprel) in {"xcomp", "ccomp", "advcl", "obj"}
        return governor is not None and below and governor.lemma in self.words.lists["denying"]

    def charger(self, verb: Token) -> Token | None:
        """Who charges another with the tie: "Iraq accused Turkey of harbouring them"."""
        governor = self.charge_over(verb)
        return self.tree.subject(governor) if governor is not None else None

    def charge_over(self, verb: Token) -> Token | None:
        """The verb that charges somebody with the act, also with one that is coordinated with another."""
        governor = self.tree.head(verb)
        if verb.deprel == "conj" and governor is not None:
            return self.charge_over(governor) if governor.upos == "VERB" else None
        below = base(verb.deprel) in {"advcl", "obl", "xcomp", "acl", "ccomp"}
        return governor if governor is not None and below and governor.lemma in self.words.lists["charging"] else None
