"""Labelled spans, exact and relaxed."""

from dateline.evaluate.spans import LabelledSpan, Matches, match_exactly, match_relaxed

GOLD = [[LabelledSpan(0, 3, "source"), LabelledSpan(5, 6, "target")], []]


def test_exact_needs_both_ends_and_the_label() -> None:
    found = [[LabelledSpan(0, 3, "source"), LabelledSpan(5, 6, "source")], [LabelledSpan(0, 1, "target")]]
    matches = match_exactly(GOLD, found)
    assert matches == Matches(right=1, gold=2, found=3)
    assert (matches.recall, round(matches.precision, 1), matches.f1) == (50, 33.3, 40)


def test_relaxed_needs_one_word_in_common() -> None:
    found = [[LabelledSpan(2, 4, "source"), LabelledSpan(6, 8, "target")], []]
    assert match_relaxed(GOLD, found) == Matches(right=1, gold=2, found=2)


def test_relaxed_counts_a_gold_span_once() -> None:
    found = [[LabelledSpan(0, 1, "source"), LabelledSpan(2, 3, "source")], []]
    assert match_relaxed(GOLD, found) == Matches(right=1, gold=2, found=2)


def test_triggers_match_by_word_and_type() -> None:
    assert match_exactly([{(4, "ASSAULT")}], [{(4, "COERCE"), (4, "ASSAULT")}]) == Matches(1, 1, 2)


def test_nothing_wanted_and_nothing_found_is_no_error() -> None:
    assert match_exactly([], []).f1 == 0
