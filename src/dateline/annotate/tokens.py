"""Tokens: the words with the tags and the parse that the network read."""

from collections.abc import Iterator

from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import TOKENS, WORDS
from dateline.records.syntax import Token


def find_tokens(document: Document) -> Iterator[Token]:
    """One token a word, in text order; heads count tokens of the document."""
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
                lemma=reading.lemmas[k],
                upos=reading.upos[k],
                feats=parse_feats(reading.feats[k]),
                head=first + head if head >= 0 else -1,
                deprel=reading.deprels[k],
            )
        first += len(reading.words)


def parse_feats(feats: str) -> tuple[tuple[str, str], ...]:
    """ "Tense=Past|VerbForm=Fin" as pairs; "_" holds none."""
    pairs = (feat.partition("=") for feat in feats.split("|") if "=" in feat)
    return tuple((name, value) for name, _, value in pairs)


def step() -> Step:
    """Reads the words and readings, writes the tokens."""
    return each("tokens", (WORDS, READINGS), TOKENS, find_tokens)
