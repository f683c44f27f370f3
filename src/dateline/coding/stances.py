"""Stances: what the words of a sentence say that a side wants, refuses, favours or makes a condition.

Each stance word of data/stances.yaml is read with its holder, content and addressee. A word that is only wished, asked
or supposed itself ("urged China to oppose the bill", "if France wants peace") tells no stance.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.provisos import conditions_of, is_condition, without_ends
from dateline.coding.slots import (
    SMALL,
    aux_lemmas,
    has_marks,
    is_denied_after,
    is_negated,
    particle_of,
    words_at,
)
from dateline.coding.stance_words import StanceWord, StanceWords
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

UNSURE = frozenset({"may", "might", "could", "can", "should", "must"})
UNASKED = frozenset({"if", "whether", "unless", "lest", "until"})
TURNED = {"seeks": "opposes", "favours": "opposes", "opposes": "favours"}
SIDE_NOUNS = {"favour": "favours", "favor": "favours", "support": "favours", "opposition": "opposes"}
SIDE_SHARE = 0.58  # as `share` in data/stances.yaml


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance as the parse tells it; tokens are the heads of phrases."""

    trigger: Token
    stance: str
    holder: Token | None  # None: who speaks the words holds it
    content: Token | None
    group: str  # of stances.yaml, or the construction
    share: float
    weak: bool = False
    addressees: tuple[Token, ...] = ()
    conditions: tuple[Span, ...] = ()
    issue: bool = False  # an actor as content is a tie and no position
    armed: bool = False  # only sides with force or office hold it
    about: Token | None = None  # the issue, where it is not the content itself: the troops who should leave


