"""Lemmas: irregular forms, the rules of inflection, and the vocabulary that decides between two."""

import pytest

from dateline.reference.lemmas import load_lemmas
from dateline.reference.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("refused", "VERB", "refuse"),
        ("rejected", "VERB", "reject"),
        ("Killed", "VERB", "kill"),
        ("carried", "VERB", "carry"),
        ("planning", "VERB", "plan"),
        ("expelled", "VERB", "expel"),
        ("occurring", "VERB", "occur"),
        ("met", "VERB", "meet"),
        ("withdrew", "VERB", "withdraw"),
        ("withdraws", "VERB", "withdraw"),
        ("dying", "VERB", "die"),
        ("seizes", "VERB", "seize"),
        ("was", "AUX", "be"),
        ("had", "AUX", "have"),
        ("attacks", "NOUN", "attack"),
        ("gunmen", "NOUN", "gunman"),
        ("policemen", "NOUN", "policeman"),
        ("ceasefires", "NOUN", "ceasefire"),
        ("clashes", "NOUN", "clash"),
        ("cities", "NOUN", "city"),
        ("crises", "NOUN", "crisis"),
        ("forces", "NOUN", "force"),
        ("killings", "NOUN", "killing"),
        ("police", "NOUN", "police"),
        ("wounded", "ADJ", "wounded"),
        ("Against", "ADP", "against"),
        ("Hamas", "PROPN", "Hamas"),
    ],
)
def test_lemma_of_a_form(form: str, upos: str, lemma: str) -> None:
    """Each form, as a news text has it."""
    assert load_lemmas().lemma(form, upos) == lemma


def test_a_lemma_is_its_own_lemma() -> None:
    """Every verb and noun that has an entry in the lexicon stays what it is."""
    lemmas = load_lemmas()
    words = {(entry.pos, entry.lemma) for entry in load_lexicon().entries_by_key.values() if entry.particle is None}
    assert {(pos, word) for pos, word in words if lemmas.lemma(word, pos) != word} == set()
