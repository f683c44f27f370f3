"""Scores of readings against gold: tags and parse, spans, triggers and arguments, trees on news."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from dateline.encoder import Encoder, SentenceReading
from dateline.encoder.decoding import LEAST_TRIGGER
from training.example import Example, head_word, spans_of
from training.labels import PLOVER
from training.mapping import open_types

Figures = dict[str, float]
LEAST = 0.35  # calibrated probability from which a trigger counts as found: F1 is best below even chances
LEAST_ROLE = 0.35  # the same of a role


def read_examples(
    encoder: Encoder, examples: Sequence[Example], min_trigger: float = LEAST_TRIGGER
) -> list[SentenceReading]:
    """A reading of each example, document by document, as the runtime reads articles; alone where it has none."""
    numbered = enumerate(examples)
    return [
        reading
        for _, document in groupby(numbered, key=lambda pair: (pair[1].source, pair[1].doc_id or pair[0]))
        for reading in encoder.read([example.words for _, example in document], min_trigger)
    ]


def f1(right: int, found: int, gold: int) -> Figures:
    """Precision, recall and their harmonic mean, in percent."""
    return {
        "p": round(100 * right / max(found, 1), 2),
        "r": round(100 * right / max(gold, 1), 2),
        "f1": round(200 * right / max(found + gold, 1), 2),
    }


def score_syntax(gold: Sequence[Example], lemmas: Sequence[list[str]], readings: Sequence[SentenceReading]) -> Figures:
    """Over all tokens, punctuation too: UPOS, UAS, LAS with subtypes, LAS without, lemma; in percent."""
    right: Counter[str] = Counter()
    n = 0
    for example, own_lemmas, reading in zip(gold, lemmas, readings, strict=True):
        assert example.head is not None
        assert example.rel is not None
        assert example.upos is not None
        for i, (rel, found) in enumerate(zip(example.rel, reading.deprels, strict=True)):
            n += 1
            attached = example.head[i] - 1 == reading.heads[i]
            right["upos"] += example.upos[i] == reading.upos[i]
            right["uas"] += attached
            right["las"] += attached and rel == found
            right["las_without_subtypes"] += attached and rel.partition(":")[0] == found.partition(":")[0]
            right["lemma"] += own_lemmas[i] == reading.lemmas[i]
    return {name: round(100 * k / n, 2) for name, k in right.items()} | {"words": n}


def score_mentions(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> dict[str, Figures]:
    """Named mentions, span and type; found spans that touch a masked word count nothing. Per type too."""
    counts: Counter[tuple[str, str]] = Counter()
    for example, reading in zip(gold, readings, strict=True):
        tags = example.mention or []
        own = set(spans_of([tag if tag and tag != "open" else "O" for tag in tags]))
        found = {
            (m.begin, m.end, m.entity_type)
            for m in reading.mentions
            if all(tags[i] is not None for i in range(m.begin, m.end))
        }
        for name, spans in (("right", own & found), ("found", found), ("gold", own)):
            for span in spans:
                counts[name, span[2]] += 1
                counts[name, "all"] += 1
    kinds = sorted({kind for _, kind in counts})
    return {k: f1(counts["right", k], counts["found", k], counts["gold", k]) for k in kinds}


def found_triggers(reading: SentenceReading) -> dict[int, str]:
    """The trigger words with their types."""
    return {t.word: t.event_type for t in reading.triggers if t.score >= LEAST}


def gold_triggers(example: Example) -> dict[int, str]:
    """The trigger words of the types that the corpus marks."""
    ignored = open_types(example.source)
    return {i: k for i, k in enumerate(example.trigger or []) if k in PLOVER and k not in ignored}


def score_triggers(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> dict[str, Figures]:
    """Trigger words, with PLOVER types and without; types the corpus doesn't mark are left out."""
    counts: Counter[str] = Counter()
    for example, reading in zip(gold, readings, strict=True):
        ignored = open_types(example.source)
        masked = {i for i, kind in enumerate(example.trigger or []) if kind is None or kind in ignored}
        own = gold_triggers(example)
        found = {i: k for i, k in found_triggers(reading).items() if i not in masked and k not in ignored}
        counts["gold"] += len(own)
        counts["found"] += len(found)
        counts["typed"] += len(own.items() & found.items())
        counts["right"] += len(own.keys() & found.keys())
    return {
        "word and type": f1(counts["typed"], counts["found"], counts["gold"]),
        "word": f1(counts["right"], counts["found"], counts["gold"]),
    }


