"""Triggers: the words that tell events, each with its PLOVER type.

Two witnesses are heard: the codebook's lexicon, whose entries are matched on the parse, and the network's trigger head.
Where the codebook names the word and its frame, the codebook decides the type; where it does not, the network does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.annotate.frames import Frames, frames_of
from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.event import Trigger
from dateline.records.layers import MENTIONS, TIMEXES, TOKENS, TRIGGERS
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.data_files import read_yaml
from dateline.reference.lexicon import Lexicon, LexiconEntry, load_lexicon

CONTENT_TAGS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
THRESHOLD = 0.5
DOUBT = 0.35  # how much of a lexicon entry's weight the network's "no event" can take away
SURE = 0.6  # an entry of this weight needs no other witness than a light verb over its noun
WITNESS = 0.8  # what the network's word is worth beside the lexicon's
ALONE = 0.62  # and where the lexicon is silent: of THRESHOLD and more are probabilities of .8 and more
# "attack helicopter", "detained activists": what stands before its noun names a kind or a state, it tells no event.
PARTIES = frozenset({"PER", "ORG", "GPE", "NORP"})
MODIFIERS = frozenset({"compound", "amod", "flat", "fixed", "case", "aux", "aux:pass", "mark"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One type that a word may tell, with its score and the lexicon entry behind it."""

    event_type: str
    score: float
    reason: str
    entry: LexiconEntry | None = None


def find_triggers(document: Document, lexicon: Lexicon, least: float = THRESHOLD) -> Iterator[Trigger]:
    """Triggers in text order, scores in 0..1, those of `least` and more."""
    frames = frames_of(document, lexicon)
    beliefs = network_beliefs(document)
    named = names_of(document, frames.tree) | words_of_time(document, frames.tree)
    parties = frozenset(m.head for m in document[MENTIONS] if m.entity_type in PARTIES)
    index = 0
    for token in document[TOKENS]:
        if token.upos not in CONTENT_TAGS or token.index in named or token.deprel in MODIFIERS:
            continue
        best = best_candidate(frames, token, beliefs.get(token.index, {}))
        if best is None or best.score < least or (best.entry is None and not trusted(token, parties, frames)):
            continue
        if best.entry is None and tells_by_its_noun(frames, token, beliefs):
            continue
        mode = best.entry.mode if best.entry else None
        key = best.entry.key if best.entry else None
        yield Trigger(index, token.index, token.span, best.event_type, mode, round(best.score, 4), best.reason, key)
        index += 1


def tells_by_its_noun(frames: Frames, verb: Token, beliefs: Mapping[int, Mapping[str, float]]) -> bool:
    """Is it a light verb over a noun of the codebook, which tells the event: "conducted raids", "gave assurances"?"""
    if verb.upos != "VERB" or frames.lexicon.light(frames.phrasal_lemma(verb)) is None:
        return False
    noun = frames.tree.object(verb)
    if noun is None or noun.upos != "NOUN" or frames.light_verb(noun) is None:
        return False
    told = best_candidate(frames, noun, beliefs.get(noun.index, {}))
    return told is not None and told.entry is not None and told.score >= THRESHOLD


def names_of(document: Document, tree: Tree) -> frozenset[int]:
    """Tokens inside names: "Strike" of "Operation Strike" tells nothing."""
    names = (mention.span for mention in document[MENTIONS] if mention.mention_type == "NAM")
    return frozenset(t.index for span in names for t in tree.tokens_in(span))


def words_of_time(document: Document, tree: Tree) -> frozenset[int]:
    """Tokens of time expressions: "March" marches nowhere."""
    return frozenset(t.index for timex in document[TIMEXES] for t in tree.tokens_in(timex.span))


def trusted(token: Token, parties: frozenset[int], frames: Frames) -> bool:
    """May the network alone speak of a word outside the lexicon? Not of people, nor of words of mere need."""
    silent = load_silent()
    thing = frames.tree.object(token) if token.upos == "VERB" else None
    published = thing is not None and thing.lemma.lower() in silent["published"]
    return token.index not in parties and token.lemma not in silent["silent"] and not published


