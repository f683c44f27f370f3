"""Parses: tags and trees against a treebank's, and trees of text that has no gold."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from dateline.encoder import Encoder, SentenceReading
from dateline.evaluate.treebank import GoldSentence


def read_gold_words(encoder: Encoder, gold: Sequence[GoldSentence]) -> list[SentenceReading]:
    """A reading of each gold sentence, document by document as articles are read."""
    return [
        reading
        for _, document in groupby(gold, key=lambda sentence: sentence.document)
        for reading in encoder.read([sentence.words for sentence in document])
    ]


def score_parses(gold: Sequence[GoldSentence], readings: Sequence[SentenceReading]) -> Mapping[str, float]:
    """Percent of all words, punctuation too, with the right upos, feats, lemma, head (uas).

    las: head and relation right, with its subtype: "nsubj" is not "nsubj:pass".
    """
    right: Counter[str] = Counter()
    n_words = 0
    for ours, read in zip(gold, readings, strict=True):
        n_words += len(ours.words)
        heads = [a == b for a, b in zip(ours.heads, read.heads, strict=True)]
        relations = [a == b for a, b in zip(ours.deprels, read.deprels, strict=True)]
        right["upos"] += sum(a == b for a, b in zip(ours.upos, read.upos, strict=True))
        right["feats"] += sum(a == b for a, b in zip(ours.feats, read.feats, strict=True))
        right["lemma"] += sum(a == b for a, b in zip(ours.lemmas, read.lemmas, strict=True))
        right["uas"] += sum(heads)
        right["las"] += sum(a and b for a, b in zip(heads, relations, strict=True))
    return {name: 100 * right[name] / max(n_words, 1) for name in ("upos", "feats", "lemma", "uas", "las")}


def share_no_tree(readings: Sequence[SentenceReading]) -> float:
    """Percent of sentences whose likeliest heads, each by itself, were no tree."""
    return 100 * sum(reading.repaired for reading in readings) / max(len(readings), 1)


def agreement(ours: Sequence[SentenceReading], theirs: Sequence[SentenceReading]) -> float:
    """Percent of words to which two networks give the same head."""
    same = n_words = 0
    for one, two in zip(ours, theirs, strict=True):
        same += sum(a == b for a, b in zip(one.heads, two.heads, strict=True))
        n_words += len(one.heads)
    return 100 * same / max(n_words, 1)
