"""Chain pronouns: which of the entities before a pronoun it stands for, by weights that were learned.

Rules say who cannot be meant (number, gender, what grammar forbids). Among the rest a logistic model chooses, with
"nobody said before" as one more answer. Its weights stand in data/pronouns.yaml; training/pronouns.py writes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import log

from dateline.annotate.chain_entities import CLASS_OF, Entity, Said, role_of
from dateline.annotate.genders import HE, SHE
from dateline.annotate.pronoun_grammar import Grammar, Surroundings
from dateline.reference.data_files import read_yaml

Features = dict[str, float]
Weights = Mapping[str, Mapping[str, float]]  # by class of pronoun: person it they
REACH = {"person": 5, "it": 3, "they": 4}  # sentences back
LITTLE = 30.0  # what a chance of a hundredth counts for
SUBJECTS = 3  # subjects around a pronoun that are told apart
PERSONS = frozenset({"NAM-PER", "NOM-PER", "kin", "someone", "proper"})
MAYBE_PERSONS = frozenset({"NAM-ORG", "NAM-NORP", "NAM-LOC", "NAM-FAC", "NAM-VEH", "NAM-WEA", "NAM-GPE"})
SEEMING = frozenset({"seem", "appear", "happen", "turn", "matter", "take"})
BODIES = frozenset({"NAM-ORG", "NAM-GPE", "NAM-NORP", "NOM-ORG", "NOM-GPE"})
BEFORE_NOUN = frozenset({"amod", "compound", "nmod:poss"})
MANY = frozenset({"police", "people", "personnel", "staff", "crew"})  # never "it"


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights of data/pronouns.yaml."""
    weights: Weights = read_yaml(resources.files("dateline.annotate") / "data" / "pronouns.yaml")["weights"]
    return weights


ONE_BY_NAME = frozenset({"NAM-GPE", "NAM-ORG"})  # "the United Nations said it would", whatever the name's number


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun's possible answers: what speaks for each entity, and for none of them."""

    kind: str  # person it they
    entities: tuple[Entity, ...]
    features: tuple[Features, ...]
    of_none: Features


