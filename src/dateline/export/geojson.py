"""GeoJSON: a feature an event (RFC 7946); one without coordinates has no geometry, and is there all the same."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from dateline.export.fields import Layout
from dateline.export.objects import Json
from dateline.export.reports import Report


def write_geojson(reports: Iterable[Report], layout: Layout[Report], path: Path, excel: bool = False) -> None:
    """A feature a line inside one collection."""
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as stream:
        stream.write(b'{"type": "FeatureCollection", "features": [')
        for number, report in enumerate(reports):
            stream.write((b",\n" if number else b"\n") + encode(feature_of(report, layout)))
        stream.write(b"\n]}\n")


def feature_of(report: Report, layout: Layout[Report]) -> Json:
    """The event as a point, longitude first, with the layout's columns as properties."""
    place = report.place
    return {
        "type": "Feature",
        "id": report.event.event_id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None,
        "properties": layout.object(report),
    }
