"""Templates: the incidents of a document, from the fillers that a network found in it and from its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from training.example import spans_of
from training.muc import ARTICLES, ROLES, Entity, Story, Template, bare_words, key, mark_story, mark_template

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
RAREST = 5  # a stem of fewer training rows says nothing
RIDGE = 1e-4
STEM = 5  # letters of a word that are kept
ROUNDS = 150  # of the descent; it has come to rest long before

Array = NDArray[np.float64]
Found = tuple[int, int, str, float]  # first word, last word + 1, role, score


class FillerReading(Protocol):
    """What a network reads in a sentence."""

    @property
    def fillers(self) -> Sequence[Found]: ...


@dataclass(frozen=True, slots=True)
class SentenceFillers:
    """The fillers of a sentence, where no network read them."""

    fillers: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen on the training stories that were held back."""

    least: float = 0.6  # score of an entity, in the light of its document
    weight: float = 0.0  # of the document's odds against those of the filler
    least_document: float = 0.5  # probability from which a document without fillers still has a template
    margin: float = 1.0  # log-odds by which a sentence must speak for another type than its document's


@dataclass(slots=True)
class Candidate:
    """An entity of a document in one role: its mentions, and the sentences they stand in."""

    role: str
    score: float
    mentions: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WordOdds:
    """Logistic regression over the words of a text, each counted once; one column for each question."""

    column: dict[str, int]
    weights: Array  # [words, questions]
    bias: Array  # [questions]

    def rows(self, texts: Sequence[Iterable[str]]) -> Array:
        """[texts, words], each row of length 1."""
        found = np.zeros((len(texts), len(self.column)))
        for row, words in zip(found, texts, strict=True):
            own = [self.column[w] for w in set(words) if w in self.column]
            row[own] = 1 / np.sqrt(max(len(own), 1))
        return found

    def logits(self, texts: Sequence[Iterable[str]]) -> Array:
        """[texts, questions]: the log-odds of a yes."""
        found: Array = self.rows(texts) @ self.weights + self.bias
        return found


@dataclass(frozen=True, slots=True)
class TemplateModel:
    """What the training stories say of words, and of names that mean the same."""

    document: WordOdds  # has it a template at all? then one question for each type
    sentence: WordOdds  # one question for each type, of sentences with fillers
    same: frozenset[frozenset[str]]  # keys of two mentions of one entity
    inside: frozenset[str]  # keys of organisations that stand within the names of their members


def sigmoid(x: Array) -> Array:
    """Probabilities of log-odds."""
    found: Array = 1 / (1 + np.exp(-x))
    return found


def learn_odds(texts: Sequence[set[str]], answers: Array) -> WordOdds:
    """Weights for answers [texts, questions] of 0 and 1, by accelerated gradient descent."""
    seen = Counter(word for text in texts for word in text)
    column = {word: i for i, word in enumerate(sorted(w for w, n in seen.items() if n >= RAREST))}
    share = answers.mean(0).clip(1e-3, 1 - 1e-3)
    n_questions = answers.shape[1]
    odds = WordOdds(column, np.zeros((len(column), n_questions)), np.log(share / (1 - share)))
    x = odds.rows(texts)
    step = 1 / (0.25 * largest_eigenvalue(x) + RIDGE)
    weights, bias, ahead = odds.weights, odds.bias, odds.weights
    for k in range(ROUNDS):
        error = (sigmoid(x @ ahead + bias) - answers) / len(x)
        moved = ahead - step * (x.T @ error + RIDGE * ahead)
        ahead, weights, bias = moved + k / (k + 3) * (moved - weights), moved, bias - error.sum(0)
    return WordOdds(column, weights, bias)


def largest_eigenvalue(x: Array) -> float:
    """Of x'x / n, by power iteration."""
    vector = np.ones(x.shape[1])
    for _ in range(20):
        vector = x.T @ (x @ (vector / max(float(np.linalg.norm(vector)), 1e-12))) / len(x)
    return float(np.linalg.norm(vector)) * 1.05


