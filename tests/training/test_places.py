"""event-location: rows of one sentence become one example, and a tenth of the sentences is held back."""

from training.example import Example
from training.places import held_back, mark_verb
from training.plain import split_words

TEXT = "Gunmen killed two in Quetta and fled."


def row(verb: str, *places: str) -> dict[str, object]:
    """A row of the corpus."""
    marked = [("VERB", verb), *(("LOCATION", place) for place in places)]
    return {
        "spans": [
            {"start": TEXT.index(text), "end": TEXT.index(text) + len(text), "label": label} for label, text in marked
        ]
    }


def test_each_verb_has_its_places() -> None:
    spans = split_words(TEXT)
    example = Example([TEXT[b:e] for b, e in spans], "event-location")
    for own in (row("killed", "Quetta"), row("killed", "Quetta"), row("fled")):
        mark_verb(example, spans, own)
    assert example.verb_places == {1: [(4, 5)], 6: []}


def test_spaces_do_not_decide_what_is_held_back() -> None:
    texts = [f"In the year {n} troops  attacked\na town." for n in range(400)]
    assert [held_back(text) for text in texts] == [held_back(" ".join(text.split())) for text in texts]
    assert 20 < sum(map(held_back, texts)) < 60
