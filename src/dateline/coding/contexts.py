"""Contexts: what an event's clause, and an article as a whole, is about, with the words that say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.records.context import Context
from dateline.records.document import Document
from dateline.records.event import Event
from dateline.records.layers import MENTIONS, SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import tree_of
from dateline.reference.contexts import Contexts, Word

FULL = 1.0  # what one sentence says of a context at most
DASHES = frozenset({"", "–", "—"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing in a sentence that points to a context."""

    context: str
    weight: float  # 0 to 1
    key: str  # the same phrase or kind of event has the same key
    span: Span


def find_contexts(document: Document, events: Sequence[Event], contexts: Contexts) -> tuple[Context, ...]:
    """The contexts of an article, the strongest first, equals in the codebook's order."""
    rule = contexts.article
    said: dict[str, float] = {}
    speaking: dict[str, int] = {}  # how many sentences speak of it, counted as they weigh
    evidence: dict[str, dict[str, Span]] = {}
    weighed = 0
    for index, signs in enumerate(signs_of(document, events, contexts)):
        factor = rule.lead_factor if index < rule.lead else 1
        weighed += factor
        for context, weight in worth_of(signs).items():
            said[context] = said.get(context, 0.0) + factor * weight
            speaking[context] = speaking.get(context, 0) + factor
        for sign in signs:
            evidence.setdefault(sign.context, {}).setdefault(sign.key, sign.span)
    found = [
        Context(name, round(said[name] / weighed**rule.length, 3), tuple(sorted(evidence[name].values(), key=place_of)))
        for name in contexts.names
        if speaking.get(name, 0) >= rule.sentences
    ]
    found = [context for context in found if context.score >= rule.threshold]
    return tuple(sorted(found, key=lambda context: -context.score)[: rule.most])


def signs_of(document: Document, events: Sequence[Event], contexts: Contexts) -> Iterator[list[Sign]]:
    """What points to contexts, sentence by sentence: cues outside the names of persons, events, and their parties."""
    tree = tree_of(document[TOKENS])
    persons = [m.span for m in document[MENTIONS] if m.entity_type == "PER" and m.mention_type == "NAM"]
    named = {token.index for span in persons for token in tree.tokens_in(span)}
    tokens: dict[int, list[Token]] = {}
    for token in tree.tokens:
        if token.index not in named:
            tokens.setdefault(token.sentence, []).append(token)
    for sentence in document[SENTENCES]:
        signs = list(cue_signs(tokens.get(sentence.index, []), contexts))
        for event in events:
            if event.evidence == sentence.span:
                signs += event_signs(event, contexts)
        yield signs


def cue_signs(tokens: Sequence[Token], contexts: Contexts) -> Iterator[Sign]:
    """The cues in the words of one sentence."""
    words, owners = words_of(tokens)
    for begin, end, cue in contexts.find_cues(words):
        span = Span(owners[begin].span.start, owners[end - 1].span.end)
        for context, weight in cue.weights:
            yield Sign(context, weight, " ".join(cue.words), span)


def event_signs(event: Event, contexts: Contexts) -> Iterator[Sign]:
    """What an event's own kind and the sectors of its parties point to."""
    for context in sorted(contexts.implied_by(event.event_type, event.mode)):
        yield Sign(context, FULL, "/".join((event.event_type, *event.mode)), event.trigger)
    for party in (*event.actors, *event.recipients):
        for context in contexts.by_sector.get(party.sector or "", ()):
            yield Sign(context, contexts.sector_weight, f"sector {party.sector}", party.span)


def worth_of(signs: Sequence[Sign]) -> dict[str, float]:
    """Context → what a sentence says of it: each sign once, FULL at most."""
    once = {(sign.context, sign.key): sign.weight for sign in signs}
    worth: dict[str, float] = {}
    for (context, _), weight in once.items():
        worth[context] = min(FULL, worth.get(context, 0.0) + weight)
    return worth


def words_of(tokens: Iterable[Token]) -> tuple[list[Word], list[Token]]:
    """The words with their forms, and the token that each stands in: "cease-fire" is two words of one token."""
    words: list[Word] = []
    owners: list[Token] = []
    for token in tokens:
        written, lemma = token.text.lower().split("-"), token.lemma.lower().split("-")
        for forms in zip(written, lemma if len(lemma) == len(written) else written, strict=True):
            if forms[0] not in DASHES:
                words.append(frozenset(forms))
                owners.append(token)
    return words, owners


def place_of(span: Span) -> tuple[int, int]:
    """Text order."""
    return span.start, span.end
