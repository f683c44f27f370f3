"""Chains: whom later words lead back to."""

from datetime import date

import pytest

from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import CHAINS, MENTIONS

IN_2023 = date(2023, 1, 19)
IN_2015 = date(2015, 6, 1)


def first_of_chain(text: str, said: str, published: date = IN_2023) -> str:
    """The words of the first mention in the chain of the last mention that is said so."""
    [document] = read_documents([Article("a", text, published)], [STEPS["chains"]()])
    found = [m for m in document[MENTIONS] if m.span.of(text) == said]
    assert found, [m.span.of(text) for m in document[MENTIONS]]
    chain = next(c for c in document[CHAINS] if found[-1].index in c.mentions)
    return document[MENTIONS][chain.mentions[0]].span.of(text)


@pytest.mark.parametrize(
    ("text", "said", "first"),
    [
        ("Al-Shabab attacked a hotel. The group has killed hundreds.", "The group", "Al-Shabab"),
        ("Senator Amina Okoro resigned. Okoro had been ill.", "Okoro", "Amina Okoro"),
        ("Prime Minister Shinzo Abe spoke. Abe said talks would go on.", "Abe", "Shinzo Abe"),
        ("Gunmen attacked a police station. They burned the building.", "the building", "a police station"),
        ("Police closed the road. They arrested two men.", "They", "Police"),
        ("Chad closed its border with Sudan.", "its", "Chad"),
        ("Ethiopia said troops were on the move. The country has denied it before.", "The country", "Ethiopia"),
    ],
)
def test_leads_back(text: str, said: str, first: str) -> None:
    """Surnames, descriptions and pronouns find the name before them."""
    assert first_of_chain(text, said).endswith(first)


def test_a_movement_that_governs_is_no_group() -> None:
    """In 2023 the Afghan Taliban are a government: "the group" passes over them to the armed group before."""
    text = "The TTP sent word to the Afghan Taliban. The group agreed to a truce."
    assert first_of_chain(text, "The group") == "TTP"


def test_before_it_governed_it_was_a_group() -> None:
    text = "The Afghan Taliban seized a district. The group also shelled a town."
    assert first_of_chain(text, "The group", IN_2015) == "Afghan Taliban"


def test_a_namesake_is_somebody_else() -> None:
    """ "Sami Haddad" is not the Haddad of the first sentence."""
    text = "Leila Haddad was killed on Monday. Haddad was 28. Mayor Sami Haddad praised the police."
    assert first_of_chain(text, "Sami Haddad") == "Sami Haddad"


def test_them_is_not_who_does_it() -> None:
    text = "Two nurses came to the gate. Gunmen shot them."
    assert first_of_chain(text, "them") == "Two nurses"


@pytest.mark.parametrize(
    ("text", "said", "first"),
    [
        ("Amina Okoro met Peter Haddad in Lagos. She left at noon.", "She", "Amina Okoro"),
        ("Amina Okoro met Peter Haddad in Lagos. He left at noon.", "He", "Peter Haddad"),
        ("Mr Kande met Ms Sule in Lagos. She left at noon.", "She", "Sule"),
        ("The spokeswoman, Toma Ruk, met Bazo Lin. She left at noon.", "She", "The spokeswoman"),
    ],
)
def test_a_name_or_title_tells_who_she_is(text: str, said: str, first: str) -> None:
    assert first_of_chain(text, said).endswith(first)


def test_whom_she_was_said_of_is_no_he_later() -> None:
    """The minister was a man where "he" resigned: "she" is the other, though the minister stands nearer."""
    text = "Bazo Lin praised Toma Ruk. He had resigned. Ruk said Lin did well. She had stayed."
    [document] = read_documents([Article("a", text, IN_2023)], [STEPS["chains"]()])
    of = {
        m.span.of(text): k for k, c in enumerate(document[CHAINS]) for i in c.mentions for m in [document[MENTIONS][i]]
    }
    assert of["He"] != of["She"]


def test_his_own_phrase_is_not_he() -> None:
    text = "Omar Haddad wept. The brother of his wife had died."
    assert first_of_chain(text, "his") == "Omar Haddad"


def test_who_tells_him_is_somebody_else() -> None:
    """The relative "who" is Verma, and nobody tells himself "him"."""
    text = "Omar Haddad bought the songs from Peter Sule, who told him the price."
    assert first_of_chain(text, "him") == "Omar Haddad"


def test_it_may_be_a_thing_that_no_chain_holds() -> None:
    """The coin is no actor, and "it" is no government."""
    text = "The government of Chad struck a coin. The coin was old and it had cracks."
    assert first_of_chain(text, "it") == "it"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A bank stood near a bridge. Chad said it would pull out.", "Chad"),
        ("A bank stood near a bridge. A Hamas spokesman said it had fired.", "Hamas"),
        ("A bridge fell. Chad said it was clear that rain had come.", "it"),
    ],
)
def test_the_body_that_speaks_says_what_it_does(text: str, first: str) -> None:
    assert first_of_chain(text, "it") == first


def test_a_first_name_is_the_one_person_who_bears_it() -> None:
    assert first_of_chain("Leila Haddad was freed. Leila thanked the police.", "Leila") == "Leila Haddad"


def test_a_first_name_of_two_is_nobody_yet_named() -> None:
    text = "Leila Haddad and Leila Okoro were freed. Leila thanked the police."
    assert first_of_chain(text, "Leila") == "Leila"


def test_a_name_set_beside_its_description_is_the_same_person() -> None:
    assert first_of_chain("The mayor, Leila Haddad, resigned. Haddad was ill.", "Haddad").startswith("The mayor")


def test_the_ministry_is_no_body_of_another_name() -> None:
    text = "Human Rights Watch wrote to the capital. The ministry gave no answer."
    assert first_of_chain(text, "The ministry") == "The ministry"
