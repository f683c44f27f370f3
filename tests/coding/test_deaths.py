"""Deaths: dying is no attack, unless the text tells of violence."""

from datetime import date

import pytest

import dateline
from dateline.records.article import Article


def attacks(text: str) -> int:
    """How many events of ASSAULT a text gives."""
    [coding] = dateline.code([Article("a", text, date(2024, 3, 14))])
    return sum(event.event_type == "ASSAULT" for event in coding.events)


@pytest.mark.parametrize(
    "text",
    [
        "The former president of Ghana died on Tuesday at the age of 84.",
        "The opposition leader died of cancer in a hospital in Abuja.",
        "Cholera has killed forty people in the camp near Maiduguri.",
        "A ranger was killed by lions in the reserve.",
        "The king, who died on Sunday after a long illness, was mourned in Amman.",
        "The death of the poet was announced by his family in Tunis.",
        "Forty-one children have died of measles in Gao since January.",
        "The minister died after a heart attack in Nairobi on Friday.",
    ],
)
def test_who_dies_of_an_illness_is_attacked_by_nobody(text: str) -> None:
    assert attacks(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ten soldiers died in the attack near Gao.",
        "Two protesters died after police opened fire in Conakry.",
        "Three people were found dead with gunshot wounds in Kabul.",
        "A rebel commander died in clashes with the army near Goma.",
        "The journalist was killed in Mogadishu on Friday at the age of 32.",
        "The Tamil Tigers killed four villagers near Vavuniya.",
    ],
)
def test_a_violent_death_stays(text: str) -> None:
    assert attacks(text) >= 1
