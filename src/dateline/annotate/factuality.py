"""Factuality: whether the text makes an event one that happened, is to come, may be, was denied, or is history.

Read off the parse and the cue lists of data/factuality.yaml: the trigger's own auxiliaries and negation first, then
each word that governs its clause ("planned to attack", "fears of an attack"), conditions, and at last its time.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

import yaml

from dateline.annotate.frames import Frames, frames_of
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.event import Factuality, Trigger
from dateline.records.layers import ATTRIBUTIONS, FACTUALITY, MENTIONS, TIMEXES, TOKENS, TRIGGERS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.lexicon import Lexicon, load_lexicon

Cues = Mapping[str, Mapping[str, frozenset[str]]]
STRENGTH = ("negated", "hypothetical", "future", "historical", "asserted")  # the first that is cued wins
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj", "acl:relcl"})


@lru_cache(maxsize=1)
def load_cues() -> tuple[Cues, int]:
    """Cue lemmas by list and status, and after how many days an event is history."""
    text = (resources.files("dateline.annotate") / "data" / "factuality.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)
    days = int(raw.pop("historical_days"))
    cues: dict[str, dict[str, frozenset[str]]] = {}
    for name, content in raw.items():
        lists = content if isinstance(content, dict) else {"": content}
        cues[name] = {status: frozenset(map(str, lemmas)) for status, lemmas in lists.items()}
    return cues, days


def find_factuality(document: Document, lexicon: Lexicon) -> Iterator[Factuality]:
    """One verdict a trigger, in their order."""
    frames = frames_of(document, lexicon)
    for trigger in document[TRIGGERS]:
        token = frames.tree.tokens[trigger.token]
        verdicts: list[tuple[str, Span | None]] = [
            *cued(frames, token),
            *historical(frames.tree, trigger, document),
        ]
        status, cue = min(verdicts, key=lambda v: STRENGTH.index(v[0]), default=("asserted", None))
        conditions = tuple(conditions_of(frames, token))
        if conditions and status in {"asserted", "future"}:
            status = "hypothetical"
        yield Factuality(trigger.index, status, cue, conditions)


def cued(frames: Frames, trigger: Token) -> Iterator[tuple[str, Span]]:
    """Statuses that words above and beside the trigger give it, with the words."""
    cues, _ = load_cues()
    light = frames.light_verb(trigger)
    if light is not None:
        yield from own_cues(frames.tree, light[0], cues)
        yield from complement_cues(frames.tree, light[0], trigger, cues)
    yield from own_cues(frames.tree, trigger, cues)
    yield from governing_cues(frames.tree, light[0] if light else trigger, cues)


def own_cues(tree: Tree, word: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """Auxiliaries, negation and adjectives among the word's dependents."""
    for child in tree.children(word):
        lemma = child.lemma.lower()
        if lemma in cues["negators"][""] and base(child.deprel) in {
            "advmod",
            "det",
            "cc",
            "case",
            "discourse",
        }:
            yield "negated", child.span
        for status, lemmas in cues["modals"].items():
            if base(child.deprel) == "aux" and lemma in lemmas:
                yield status, child.span
        for status, lemmas in cues["adjectives"].items():
            if base(child.deprel) in {"amod", "det", "advmod"} and lemma in lemmas:
                yield status, child.span
    subject = tree.subject(word) if word.upos == "VERB" else None
    if subject is not None and any(c.lemma in {"no", "neither", "none"} for c in (subject, *tree.children(subject))):
        yield "negated", subject.span