class Chooser:
    """Chooses for the pronouns of one document, from entities in the order in which they were said last."""

    def __init__(self, grammar: Grammar, weights: Weights | None = None) -> None:
        self.grammar = grammar
        self.weights = load_weights() if weights is None else weights

    def choose(self, pronoun: Said, latest_first: Iterable[Entity]) -> Entity | None:
        """The entity for which the pronoun most likely stands, None where it more likely stands for none."""
        choice = self.choice(pronoun, latest_first)
        if (sayer := self._sayer(pronoun, choice)) is not None:
            return sayer
        weights = self.weights[choice.kind]
        best, most = None, score(choice.of_none, weights)
        for entity, features in zip(choice.entities, choice.features, strict=True):
            if (value := score(features, weights)) > most:
                best, most = entity, value
        return best

    def _sayer(self, pronoun: Said, choice: Choice) -> Entity | None:
        """The body that says what "it" did, or whose man does: "the army said it ...", "an army spokesman said it"."""
        around = self.grammar.around(pronoun.head)
        verb = self.grammar.tree.head(pronoun.head)
        # "The government said it was clear that ..."
        empty = around.clausal and verb is not None and (verb.upos != "VERB" or verb.lemma in SEEMING)
        if choice.kind != "it" or around.sayer < 0 or empty:
            return None
        actors = [e for e in choice.entities if e.last.kind in BODIES and e.known != "media"]
        here = [e for e in actors if self.grammar.is_within(e.last.head, around.sayer)]
        return next((e for e in here if e.last.head.index == around.sayer), here[0] if here else None)

    def choice(self, pronoun: Said, latest_first: Iterable[Entity]) -> Choice:
        """The entities that can be meant and what speaks for them."""
        word = CLASS_OF[pronoun.head.text.lower()]
        kind = "person" if word in {HE, SHE} else word
        around = self.grammar.around(pronoun.head)
        found = list[Entity]()
        for entity in latest_first:
            if pronoun.head.sentence - entity.last.head.sentence > REACH[kind]:
                break
            if agrees(word, entity) and not is_barred(entity, pronoun, around):
                found.append(entity)
        most = max((len(e.said) for e in found), default=0)
        features = [self._features(word, pronoun, e, around, rank, most) for rank, e in enumerate(found)]
        return Choice(kind, tuple(found), tuple(features), self._none(pronoun, around, found))

    def _none(self, pronoun: Said, around: Surroundings, found: list[Entity]) -> Features:
        quoted = self.grammar.quotation(pronoun.head) >= 0
        links = self.grammar.links.get(pronoun.head.index, {})
        told = {"none": 1.0, f"none, {pronoun.role}": 1.0, "none, first sentence": float(pronoun.head.sentence == 0)}
        told["none, quoted"] = float(quoted)
        told["none, clause"] = float(around.clausal)
        told["none, linked"] = sum(links.values())
        told["none, few"] = 1.0 / (1 + len(found))
        return told

    def _features(
        self, word: str, pronoun: Said, entity: Entity, around: Surroundings, rank: int, most: int
    ) -> Features:
        last, count = entity.last, len(entity.said)
        back = pronoun.head.sentence - last.head.sentence
        told = {
            f"{min(back, 5)} back": 1.0,
            f"{last.role}, {min(back, 2)} back": 1.0,
            f"{pronoun.role} of {last.role}, {min(back, 1)} back": 1.0,
            f"{pronoun.role}, {min(back, 2)} back": 1.0,
            f"in {role_of(around.top, self.grammar.tree)}, {last.role}, {min(back, 1)} back": 1.0,
            f"is {last.kind}": 1.0,
            f"is {last.number}": 1.0,
            "between": log(1 + rank),
            "said": log(count),
            "said most": float(count == most),
            "said first": float(entity.first == 0),
            "subject before": log(1 + entity.subjects),
            "said lately": float(sum(s.head.sentence >= pronoun.head.sentence - 1 for s in entity.said[-3:])),
        }
        if last.role == "subject" and self.grammar.is_main(last.head):
            told[f"main subject, {min(back, 2)} back"] = 1.0
        if count == 1 and last.span.end - last.span.start > last.head.span.end - last.head.span.start:
            told["new by full name"] = 1.0
        if rank == 0:
            told["nearest"] = 1.0
        if last.index >= 0 and any(kind.startswith("NAM") for kind in entity.kinds):
            told["named"] = 1.0
        self._tell_grammar(told, pronoun, entity, around, back)
        self._tell_agreement(told, word, entity)
        return told

    def _tell_grammar(self, told: Features, pronoun: Said, entity: Entity, around: Surroundings, back: int) -> None:
        last = entity.last.head.index
        if back == 0 and last in around.subjects[:SUBJECTS]:
            told[f"{pronoun.role}, subject {around.subjects.index(last)} above"] = 1.0
        if last == around.sayer:
            told["sayer"] = 1.0
        if links := self.grammar.links.get(pronoun.head.index):
            chance = sum(links.get(said.head.index, 0.0) for said in entity.said)
            told["linked"], told["linked, if little"] = chance, log(1 + LITTLE * chance)
        own, other = self.grammar.quotation(pronoun.head), self.grammar.quotation(entity.last.head)
        if own != other:
            where = "in" if own >= 0 > other else "out" if other >= 0 > own else "across"
            told[f"quoted {where}, {entity.last.role}"] = 1.0
        elif own >= 0:
            told["quoted together"] = 1.0

    def _tell_agreement(self, told: Features, word: str, entity: Entity) -> None:
        if entity.last.kind == "PRO" and word in entity.classes:
            told["such pronoun last"] = 1.0
        elif word in entity.classes:
            told["such pronoun before"] = 1.0
        elif entity.classes:
            told["other pronoun before"] = 1.0
        if entity.known:
            told[f"known {entity.known}"] = 1.0
        if word in {HE, SHE}:
            sure, likely = entity.gender, entity.likely
            told[
                "gender told" if sure else f"gender {'likely' if likely == word else 'unlikely' if likely else 'open'}"
            ] = 1.0


def score(features: Features, weights: Mapping[str, float]) -> float:
    """The weighted sum."""
    total, weight_of = 0.0, weights.get
    for name, value in features.items():
        total += weight_of(name, 0.0) * value
    return total


def is_barred(entity: Entity, pronoun: Said, around: Surroundings) -> bool:
    """Does grammar forbid it: the pronoun is part of its phrase, or takes part in one act beside it?"""
    for said in reversed(entity.said):
        if said.head.sentence != pronoun.head.sentence:
            return False
        if said.head.index in around.barred or said.span.overlaps(pronoun.span):
            return True
    return False


def agrees(word: str, entity: Entity) -> bool:
    """Can the pronoun stand for such an entity, by gender, number and kind?"""
    if word == "it":
        return is_one_thing(entity)
    if word == "they":
        return is_many(entity)
    if entity.classes & {"it", "they"} or (entity.gender and entity.gender != word):
        return False
    last = entity.last
    if last.number == "many":
        return False
    if entity.kinds & PERSONS or entity.classes:
        return True
    before_noun = last.kind == "NAM-NORP" and last.head.deprel in BEFORE_NOUN
    return bool(entity.kinds & MAYBE_PERSONS) and entity.known in {"", "person"} and not before_noun


def is_one_thing(entity: Entity) -> bool:
    """Can "it" stand for it?"""
    if entity.classes & {HE, SHE} or entity.kinds & {"NAM-PER", "NOM-PER", "kin"}:
        return False
    last = entity.last
    return last.head.lemma.lower() not in MANY and (last.number != "many" or last.kind in ONE_BY_NAME)


def is_many(entity: Entity) -> bool:
    """Can "they" stand for it: a plural, a group, or an organization or country that has many people?"""
    if entity.classes & {HE, SHE}:
        return False
    if entity.last.number != "one" or "they" in entity.classes:
        return True
    return bool(entity.kinds & {"NAM-ORG", "NAM-GPE", "NAM-NORP", "NOM-ORG", "NOM-GPE"})