def score_arguments(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> dict[str, Figures]:
    """(trigger word, head word, role), heads by the network's own parse; the same of right triggers.

    "coref": any mention of the argument's entity in the sentence will do, a second one counts nothing (Ji and
    Grishman 2008, as Li, Ji and Han 2021 score WikiEvents).
    """
    counts: Counter[str] = Counter()
    for example, reading in zip(gold, readings, strict=True):
        heads = [head + 1 for head in reading.heads]
        own, triggers = gold_triggers(example), found_triggers(reading)
        arguments = {(r.trigger, head_word(heads, r.begin, r.end), r.label) for r in example.roles if r.trigger in own}
        guesses = found_arguments(example, reading, own, triggers)
        shared = own.keys() & triggers.keys()
        counts["gold"] += len(arguments)
        counts["found"] += len(guesses)
        counts["right"] += len(arguments & guesses)
        counts["shared_gold"] += sum(a[0] in shared for a in arguments)
        counts["shared_found"] += sum(g[0] in shared for g in guesses)
        left = set(guesses)
        for role in (role for role in example.roles if role.trigger in own):
            spans = example.alike.get((role.begin, role.end), [(role.begin, role.end)])
            entity = {(role.trigger, head_word(heads, *span), role.label) for span in spans}
            counts["coref_gold"] += 1
            counts["coref_right"] += bool(entity & left)
            left -= entity
        counts["coref_left"] += len(left)
    return {
        "all": f1(counts["right"], counts["found"], counts["gold"]),
        "of right triggers": f1(counts["right"], counts["shared_found"], counts["shared_gold"]),
        "coref": f1(counts["coref_right"], counts["coref_right"] + counts["coref_left"], counts["coref_gold"]),
    }


def found_arguments(
    example: Example, reading: SentenceReading, own: dict[int, str], triggers: dict[int, str]
) -> set[tuple[int, int, str]]:
    """(trigger word, head word, role) of the triggers found, where the gold says whether they are triggers."""
    guesses = {
        (reading.triggers[r.trigger].word, r.word, r.role)
        for r in reading.roles
        if r.score >= LEAST_ROLE and r.role != "time" and reading.triggers[r.trigger].word in triggers
    }
    return {g for g in guesses if g[0] in own or (example.trigger or [])[g[0]] in ("O", "open")}


def score_news(readings: Sequence[SentenceReading], syntax_only: Sequence[SentenceReading]) -> Figures:
    """Share whose greedy heads are no tree, and agreement of heads with the syntax-only network; percent."""
    pairs = [
        (a, b)
        for ours, theirs in zip(readings, syntax_only, strict=True)
        for a, b in zip(ours.heads, theirs.heads, strict=True)
    ]
    return {
        "no_tree": round(100 * sum(r.repaired for r in readings) / len(readings), 2),
        "no_tree_syntax_only": round(100 * sum(r.repaired for r in syntax_only) / len(readings), 2),
        "agreement": round(100 * sum(a == b for a, b in pairs) / len(pairs), 2),
        "sentences": len(readings),
        "words": len(pairs),
    }


def measure_speed(encoder: Encoder, sentences: Sequence[list[str]]) -> Figures:
    """Sentences and words a second, decoding included, in articles of 25 sentences."""
    encoder.read(sentences[:25])
    began = time.perf_counter()
    for at in range(0, len(sentences), 25):
        encoder.read(sentences[at : at + 25])
    took = time.perf_counter() - began
    return {
        "sentences_per_second": round(len(sentences) / took, 1),
        "words_per_second": round(sum(map(len, sentences)) / took),
    }
