"""Place names against geoparsing corpora: what counts as found, resolved and near."""

from datetime import date
from pathlib import Path

import pytest

from dateline.evaluate.toponyms import READERS, GoldPlace, GoldToponyms, distance, score_toponyms
from dateline.records.article import Article
from dateline.records.place import Place, Toponym
from dateline.records.span import Span


def toponym(begin: int, end: int, lat: float | None) -> Toponym:
    place = None if lat is None else Place(1, "a", lat, 0.0, "AAA")
    return Toponym(Span(begin, end), place, "exact")


def test_distance() -> None:
    """A degree of latitude is 111 km, on every meridian."""
    assert distance(10.0, 20.0, 11.0, 20.0) == pytest.approx(111.2, abs=0.1)
    assert distance(10.0, 20.0, 10.0, 20.0) == 0


def test_found_resolved_and_near() -> None:
    """Of four names one is right, one far off, one unresolved, one missed."""
    places = tuple(GoldPlace(10 * n, 10 * n + 5, 1.0, 0.0) for n in range(4))
    gold = [GoldToponyms(Article("a", "", date(2024, 3, 14)), places)]
    figures = score_toponyms(gold, [[toponym(0, 5, 2.0), toponym(10, 15, 3.0), toponym(20, 25, None)]])
    assert figures == pytest.approx(
        {"found": 75, "precision": 100, "f1": 600 / 7, "resolved": 200 / 3, "near": 100 / 3}
    )


def test_what_geonames_lacks_is_right_without_a_place() -> None:
    """Of two names without a point ours leaves one unresolved; a name of ours that gold has not costs precision."""
    gold = [GoldToponyms(Article("a", "", date(2024, 3, 14)), (GoldPlace(0, 5), GoldPlace(10, 15)))]
    figures = score_toponyms(gold, [[toponym(0, 5, None), toponym(10, 15, 1.0), toponym(30, 35, 1.0)]])
    assert (figures["near"], figures["precision"]) == pytest.approx((50, 200 / 3))


def test_the_spans_are_the_names(corpora: Path) -> None:
    """GeoVirus counts from one: its first article begins with Pandi, Bulacan."""
    names = {
        corpus: {Span(p.begin, p.end).of(gold.article.text) for gold in read(corpora) for p in gold.places}
        for corpus, read in READERS.items()
    }
    assert {"Pandi", "Bulacan"} <= names["geovirus"]
    assert {"Alexandria", "Rapides Parish"} <= names["lgl"]


def test_every_corpus_gives_names(corpora: Path) -> None:
    for read in READERS.values():
        gold = next(document for document in read(corpora) if document.places)
        assert all(0 <= place.begin < place.end <= len(gold.article.text) for place in gold.places)
