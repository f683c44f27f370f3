"""Pronouns: one decision for each of two names, right where chain and gold agree."""

from datetime import date
from pathlib import Path

from dateline.evaluate.pronouns import Snippet, read_gap, score_pronouns
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import CHAINS, MENTIONS, TOKENS
from dateline.records.mention import Chain, Mention
from dateline.records.span import Span
from dateline.records.syntax import Token

TEXT = "Amina Okoro met Leila Haddad before she left."
AMINA, LEILA, SHE = Span(0, 11), Span(16, 28), Span(36, 39)


def read(*linked: Span) -> Document:
    """A document whose one chain holds the last words of the spans."""
    ends = [Span(span.end - len(span.of(TEXT).split()[-1]), span.end) for span in linked]
    tokens = [Token(k, end, end.of(TEXT), 0, "", "PROPN", (), -1, "root") for k, end in enumerate(ends)]
    mentions = [Mention(k, span, k, "PER", "NAM", 0) for k, span in enumerate(linked)]
    document = Document(Article("a", TEXT, date(2024, 3, 14)))
    chains = [Chain(0, tuple(range(len(linked))), None)]
    return document.with_layer(TOKENS, tokens).with_layer(MENTIONS, mentions).with_layer(CHAINS, chains)


def snippet(amina: bool, leila: bool) -> Snippet:
    return Snippet(Article("a", TEXT, date(2024, 3, 14)), SHE, ((AMINA, amina), (LEILA, leila)))


def test_the_right_name() -> None:
    assert score_pronouns([snippet(True, False)], [read(AMINA, SHE)]) == {"f1": 100, "masculine": 0, "feminine": 100}


def test_the_wrong_name() -> None:
    assert score_pronouns([snippet(True, False)], [read(LEILA, SHE)])["f1"] == 0


def test_both_names_in_one_chain_is_half_wrong() -> None:
    """Two links found, one right, one to be found."""
    assert score_pronouns([snippet(True, False)], [read(AMINA, LEILA, SHE)])["f1"] == 100 * 2 / 3


def test_names_without_the_pronoun_are_no_link() -> None:
    assert (
        score_pronouns([snippet(False, False), snippet(True, False)], [read(AMINA, LEILA), read(AMINA, SHE)])["f1"]
        == 100
    )


def test_the_places_of_the_corpus_are_those_of_its_words(corpora: Path) -> None:
    for row in read_gap(corpora / "gap" / "gap-validation.tsv.gz"):
        text = row.article.text
        assert row.pronoun.of(text).lower() in {"he", "him", "his", "she", "her", "hers"}
        assert all(name.of(text).strip() == name.of(text) != "" for name, _ in row.names)
