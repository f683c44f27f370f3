"""Lines: which line breaks end a sentence, and what stands before one."""

import pytest

from dateline.annotate.lines import after_marks, split_lines
from dateline.records.span import Span


def stretches(text: str) -> list[str]:
    """What line breaks set apart."""
    return [span.of(text) for span in split_lines(text, Span(0, len(text)))]


def test_a_wrapped_line_goes_on() -> None:
    """The next word would not have fitted in."""
    text = "Rebels attacked the port of\nBuchanan on Monday and burned\ntwo boats."
    assert stretches(text) == [text]


def test_a_dateline_takes_room_on_the_first_line() -> None:
    """What ingest keeps apart is why the first line is short."""
    text = "REBELS ATTACKED\nTHE PORT OF BUCHANAN ON MONDAY AND BURNED\nTWO BOATS."
    whole = Span(0, len(text))
    assert len(list(split_lines(text, whole, "MONROVIA, 3 JAN 90 (AP) --"))) == 1
    assert len(list(split_lines(text, whole))) == 2


def test_a_headline_ends_with_its_line() -> None:
    """It leaves room for the next word, which begins a sentence."""
    text = "Rebels attack port\nRebels attacked the port of Buchanan on Monday, witnesses said."
    assert stretches(text) == text.split("\n")


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "2. "])
def test_an_item_of_a_list_begins_anew(mark: str) -> None:
    """Whatever the length of the line before it."""
    text = f"{mark}Rebels attacked the port of Buchanan\n{mark}Two died"
    assert len(stretches(text)) == 2


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("• Two died.", "Two died."),
        ("[TEXT] Two died.", "Two died."),
        ("[Article by our reporter] [Excerpts] Two died.", "Two died."),
        ("[Osei] denied it.", "[Osei] denied it."),
        ("–", "–"),
    ],
)
def test_marks_before_a_sentence_are_no_part_of_it(text: str, rest: str) -> None:
    """Bullets and editor's notes go; an explained name stays."""
    assert after_marks(text, Span(0, len(text))).of(text) == rest
