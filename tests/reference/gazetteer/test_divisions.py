"""Provinces and districts as places of their own, with all their names."""

import pytest

from dateline.reference.gazetteer.divisions import bare_name, districts, provinces, with_short
from dateline.reference.gazetteer.extract import Town, Towns


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Kunduz Province", "Kunduz"),
        ("Province of Bulacan", "Bulacan"),
        ("Autonomous City of Buenos Aires", "Buenos Aires"),
        ("Hama Governorate", "Hama"),
        ("Sindh", "Sindh"),
        ("State", "State"),
    ],
)
def test_a_name_without_its_kind(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_both_names_are_kept_once() -> None:
    assert with_short(["Hama Governorate", "Hama"]) == ("Hama Governorate", "Hama")


def towns() -> Towns:
    """Three towns in two districts of one province of a country that our own tables say nothing of."""
    return Towns(
        [
            Town(1, "A", (), 10.0, 20.0, "AAA", "01", 5000, "North Province", "Hill District"),
            Town(2, "B", (), 10.4, 20.0, "AAA", "01", 3000, "North Province", "Hill District"),
            Town(3, "C", (), 12.0, 20.0, "AAA", "01", 2000, "North Province", "Lake District"),
        ]
    )


def test_a_province_lies_among_its_towns() -> None:
    [province] = provinces(towns(), {}).values()
    assert province.names == ("North Province", "North")
    assert (province.feature, province.population) == ("ADM1", 10_000)
    assert 10.0 < province.land.lat < 12.0


def test_a_district_knows_its_province() -> None:
    found = {d.names[0]: d for d in districts(towns(), provinces(towns(), {}))}
    assert set(found) == {"Hill District", "Lake District"}
    assert found["Hill District"].province == "North Province"
    assert (found["Hill District"].feature, found["Hill District"].population) == ("ADM2", 8000)


def test_a_state_of_the_usa_has_the_number_of_geonames() -> None:
    within = Towns([Town(1, "Austin", (), 30.3, -97.7, "USA", "TX", 1_000_000, "Texas", "Travis County")])
    [texas] = provinces(within, {"TX": {"geonameid": "4736286"}}).values()
    assert texas.geoname_id == 4736286
