"""Places of the event verb: reading the rows, and what counts as right."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.evaluate.event_places import (
    event_type_of,
    find_places,
    find_verb,
    is_held_back,
    read_acts,
    read_layers,
    read_row,
    score_places,
)
from dateline.records.span import Span

TEXT = "Shelling hit a trolleybus in Donetsk on Thursday killing 8 people."


def row(*places: tuple[int, int], verb: tuple[int, int] = (49, 56)) -> Mapping[str, object]:
    spans = [{"start": b, "end": e, "label": "LOCATION"} for b, e in places]
    return {"id": 1, "text": TEXT, "spans": [*spans, {"start": verb[0], "end": verb[1], "label": "VERB"}]}


def test_a_row_is_a_sentence_a_verb_and_places() -> None:
    act = read_row(row((29, 36)))
    assert act.verb.of(TEXT) == "killing"
    assert [place.of(TEXT) for place in act.places] == ["Donetsk"]


def test_slips_of_the_hand_are_no_places() -> None:
    """A mark of one letter, and one of nothing."""
    assert read_row(row((3, 4), (8, 8))).places == ()


def test_the_same_words_are_held_back_however_they_are_spaced() -> None:
    assert is_held_back("Two men were  shot.\n") == is_held_back("Two men were shot.")


def test_a_tenth_is_held_back(corpora: Path) -> None:
    """No sentence is in both parts."""
    held = {" ".join(act.article.text.split()) for act in read_acts(corpora, held_back=True)}
    others = {" ".join(act.article.text.split()) for act in read_acts(corpora, held_back=False)}
    assert not held & others
    assert 0.08 < len(held) / (len(held) + len(others)) < 0.12


def test_precision_and_recall_count_places() -> None:
    """Of two places one is found; of ours one is right and one is none."""
    figures = score_places([read_row(row((29, 36), (0, 8)))], [[Span(29, 33), Span(40, 48)]])
    assert figures == pytest.approx({"precision": 50, "recall": 50, "f1": 50})


def test_nothing_for_nothing_costs_nothing() -> None:
    acts = [read_row(row()), read_row(row((29, 36)))]
    assert score_places(acts, [[], [Span(29, 36)]])["f1"] == pytest.approx(100)


def test_the_place_is_what_coding_takes() -> None:
    """The verb's own event, and its town."""
    act = read_row(row((29, 36)))
    [document] = read_layers([act])
    token = find_verb(act, document)
    assert token is not None
    assert token.text == "killing"
    assert event_type_of(token, document) in {"ASSAULT", ""}
    assert [place.of(TEXT) for place in find_places(act, document)] == ["Donetsk"]
