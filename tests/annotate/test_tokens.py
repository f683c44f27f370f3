"""Tokens: words with lemma, tag and place in the parse."""

from datetime import date

import pytest

from dateline.annotate.registry import STEPS
from dateline.annotate.tokens import parse_feats
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TOKENS
from dateline.records.syntax import Token


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a story."""
    [document] = read_documents([Article("a", text, date(2024, 3, 14))], [STEPS["tokens"]()])
    return document[TOKENS]


@pytest.mark.parametrize(
    ("text", "word", "lemma", "upos"),
    [
        ("Rebels fled the town.", "fled", "flee", "VERB"),
        ("Rebels fled the town.", "Rebels", "rebel", "NOUN"),
        ("The armies withdrew.", "armies", "army", "NOUN"),
        ("Two men were shot dead.", "men", "man", "NOUN"),
    ],
)
def test_lemma(text: str, word: str, lemma: str, upos: str) -> None:
    """Irregular forms are known; a noun and a verb of one form are kept apart by their tag."""
    [token] = [t for t in tokens(text) if t.text == word]
    assert (token.lemma, token.upos) == (lemma, upos)


def test_heads_count_through_the_article() -> None:
    """The second sentence's words hang on words of the second sentence, and each has one root."""
    found = tokens("Rebels fled the town. The army followed them.")
    assert all(t.head == -1 or found[t.head].sentence == t.sentence for t in found)
    assert [t.text for t in found if t.head == -1] == ["fled", "followed"]
    assert [t.index for t in found] == list(range(len(found)))


def test_feats_are_pairs() -> None:
    """What a tag leaves out is no pair."""
    assert parse_feats("Tense=Past|VerbForm=Fin") == (("Tense", "Past"), ("VerbForm", "Fin"))
    assert parse_feats("_") == ()
