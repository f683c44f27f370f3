"""Promises: which words of a sentence say that a side binds itself, is held to its word, keeps or breaks it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.promise_words import PromiseWords
from dateline.coding.slots import aux_lemmas, has_marks, is_negated, object_of, words_at
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

UNSURE = frozenset({"may", "might", "could", "can"})
DUTIES = frozenset({"must", "should", "ought", "shall"})
UNTOLD_MARKS = ("if", "unless", "whether", "lest")
TOLD_ON = frozenset({"say", "report", "continue", "keep", "go", "know", "believe", "appear", "seem", "fail", "begin"})
PLACES = ("obl:in", "obl:at", "obl:under", "obl:during", "obl:with")
BETWEEN = ("nmod:between", "nmod:with", "nmod:among", "obl:between")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as the parse tells it; tokens are the heads of phrases."""

    trigger: Token
    state: str  # made demanded kept broken
    holders: tuple[Token, ...]  # empty: those who are bound by what is referred to
    content: Token | None
    to: tuple[Token, ...] = ()
    mutual: bool = False  # all sides bind themselves to the others
    made_in: tuple[Token, ...] = ()
    asked_by: Token | None = None  # who demands it, where the sentence says
    charged_by: Token | None = None
    refers: bool = False  # "its promise", "the ceasefire": what it is, an earlier sentence may say