class Stances:
    """Finds the stances that verbs and adjectives of one document tell."""

    def __init__(self, tree: Tree, words: StanceWords) -> None:
        self.tree, self.words = tree, words

    def of_predicates(self) -> Iterator[Stance]:
        """Stances of verbs and adjectives in text order."""
        for token in self.tree.tokens:
            use = self.use_of(token)
            if use is not None and self.is_held(token):
                yield from self.read(token, use)

    def of_sides(self) -> Iterator[Stance]:
        """ "is against the sale", "is in favour of the pact", "marched in support of the bill"."""
        for token in self.tree.tokens:
            cases = set(self.tree.cases_of(token))
            copular = any(c.deprel == "cop" for c in self.tree.children(token))
            if "against" in cases and copular and token.upos in {"NOUN", "PROPN", "PRON", "VERB"}:
                holder = next((c for c in self.tree.children(token) if base(c.deprel) == "nsubj"), None)
                yield from self._side(token, "opposes", holder, [token])
            elif "for" in cases and copular and self.is_ours(token):
                holder = next((c for c in self.tree.children(token) if base(c.deprel) == "nsubj"), None)
                yield from self._side(token, "favours", holder, [token])
            elif token.lemma in SIDE_NOUNS and "in" in cases:
                governor = self.tree.head(token)
                own = next((c for c in self.tree.children(token) if base(c.deprel) == "nsubj"), None)
                over = self.tree.subject(governor) if own is None and governor is not None else None
                contents = words_at(self.tree, token, "nmod:of") or words_at(self.tree, token, "nmod:to")
                contents = contents or words_at(self.tree, token, "acl:of") or words_at(self.tree, token, "acl:to")
                yield from self._side(token, SIDE_NOUNS[token.lemma], own or over, contents)

    def is_ours(self, token: Token) -> bool:
        """ "we are for the freedom to dress": of others "is for" says whose a thing is."""
        return any(c.lemma.lower() in {"we", "i"} and base(c.deprel) == "nsubj" for c in self.tree.children(token))

    def _side(self, token: Token, told: str, holder: Token | None, contents: list[Token]) -> Iterator[Stance]:
        """The stances of a phrase that says on which side somebody stands."""
        if holder is None or not self.is_held(token) or is_negated(self.tree, token):
            return
        for content in (part for head in contents for part in self.parts_of(head)):
            conditions = conditions_of(self.tree, token)
            stance = "conditional" if conditions else told
            yield Stance(token, stance, holder, content, "sides", SIDE_SHARE, False, (), conditions, True)

    def use_of(self, token: Token) -> StanceWord | None:
        """The use of a word whose particle, preposition and content stand in the text."""
        for use in self.words.of("ADJ", token.text):
            if self.is_predicative(token) and self.contents(token, use):
                return use
        if token.upos != "VERB":
            return None
        particle = particle_of(self.tree, token)
        for use in self.words.of("VERB", token.lemma):
            asked = not (use.group.addressed and use.preposition) or words_at(
                self.tree, token, f"obl:{use.preposition}"
            )
            if use.particle in {None, particle} and asked and self.contents(token, use):
                return use
        return None

    def is_predicative(self, token: Token) -> bool:
        """Is it said of a subject, and no passive with its doer: "is prepared to", but not "prepared by the army"?"""
        children = self.tree.children(token)
        if token.upos not in {"ADJ", "VERB"} or any(c.deprel == "obl:agent" for c in children):
            return False
        copular = any(c.deprel in {"cop", "aux:pass"} for c in children)
        if token.upos == "VERB" and token.feat("VerbForm") != "Part" and not copular:
            return False
        verbal = token.upos == "VERB" and any(c.deprel in {"obj", "aux"} for c in children)
        return not verbal

    def contents(self, token: Token, use: StanceWord) -> list[Token]:
        """The heads of what the word is about, in the first slot that holds something; its list spelled out."""
        for slot in use.slots():
            found = [w for w in words_at(self.tree, token, slot) if self.can_be_content(token, w, use)]
            if found and use.group.name == "wishes":
                found += self.further_wishes(token)
            if found:
                return [part for head in found for part in self.parts_of(head)]
        return []

    def further_wishes(self, token: Token) -> list[Token]:
        """ "wants them to leave and the others shut out": a second thing wished that parsers take for a clause."""
        clauses = [c for c in self.tree.children(token) if c.deprel == "conj" and c.feat("VerbForm") == "Part"]
        return [
            c
            for c in clauses
            if any(base(w.deprel) == "nsubj" for w in self.tree.children(c))
            and not any(base(w.deprel) == "aux" for w in self.tree.children(c))
        ]

    def can_be_content(self, token: Token, word: Token, use: StanceWord) -> bool:
        """Does the word fit the group: a duty where it asks for one, one of its only words, no untruth?"""
        group = use.group
        if word.index == token.index or is_condition(self.tree, word):
            return False
        if has_marks(self.tree, word, ("if", "whether")) or word.lemma.lower() in {"what", "why", "how"}:
            return False
        if group.only and word.lemma.lower() not in group.only:
            return False
        if group.untrue and self.is_untrue(word):
            return False
        if self.words.has("private", word.lemma) and word.upos == "NOUN":
            return False
        own = any(c.deprel == "nmod:poss" and c.upos == "PRON" for c in self.tree.children(word))
        if own and group.name == "backs":
            return False  # "to support its campaign": what is his own
        if self.words.has("idle", word.lemma) and word.upos in {"VERB", "AUX"} and group.weak:
            return False
        if group.addressed and word.upos in {"NOUN", "PROPN", "PRON"}:
            return base(word.deprel) == "obl"
        return True

    def is_untrue(self, word: Token) -> bool:
        """ "rejected the claim", but not "rejected its claim to the island"."""
        aims = any(words_at(self.tree, word, slot) for slot in ("nmod:to", "nmod:on", "nmod:over"))
        return self.words.has("untrue", word.lemma) and not aims

    def parts_of(self, head: Token) -> list[Token]:
        """A list of things is as many issues; of clauses only those with a "to" or a subject of their own."""
        own = ("mark", "nsubj", "nsubj:pass")
        further = [
            word
            for word in self.tree.conjuncts(head)
            if (word.upos != "VERB" and head.upos != "VERB") or any(c.deprel in own for c in self.tree.children(word))
        ]
        return [head, *(word for word in further if not self.is_excepted(word))]

    def is_excepted(self, member: Token) -> bool:
        """ "autonomy rather than independence", "talks, but not a deal"."""
        return any(
            c.lemma.lower() in {"rather", "not", "instead"} and c.index < member.index
            for c in self.tree.children(member)
        )

    def is_held(self, token: Token) -> bool:
        """Is the stance told as somebody's own, and not as what is wished, asked, supposed or left open?"""
        if aux_lemmas(self.tree, token) & UNSURE:
            return False
        word: Token | None = token
        while word is not None and (governor := self.tree.head(word)) is not None:
            relation = base(word.deprel)
            if has_marks(self.tree, word, UNASKED) and relation in {"advcl", "ccomp", "acl", "csubj"}:
                return False
            if relation == "xcomp" and not self.tells_on(governor):
                return False
            if relation == "acl" and "to" in self.tree.marks_of(word):
                return False
            if relation == "advcl" and "to" in self.tree.marks_of(word) and is_negated(self.tree, governor):
                return False
            if relation == "ccomp" and self.use_of(governor) is not None and self.asks(governor, word):
                return False
            if relation in {"acl", "ccomp"} and governor.upos == "NOUN" and is_negated(self.tree, governor):
                return False  # "gave no indication that they plan to"
            purpose = relation == "advcl" and "to" in self.tree.marks_of(word)
            if relation not in {"xcomp", "ccomp", "conj"} and not purpose:
                return True
            word = governor
        return True

    def tells_on(self, governor: Token) -> bool:
        """Is what stands below such a verb still told: "continues to oppose", "is said to favour"?"""
        return self.words.has("told_on", governor.lemma)

    def asks(self, governor: Token, clause: Token) -> bool:
        """Does the stance word over a clause ask for what the clause says: "demanded that Israel accept"?"""
        use = self.use_of(governor)
        return use is not None and use.group.stance is not None and use.group.name not in {"insists", "suggests"}

    def read(self, token: Token, use: StanceWord) -> Iterator[Stance]:
        """The stances of one word: one for each content."""
        group = use.group
        holder = self.holder_of(token)
        if holder is None or any(c.lemma.lower() == "no" for c in self.tree.children(holder)):
            return  # "no government is willing": whose stance it is, nobody says
        neither = any(c.lemma.lower() == "neither" for c in self.tree.children(holder))
        negated = is_negated(self.tree, token) or neither
        asked = [w for slot in group.addressee for w in words_at(self.tree, token, slot)]
        for content in self.contents(token, use):
            told = self.judge(use, content, negated)
            if told is None:
                continue
            conditions = conditions_of(self.tree, token, content)
            if told != "opposes":
                conditions = without_ends(conditions, self.tree)
            if conditions and group.name not in {"condemns", "blames", "warns_of", "welcomes"}:
                told = "conditional"
            if told == "bargain":
                continue
            turned = self.is_turned(content) or self.is_put_out(content)
            yield Stance(
                token,
                told,
                holder,
                content,
                group.name,
                group.share,
                group.weak,
                tuple(asked or self.charged(content, group.flips)),
                conditions,
                group.issue and not turned,
                group.armed,
                self.leaver(token, content) if group.flips else None,
            )

    def leaver(self, token: Token, content: Token) -> Token | None:
        """Who should go or be kept out: "wants foreign troops to leave", "wants the government shut out"."""
        particle = particle_of(self.tree, content)
        out = any("out" in self.tree.cases_of(c) for c in self.tree.children(content))
        said = f"{content.lemma.lower()} {'out' if out else particle}"
        if not (self.words.has("departing", content.lemma) or self.words.has("departing", said)):
            return None
        own = next((c for c in self.tree.children(content) if base(c.deprel) == "nsubj"), None)
        own = own or (self.tree.object(token) if content.deprel == "xcomp" else None)
        thing = next((c for c in self.tree.children(content) if c.deprel == "obj"), None)
        return thing or own if content.lemma.lower() in {"exclude", "bar", "ban", "withdraw"} else own

    def charged(self, content: Token, asks: bool) -> list[Token]:
        """Of whom it is asked: who is to act in the clause, "demanded that Israel leave"."""
        if not asks or content.upos not in {"VERB", "ADJ"}:
            return []
        return [c for c in self.tree.children(content) if base(c.deprel) == "nsubj"]

    def holder_of(self, token: Token) -> Token | None:
        """Whose stance it is: the logical subject; of an adjective or a verb taken for one, the surface subject."""
        own = next((c for c in self.tree.children(token) if base(c.deprel) == "nsubj"), None)
        if token.upos == "ADJ" and own is not None and own.deprel == "nsubj:pass":
            return own  # "was prepared to hold talks"
        if token.upos == "ADJ" or not self.is_adjectival(token):
            over = self.tree.head(token)
            if token.deprel == "parataxis" and own is None and over is not None and token.feat("VerbForm") == "Part":
                return self.tree.subject(over)  # "rejected it, having long warned of it"
            return self.tree.subject(token)
        return own or self.tree.object(token)

    def is_adjectival(self, token: Token) -> bool:
        """Is a participle read as an adjective: "is prepared to", "is opposed to"?"""
        return bool(self.words.of("ADJ", token.text)) and self.is_predicative(token)

    def judge(self, use: StanceWord, content: Token, negated: bool) -> str | None:
        """The stance that the word and its content make together; "bargain" where only a condition makes one."""
        group = use.group
        turned = self.is_turned(content) or self.is_put_out(content)
        if group.refuses is not None:
            return group.refuses if turned == "negated" and not negated else "bargain"
        if group.bargains and not (negated and group.negated):
            return "bargain"
        if group.clause == "duty" and base(content.deprel) == "ccomp" and not self.is_duty(content):
            return TURNED["seeks"] if turned == "negated" and group.name == "insists" else None
        if self.words.has("silent_acts", content.lemma) and group.untrue:
            return None
        told = group.negated if negated else group.stance
        if told in TURNED and turned and group.flips and not negated:
            return TURNED[told]
        if told in TURNED and turned == "negated" and not group.flips and content.upos == "VERB":
            return TURNED[told]
        return told

    def is_turned(self, content: Token) -> str | None:
        """Does the content itself deny ("negated") or undo something ("reversed"): "not to attack", "to leave"?"""
        if content.upos not in {"VERB", "ADJ", "ADV", "AUX"} and content.lemma.lower() not in SMALL:
            return None
        over = self.tree.head(content)
        if content.deprel == "xcomp" and self.words.has("departing", content.lemma) and not self.has_other(content):
            return None  # "plans to leave": what a side does itself
        subject = next((c for c in self.tree.children(content) if base(c.deprel) == "nsubj"), None)
        if subject is not None and any(
            c.lemma.lower() == "no" and c.deprel == "det" for c in self.tree.children(subject)
        ):
            return "negated"  # "insists there has been no change"
        if is_negated(self.tree, content) or (over is not None and is_denied_after(self.tree, over, content)):
            return "negated"
        out = any("out" in self.tree.cases_of(c) for c in self.tree.children(content))
        particle = "out" if out else particle_of(self.tree, content)
        said = f"{content.lemma.lower()} {particle}" if particle else content.lemma.lower()
        if self.words.has("reversing", said) or self.words.has("reversing", content.lemma):
            return "reversed"
        small = {content.text.lower()} | {c.text.lower() for c in self.tree.children(content) if c.deprel == "advmod"}
        return "reversed" if SMALL & small and content.upos != "VERB" else None

    def has_other(self, content: Token) -> bool:
        """Is somebody else to do the act: "wants them to leave"?"""
        over = self.tree.head(content)
        own = any(base(c.deprel) == "nsubj" for c in self.tree.children(content))
        return own or (over is not None and any(base(c.deprel) in {"obj", "iobj"} for c in self.tree.children(over)))

    def is_put_out(self, content: Token) -> str | None:
        """ "wants them out of the country"."""
        verb = self.tree.head(content)
        if verb is None or content.deprel != "obj":
            return None
        beside = (c for c in self.tree.children(verb) if base(c.deprel) == "obl" and c.index > content.index)
        return "reversed" if any(SMALL & set(self.tree.cases_of(c)) for c in beside) else None

    def is_duty(self, clause: Token) -> bool:
        """Is the clause what should be: "must act", "needs to act", "(that) Israel act"?"""
        auxiliaries = aux_lemmas(self.tree, clause)
        if auxiliaries & (self.words.lists["duties"] | self.words.lists["permissions"]):
            return True
        if self.words.has("duty_verbs", clause.lemma) and any(
            base(c.deprel) == "xcomp" for c in self.tree.children(clause)
        ):
            return True
        return self.is_subjunctive(clause)

    def is_subjunctive(self, clause: Token) -> bool:
        """ "insisted that the army leave", "that it be kept": a bare verb under "that", whatever its subject."""
        if clause.upos != "VERB" or "to" in self.tree.marks_of(clause):
            return False
        for child in self.tree.children(clause):
            if base(child.deprel) == "aux" and child.text.lower() == "be":
                return True
        bare = clause.text.lower() == clause.lemma.lower() and not aux_lemmas(self.tree, clause)
        subject = next((c for c in self.tree.children(clause) if base(c.deprel) == "nsubj"), None)
        if not bare or subject is None or is_gerund_like(clause):
            return False
        return subject.feat("Number") != "Plur" and subject.lemma.lower() not in {"i", "you", "we", "they"}


def is_gerund_like(clause: Token) -> bool:
    """Past forms that look like the lemma are none: "put", "cut" are left to the reader."""
    return clause.feat("Tense") == "Past"
