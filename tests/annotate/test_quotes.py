"""Quotes: whose words the sentences of a quotation are that name nobody."""

import pytest

from tests.annotate.said import sayers

PARAGRAPHS = (
    "Colonel Osei said: “Rebels attacked the port.\n\n“They burned two boats. They fled.\n\n“We will answer.”\n\n"
    "The town was calm."
)


@pytest.mark.parametrize("word", ["attacked", "burned", "fled", "answer"])
def test_a_quote_goes_on_over_paragraphs(word: str) -> None:
    """Each paragraph opens with a mark, and only the last closes: all are the speaker's."""
    assert sayers(PARAGRAPHS, word)[:1] == ["Colonel Osei"]


def test_a_quote_of_paragraphs_ends_with_its_mark() -> None:
    assert sayers(PARAGRAPHS, "calm") == []


@pytest.mark.parametrize("word", ["attacked", "burned", "killed", "answer"])
def test_the_last_paragraph_may_name_the_speaker(word: str) -> None:
    """Nobody is named before the end of the second paragraph."""
    text = (
        '"Rebels attacked the port. They burned two boats.\n\n"They killed a guard. We will answer," Colonel Osei said.'
    )
    assert sayers(text, word)[:1] == ["Colonel Osei"]


@pytest.mark.parametrize(
    "text",
    [
        "“Rebels attacked the port,” said Colonel Osei. “They burned two boats. They fled.” The town was calm.",
        "‘Rebels attacked the port,’ said Colonel Osei. ‘They burned the mayor’s boats. They fled.’ The town was calm.",
        "'Rebels attacked the port,' said Colonel Osei. 'They burned the mayor's boats. They fled.' The town was calm.",
        '"Rebels attacked the port,” said Colonel Osei. “They burned two boats. They fled." The town was calm.',
        "``Rebels attacked the port,'' said Colonel Osei. ``They burned two boats. They fled.'' The town was calm.",
        "„Rebels attacked the port,“ said Colonel Osei. „They burned two boats. They fled.“ The town was calm.",
        "«Rebels attacked the port», said Colonel Osei. «They burned two boats. They fled.» The town was calm.",
    ],
)
def test_marks_of_every_kind(text: str) -> None:
    """Curly, straight, single, mixed and foreign marks hold the same words."""
    assert [sayers(text, word)[:1] for word in ("burned", "fled", "calm")] == [["Colonel Osei"], ["Colonel Osei"], []]


def test_who_is_cited_inside_a_quote_is_not_its_speaker() -> None:
    """The mayor speaks from the first word on, though the army is named before her."""
    text = "“Rebels attacked the port. The army said nobody died. They fled,” Mayor Ada Mensah told reporters."
    assert sayers(text, "attacked") == ["Mayor Ada Mensah"]
    assert sayers(text, "died") == ["The army", "Mayor Ada Mensah"]


def test_a_whole_text_in_quotes_is_nobodys_that_it_cites() -> None:
    """What stands before "the army denied" in one quotation is not the army's word."""
    assert sayers("“Rebels attacked the port. The army denied that anyone died.”", "attacked") == []


def test_a_quoted_word_says_nothing() -> None:
    """Marks of doubt quote nobody."""
    assert sayers("The army fled. The so-called “heroes” burned two boats.", "burned") == []
