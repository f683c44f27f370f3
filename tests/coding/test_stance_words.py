"""Stance words: the file reads, and says what is wrong where it does not."""

import pytest

from dateline.coding.promise_words import load_promise_words
from dateline.coding.relation_words import KINDS, SECTIONS, load_tie_words
from dateline.coding.stance_words import STANCES, Group, StanceWord, load_stance_words


def test_every_group_tells_a_stance_or_says_when() -> None:
    for uses in load_stance_words().words.values():
        for use in uses:
            told = {use.group.stance, use.group.negated, use.group.refuses} - {None}
            assert told <= STANCES
            assert told or use.group.bargains
            assert 0 < use.group.share < 1


def test_a_preposition_narrows_where_the_content_stands() -> None:
    group = Group("drives", "VERB", "seeks", ("obl:for", "advcl:to", "xcomp"), 0.7)
    assert StanceWord("push", None, None, group).slots() == ("obl:for", "advcl:to", "xcomp")
    assert StanceWord("push", None, "for", group).slots() == ("obl:for",)
    assert StanceWord("push", None, "to", group).slots() == ("advcl:to", "xcomp")


def test_words_with_a_particle_come_first() -> None:
    [first, *_] = load_stance_words().of("VERB", "come")
    assert (first.lemma, first.particle) == ("come", "out")
    assert first.preposition in {"for", "against"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_tie_has_words(kind: str) -> None:
    words = load_tie_words()
    assert any(use.kind == kind for uses in words.words.values() for use in uses)
    assert {section for section, _ in words.words} == set(SECTIONS)


def test_every_verb_that_needs_a_preposition_is_a_verb_of_its_list() -> None:
    words = load_promise_words()
    assert set(words.tables["with"]) <= words.lists["keeping"]
    assert set(words.tables["breaking_with"]) <= words.lists["breaking"]
    assert set(words.lists["only_deals"]) <= set(words.tables["making"])
    assert set(words.lists["bare"]) <= words.lists["deals"]