def learn_templates(stories: Sequence[Story]) -> TemplateModel:
    """What stories with templates teach."""
    answers = [[bool(s.templates), *(has_type(s.templates, kind) for kind in TYPES)] for s in stories]
    texts, kinds = [], []
    for story in stories:
        for text, template in told_sentences(story):
            texts.append(text)
            kinds.append([kind in template.incident_type for kind in TYPES])
    entities = [(role, e) for s in stories for t in s.templates for role in ROLES for e in t.fillers[role]]
    same = {frozenset((key(a), key(b))) for _, entity in entities for a in entity for b in entity if key(a) != key(b)}
    return TemplateModel(
        document=learn_odds([document_words(s) for s in stories], np.array(answers, float)),
        sentence=learn_odds(texts, np.array(kinds, float)),
        same=frozenset(same),
        inside=inner_organisations(t for s in stories for t in s.templates),
    )


def inner_organisations(templates: Iterable[Template]) -> frozenset[str]:
    """Keys of names of organisations that, where a perpetrator's name holds them, mostly are perpetrators too."""
    templates = list(templates)
    listed = [{key(m) for entity in t.fillers["PerpOrg"] for m in entity} for t in templates]
    known = set().union(*listed)
    balance: Counter[str] = Counter()
    for template, own in zip(templates, listed, strict=True):
        names = {part for entity in template.fillers["PerpInd"] for m in entity for part in parts_of(m)}
        balance.update({k: 1 if k in own else -1 for k in {key(name) for name in names} & known})
    return frozenset(k for k, n in balance.items() if n > 0)


def has_type(templates: Iterable[Template], kind: str) -> bool:
    """Is an incident of a type among the templates?"""
    return any(kind in template.incident_type for template in templates)


def told_sentences(story: Story) -> Iterator[tuple[set[str], Template]]:
    """For each template its sentences, as the words that tell its type."""
    for template in story.templates:
        places: dict[int, list[Found]] = {}
        for (sentence, begin, end), role in mark_template(template, story):
            if role is not None:
                places.setdefault(sentence, []).append((begin, end, role, 1.0))
        for sentence, fillers in places.items():
            yield sentence_words(story.words(sentence), fillers), template


def document_words(story: Story) -> set[str]:
    """The words of a story."""
    return {stem(word) for i in range(len(story.sentences)) for word in story.words(i)}


def stem(word: str) -> str:
    """What "kidnapped", "kidnapping" and "kidnappers" share."""
    return word.lower()[:STEM]


def sentence_words(words: Sequence[str], fillers: Iterable[Found]) -> set[str]:
    """The words of a sentence, and those of its fillers with their roles."""
    found = {stem(word) for word in words}
    for begin, end, role, _ in fillers:
        found |= {role, *(f"{role} {stem(word)}" for word in words[begin:end])}
    return found


def gold_fillers(story: Story) -> list[SentenceFillers]:
    """The fillers that a story's own templates mark in it: what a faultless network would read."""
    return [
        SentenceFillers(tuple((b, e, role, 1.0) for b, e, role in spans_of([tag or "O" for tag in x.filler or []])))
        for x in mark_story(story)
    ]


def find_templates(
    story: Story, readings: Sequence[FillerReading], model: TemplateModel, choices: Choices | None = None
) -> tuple[Template, ...]:
    """The incidents of a story, one a type; each entity is given by its best mention alone."""
    choices = choices or Choices()
    document = model.document.logits([document_words(story)])[0]
    candidates = [
        c
        for c in find_entities(story, readings, model)
        if in_light(c.score, document[0], choices.weight) >= choices.least
    ]
    if not candidates and float(sigmoid(document[:1])[0]) < choices.least_document:
        return ()
    types = choose_types(story, readings, candidates, model, document[1:], choices.margin)
    found = dict.fromkeys(types) or {TYPES[int(document[1:].argmax())]: None}
    return tuple(Template(kind, {role: members(candidates, types, kind, role) for role in ROLES}) for kind in found)


def in_light(score: float, document: float, weight: float) -> float:
    """The probability of a filler when its document's log-odds of having a template are weighed in."""
    score = min(max(score, 1e-4), 1 - 1e-4)
    return float(1 / (1 + np.exp(-(np.log(score / (1 - score)) + weight * document))))


def members(candidates: Sequence[Candidate], types: Sequence[str], kind: str, role: str) -> tuple[Entity, ...]:
    """The entities that fill a role in the incident of a type."""
    return tuple((c.mentions[0],) for c, own in zip(candidates, types, strict=True) if own == kind and c.role == role)