@lru_cache(maxsize=1)
def load_silent() -> Mapping[str, frozenset[str]]:
    """Words that tell no event, whatever the network thinks: data/triggers.yaml."""
    raw = read_yaml(resources.files("dateline.annotate") / "data" / "triggers.yaml")
    return {name: frozenset(map(str, words)) for name, words in raw.items()}


def first_tokens(document: Document) -> Mapping[int, int]:
    """Sentence index → index of its first token."""
    first: dict[int, int] = {}
    for token in document[TOKENS]:
        first.setdefault(token.sentence, token.index)
    return first


def network_beliefs(document: Document) -> Mapping[int, Mapping[str, float]]:
    """Token index → PLOVER type → probability, for the words that the network's trigger head holds possible."""
    first = first_tokens(document)
    return {
        first[sentence] + trigger.word: dict(trigger.types)
        for sentence, reading in enumerate(document[READINGS])
        for trigger in reading.triggers
    }


def best_candidate(frames: Frames, token: Token, belief: Mapping[str, float]) -> Candidate | None:
    """The likeliest type of a word, None where neither witness names one."""
    # A light verb over the noun is a witness of its own: "gave assurances", "extended condolences".
    nothing, light = max(0.0, 1.0 - sum(belief.values())), is_done(frames, token)
    candidates = [
        weigh(entry, belief, 0.0 if light and entry.weight >= SURE else nothing)
        for entry in fitting_entries(frames, token)
    ]
    if candidates:
        return max(candidates, key=lambda c: (c.score, c.event_type))
    if frames.lexicon.reporting(token.lemma) or token.upos in {"ADJ", "PROPN"} or not belief:
        return None
    probability, event_type = max((p, t) for t, p in belief.items())
    if event_type in excluded_types(frames, token):
        return None
    return Candidate(event_type, probability * ALONE, "network")


def is_done(frames: Frames, noun: Token) -> bool:
    """Does a light verb say that its subject does what the noun tells: "gave assurances", but not "won support"?"""
    light = frames.light_verb(noun)
    return light is not None and light[1].subject == "actor" and frames.tree.subject(light[0]) is not None


def excluded_types(frames: Frames, token: Token) -> frozenset[str]:
    """Types which the codebook knows for the word and denies in this company: "died of pneumonia" is no ASSAULT."""
    return frozenset(
        entry.event_type
        for entry in frames.lexicon.entries(token.lemma, token.upos)
        if not entry.when and not frames.fits(token, entry)
    )


def weigh(entry: LexiconEntry, belief: Mapping[str, float], nothing: float) -> Candidate:
    """A lexicon entry's score with the network's opinion of it."""
    seen = belief.get(entry.event_type, 0.0)
    score = 1.0 - (1.0 - entry.weight * (1.0 - DOUBT * nothing)) * (1.0 - WITNESS * seen)
    return Candidate(entry.event_type, score, "both" if seen >= THRESHOLD else "lexicon", entry)


def fitting_entries(frames: Frames, token: Token) -> list[LexiconEntry]:
    """Entries of the word whose conditions the parse meets; entries with conditions push out those without."""
    pos = "NOUN" if token.upos == "PROPN" else token.upos
    phrasal = frames.phrasal_lemma(token)
    found = list(frames.lexicon.entries(phrasal, pos)) if phrasal != token.lemma else []
    found = found or list(frames.lexicon.entries(token.lemma, pos))
    fitting = [entry for entry in found if frames.fits(token, entry)]
    return [entry for entry in fitting if entry.when] or fitting


def step(lexicon: Lexicon | None = None, least: float = THRESHOLD) -> Step:
    """Reads tokens, mentions, time expressions and readings, writes the triggers that score `least` and more."""
    reads = (TOKENS, MENTIONS, TIMEXES, READINGS)
    return each("triggers", reads, TRIGGERS, lambda d: find_triggers(d, lexicon or load_lexicon(), least))
