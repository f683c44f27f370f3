"""Lemmas by edit script."""

import pytest

from dateline.encoder.lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("countries", "3|y", "country"),
        ("Killed", "2|", "kill"),
        ("went", "4|go", "go"),
        ("Talks", "1|", "talk"),
        ("Kabul", "=0|", "Kabul"),
        ("US", "=0|", "US"),
        ("'s", "2|be", "be"),
        ("a", "3|", "a"),  # a script that would leave nothing
        ("İ", "0|", "i̇"),
    ],
)
def test_lemma(form: str, script: str, lemma: str) -> None:
    assert lemma_of(form, script) == lemma