def choose_types(
    story: Story,
    readings: Sequence[FillerReading],
    candidates: Sequence[Candidate],
    model: TemplateModel,
    document: Array,
    margin: float,
) -> list[str]:
    """The incident type of each candidate: its document's, unless its sentences clearly tell another."""
    numbers = sorted({s for c in candidates for s in c.sentences})
    if not numbers:
        return []
    texts = [sentence_words(story.words(s), readings[s].fillers) for s in numbers]
    told = dict(zip(numbers, log_share(model.sentence.logits(texts)), strict=True))
    whole = log_share(document[None])[0] + sum(told.values())
    main = int(whole.argmax())
    found = []
    for candidate in candidates:
        own = sum(told[s] for s in candidate.sentences) / len(candidate.sentences)
        own = own + whole / len(told)
        best = int(own.argmax())
        found.append(TYPES[best if own[best] - own[main] > margin else main])
    return found


def log_share(logits: Array) -> Array:
    """The log of each probability's share among those of its row."""
    found = sigmoid(logits)
    shares: Array = np.log(found / found.sum(1, keepdims=True))
    return shares


def find_entities(story: Story, readings: Sequence[FillerReading], model: TemplateModel) -> list[Candidate]:
    """Mentions of one role that mean the same, laid together; the best mention first, by its scores in all places."""
    groups: list[list[tuple[str, int, float]]] = []
    roles: list[str] = []
    for role, text, sentence, score in find_mentions(story, readings, model):
        fitting = [
            g for g, own in zip(groups, roles, strict=True)
            if own == role and any(is_same(text, other, role, model.same) for other, _, _ in g)
        ]  # fmt: skip
        if fitting:
            fitting[0].append((text, sentence, score))
        else:
            groups.append([(text, sentence, score)])
            roles.append(role)
    return [make_candidate(role, group) for role, group in zip(roles, groups, strict=True)]


def make_candidate(role: str, group: Sequence[tuple[str, int, float]]) -> Candidate:
    """An entity of mentions (text, sentence, score); its score is that of its surest mention."""
    weight: Counter[str] = Counter()
    for text, _, score in group:
        weight[text] += score  # type: ignore[assignment]
    mentions = sorted(weight, key=lambda text: -weight[text])
    best = max(score for _, _, score in group)
    return Candidate(role, best, mentions, sorted({sentence for _, sentence, _ in group}))


def find_mentions(
    story: Story, readings: Sequence[FillerReading], model: TemplateModel
) -> Iterator[tuple[str, str, int, float]]:
    """(role, text, sentence, score) of each filler in text order, and of organisations within their members' names."""
    for sentence, (words, reading) in enumerate(zip(story.sentences, readings, strict=True)):
        for begin, end, role, score in reading.fillers:
            text = story.text[words[begin][0] : words[end - 1][1]]
            yield role, text, sentence, score
            if role == "PerpInd" and (inner := inner_organisation(text, model.inside)) is not None:
                yield "PerpOrg", inner, sentence, score


def inner_organisation(text: str, known: frozenset[str]) -> str | None:
    """The widest known organisation within a name of several words ("shining path guerrillas")."""
    return max((part for part in parts_of(text) if key(part) in known), key=len, default=None)


def parts_of(text: str) -> list[str]:
    """Every run of words in a text that is not the whole of it."""
    words = text.split()
    n = len(words)
    return [" ".join(words[i:j]) for i in range(n) for j in range(i + 1, n + 1) if j - i < n]


def is_same(one: str, other: str, role: str, same: frozenset[frozenset[str]]) -> bool:
    """Do two mentions of a role mean the same: one string, two names of one group, or one within the other?

    A person's name may lack any of its words; of other fillers the last word must stay ("powerful bomb", "bomb").
    """
    if key(one) == key(other) or frozenset((key(one), key(other))) in same:
        return True
    short, long = sorted((stems(one), stems(other)), key=len)
    if not short or not set(short) <= set(long):
        return is_acronym(one, other) or is_acronym(other, one)
    return role == "Victim" or short[-1] == long[-1]


def stems(mention: str) -> list[str]:
    """The words of a mention, without their plural's s."""
    return [re.sub(r"(?<=\w\w)s$", "", word) for word in bare_words(mention) if word not in ARTICLES]


def is_acronym(short: str, long: str) -> bool:
    """Are these the first letters of those words ("fmln")? Small words may be left out."""
    words = [word for word in bare_words(long) if word[0].isalpha()]
    letters = key(short)
    if len(words) < 3 or not 2 < len(letters) < 7:
        return False
    return letters in ("".join(w[0] for w in words), "".join(w[0] for w in words if len(w) > 3))
