"""Words: text cut as the treebanks cut it."""

import pytest

from dateline.annotate.words import split_words
from dateline.records.span import Span


def words(text: str) -> list[str]:
    """The words of a sentence."""
    return [span.of(text) for span in split_words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Iran's", "Iran 's"),
        ("don't", "do n't"),
        ("cannot", "can not"),
        ("Afghan-led", "Afghan - led"),
        ("pro-Russian", "pro-Russian"),
        ("a sit-in and two cease-fires", "a sit-in and two cease-fires"),
        ("Tehreek-e-Taliban", "Tehreek-e-Taliban"),
        ("Sana'a", "Sana'a"),
        ("the U.N. envoy", "the U.N. envoy"),
        ("$4,000", "$ 4,000"),
        ("at 4:30pm.", "at 4:30pm ."),
        ("(TTP),", "( TTP ) ,"),
        ("“No,”", "“ No , ”"),
        ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."),
    ],
)
def test_cut(text: str, cut: str) -> None:
    """Clitics are words; prefixes, names with linking vowels, numbers and addresses stay whole."""
    assert words(text) == cut.split()


def test_every_character_is_in_one_word() -> None:
    """Nothing but white space lies between words."""
    text = "The ex-minister’s aide—“unharmed”—said: 'We can't, won't & shan't…' [sic] 50% & 3½-hour talks."
    assert "".join(words(text)) == "".join(text.split())
