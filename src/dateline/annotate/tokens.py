"""Tokens: the words with the tags and the parse that the network read."""

from collections.abc import Iterator

from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import TOKENS, WORDS
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
            head = reading.heads[k]
            yield Token(
                index=first + k,
                span=word.span,
                text=word.span.of(text),
                sentence=sentence,
                lemma=lemma_of(word.span.of(text), reading.upos[k], reading.lemmas[k], lemmas),
                upos=reading.upos[k],
                feats=parse_feats(reading.feats[k]),
                head=first + head if head >= 0 else -1,
                deprel=reading.deprels[k],
            )
        first += len(reading.words)


def lemma_of(form: str, upos: str, read: str, lemmas: Lemmas) -> str:
    """The lemma by rule for nouns and verbs, as the network read it for other words."""
    return lemmas.lemma(form, upos) if upos in {"NOUN", "VERB"} else read


def parse_feats(feats: str) -> tuple[tuple[str, str], ...]:
    """ "Tense=Past|VerbForm=Fin" as pairs; "_" holds none."""
    pairs = (feat.partition("=") for feat in feats.split("|") if "=" in feat)
    return tuple((name, value) for name, _, value in pairs)


def step(lemmas: Lemmas | None = None) -> Step:
    """Reads the words and readings, writes the tokens."""
    return each("tokens", (WORDS, READINGS), TOKENS, lambda d: find_tokens(d, lemmas or load_lemmas()))
