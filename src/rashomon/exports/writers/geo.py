"""Files of geographic information systems: a point a row, by its latitude and longitude."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from rashomon.exports.columns import Row
from rashomon.exports.frames import arrow_schema, batches
from rashomon.exports.table import Table
from rashomon.exports.writer import writer
from rashomon.exports.writers.json import plain
from rashomon.model import ConfigError
from rashomon.model.extras import library

_POINT = 1  # geometry type of well-known binary


@dataclass(frozen=True, slots=True)
class Axes:
    """The columns of a table that hold degrees north and east."""

    latitude: str
    longitude: str

    def point(self, row: Row) -> tuple[float, float] | None:
        """Return longitude and latitude of a row, None where they are not known."""
        north, east = row[self.latitude], row[self.longitude]
        return None if north is None or east is None else (float(east), float(north))


def axes(table: Table) -> Axes:
    """Return where a table has its coordinates; ConfigError where it has none."""
    named = {column.name.lower(): column.name for column in table.columns if column.kind == "number"}
    if "latitude" not in named or "longitude" not in named:
        raise ConfigError(f"{table.scheme.name} has no latitude and longitude to put on a map")
    return Axes(named["latitude"], named["longitude"])


@writer("geojson", suffix=".geojson")
def write(tables: Sequence[Table], out: BinaryIO) -> None:
    """GeoJSON (RFC 7946), a point a row, for QGIS, Leaflet and kepler; rows without a point have no geometry."""
    (table,) = tables
    where = axes(table)
    out.write(b'{"type": "FeatureCollection", "features": [')
    for number, row in enumerate(table):
        feature = json.dumps(_feature(table, row, where), ensure_ascii=False, allow_nan=False)
        out.write((b",\n" if number else b"\n") + feature.encode())
    out.write(b"\n]}\n")


def _feature(table: Table, row: Row, where: Axes) -> dict[str, Any]:
    point = where.point(row)
    return {
        "type": "Feature",
        "id": ":".join(str(row.get(name)) for name in table.scheme.key),
        "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
        "properties": plain(table, row),
    }


@writer("geoparquet", suffix=".geo.parquet", binary=True)
def write_parquet(tables: Sequence[Table], out: BinaryIO) -> None:
    """GeoParquet 1.1, a point a row in well-known binary (longitude and latitude of WGS 84), for QGIS, GeoPandas and DuckDB."""
    (table,) = tables
    where = axes(table)
    arrow, parquet = library("pyarrow", "export"), library("pyarrow.parquet", "export")
    plain_schema = arrow_schema(table)
    geo = {"version": "1.1.0", "primary_column": "geometry",
           "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}}}  # fmt: skip
    schema = plain_schema.append(arrow.field("geometry", arrow.binary()))
    schema = schema.with_metadata({**plain_schema.metadata, b"geo": json.dumps(geo).encode()})
    with parquet.ParquetWriter(out, schema) as file:
        for batch in batches(table, plain_schema):
            rows = zip(batch[where.latitude].to_pylist(), batch[where.longitude].to_pylist(), strict=True)
            points = [None if None in row else _binary(*row) for row in rows]
            arrays = [*batch.columns, arrow.array(points, arrow.binary())]
            file.write_batch(arrow.RecordBatch.from_arrays(arrays, schema=schema))


def _binary(latitude: float, longitude: float) -> bytes:
    """Return a point as well-known binary, little-endian."""
    return struct.pack("<BIdd", 1, _POINT, longitude, latitude)
