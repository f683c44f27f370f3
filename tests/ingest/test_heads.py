"""Heads: what stands before a text is kept apart from it, in the forms that newspapers and agencies use."""

from datetime import date

import pytest

from dateline.ingest.heads import find_head, titled

TEXT = "Police arrested 30 protesters."
DAY = date(2023, 1, 20)


@pytest.mark.parametrize(
    ("head", "place", "publisher"),
    [
        ("date 2023-01-20 Islamabad: ", "Islamabad", None),
        ("date 2023-01-20 ", None, None),
        ("date 2023-01-20 Washington, D.C.: ", "Washington, D.C.", None),
        ("date 2023-01-20 Rio de Janeiro: ", "Rio de Janeiro", None),
        ("date 2023-01-20 Friday, January 20, 2023\n\n", None, None),
        ("date 2023-01-20 ISTANBUL — ", "Istanbul", None),
        ("ISLAMABAD, Jan 20 (Agency) - ", "Islamabad", "Agency"),
        ("ISLAMABAD, Jan. 20, 2023 /Agency/ -- ", "Islamabad", "Agency"),
        ("KABUL — ", "Kabul", None),
        ("KABUL—", "Kabul", None),
        ("KARACHI: ", "Karachi", None),
        ("BEIRUT, Lebanon (AP) — ", "Beirut, Lebanon", "AP"),
        ("UNITED NATIONS, 20 January — ", "United Nations", None),
        ("   LIMA, 20 JAN 23 (AGENCY) -- ", "Lima", "AGENCY"),
        ("QUITO (ECUADOR), 20 JAN 23 (AGENCY)\n-- ", "Quito", "AGENCY"),
        ("PORT-AU-PRINCE, Haiti — ", "Port-au-Prince, Haiti", None),
        ("New Delhi, Jan 20 (Agency): ", "New Delhi", "Agency"),
        ("Kabul [Afghanistan], January 20 (Agency): ", "Kabul", "Agency"),
        ("Islamabad: 20 January 2023\n\n", "Islamabad", None),
        ("Friday, January 20, 2023\xa0\n\n", None, None),
        ("Published: Friday, January 20, 2023 10:15\n", None, None),
    ],
)
def test_a_head_in_each_form(head: str, place: str | None, publisher: str | None) -> None:
    found = find_head(head + TEXT, DAY)
    assert (head + TEXT)[found.end :] == TEXT
    assert (found.dateline, found.publisher) == (place, publisher)
    assert found.published in (DAY, None if "20" not in head else DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 30 protesters.",
        "UN: 30 were arrested.",
        "UPDATE: Police arrested 30 protesters.",
        "Hamas — which rules Gaza — said police arrested 30.",
        "date palms were planted in Basra.",
        "In January 2023 police arrested 30 protesters.",
    ],
)
def test_a_text_without_a_head_is_left_whole(text: str) -> None:
    assert find_head(text, DAY).end == 0


def test_title_and_byline_stand_before_the_text() -> None:
    """Thirty held in Dhaka
    By A. Reporter
    DHAKA: Police arrested 30 protesters.
    """
    text = "Thirty held in Dhaka\nBy A. Reporter\n\nDHAKA: " + TEXT
    found = find_head(text, DAY)
    assert text[found.end :] == TEXT
    assert (found.title, found.dateline) == ("Thirty held in Dhaka", "Dhaka")


def test_title_and_date_line_stand_before_the_text() -> None:
    """Thirty held in Dhaka
    January 20, 2023
    Police arrested 30 protesters.
    """
    text = "Thirty held in Dhaka\nJanuary 20, 2023\n" + TEXT
    found = find_head(text, None)
    assert text[found.end :] == TEXT
    assert (found.title, found.published) == ("Thirty held in Dhaka", DAY)


def test_a_headline_stands_before_a_text_whose_day_is_given() -> None:
    """The text tells again what the headline says, which is not coded twice."""
    text = "Thirty held in Dhaka\n\nBy A Reporter\n\nPolice arrested 30 protesters in Dhaka on Monday."
    head = find_head(text, DAY)
    assert (head.title, text[head.end :]) == ("Thirty held in Dhaka", text[text.index("Police") :])


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 30 in Dhaka.\n\nThe army arrested four in Sylhet.",
        "Police arrested 30 protesters in Dhaka\n\nThe army arrested four protesters in Sylhet",
        "Police arrested 30 protesters in Dhaka\n- The army arrested four protesters in Sylhet.",
        "Police arrested 30 protesters in Dhaka, the\ncapital.",
        "Police arrested 30 protesters in Dhaka\nand the army arrested four protesters in Sylhet.",
    ],
)
def test_a_first_sentence_is_no_headline(text: str) -> None:
    """It ends with a stop, or nothing does, or a list or a wrapped line goes on."""
    assert find_head(text, DAY).end == 0


def test_the_year_is_that_of_the_nearest_day() -> None:
    """KABUL, Dec 31 (Agency) — …, printed on 1 January 2023"""
    assert find_head(f"KABUL, Dec 31 (Agency) — {TEXT}", date(2023, 1, 1)).published == date(2022, 12, 31)


def test_a_year_of_two_figures_stands_behind_day_and_month() -> None:
    """Wire copy of the last century has no other date."""
    assert find_head("LIMA, 3 FEB 91 (AGENCY) -- Two died.", None).published == date(1991, 2, 3)
    assert find_head("LIMA, 3 FEB 09 (AGENCY) -- Two died.", None).published == date(2009, 2, 3)


def test_a_day_that_no_calendar_has_gives_no_date() -> None:
    assert find_head(f"date 2023-13-40 Kabul: {TEXT}", None).published is None


@pytest.mark.parametrize("name", ["Sana'a", "N'Djamena", "Rio de Janeiro", "Port-au-Prince", "UN", "New Delhi"])
def test_capitals_become_a_name(name: str) -> None:
    assert titled(name.upper()) == name
