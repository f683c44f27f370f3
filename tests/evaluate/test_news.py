"""News sentences for trees without gold."""

from pathlib import Path

from dateline.evaluate.news import READERS, cut


def test_text_is_cut_as_articles_are() -> None:
    """Troops fired. They didn't stop."""
    assert cut("Troops fired. They didn't stop.") == [
        ["Troops", "fired", "."],
        ["They", "did", "n't", "stop", "."],
    ]


def test_every_corpus_gives_sentences(corpora: Path) -> None:
    for read in READERS.values():
        article = next(read(corpora))
        assert article
        assert all(article)
