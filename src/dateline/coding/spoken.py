"""Spoken: the stances of a speaker in what he says of others: they must, should not, it is unacceptable, the only way.

The holder is who is quoted or reported, so that a sentence without a source tells none.
"""

from collections.abc import Iterator

from dateline.coding.provisos import conditions_of
from dateline.coding.slots import aux_lemmas, is_negated, particle_of, words_at
from dateline.coding.stance_words import StanceWords
from dateline.coding.stances import Stance, Stances
from dateline.coding.topics import load_topics
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

INTENT = frozenset({"will", "would", "shall"})
BARGAIN = INTENT | {"could", "can", "may", "might"}
NO_SUBJECT = frozenset({"i", "you", "it", "there", "one", "he", "she"})
GRANTED = frozenset(
    {"deal", "agreement", "compromise", "concession", "amnesty", "return", "change", "exception", "retreat"}
)
NOBODY = frozenset({"nobody", "no-one", "none"})
# As `share` in data/stances.yaml.
SHARES = {"duty": 0.77, "proposal": 0.78, "refusal": 0.62, "bargain": 0.78, "verdict": 0.73, "way": 0.78, "harm": 0.78}


class Spoken:
    """Finds the stances that one document's speakers take by what they say."""

    def __init__(self, tree: Tree, words: StanceWords, stances: Stances) -> None:
        self.tree, self.words, self.stances = tree, words, stances

    def of_clauses(self) -> Iterator[Stance]:
        """Stances in text order of their clauses."""
        for token in self.tree.tokens:
            for construction in (
                self.bargain,
                self.proposal,
                self.duty,
                self.refusal,
                self.verdict,
                self.way,
                self.harm,
            ):
                found = construction(token)
                if found is not None:
                    yield found
                    break

    def _stance(self, kind: str, token: Token, stance: str, content: Token, holder: Token | None = None) -> Stance:
        conditions = conditions_of(self.tree, token)
        told = "conditional" if conditions else stance
        addressee = self._charged(token) if kind == "duty" else ()
        return Stance(token, told, holder, content, kind, SHARES[kind], holder is not None, addressee, conditions)

    def _charged(self, token: Token) -> tuple[Token, ...]:
        subject = self.subject(token)
        return (subject,) if subject is not None else ()

    def subject(self, token: Token) -> Token | None:
        """The surface subject."""
        return next((c for c in self.tree.children(token) if base(c.deprel) in {"nsubj", "csubj"}), None)

    def is_free(self, token: Token) -> bool:
        """Does no other stance word ask for the clause, and is it no condition or question itself?"""
        word: Token | None = token
        while word is not None and (governor := self.tree.head(word)) is not None:
            if set(self.tree.marks_of(word)) & {"if", "whether", "unless", "until"}:
                return False
            if base(word.deprel) in {"ccomp", "xcomp"} and self.stances.use_of(governor) is not None:
                return False
            if base(word.deprel) == "acl" and self.words.has("facts", governor.lemma):
                return True
            if base(word.deprel) not in {"ccomp", "xcomp", "conj", "parataxis"}:
                return word.deprel in {"root", "parataxis"} or base(word.deprel) in {"root"}
            word = governor
        return True

    def proposal(self, token: Token) -> Stance | None:
        """ "the issue can be settled in court, suggested the minister": who says so is for it."""
        if token.upos != "VERB" or not aux_lemmas(self.tree, token) & self.words.lists["permissions"]:
            return None
        cue = next((c for c in self.tree.children(token) if c.deprel == "parataxis"), self.tree.head(token))
        if cue is None or not self.words.has("proposing", cue.lemma) or base(token.deprel) == "xcomp":
            return None
        if is_negated(self.tree, token) or (token.deprel == "ccomp" and cue.index < token.index):
            return None
        return self._stance("proposal", token, "favours", token)

    def duty(self, token: Token) -> Stance | None:
        """ "Israel must open the crossings", "Europe needs to act", "sanctions should not be lifted"."""
        if token.upos not in {"VERB", "ADJ", "NOUN"} or not self.is_free(token):
            return None
        act, negated = token, is_negated(self.tree, token)
        if not aux_lemmas(self.tree, token) & self.words.lists["duties"]:
            act = self.needed(token) or token
            if act is token:
                return None
        elif any(c.text.lower() == "have" for c in self.tree.children(token) if base(c.deprel) == "aux"):
            return None  # "should have acted": a reproach, no demand
        subject = self.subject(token)
        copular = any(c.deprel == "cop" for c in self.tree.children(token))
        if self.words.has("idle", act.lemma):
            return None
        if subject is None or subject.lemma.lower() in NO_SUBJECT or act.lemma in {"be", "arrive", "appear"} or copular:
            return None
        if negated and act is not token:
            return None  # "does not need to act" asks for nothing
        nobody = subject.lemma.lower() in NOBODY or is_negated(self.tree, subject)
        over = self.tree.head(token)
        doubted = (
            token.deprel == "ccomp" and over is not None and is_negated(self.tree, over)
        )  # "I don't think they should"
        undone = self.stances.is_turned(act) and not self.words.has("departing", act.lemma)
        turned = bool(undone) or negated or nobody or doubted
        return self._stance("duty", token, "opposes" if turned else "favours", act)

    def needed(self, token: Token) -> Token | None:
        """The act of "needs to act", "has to act"."""
        if not self.words.has("duty_verbs", token.lemma) or token.upos != "VERB":
            return None
        return next((c for c in self.tree.children(token) if c.deprel == "xcomp" and c.upos == "VERB"), None)

    def refusal(self, token: Token) -> Stance | None:
        """ "will never recognise", "no new camps would be built", "there will be no talks until"."""
        auxiliaries = INTENT | ({"can", "could"} if token.lemma == "be" else frozenset())
        told = token.upos in {"VERB", "AUX"} and aux_lemmas(self.tree, token) & auxiliaries
        if not told or not self.is_free(token):
            return None
        subject = self.subject(token)
        none = subject is not None and is_negated(self.tree, subject)
        if token.lemma == "be" and subject is not None and none and self.is_issue(subject):
            return self._stance("refusal", token, "opposes", subject)
        if subject is None or token.lemma == "be" or self.words.has("silent_acts", token.lemma):
            return None
        thing = next((c for c in self.tree.children(token) if c.deprel == "obj"), None)
        if self.words.has("curbing", token.lemma) and thing is not None and not is_negated(self.tree, token):
            return self._stance("refusal", token, "opposes", thing, self.tree.subject(token))
        if none and self.tree.is_passive(token):
            return self._stance("refusal", token, "opposes", subject)
        if not is_negated(self.tree, token) or self.tree.is_passive(token):
            return None
        return self._stance("refusal", token, "opposes", token, self.tree.subject(token))

    def is_issue(self, noun: Token) -> bool:
        """Is it something that sides grant each other: talks, a ceasefire, a deal? "No rain" is a forecast."""
        return noun.lemma.lower() in load_topics()[0] or noun.lemma.lower() in GRANTED

    def bargain(self, token: Token) -> Stance | None:
        """ "could talk to them if they surrendered": who says so would, on a condition."""
        if token.upos != "VERB" or not aux_lemmas(self.tree, token) & BARGAIN or not self.is_free(token):
            return None
        if self.stances.use_of(token) is not None:
            return None  # "Britain would support it if": whose stance it is, the stance word says
        particle = particle_of(self.tree, token)
        on = any(c.lemma.lower() == "on" and c.index == token.index + 1 for c in self.tree.children(token))
        granted = self.words.has("grants", f"{token.lemma} {particle}") or self.words.has("grants", token.lemma)
        if not (granted or (on and token.lemma == "go")) or is_negated(self.tree, token) or self.tree.is_passive(token):
            return None
        subject = self.subject(token)
        nobody = subject is not None and (subject.lemma.lower() in NOBODY or is_negated(self.tree, subject))
        if nobody or not conditions_of(self.tree, token):
            return None
        return self._stance("bargain", token, "conditional", token, None)

    def verdict(self, token: Token) -> Stance | None:
        """ "a base there is unacceptable", "it is essential that aid gets in", "is out of the question"."""
        if not any(c.deprel == "cop" for c in self.tree.children(token)):
            return None
        subject, negated = self.subject(token), is_negated(self.tree, token)
        red = token.lemma == "line" and any(c.lemma.lower() == "red" for c in self.tree.children(token))
        no_question = token.lemma == "question" and "out" in self.tree.cases_of(token) + self._words(token)
        bad = self.words.has("unacceptable", token.lemma) or red or no_question
        bad = bad or (token.lemma == "acceptable" and negated)
        thing = subject is not None and subject.upos not in {"PRON", "PROPN"}
        if bad and subject is not None and thing and not (negated and token.lemma != "acceptable"):
            holder = next(iter(words_at(self.tree, token, "nmod:for")), None) if red else None
            return self._stance("verdict", token, "opposes", subject, holder)
        clause = [c for c in self.tree.children(token) if base(c.deprel) in {"csubj", "ccomp", "xcomp", "advcl", "acl"}]
        if bad and clause and not negated and self.is_expletive(token):
            return self._stance("verdict", token, "opposes", clause[0])  # "it would be an outrage if"
        bare = not any(
            base(c.deprel) in {"det", "amod", "nmod"} and c.lemma != "high" for c in self.tree.children(token)
        )
        clause = [c for c in clause if token.lemma != "time" or "to" in self.tree.marks_of(c)]
        good = self.words.has("essential", token.lemma) or (token.lemma == "time" and bare)
        if good and not negated and clause and self.is_expletive(token):
            turned = self.stances.is_turned(clause[0])
            return self._stance("verdict", token, "opposes" if turned else "favours", clause[0])
        return None

    def is_expletive(self, token: Token) -> bool:
        """ "it is essential that": a subject that only holds the place of a clause."""
        return any(c.lemma.lower() == "it" and base(c.deprel) in {"expl", "nsubj"} for c in self.tree.children(token))

    def called(self, token: Token) -> Stance | None:
        """ "called the move a disgrace", "described the raid as illegal": who says so is against it."""
        if token.upos != "VERB" or not self.words.has("calling", token.lemma) or is_negated(self.tree, token):
            return None
        thing, holder = self.tree.object(token), self.tree.subject(token)
        named = [c for c in self.tree.children(token) if base(c.deprel) == "xcomp" and c.upos != "VERB"]
        named += words_at(self.tree, token, "obl:as")
        if thing is None or holder is None or thing.upos != "NOUN" or not self.stances.is_held(token):
            return None
        if not any(self.is_bad(word) for word in named):
            return None
        return self._stance("verdict", token, "opposes", thing, holder)

    def is_bad(self, word: Token) -> bool:
        """Is it a word for what nobody should do, or has it such an adjective: "an illegal act"?"""
        below = (c for c in self.tree.children(word) if c.deprel == "amod")
        return any(self.words.has("unacceptable", w.lemma) and not is_negated(self.tree, w) for w in (word, *below))

    def _words(self, token: Token) -> tuple[str, ...]:
        return tuple(c.lemma.lower() for c in self.tree.children(token))

    def way(self, token: Token) -> Stance | None:
        """ "the only way to end it is dialogue", "there is no alternative to talks", "no question of lifting"."""
        if token.upos != "NOUN":
            return None
        children = self.tree.children(token)
        if token.lemma in {"alternative", "question"} and is_negated(self.tree, token):
            governed = words_at(self.tree, token, "nmod:to" if token.lemma == "alternative" else "nmod:of")
            governed = governed or words_at(self.tree, token, "acl:of")
            stance = "favours" if token.lemma == "alternative" else "opposes"
            return self._stance("way", token, stance, governed[0]) if governed else None
        if not self.words.has("ways", token.lemma):
            return None
        if not any(self.words.has("best", c.lemma) or c.text.lower() in {"only", "best"} for c in children):
            return None
        governor = self.tree.head(token)
        if governor is not None and base(token.deprel) == "nsubj" and governor.upos != "AUX":
            return self._stance("way", token, "favours", governor)
        subject = self.subject(token) or self._stranded(token)
        if subject is not None and subject.upos != "PRON":
            return self._stance("way", token, "favours", subject)
        return None

    def _stranded(self, way: Token) -> Token | None:
        """ "dialogue is the only way, Oman said": the parse may give the verb of speech both subjects."""
        over = self.tree.head(way)
        if over is None or base(way.deprel) != "ccomp" or not any(c.deprel == "cop" for c in self.tree.children(way)):
            return None
        subjects = [c for c in self.tree.children(over) if base(c.deprel) == "nsubj"]
        return subjects[0] if len(subjects) > 1 and subjects[0].index < way.index else None

    def harm(self, token: Token) -> Stance | None:
        """ "the law would hurt the poor": who says so is against the law."""
        if token.upos != "VERB" or not self.words.has("harm", token.lemma) or is_negated(self.tree, token):
            return None
        subject = self.subject(token)
        if not aux_lemmas(self.tree, token) & {"would", "will", "could"} or subject is None:
            return None
        if subject.upos != "NOUN" or not self.is_free(token):
            return None
        return self._stance("harm", token, "opposes", subject)
