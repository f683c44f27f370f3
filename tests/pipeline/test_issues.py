"""What a reader's words for an issue mean."""

import pytest

from dateline.errors import AmbiguousName, InputError
from dateline.pipeline.issues import subject_of
from dateline.pipeline.topic_words import topic_words
from tests.resolve.told import commitment, identities, position


@pytest.mark.parametrize(
    ("words", "about", "ids"),
    [
        ("talks with the TTP", ("talks",), ("ttp",)),
        ("Negotiations between Pakistan and the Pakistani Taliban", ("talks",), ("country-pak", "ttp")),
        ("dialogue with ttp", ("talks",), ("ttp",)),
        ("withdrawal of Russian troops from Ukraine", ("withdrawal", "troop"), ("country-rus", "country-ukr")),
        ("ceasefire", ("ceasefire",), ()),
        ("the cease-fires", ("ceasefire",), ()),
        ("higher wages", ("higher", "wage"), ()),
    ],
)
def test_words(words: str, about: tuple[str, ...], ids: tuple[str, ...]) -> None:
    subject = subject_of(words, identities())
    assert (subject.words, subject.ids) == (about, ids)


@pytest.mark.parametrize(
    ("words", "error"),
    [("the TTP", InputError), ("with", InputError), ("", InputError), ("talks with Congo", AmbiguousName)],
)
def test_no_issue(words: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        subject_of(words, identities())


@pytest.mark.parametrize(
    ("holder", "topic", "issue", "on_it"),
    [
        ("Pakistan", "talks|ttp", "talks with the TTP", True),
        ("TTP", "talks|country-pak", "talks with Pakistan", True),  # who holds it is named too
        ("Taliban", "talks|country-pak|ttp", "talks between the two", True),
        ("Pakistan", "talks|bla", "talks with the BLA", False),
        ("Pakistan", "attack|ttp", "the attacks of the TTP", False),
        ("Pakistan", "process|ttp", "a process of dialogue with the TTP", True),  # in the words of the issue
        ("Pakistan", "talks", "talks", False),  # with anyone
    ],
)
def test_positions_on_talks_with_the_ttp(holder: str, topic: str, issue: str, on_it: bool) -> None:
    subject = subject_of("talks with the TTP", identities())
    assert subject.is_of_position(position(holder, "favours", topic, issue=issue)) is on_it


def test_commitments() -> None:
    subject = subject_of("a truce with the TTP", identities())
    assert subject.is_of_commitment(commitment("TTP", "Pakistan", "made"))
    assert subject.is_of_commitment(commitment("Pakistan", "TTP", "broken"))
    assert not subject.is_of_commitment(commitment("Taliban", "Pakistan", "made"))
    assert not subject.is_of_commitment(commitment("TTP", "Pakistan", "made", topic="release", content="free hostages"))


def test_a_de_facto_government_by_either_name() -> None:
    by_country = subject_of("talks with Afghanistan", identities())
    assert by_country.is_of_position(position("Pakistan", "favours", "talks|afghan-taliban"))


def test_topic_words_have_no_joining_words() -> None:
    assert topic_words("The withdrawal of all troops, and of the Army's tanks") == [
        "withdrawal",
        "troop",
        "army",
        "tank",
    ]
