"""The article with its marks, and the map: every word there and escaped, nothing run, nothing loaded."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dateline.export.map_svg import HEIGHT, WIDTH, Labels, Land, Point, degrees, frame_around, render_map
from dateline.export.marked_html import marks_of, render_text
from dateline.export.page import points_of, render_page, standalone
from dateline.records.coding import Coding
from dateline.records.span import Span
from tests.export.records import ARREST, PROBLEM, TEXT, coding, entity, span
from tests.export.reports import BOMBING, BOMBING_TEXT, CODINGS

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


class Reading(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_text_is_whole_and_marked() -> None:
    """😀 Police arrested 30 protesters in Dhaka …"""
    read = Reading(render_text(coding(ARREST)))
    assert "".join(read.words) == TEXT.replace("arrested", "arrestedCOERCE")
    marked = render_text(coding(ARREST))
    assert (
        '<span class="actor material_conflict" title="actor of COERCE: Police of Bangladesh (BGD COP)">Police' in marked
    )
    assert re.search(r'<span class="trigger asserted material_conflict" title="[^"]*">arrested</span><sup', marked)
    assert "to whom: protesters (BGD CVL)" in marked


def test_marks_that_overlap_keep_every_word_once() -> None:
    wide = entity("Police arrested 30 protesters")
    both = replace(ARREST, actors=(wide,), trigger=span("arrested 30"), event_type="ASSAULT")
    read = Reading(render_text(coding(ARREST, both)))
    assert "".join(read.words) == TEXT.replace("arrested 30", "arrestedCOERCE 30ASSAULT")
    kinds = {value for name, value in read.attributes if name == "class"}
    assert "trigger asserted actor material_conflict" in kinds


def test_nothing_of_an_article_becomes_html() -> None:
    text = f"{HOSTILE} Police arrested 30 protesters in Dhaka."
    hostile = replace(
        ARREST,
        actors=(replace(entity(HOSTILE, text), name=HOSTILE, code=HOSTILE),),
        recipients=(),
        places=(replace(ARREST.places[0], place=replace(ARREST.places[0].place, name=HOSTILE), span=Span(0, 5)),),  # type: ignore[type-var]
        trigger=span("arrested", text),
        evidence=Span(0, len(text)),
        attribution=(replace(ARREST.attribution[0], text=HOSTILE),),
    )
    page = render_page(
        coding(hostile, text=text, title=HOSTILE, publisher=HOSTILE, source_file=HOSTILE, dateline=HOSTILE)
    )
    read = Reading(standalone(page, HOSTILE))
    assert {"script", "img", "a", "link", "iframe", "object"}.isdisjoint(read.tags)
    assert not [name for name, _ in read.attributes if name.startswith("on") or name in {"src", "href"}]
    assert HOSTILE in "".join(read.words)


def test_a_problem_is_told_and_escaped() -> None:
    problem = replace(PROBLEM, message=HOSTILE)
    read = Reading(render_page(Coding(None, "r1", problems=(problem,))))
    assert f"ingest: no-date: {HOSTILE}" in "".join(read.words)
    assert "script" not in read.tags


def test_what_can_not_be_seen_is_shown() -> None:
    """A mark that turns the direction of writing, and one without a width."""
    text = "Police\u202e arrested\u200b 30 protesters in Dhaka."
    read = Reading(
        render_text(coding(replace(ARREST, actors=(), recipients=(), places=(), trigger=span("30", text)), text=text))
    )
    assert "".join(read.words).startswith("PoliceU+202E arrestedU+200B 30")


def test_a_page_of_its_own_may_load_nothing() -> None:
    page = standalone(render_page(CODINGS[1]), "Title")
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"(src|href|url)\s*[=(]", page)


def test_a_denied_event_is_struck_through() -> None:
    kinds = [mark.kind for mark in marks_of(CODINGS[1]) if mark.label]
    assert kinds == ["trigger asserted", "trigger negated"]


def test_each_place_is_a_point_with_all_its_events() -> None:
    [point] = points_of(CODINGS[1].events)
    assert (point.name, point.n_events, point.quad, point.rough) == ("Miranshah", 2, "material_conflict", False)
    assert "killed: at least 12" in point.told
    country = replace(BOMBING.places[0].place, feature_code="PCLI")  # type: ignore[type-var]
    [rough] = points_of([replace(BOMBING, places=(replace(BOMBING.places[0], place=country),))])
    assert rough.rough
    assert points_of(coding(text=BOMBING_TEXT).events) == []


POINTS = [Point("Miranshah", 33.0, 70.07, n_events=1), Point("Doha", 25.29, 51.53, n_events=4)]


def test_the_map_holds_every_point_with_a_margin() -> None:
    frame = frame_around(POINTS)
    for point in POINTS:
        x, y = frame.at(point.lat, point.lon)
        assert WIDTH * 0.08 < x < WIDTH * 0.92
        assert HEIGHT * 0.08 < y < HEIGHT * 0.92
    assert frame.at(33, 70)[0] > frame.at(33, 60)[0]
    assert frame.at(33, 70)[1] < frame.at(30, 70)[1]


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (89.9, 10), (-89.9, -179.9), (70, 179.9)])
def test_one_point_anywhere_makes_a_map(lat: float, lon: float) -> None:
    drawn = render_map([Point("Here", lat, lon, "verbal_conflict", 1, "told")])
    assert drawn.count("<circle") == 1
    assert "nan" not in drawn
    assert "<title>told</title>" in drawn


def test_no_points_make_no_map() -> None:
    assert render_map([]) == ""


def test_names_lie_apart_and_the_events_come_first() -> None:
    land = Land([(30, 60), (30, 60.0001), (-60, 0)], [Point("Iran", 32, 54)], [Point("Near Miranshah", 33.0, 70.1)])
    drawn = render_map(POINTS, land)
    assert re.findall(r'<text class="(here|country|town)"[^>]*>([^<]*)', drawn) == [
        ("here", "Doha"), ("here", "Miranshah"), ("country", "Iran"),
    ]  # fmt: skip
    assert drawn.count("h0") == 1  # the two dots of one spot, and not the one that lies outside


def test_a_name_at_the_right_edge_stands_on_the_left() -> None:
    frame = frame_around(POINTS)
    assert 'text-anchor="end"' in Labels().place(frame, Point("A long name of a town", 30, frame.east - 0.3), "town")


def test_degrees_are_told_by_their_hemisphere() -> None:
    assert [degrees(70, "E", "W"), degrees(-70, "E", "W"), degrees(190, "E", "W"), degrees(0, "N", "S")] == [
        "70°E", "70°W", "170°W", "0°",
    ]  # fmt: skip
