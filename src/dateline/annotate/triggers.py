"""Triggers: the words that tell events, each with its PLOVER type.

Two witnesses are heard: the codebook's lexicon, whose entries are matched on the parse, and the network's trigger head.
Where the codebook names the word and its frame, the codebook decides the type; where it does not, the network does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.annotate.frames import base, first_conjunct, phrasal_lemma, words_in
from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.annotate.syntax import Tree
from dateline.records.document import Document
from dateline.records.event import Trigger
from dateline.records.layers import MENTIONS, TOKENS, TRIGGERS
from dateline.records.syntax import Token
from dateline.reference.lexicon import Lexicon, LexiconEntry, load_lexicon

CONTENT_TAGS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
THRESHOLD = 0.5
DOUBT = 0.35  # how much of a lexicon entry's weight the network's "no event" can take away
ALONE = 0.8  # what the network's word is worth where the lexicon is silent
# "attack helicopter", "detained activists": what stands before its noun names a kind or a state, it tells no event.
MODIFIERS = frozenset({"compound", "amod", "flat", "fixed", "case", "aux", "aux:pass", "mark"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One type that a word may tell, with its score and the lexicon entry behind it."""

    event_type: str
    score: float
    reason: str
    entry: LexiconEntry | None = None


def find_triggers(document: Document, lexicon: Lexicon) -> Iterator[Trigger]:
    """Triggers in text order, scores in 0..1, those of THRESHOLD and more."""
    tree = Tree(document[TOKENS])
    beliefs = network_beliefs(document)
    named = names_of(document)
    index = 0
    for token in document[TOKENS]:
        if token.upos not in CONTENT_TAGS or token.index in named or is_modifier(tree, token):
            continue
        best = best_candidate(tree, token, lexicon, beliefs.get(token.index, {}))
        if best is None or best.score < THRESHOLD:
            continue
        mode = best.entry.mode if best.entry else None
        key = best.entry.key if best.entry else None
        yield Trigger(index, token.index, token.span, best.event_type, mode, round(best.score, 4), best.reason, key)
        index += 1


def is_modifier(tree: Tree, token: Token) -> bool:
    """Does the word only qualify the noun after it?"""
    if token.deprel not in MODIFIERS:
        return False
    governor = tree.head(token)
    return governor is not None and governor.index > token.index or token.deprel not in {"amod"}


def names_of(document: Document) -> frozenset[int]:
    """Tokens inside names: "Strike" of "Operation Strike" tells nothing."""
    spans = [mention.span for mention in document[MENTIONS] if mention.mention_type == "NAM"]
    return frozenset(t.index for t in document[TOKENS] if any(span.covers(t.span) for span in spans))


def network_beliefs(document: Document) -> Mapping[int, Mapping[str, float]]:
    """Token index → PLOVER type → probability, for the words that the network's trigger head holds possible."""
    first: dict[int, int] = {}
    for token in document[TOKENS]:
        first.setdefault(token.sentence, token.index)
    beliefs: dict[int, Mapping[str, float]] = {}
    for sentence, reading in enumerate(document[READINGS]):
        for trigger in reading.triggers:
            beliefs[first[sentence] + trigger.word] = dict(trigger.types)
    return beliefs


def best_candidate(
    tree: Tree, token: Token, lexicon: Lexicon, belief: Mapping[str, float]
) -> Candidate | None:
    """The likeliest type of a word, None where neither witness names one."""
    nothing = max(0.0, 1.0 - sum(belief.values()))
    candidates = [weigh(entry, belief, nothing) for entry in fitting_entries(tree, token, lexicon)]
    if candidates:
        return max(candidates, key=lambda c: (c.score, c.entry is not None and bool(c.entry.when), c.event_type))
    if lexicon.reporting(token.lemma) or token.upos == "ADJ":
        return None
    named = sorted(((p * ALONE, t) for t, p in belief.items()), reverse=True)
    return Candidate(named[0][1], named[0][0], "network") if named else None


def weigh(entry: LexiconEntry, belief: Mapping[str, float], nothing: float) -> Candidate:
    """A lexicon entry's score with the network's opinion of it."""
    seen = belief.get(entry.event_type, 0.0)
    score = 1.0 - (1.0 - entry.weight * (1.0 - DOUBT * nothing)) * (1.0 - ALONE * seen)
    return Candidate(entry.event_type, score, "both" if seen >= THRESHOLD else "lexicon", entry)


def fitting_entries(tree: Tree, token: Token, lexicon: Lexicon) -> list[LexiconEntry]:
    """Entries of the word whose conditions the parse meets; entries with conditions push out those without."""
    pos = "VERB" if token.upos == "VERB" else "NOUN" if token.upos in {"NOUN", "PROPN"} else token.upos
    phrasal = phrasal_lemma(tree, token)
    found = list(lexicon.entries(phrasal, pos)) if phrasal != token.lemma else []
    found = found or list(lexicon.entries(token.lemma, pos))
    fitting = [entry for entry in found if fits(tree, token, entry, lexicon)]
    conditioned = [entry for entry in fitting if entry.when]
    return conditioned or fitting


def fits(tree: Tree, token: Token, entry: LexiconEntry, lexicon: Lexicon) -> bool:
    """Do all of the entry's conditions hold, and none of its exclusions?"""
    return all(
        has_word(tree, token, relation, lemmas, lexicon) for relation, lemmas in entry.when.items()
    ) and not any(has_word(tree, token, relation, lemmas, lexicon) for relation, lemmas in entry.unless.items())


def has_word(tree: Tree, token: Token, relation: str, lemmas: frozenset[str], lexicon: Lexicon) -> bool:
    """Is one of the lemmas in this relation, conjuncts and "of" phrases of quantities included? "*" takes any word."""
    heads = words_in(tree, token, relation, lexicon)
    if "*" in lemmas:
        return bool(heads)
    for head in heads:
        for word in (head, *tree.conjuncts(head)):
            if word.lemma.lower() in lemmas or compound_lemma(tree, word) in lemmas:
                return True
            if lexicon.is_quantity(word.lemma) and any(
                child.lemma in lemmas for child in tree.children(word) if base(child.deprel) == "nmod"
            ):
                return True
    return False


def compound_lemma(tree: Tree, noun: Token) -> str:
    """The noun with the noun before it: "peace talk"."""
    parts = [c.lemma for c in tree.children(noun) if c.deprel in {"compound", "amod"} and c.index < noun.index]
    return f"{parts[-1]} {noun.lemma}".lower() if parts else ""


def step(lexicon: Lexicon | None = None) -> Step:
    """Reads tokens, mentions and readings, writes the triggers."""
    reads = (TOKENS, MENTIONS, READINGS)
    return each("triggers", reads, TRIGGERS, lambda d: find_triggers(d, lexicon or load_lexicon()))


__all__ = ["find_triggers", "first_conjunct", "step"]
