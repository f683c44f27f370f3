"""Attributions: who says what, over one sentence and over several."""

import pytest

from tests.annotate.said import sayers


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Officials said that rebels attacked the port.", "attacked", "Officials"),
        ("Rebels attacked the port, officials said.", "attacked", "officials"),
        ("Rebels attacked the port on 4 March, reports Daily Echo.", "attacked", "Daily Echo"),
        ("According to police, rebels attacked the port.", "attacked", "police"),
        ("The minister confirmed the attack on the port.", "attack", "The minister"),
        ("A statement from the ministry said rebels attacked the port.", "attacked", "the ministry"),
        ("The ministry released a statement saying rebels attacked the port.", "attacked", "The ministry"),
    ],
)
def test_one_sentence(text: str, word: str, source: str) -> None:
    """Verbs before, after and around what is said; statements speak for who issues them."""
    assert sayers(text, word)[:1] == [source]


def test_a_paper_that_quotes_is_the_outer_source() -> None:
    """The paper quoted officials: officials say it, and the paper says that they do."""
    text = "The Daily Echo quoted officials as saying that in line with the order, rebels attacked the port."
    assert sayers(text, "attacked") == ["officials", "The Daily Echo"]


def test_a_quote_goes_on_in_the_next_sentence() -> None:
    """Only the first sentence names the speaker."""
    text = "“We are ready,” said Colonel Osei. “Rebels attacked the port.” The town was calm."
    assert sayers(text, "attacked") == ["Colonel Osei"]
    assert sayers(text, "calm") == []


def test_a_quote_whose_end_names_the_speaker() -> None:
    """The first sentence of an open quote is the speaker's too."""
    text = "“Rebels attacked the port. We will answer,” Colonel Osei said."
    assert sayers(text, "attacked") == ["Colonel Osei"]


def test_a_quote_that_is_never_closed_ends_with_its_sentence() -> None:
    """A forgotten mark does not put the rest of the paper into somebody's mouth."""
    text = "Colonel Osei said: “Rebels attacked the port. The town was calm. Shops were open."
    assert sayers(text, "open") == []


def test_a_war_that_claimed_lives_says_nothing() -> None:
    """ "Claimed" with lives as its object reports nothing."""
    assert sayers("The conflict claimed forty lives.", "lives") == []
