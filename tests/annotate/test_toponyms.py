"""Toponyms: each name in the place it most likely means in its article."""

from datetime import date

import pytest

from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TOPONYMS
from dateline.records.place import Toponym


def toponyms(text: str, dateline: str | None = None) -> dict[str, Toponym]:
    """The place names of an article, by their words."""
    [document] = read_documents([Article("a", text, date(2024, 3, 14), dateline=dateline)], [STEPS["toponyms"]()])
    return {toponym.span.of(text): toponym for toponym in document[TOPONYMS]}


@pytest.mark.parametrize(
    ("text", "said", "name", "country", "precision"),
    [
        ("Gunmen attacked a bank in Quetta.", "Quetta", "Quetta", "PAK", "exact"),
        ("Gunmen attacked a village near Quetta.", "Quetta", "Quetta", "PAK", "near"),
        ("Gunmen attacked villages in Zamfara.", "Zamfara", "Zamfara", "NGA", "province"),
        ("Floods hit parts of Pennsylvania.", "Pennsylvania", "Pennsylvania", "USA", "province"),
        ("Gunmen attacked a bank in Kandahar.", "Kandahar", "Kandahār", "AFG", "exact"),
        ("Gunmen attacked villages in Kandahar Province.", "Kandahar Province", "Kandahar Province", "AFG", "province"),
        ("Troops crossed into Kenya.", "Kenya", "Kenya", "KEN", "country"),
    ],
)
def test_place(text: str, said: str, name: str, country: str, precision: str) -> None:
    """A bare name is the town; a province where it says so or where there is no such town."""
    place = toponyms(text)[said].place
    assert place is not None
    assert (place.name, place.country, toponyms(text)[said].precision) == (name, country, precision)


def test_the_container_decides() -> None:
    """Police in Hyderabad, Pakistan, arrested two men."""
    place = toponyms("Police in Hyderabad, Pakistan, arrested two men.")["Hyderabad"].place
    assert place is not None
    assert place.country == "PAK"


def test_the_countries_of_the_article_decide() -> None:
    """A name of many places is the one in the country that the story is about."""
    text = "Georgian police in Batumi said that the Georgian parliament in Tbilisi would meet. Georgia has a new law."
    place = toponyms(text)["Georgia"].place
    assert place is not None
    assert place.country == "GEO"


def test_an_unknown_place_stays_without_coordinates() -> None:
    """Gunmen attacked a village near Qwyzzabad."""
    found = toponyms("Gunmen attacked the town of Qwyzzabad in Pakistan.")
    assert [t.place for said, t in found.items() if said == "Qwyzzabad"] in ([None], [])
