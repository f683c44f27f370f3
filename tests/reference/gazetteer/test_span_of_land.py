"""The middle and the reach of a country, province or district, from its towns."""

import pytest

from dateline.reference.gazetteer.extract import Town
from dateline.reference.gazetteer.span_of_land import km_between, land_of, middle_of


def town(lat: float, lon: float) -> Town:
    return Town(1, "A", (), lat, lon, "AAA", "01", 1000)


def test_the_middle_counts_cells_and_not_towns() -> None:
    """Ten villages of one valley weigh as much as a village alone in the desert."""
    valley = [town(10.01 + n / 100, 20.1) for n in range(10)]
    lat, lon = middle_of([*valley, town(12.1, 22.1)])
    assert (lat, lon) == pytest.approx((11.1, 21.1), abs=0.1)


def test_the_reach_is_from_end_to_end() -> None:
    """Two towns 222 km apart: the middle is between them."""
    land = land_of([town(10.0, 20.0), town(12.0, 20.0)], (11.0, 20.0))
    assert (land.lat, land.lon) == (11.0, 20.0)
    assert land.extent_km == pytest.approx(222, abs=1)


def test_an_island_far_off_does_not_count() -> None:
    """Of forty towns one lies a thousand kilometres away."""
    towns = [town(10.0 + n / 100, 20.0) for n in range(39)] + [town(19.0, 20.0)]
    assert land_of(towns, (10.2, 20.0)).extent_km < 100


def test_one_town_is_no_point() -> None:
    assert land_of([town(10.0, 20.0)], None).extent_km == 5


def test_the_date_line_is_no_edge() -> None:
    """Fiji's islands lie on both sides of 180 degrees."""
    assert km_between(-17.0, 179.5, -17.0, -179.5) == pytest.approx(106, abs=1)