class Promises:
    """Finds the commitments that one document's words tell."""

    def __init__(self, tree: Tree, words: PromiseWords) -> None:
        self.tree, self.words = tree, words

    def find(self) -> Iterator[Promise]:
        """Commitments in text order of their words."""
        for token in self.tree.tokens:
            if token.upos == "VERB":
                yield from self.of_verb(token)
            elif token.upos == "NOUN":
                yield from self.of_noun(token)

    def of_verb(self, verb: Token) -> Iterator[Promise]:
        """The first reading that fits: "as promised", made, kept, broken, fallen apart, reminded."""
        for reading in (self.recalled, self.made, self.given, self.kept, self.broken, self.collapsed, self.reminded):
            found = reading(verb)
            if found is not None:
                yield found
                return

    # -- made ------------------------------------------------------------------------------------------------------

    def made(self, verb: Token) -> Promise | None:
        """ "pledged to train pilots", "agreed to a truce", "signed an agreement"."""
        lemma = self.words.lemma_in("making", self.tree, verb)
        if lemma is None or not self.is_told(verb) or is_negated(self.tree, verb) or self.tree.is_passive(verb):
            return None
        holder = self.tree.subject(verb)
        content = self.content_of(verb, lemma)
        if holder is None or content is None:
            return None
        bound = self.words.is_deal(self.tree, content)
        to = self.receivers(verb, content)
        mutual = bound and self.words.has("mutual", lemma)
        return Promise(verb, "made", (holder,), content, to, mutual, self.places(verb, content), refers=False)

    def content_of(self, verb: Token, lemma: str) -> Token | None:
        """What is promised; of some verbs only an agreement; of a clause only what is to come."""
        for slot in self.words.tables["making"][lemma]:
            for word in words_at(self.tree, verb, slot):
                if self.words.has("only_deals", lemma) and not self.words.is_deal(self.tree, word):
                    continue
                if slot == "ccomp" and not aux_lemmas(self.tree, word) & {"will", "would", "shall"}:
                    continue
                if slot == "dobj" and lemma in {"promise", "assure", "guarantee"}:
                    word = self.thing_given(verb) or word
                if word.upos == "PROPN" and not self.words.is_deal(self.tree, word):
                    continue  # "agreed to in September"
                if slot == "dobj" and word.upos == "PRON":
                    continue
                return word
        return None

    def thing_given(self, verb: Token) -> Token | None:
        """Of two objects the last: parsers may call both "Haiti" and "officers" indirect."""
        objects = [c for c in self.tree.children(verb) if c.deprel in {"obj", "iobj"}]
        return objects[-1] if objects else None

    def receivers(self, verb: Token, content: Token) -> tuple[Token, ...]:
        """To whom: "promised Laos a loan", "guaranteed passage to residents", "a truce with the rebels"."""
        found = [c for c in self.tree.children(verb) if c.deprel == "iobj"]
        found += [w for slot in ("obl:to", "obl:with") for w in words_at(self.tree, verb, slot)]
        found += [w for slot in (*BETWEEN, "nmod:to", "nmod:for") for w in words_at(self.tree, content, slot)]
        found += [c for c in self.tree.children(content) if c.deprel in {"amod", "nmod:poss"} and c.text[:1].isupper()]
        if content.upos == "VERB":
            thing = object_of(self.tree, content)
            found += [thing] if thing is not None else []
            below = self.tree.children(thing) if thing is not None else ()
            found += [c for c in below if c.deprel in {"amod", "nmod:poss"} and c.text[:1].isupper()]
        return tuple(w for w in found if w.index != content.index)

    def places(self, *words: Token) -> tuple[Token, ...]:
        """The agreements and meetings in which it was made, those coordinated too; the agreement that is signed."""
        found: list[Token] = []
        for word in words:
            bare = self.words.has("bare", word.lemma)
            if word.upos in {"NOUN", "PROPN"} and not bare and self.words.is_deal(self.tree, word):
                found.append(word)
            for slot in PLACES:
                for place in words_at(self.tree, word, slot):
                    every = [place, *self.tree.conjuncts(place)]
                    every = [p for p in every if self.is_place(p)]
                    found += every if self.is_place(place) else []
        return tuple(dict.fromkeys(found))

    def is_place(self, noun: Token) -> bool:
        """Is it an agreement or a meeting, or a town that stands for what was agreed there: "promised in Doha"?"""
        meeting = self.words.has("meetings", noun.lemma)
        town = noun.upos == "PROPN" and "in" in self.tree.cases_of(noun)
        return self.words.is_deal(self.tree, noun) or meeting or town

    def given(self, verb: Token) -> Promise | None:
        """ "gave assurances that it would withdraw"."""
        thing = object_of(self.tree, verb) if self.words.has("giving", verb.lemma) else None
        if thing is None or not self.words.is_word(thing) or not self.is_told(verb) or is_negated(self.tree, verb):
            return None
        holder = self.tree.subject(verb)
        content = self.complement(thing)
        if holder is None or content is None:
            return None
        return Promise(verb, "made", (holder,), content, self.receivers(verb, content), False, self.places(verb))

    def complement(self, noun: Token) -> Token | None:
        """What a promise is about: "to free them", "that it would go", "of help"."""
        for child in self.tree.children(noun):
            if base(child.deprel) in {"acl", "ccomp"} and child.deprel != "acl:relcl":
                return child
        slots = ("nmod:of", "nmod:to", "nmod:on")
        return next((w for slot in slots for w in words_at(self.tree, noun, slot)), None)

    # -- kept, broken, demanded ------------------------------------------------------------------------------------

    def bond_of(self, verb: Token, prepositions: str, name: str) -> Token | None:
        """The agreement or promise that a verb of keeping or breaking has for its object."""
        lemma = self.words.lemma_in(name, self.tree, verb)
        if lemma is None:
            return None
        wanted = self.words.tables[prepositions].get(lemma)
        slots = [f"obl:{p}" for p in wanted] if wanted else ["dobj"]
        for thing in (w for slot in slots for w in words_at(self.tree, verb, slot)):
            anothers = any(c.deprel == "nmod:poss" and c.upos != "PRON" for c in self.tree.children(thing))
            if self.words.is_word(thing) and anothers:
                continue  # "ignored Russia's guarantees"
            if self.words.is_deal(self.tree, thing) or self.words.is_word(thing) or self.promised_below(thing):
                return thing
        return None

    def promised_below(self, thing: Token) -> Token | None:
        """ "what they promised in Doha": the verb of promising below the object."""
        return next(
            (c for c in self.tree.subtree(thing) if c.lemma in {"promise", "pledge"} and c.upos == "VERB"), None
        )

    def kept(self, verb: Token) -> Promise | None:
        """ "honoured the agreement", "failed to keep its promise", "urged it to abide by the truce"."""
        bond = self.bond_of(verb, "with", "keeping")
        if bond is None or aux_lemmas(self.tree, verb) & UNSURE or self.is_supposed(verb):
            return None
        governor = self.tree.head(verb)
        asked_by = self.asker(verb)
        holder = self.asked_of(verb) if asked_by is not None else None
        holder = holder or self.tree.subject(verb)
        owner = next((c for c in self.tree.children(bond) if c.deprel == "nmod:poss" and c.upos == "PRON"), None)
        holder = holder or owner
        if holder is None:
            return None
        duty = bool(aux_lemmas(self.tree, verb) & DUTIES) or (
            governor is not None and governor.lemma in {"need", "have"}
        )
        state = "kept"
        if asked_by is not None or duty:
            state = "demanded"
        elif is_negated(self.tree, verb) or (governor is not None and self.words.has("failing", governor.lemma)):
            state = "broken"
        elif not self.is_told(verb) or aux_lemmas(self.tree, verb) & {"will", "would", "shall"}:
            return None
        return self.of_bond(verb, state, holder, bond, asked_by)

    def of_bond(self, verb: Token, state: str, holder: Token, bond: Token, asked_by: Token | None = None) -> Promise:
        """The commitment behind a verb that keeps or breaks it."""
        promised = self.promised_below(bond)
        content = self.complement(bond) if self.words.is_word(bond) else None
        refers = content is None
        places = self.places(verb, bond, *([promised] if promised is not None else []))
        charged_by = self.charger(verb)
        to = self.receivers(verb, bond) if self.words.is_deal(self.tree, bond) else ()
        return Promise(verb, state, (holder,), content or bond, to, False, places, asked_by, charged_by, refers)

    def asker(self, verb: Token) -> Token | None:
        """Who asks for the verb's act: "urged Georgia to honour", "demanded that it comply"."""
        word = verb
        while (governor := self.tree.head(word)) is not None and base(word.deprel) in {
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
        }:
            if self.words.has("asking", governor.lemma) and base(word.deprel) != "acl":
                return self.tree.subject(governor)
            if base(word.deprel) == "ccomp":
                return None
            word = governor
        return None

    def asked_of(self, verb: Token) -> Token | None:
        """Whom "called on", "appealed to" name; of other verbs the parse says who is to act."""
        governor = self.tree.head(verb)
        if governor is None or base(verb.deprel) not in {"xcomp", "advcl", "acl"}:
            return None
        if governor.upos in {"NOUN", "PROPN"} and verb.deprel.startswith("acl"):
            return governor
        slots = ("obl:on", "obl:upon") if governor.lemma == "call" else ("obl:to",)
        return next((w for slot in slots for w in words_at(self.tree, governor, slot)), None)

    def charger(self, verb: Token) -> Token | None:
        """Who charges another with the act: "accused Hezbollah of violating the truce"."""
        governor = self.charge_over(verb)
        return self.tree.subject(governor) if governor is not None else None

    def charge_over(self, verb: Token) -> Token | None:
        """The verb that charges somebody with the act, also with one that is coordinated with another."""
        governor = self.tree.head(verb)
        if verb.deprel == "conj" and governor is not None:
            return self.charge_over(governor) if governor.upos == "VERB" else None
        below = base(verb.deprel) in {"advcl", "obl", "xcomp", "acl", "ccomp"}
        return governor if governor is not None and below and self.words.has("charging", governor.lemma) else None

    def broken(self, verb: Token) -> Promise | None:
        """ "broke the ceasefire", "reneged on the deal", "withdrew from the treaty"."""
        bond = self.bond_of(verb, "breaking_with", "breaking")
        governor = self.tree.head(verb)
        if bond is None or is_negated(self.tree, verb) or self.is_supposed(verb) or self.words.is_word(bond) is None:
            return None
        if governor is not None and self.words.has("denying", governor.lemma):
            return None
        charged, charge = self.charger(verb), self.charge_over(verb)
        holder = self.tree.object(charge) if charge is not None else None
        if verb.lemma == "withdraw" and any(c.deprel == "obj" for c in self.tree.children(verb)):
            holder = self.tree.object(verb)  # "withdrew the country from the treaty"
        holder = holder or self.tree.subject(verb)
        if holder is None or (charged is None and not self.is_told(verb)):
            return None
        if aux_lemmas(self.tree, verb) & (UNSURE | DUTIES | {"will", "would", "shall"}):
            return None
        return self.of_bond(verb, "broken", holder, bond)

    def collapsed(self, verb: Token) -> Promise | None:
        """ "the ceasefire collapsed", "the truce is holding"."""
        state = next(
            (
                s
                for s, name in (("broken", "collapsing"), ("kept", "holding"))
                if self.words.lemma_in(name, self.tree, verb)
            ),
            None,
        )
        subject = self.tree.subject(verb) if state is not None else None
        if subject is None or subject.upos != "NOUN" or not self.words.is_deal(self.tree, subject):
            return None
        if not self.is_told(verb) or object_of(self.tree, verb) is not None or is_negated(self.tree, verb):
            return None
        if state == "kept" and aux_lemmas(self.tree, verb) & {"will", "would"}:
            return None
        sides = [w for slot in BETWEEN for w in words_at(self.tree, subject, slot)]
        assert state is not None
        return Promise(verb, state, tuple(sides), subject, (), True, self.places(subject), refers=True)

    def recalled(self, verb: Token) -> Promise | None:
        """ "will have to neutralise the threat, as promised in the agreement": demanded; a past act so was kept."""
        if verb.lemma not in {"promise", "agree", "pledge", "stipulate"} or not has_marks(self.tree, verb, ("as",)):
            return None
        act = self.tree.head(verb)
        own = next((c for c in self.tree.children(verb) if base(c.deprel) == "nsubj"), None)
        if own is not None and own.upos != "PRON":
            return None  # "the talks helped, as the group agreed to a truce"
        if act is None or base(verb.deprel) not in {"advcl", "obl"} or act.upos != "VERB":
            return None
        asked_by = self.asker(act)
        over = self.tree.head(act)
        bound = act.deprel == "xcomp" and over is not None and over.lemma in {"have", "need"}
        holder = self.tree.subject(act)
        duty = bound or asked_by is not None or bool(aux_lemmas(self.tree, act) & DUTIES)
        done = act.feat("Tense") == "Past" and not is_negated(self.tree, act)
        if holder is None or not (duty or done):
            return None
        return Promise(verb, "demanded" if duty else "kept", (holder,), act, (), False, self.places(verb), asked_by)

    def reminded(self, verb: Token) -> Promise | None:
        """ "reminded France of its pledge to rebuild the port"."""
        bond = next((w for w in words_at(self.tree, verb, "obl:of")), None) if verb.lemma == "remind" else None
        holder, asker = self.tree.object(verb), self.tree.subject(verb)
        if bond is None or holder is None or not (self.words.is_word(bond) or self.words.is_deal(self.tree, bond)):
            return None
        return self.of_bond(verb, "demanded", holder, bond, asker)

    # -- nouns -----------------------------------------------------------------------------------------------------

    def of_noun(self, noun: Token) -> Iterator[Promise]:
        """ "Britain's promise to take in refugees", "Morocco's violation of the ceasefire", "in breach of it"."""
        if self.words.is_word(noun):
            owner = next((c for c in self.tree.children(noun) if c.deprel == "nmod:poss"), None)
            governor = self.tree.head(noun)
            held = governor is not None and any(
                self.words.lemma_in(name, self.tree, governor) for name in ("keeping", "breaking", "giving")
            )
            content = self.complement(noun)
            if owner is not None and content is not None and not held and owner.upos != "PRON":
                yield Promise(noun, "made", (owner,), content, self.receivers(noun, content))
        if not self.words.has("breaches", noun.lemma):
            return
        bond = next((w for w in words_at(self.tree, noun, "nmod:of") if self.words.is_deal(self.tree, w)), None)
        holder = next((c for c in self.tree.children(noun) if c.deprel == "nmod:poss"), None)
        holder = holder or next(iter(words_at(self.tree, noun, "nmod:by")), None)
        over = self.tree.head(noun)
        if holder is None and "in" in self.tree.cases_of(noun) and over is not None and over.upos == "VERB":
            holder = self.tree.subject(over)
        if bond is not None and holder is not None and not is_negated(self.tree, noun):
            yield self.of_bond(noun, "broken", holder, bond)

    # -- whether it is told ----------------------------------------------------------------------------------------

    def is_supposed(self, verb: Token) -> bool:
        """Does the verb stand in a condition or question?"""
        word: Token | None = verb
        while word is not None and (governor := self.tree.head(word)) is not None:
            ahead = word.feat("Tense") == "Pres" and has_marks(self.tree, word, ("when", "once"))
            if has_marks(self.tree, word, UNTOLD_MARKS) or ahead or self.is_ahead(word):
                return True
            if base(word.deprel) not in {"xcomp", "ccomp", "conj"}:
                return False
            word = governor
        return False

    def is_ahead(self, verb: Token) -> bool:
        """ "when he fulfils his pledge": parsers take "when" for an adverb."""
        when = any(c.lemma.lower() == "when" and c.deprel == "advmod" for c in self.tree.children(verb))
        return when and verb.feat("Tense") == "Pres" and base(verb.deprel) == "advcl"

    def is_told(self, verb: Token) -> bool:
        """Is the act told as one that was done?"""
        if aux_lemmas(self.tree, verb) & (UNSURE | DUTIES | {"would"}) or self.is_supposed(verb):
            return False
        governor = self.tree.head(verb)
        if governor is None or base(verb.deprel) not in {"xcomp", "acl", "advcl"}:
            return governor is None or base(verb.deprel) != "ccomp" or not self.words.has("asking", governor.lemma)
        infinitive = "to" in self.tree.marks_of(verb)
        return not infinitive or governor.lemma in TOLD_ON