def governing_cues(tree: Tree, word: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """Statuses from each word whose complement the event is, from the nearest outwards."""
    over = tree.head(word)
    purpose = None if over is not None and over.lemma.lower() in cues["implicatives"][""] else purpose_of(tree, word)
    if purpose is not None:
        yield "hypothetical", purpose
    while (governor := tree.head(word)) is not None:
        relation = base(word.deprel)
        complement = relation in CLAUSAL or word.deprel == "acl:relcl" or relation in {"obj", "obl", "nmod", "nsubj"}
        if relation == "conj":
            # "will attack and kill": the first conjunct's auxiliaries hold for the second.
            if not any(base(c.deprel) in {"aux", "nsubj"} for c in tree.children(word)):
                yield from (cue for cue in own_cues(tree, governor, cues) if cue[0] != "negated" or word.upos != "VERB")
        elif not complement or (relation == "advcl" and not is_infinitive(tree, word)):
            break
        elif governor.lemma.lower() not in cues["implicatives"][""]:
            yield from complement_cues(tree, governor, word, cues)
        if relation in {"nsubj", "acl:relcl"} or word.deprel == "acl:relcl":
            break
        word = governor


def complement_cues(tree: Tree, governor: Token, word: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """What a governor such as "planned", "fears" or "refused" makes of its complement."""
    relation = base(word.deprel)
    for status, lemmas in cues["governors"].items():
        if governor.lemma.lower() in lemmas and (relation != "nsubj" or governor.upos in {"ADJ", "NOUN"}):
            # "said it planned an attack": a noun is planned as an act is; "condemned an attack" is not in the lists.
            yield status, governor.span
    if relation in {"xcomp", "ccomp"}:
        for status, span in own_cues(tree, governor, cues):
            yield (
                ("negated" if status == "negated" else "hypothetical" if status == "hypothetical" else status),
                span,
            )


def purpose_of(tree: Tree, word: Token) -> Span | None:
    """ "to prevent attacks": an infinitive of purpose tells what is wanted, not what was done."""
    if base(word.deprel) in {"advcl", "acl"} and is_infinitive(tree, word):
        return next((c.span for c in tree.children(word) if c.lemma == "to"), None)
    return None


def is_infinitive(tree: Tree, word: Token) -> bool:
    """Is it a "to" infinitive?"""
    return word.upos == "VERB" and any(
        c.deprel in {"mark", "aux"} and c.text.lower() == "to" for c in tree.children(word)
    )


def conditions_of(frames: Frames, word: Token) -> Iterator[Span]:
    """The conditional clauses over an event: "if they surrendered"; or the event stands in one itself."""
    cues, _ = load_cues()
    marks = cues["conditional_marks"][""]
    tree, light = frames.tree, frames.light_verb(word)
    seen: Token | None = light[0] if light else word
    while seen is not None:
        for child in (seen, *tree.children(seen)):
            if base(child.deprel) == "advcl" and any(
                c.deprel == "mark" and c.lemma.lower() in marks for c in tree.children(child)
            ):
                yield tree.subtree_span(child)
        if base(seen.deprel) not in {"xcomp", "obj", "conj"}:
            break
        seen = tree.head(seen)


def historical(tree: Tree, trigger: Trigger, document: Document) -> Iterator[tuple[str, Span]]:
    """History: the event's own time lies far back, or a word such as "previously" says so."""
    cues, days = load_cues()
    token = tree.tokens[trigger.token]
    horizon = document.article.published - timedelta(days=days)
    clause = tree.subtree_span(tree.clause(token))
    for timex in document[TIMEXES]:
        if not clause.covers(timex.span) or timex.end is None or timex.type not in {"DATE", "TIME"}:
            continue
        open_ended = timex.end >= document.article.published
        if timex.end < horizon or (open_ended and timex.begin is not None and timex.begin.year <= horizon.year - 3):
            yield "historical", timex.span
    if (then := that_time(tree, trigger, document)) is not None and then[0] < horizon:
        yield "historical", then[1]
    for child in tree.children(tree.clause(token)):
        if child.lemma.lower() in cues["historical_adverbs"][""] and base(child.deprel) == "advmod":
            yield "historical", child.span


def that_time(tree: Tree, trigger: Trigger, document: Document) -> tuple[date, Span] | None:
    """The day that "at the time" means where it stands before the act: the last one named before it."""
    token = tree.tokens[trigger.token]
    words = [t for t in tree.tokens if t.sentence == token.sentence and t.index < token.index]
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        if (a.lemma.lower(), b.lemma.lower(), c.lemma.lower()) in {("at", "the", "time"), ("at", "that", "time")}:
            earlier = [
                t for t in document[TIMEXES] if t.span.end <= a.span.start and t.end and t.type in {"DATE", "TIME"}
            ]
            if earlier and earlier[-1].end is not None:
                return earlier[-1].end, Span(a.span.start, c.span.end)
    return None


def step(lexicon: Lexicon | None = None) -> Step:
    """Reads tokens, mentions, time expressions, triggers and attributions, writes the verdicts."""
    reads = (TOKENS, MENTIONS, TIMEXES, TRIGGERS, ATTRIBUTIONS)
    return each("factuality", reads, FACTUALITY, lambda d: find_factuality(d, lexicon or load_lexicon()))
