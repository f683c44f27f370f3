"""The gazetteer: names to places, by the file that set-up built."""

import pytest

from dateline.reference.gazetteer import load_gazetteer
from dateline.reference.gazetteer.lookup import fold


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("Kandahār", "kandahar"),
        ("the Hague", "hague"),
        ("Sana'a", "sanaa"),
        ("Kandahar Province", "kandahar"),
    ],
)
def test_names_are_looked_up_without_marks(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Pakistan", "PAK", "PCLI"),
        ("Balochistan", "PAK", "ADM1"),
        ("Pennsylvania", "USA", "ADM1"),
        ("Sichuan", "CHN", "ADM1"),
        ("Zamfara", "NGA", "ADM1"),
        ("North Waziristan", "PAK", "RGN"),
        ("Miranshah", "PAK", "PPL"),
        ("Kiev", "UKR", "PPL"),
        ("Peshawar", "PAK", "PPL"),
    ],
)
def test_the_first_place_of_a_name(name: str, country: str, feature: str) -> None:
    """Countries, provinces, zones, towns, and towns by another name."""
    first = load_gazetteer().named(name)[0]
    assert (first.country, first.feature_code) == (country, feature)


def test_a_town_knows_its_province() -> None:
    """By name, as the records have it, and not by a code."""
    first = load_gazetteer().named("Quetta")[0]
    assert first.admin1 == "Balochistan"


def test_a_province_lies_among_its_towns() -> None:
    """Within two degrees of its capital."""
    gazetteer = load_gazetteer()
    province, town = gazetteer.named("Sichuan")[0], gazetteer.named("Chengdu")[0]
    assert abs(province.lat - town.lat) < 2
    assert abs(province.lon - town.lon) < 2


def test_no_place_of_that_name() -> None:
    """Nothing is found, and nothing made up."""
    assert load_gazetteer().named("Qwyzzabad") == ()
    assert load_gazetteer().named(" ") == ()
