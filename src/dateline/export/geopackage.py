"""GeoPackage: a layer of points, as QGIS and other maps read it; events without coordinates have no point."""

import math
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.errors import OutputError
from dateline.export.fields import Layout, as_cell, storable
from dateline.export.reports import Report
from dateline.records.place import Place

LAYER = "events"
SETTLED = "2000-01-01T00:00:00.000Z"  # when every layer says that it was made: the same bytes at any time
ROWS = 5_000  # that are written at a time
TYPES = {
    "string": "TEXT",
    "list": "TEXT",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)


def write_geopackage(reports: Iterable[Report], layout: Layout[Report], path: Path, excel: bool = False) -> None:
    """One layer, `events`, in WGS 84, with a spatial index. OutputError where the file can't be written."""
    made = path.with_name(f"{path.name}.gpkg")  # fudgeo makes its file itself, and gives it this ending
    try:
        write_layer(reports, layout, made)
        os.replace(made, path)
    except Exception as error:
        if type(error).__module__ != "sqlite3":
            raise
        raise OutputError(f"the GeoPackage can't be written: {error}") from error
    finally:
        for rest in (made, Path(f"{made}-journal")):
            rest.unlink(missing_ok=True)


def write_layer(reports: Iterable[Report], layout: Layout[Report], path: Path) -> None:
    """A new GeoPackage with the layer."""
    from fudgeo import FeatureClass, Field, GeoPackage
    from fudgeo.context import ExecuteMany
    from fudgeo.enumeration import ShapeType
    from fudgeo.geopkg import SpatialReferenceSystem

    package = GeoPackage.create(path, flavor="EPSG")
    connection: Any = package.connection
    try:
        srs = SpatialReferenceSystem("WGS 84", "EPSG", 4326, WGS84)
        fields = [Field(column.name, data_type=TYPES[column.kind]) for column in layout.fields]
        layer = FeatureClass.create(package, LAYER, ShapeType.point, srs, fields=fields, spatial_index=False)
        columns = ", ".join([layer.geometry_column_name, *(own.escaped_name for own in fields)])
        insert = f"INSERT INTO {layer.escaped_name} ({columns}) VALUES ({', '.join('?' * (len(fields) + 1))})"
        extent = Extent()
        with connection, ExecuteMany(connection=connection, table=layer) as execute:
            for rows in chunks(reports, layout, extent):
                execute(insert, rows)
        layer.extent = extent.bounds
        layer.add_spatial_index()
        with connection:
            connection.execute("UPDATE gpkg_contents SET last_change = ?", (SETTLED,))
    finally:
        connection.close()


@dataclass
class Extent:
    """How far the points reach, in degrees."""

    bounds: tuple[float, float, float, float] = (math.nan, math.nan, math.nan, math.nan)  # west south east north

    def hold(self, place: Place) -> None:
        """Reaches to the place too."""
        west, south, east, north = self.bounds if not math.isnan(self.bounds[0]) else (place.lon, place.lat) * 2
        self.bounds = (min(west, place.lon), min(south, place.lat), max(east, place.lon), max(north, place.lat))


def chunks(reports: Iterable[Report], layout: Layout[Report], extent: Extent) -> Iterator[list[tuple[object, ...]]]:
    """Rows of the layer, some thousands at a time; the extent grows with them."""
    incoming = iter(reports)
    while some := list(islice(incoming, ROWS)):
        for report in some:
            if report.place is not None:
                extent.hold(report.place)
        yield [row_of(report, layout) for report in some]


def row_of(report: Report, layout: Layout[Report]) -> tuple[object, ...]:
    """A point, and the layout's values."""
    from fudgeo.geometry import Point

    place = report.place
    point = Point(x=place.lon, y=place.lat, srs_id=4326) if place else None
    values = (storable(v, f.kind) for v, f in zip(layout.row(report), layout.fields, strict=True))
    return (point, *(as_stored(value, layout.joint) for value in values))


def as_stored(value: object, joint: str) -> object:
    """None stays None; lists are joined."""
    return as_cell(value, joint) if isinstance(value, list | tuple) else value
