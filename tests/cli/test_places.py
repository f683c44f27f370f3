"""`dateline places resolve`, as a user runs it."""

import json
from pathlib import Path

from tests.cli.program import dateline


def test_the_place_with_what_holds_it(tmp_path: Path) -> None:
    done = dateline(tmp_path, "places", "resolve", "Miranshah, Pakistan")
    assert done.returncode == 0, done.stderr
    first = done.stdout.splitlines()[0]
    assert "Miran Shah" in first
    assert "Khyber Pakhtunkhwa, PAK" in first
    assert "in Pakistan" in done.stdout


def test_a_country_spoken_of_decides(tmp_path: Path) -> None:
    """The others stay as alternatives, each with its reasons."""
    for country in ("PAK", "IND"):
        done = dateline(tmp_path, "places", "resolve", "Hyderabad", "--in", country, "--json")
        places = json.loads(done.stdout)
        assert places[0]["country"] == country
        assert {place["country"] for place in places} >= {"PAK", "IND"}
        assert places[0]["score"] > places[1]["score"]
        assert "in a country of the article" in [reason["why"] for reason in places[0]["reasons"]]


def test_an_article_decides(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Gunmen clashed in Tripoli. The Lebanese army sent troops from Beirut.", "utf-8")
    done = dateline(tmp_path, "places", "resolve", "Tripoli", "--text", str(article), "--json")
    assert json.loads(done.stdout)[0]["country"] == "LBN", done.stderr


def test_no_such_place_and_no_such_country(tmp_path: Path) -> None:
    unknown = dateline(tmp_path, "places", "resolve", "Qwyzzabad")
    assert (unknown.returncode, unknown.stdout) == (1, "no place is called 'Qwyzzabad'\n")
    nowhere = dateline(tmp_path, "places", "resolve", "Quetta", "--in", "QQQ")
    assert nowhere.returncode == 2
    assert "QQQ" in nowhere.stderr
