"""Tokens: the words with the tags and the parse that the network read."""

from collections.abc import Iterator
from functools import cache

from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.encoder import SentenceReading
from dateline.records.document import Document
from dateline.records.layers import PROSE, TOKENS, WORDS
from dateline.records.syntax import Token
from dateline.reference.lemmas import Lemmas, load_lemmas


def find_tokens(document: Document, lemmas: Lemmas) -> Iterator[Token]:
    """One token a word, in text order; heads count tokens of the document.

    Lemmas of nouns and verbs come from rules and vocabulary that the lexicon shares; the network's serve for the rest.
    """
    text = document.article.text
    words = iter(document[WORDS])
    first = 0
    for sentence, reading in enumerate(document[READINGS]):
        for k in range(len(reading.words)):
            word = next(words)
            head, said = reading.heads[k], word.span.of(text)
            yield Token(
                index=first + k,
                span=word.span,
                text=said,
                sentence=sentence,
                lemma=lemma_of(said, reading, k, lemmas),
                upos=reading.upos[k],
                feats=parse_feats(reading.feats[k]),
                head=first + head if head >= 0 else -1,
                deprel=reading.deprels[k],
            )
        first += len(reading.words)


def lemma_of(said: str, reading: SentenceReading, k: int, lemmas: Lemmas) -> str:
    """The lemma by rule for nouns and verbs, as the network read it for other words; names in the case of prose."""
    upos, read = reading.upos[k], reading.lemmas[k]
    if upos in {"NOUN", "VERB"}:
        return lemmas.lemma(said, upos)
    return said if said != reading.words[k] and read == reading.words[k] else read


@cache
def parse_feats(feats: str) -> tuple[tuple[str, str], ...]:
    """ "Tense=Past|VerbForm=Fin" as pairs; "_" holds none."""
    pairs = (feat.partition("=") for feat in feats.split("|") if "=" in feat)
    return tuple((name, value) for name, _, value in pairs)


def step(lemmas: Lemmas | None = None) -> Step:
    """Reads the words and readings over the text as prose, writes the tokens."""
    return each("tokens", (WORDS, READINGS, PROSE), TOKENS, lambda d: find_tokens(d, lemmas or load_lemmas()))
