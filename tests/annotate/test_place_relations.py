"""How exactly a name says where, in UCDP's words."""

import pytest

from dateline.annotate.place_relations import length_before, precision_of
from dateline.records.place import WHERE_PREC, Place
from dateline.records.span import Span

TOWN = Place(1, "Kandahar", 31.6, 65.7, "AFG")
COUNTRY = Place(2, "Mali", 17.0, -4.0, "MLI", feature_code="PCLI")
SEA = Place(None, "Red Sea", 20.0, 38.5, None, feature_code="SEA", extent_km=2200)


@pytest.mark.parametrize(
    ("place", "text", "precision"),
    [
        (TOWN, "A bomb went off in {}.", "exact"),
        (TOWN, "A bomb went off 20 km south of {}.", "near"),
        (TOWN, "A bomb went off 60 km south of {}.", "district"),
        (TOWN, "A bomb went off 200 miles from {}.", "province"),
        (TOWN, "Two of the men came from {}.", "exact"),
        (COUNTRY, "Rebels crossed into {}.", "country"),
        (COUNTRY, "Rebels took a town in northern {}.", "region"),
        (COUNTRY, "Shots were fired on the border with {}.", "region"),
        (COUNTRY, "Shots were fired on {}'s border with Niger.", "region"),
        (SEA, "Houthi forces attacked a ship in the {}.", "waters"),
    ],
)
def test_precision(place: Place, text: str, precision: str) -> None:
    start = text.index("{")
    filled = text.format(place.name)
    assert precision_of(place, filled, Span(start, start + len(place.name))) == precision
    assert precision in WHERE_PREC


def test_lengths_in_km() -> None:
    assert length_before("a hill some 10 miles from ") == pytest.approx(16.09)
    assert length_before("a few kilometres from ") == 5
    assert length_before("60 people from ") is None
