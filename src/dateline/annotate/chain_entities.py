"""Chain entities: what the text speaks of, as far as it has been read, for the pronouns that may stand for it.

Besides the chains of mentions these are the other nouns ("the bridge", "her mother"): a pronoun that stands for one
stands for none of the actors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.annotate.genders import HE, SHE, gender_named, gender_said, load_nouns
from dateline.records.mention import Mention
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

CLASS_OF = {
    **dict.fromkeys(("he", "him", "his", "himself"), HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), SHE),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
ROLES = {
    "nsubj": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "root": "head",
    "appos": "beside",
    "vocative": "beside",
    "dislocated": "beside",
    "parataxis": "head",
}
NO_PHRASE = frozenset({"compound", "flat", "fixed", "goeswith", "expl", "nmod:tmod", "obl:tmod", "nmod:desc"})
PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent", "ee", "ess")
COLLECTIVES = frozenset(
    {"army", "crowd", "family", "gang", "government", "group", "couple", "audience", "public", "staff", "crew"}
    | {"military", "militia", "party", "police", "press", "team", "band", "people", "personnel", "pair", "majority"}
)


@dataclass(slots=True, eq=False)
class Said:
    """One time that an entity is said: by a mention, or by a noun that is none."""

    head: Token
    span: Span
    kind: str  # NAM-PER NOM-ORG PRO NAM-NORP thing ...
    role: str
    number: str  # one many several group
    index: int  # of the mention, -1 for a noun that is none


@dataclass(slots=True, eq=False)
class Entity:
    """Whatever was said more than once, or may be said again."""

    said: list[Said] = field(default_factory=list)
    gender: str = ""  # as a title, a noun or a pronoun told
    likely: str = ""  # as the first name tells
    classes: set[str] = field(default_factory=set)  # of the pronouns that stood for it
    kinds: set[str] = field(default_factory=set)
    first: int = 0  # the sentence in which it was said first
    subjects: int = 0  # how often it was said as a subject
    known: str = ""  # the kind of the registry's actor

    @property
    def last(self) -> Said:
        """The latest time that it was said."""
        return self.said[-1]

    @property
    def mentions(self) -> tuple[int, ...]:
        """Its mentions, in text order."""
        return tuple(said.index for said in self.said if said.index >= 0)

    def add(self, said: Said, gender: str = "", likely: str = "") -> None:
        """Is said once more."""
        if not self.said:
            self.first = said.head.sentence
        self.said.append(said)
        self.kinds.add(said.kind)
        self.subjects += said.role == "subject"
        self.gender = self.gender or gender
        self.likely = self.likely or likely

    def stands(self, word: str) -> None:
        """A pronoun of the class stands for it; whom "she" was said of is no "he" later."""
        if word:
            self.classes.add(word)
            self.gender = self.gender or (word if word in {HE, SHE} else "")


def said_by(mention: Mention, tree: Tree) -> Said:
    """A mention as one time that its entity is said."""
    head = tree.tokens[mention.head]
    kind = "PRO" if mention.mention_type == "PRO" else f"{mention.mention_type}-{mention.entity_type}"
    # "Owings" is one, though a parser may take the name for a plural.
    number = "one" if kind == "NAM-PER" and number_of(head, tree) == "many" else number_of(head, tree)
    return Said(head, mention.span, kind, role_of(head, tree), number, mention.index)


def genders_of(mention: Mention, tree: Tree) -> tuple[str, str]:
    """(what its nouns say, what its first name says) of the gender of a person."""
    head = tree.tokens[mention.head]
    if mention.mention_type == "PRO" or head.feat("Number") == "Plur":
        return "", ""
    named = gender_named(mention, tree) if mention.entity_type == "PER" else ""
    return gender_said(tree, head), named


def find_things(tree: Tree, taken: Sequence[int]) -> Iterator[Said]:
    """Nouns that head a phrase and are no mentions, in text order."""
    heads = frozenset(taken)
    for token in tree.tokens:
        if token.upos in {"NOUN", "PROPN"} and token.index not in heads and token.deprel not in NO_PHRASE:
            yield Said(token, token.span, kind_of(token), role_of(token, tree), number_of(token, tree), -1)


def kind_of(token: Token) -> str:
    """ "kin" of a noun with a gender, "proper" of an unknown name, "someone" of one that may be a person, "thing"."""
    if token.upos == "PROPN":
        return "proper"
    if token.text.lower() in load_nouns():
        return "kin"
    return "someone" if token.lemma.lower().endswith(PERSON_ENDINGS) else "thing"


def role_of(token: Token, tree: Tree) -> str:
    """subject object oblique owner part beside head other; a conjunct or apposition has its first's."""
    while token.deprel in {"conj", "appos"} and token.head >= 0:
        token = tree.tokens[token.head]
    if token.deprel == "nmod:poss":
        return "owner"
    universal = base(token.deprel)
    return "part" if universal in {"nmod", "compound", "amod"} else ROLES.get(universal, "other")


def number_of(head: Token, tree: Tree) -> str:
    """one, many (a plural), several (a coordination), group (a noun of several people)."""
    if head.lemma.lower() in COLLECTIVES:
        return "group"
    plural = head.upos == "NOUN" and head.text.lower().endswith("s") and head.text.lower() != head.lemma.lower()
    if plural or head.feat("Number") == "Plur":
        return "many"
    coordinated = any(c.deprel == "conj" and c.upos in {"NOUN", "PROPN", "PRON"} for c in tree.children(head))
    return "several" if coordinated else "one"
