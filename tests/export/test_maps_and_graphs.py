"""GeoJSON and GeoPackage, GEXF and GraphML: read back by pandas' geographic sister, by GDAL and by networkx."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import geopandas
import networkx as nx
import pyogrio
import pytest

from dateline.errors import InputError
from dateline.export.files import export_file
from dateline.export.graphs import key_of, pairs
from dateline.export.layouts import LAYOUTS
from tests.export.reports import BOMBING, TALKS, TALKS_TEXT, TTP, export, report


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ending", ["geojson", "gpkg"])
def test_geopandas_reads_points_and_columns(ending: str, layout: str, tmp_path: Path) -> None:
    path, done = export(tmp_path, f"events.{ending}", layout)
    frame = geopandas.read_file(path)
    assert len(frame) == done.n_written
    assert frame.crs == "EPSG:4326"
    points = [(round(p.x, 2), round(p.y, 2)) for p in frame.geometry if p is not None]
    assert (70.07, 33.0) in points
    assert set(LAYOUTS[layout].names) - set(frame.columns) <= {"id"}  # GeoJSON's own id goes before a column so called


def test_an_event_without_a_place_is_there_without_a_point(tmp_path: Path) -> None:
    for ending in ("geojson", "gpkg"):
        frame = geopandas.read_file(export(tmp_path, f"events.{ending}")[0]).set_index("event_id")
        assert frame.geometry.isna().to_dict()[TALKS.event_id]
        assert frame.loc[BOMBING.event_id, "dead_best"] == 12


def test_geojson_is_what_its_standard_asks(tmp_path: Path) -> None:
    collection = json.loads(export(tmp_path, "events.geojson")[0].read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert {feature["type"] for feature in collection["features"]} == {"Feature"}
    bombing = next(f for f in collection["features"] if f["id"] == BOMBING.event_id)
    assert bombing["geometry"] == {"type": "Point", "coordinates": [70.07, 33.0]}  # longitude first
    assert bombing["properties"]["actors"] == ["Tehreek-e-Taliban Pakistan"]


def test_gdal_knows_the_layer_its_extent_and_its_types(tmp_path: Path) -> None:
    path, _ = export(tmp_path, "events.gpkg")
    assert pyogrio.list_layers(path).tolist() == [["events", "Point"]]
    told = pyogrio.read_info(path, layer="events", force_total_bounds=True)
    assert told["total_bounds"] == pytest.approx((70.07, 23.71, 90.41, 33.0))
    types = dict(zip(told["fields"], told["dtypes"], strict=True))
    assert {name: types[name] for name in ("score", "dead_best", "published", "event_id")} == {
        "score": "float64", "dead_best": "int64", "published": "datetime64[D]", "event_id": "object",
    }  # fmt: skip
    with closing(sqlite3.connect(path)) as layer:
        assert layer.execute("SELECT last_change FROM gpkg_contents").fetchall() == [("2000-01-01T00:00:00.000Z",)]
    near = geopandas.read_file(path, bbox=(69, 32, 71, 34))
    assert set(near["event_id"]) == {BOMBING.event_id, "cd" * 8}


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_networkx_reads_actors_and_events(ending: str, tmp_path: Path) -> None:
    path, _ = export(tmp_path, f"events.{ending}")
    graph = nx.read_gexf(path) if ending == "gexf" else nx.read_graphml(path, force_multigraph=True)
    assert graph.is_directed()
    assert dict(graph.nodes(data="label"))["ttp"] == "Tehreek-e-Taliban Pakistan"
    assert graph.nodes["ttp"]["n_events"] == 2
    told = {data["event_id"]: (source, target, data) for source, target, data in graph.edges(data=True)}
    assert set(told) == {"e1", BOMBING.event_id, "cd" * 8, TALKS.event_id}
    source, target, data = told[BOMBING.event_id]
    assert (source, target) == ("ttp", "civilians|PAK|CVL")
    assert (data["event_type"], data["dead"], data["score"], data["status"]) == ("ASSAULT", 12, -9.5, "asserted")
    assert told[TALKS.event_id][2]["sentence"] == " ".join(TALKS_TEXT.replace("\x00", "\ufffd").split())


def test_gephi_gets_the_days_of_an_event(tmp_path: Path) -> None:
    text = export(tmp_path, "events.gexf")[0].read_text("utf-8")
    assert 'label="ASSAULT" start="2022-10-01" end="2022-10-31"' in text


def test_each_who_acts_stands_against_each_on_whom() -> None:
    other = replace(TTP, text="another", name="Other", actor_id="other")
    three = replace(BOMBING, actors=(TTP, other), recipients=(*BOMBING.recipients, other))
    made = [(key_of(a), key_of(b)) for a, b in pairs(replace(report(BOMBING), event=three))]
    assert made == [("ttp", "civilians|PAK|CVL"), ("ttp", "other"), ("other", "civilians|PAK|CVL"), ("other", "other")]
    talks = replace(TALKS, actors=(TTP, other, *BOMBING.recipients))
    assert len(list(pairs(replace(report(TALKS), event=talks)))) == 3  # each two sides, once


def test_a_graph_has_no_layout(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no layout acled"):
        export_file([], tmp_path / "events.gexf", layout="acled")
