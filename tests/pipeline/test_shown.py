"""`dateline.show`: what a notebook shows of an article that is coded here."""

from pathlib import Path

from dateline import code, show
from dateline.pipeline.shown import known_land


def test_an_article_in_a_notebook(example: Path, tmp_path: Path) -> None:
    [coding] = code(example)
    shown = show(coding)
    html = shown._repr_html_()
    assert html.count("<sup") >= len({event.trigger for event in coding.events})
    assert '<svg class="dateline-map"' in html
    assert "Miranshah" in html
    assert ">Karachi</text>" in html  # a town that the article does not name
    shown.save(tmp_path / "article.html")
    assert (tmp_path / "article.html").read_text("utf-8").startswith("<!doctype html>")


def test_on_a_terminal_it_is_the_marks_and_the_table(example: Path) -> None:
    [coding] = code(example)
    said = repr(show(coding))
    assert "[attacked|ASSAULT]" in said
    assert "actor → recipient" in said


def test_the_land_behind_a_map_is_the_gazetteers() -> None:
    land = known_land()
    assert len(land.dots) > 50_000
    assert "Pakistan" in {country.name for country in land.countries}
    assert "Karachi" in {town.name for town in land.towns[:50]}
