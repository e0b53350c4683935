"""Parquet and Arrow files, typed by the columns; each field's metadata holds its description."""

from collections.abc import Sequence
from typing import BinaryIO

from rashomon.exports.frames import arrow_schema, batches
from rashomon.exports.table import Table
from rashomon.exports.writer import writer
from rashomon.model.extras import library


@writer("parquet", suffix=".parquet", binary=True)
def write(tables: Sequence[Table], out: BinaryIO) -> None:
    """Apache Parquet, for pandas, polars, DuckDB and R's arrow; lists and objects are JSON text."""
    (table,) = tables
    parquet = library("pyarrow.parquet", "export")
    schema = arrow_schema(table)
    with parquet.ParquetWriter(out, schema) as file:
        for batch in batches(table, schema):
            file.write_batch(batch)


@writer("arrow", suffix=".arrow", binary=True)
def write_arrow(tables: Sequence[Table], out: BinaryIO) -> None:
    """Apache Arrow file (Feather version 2), of the same types."""
    (table,) = tables
    arrow = library("pyarrow", "export")
    schema = arrow_schema(table)
    with arrow.ipc.new_file(out, schema) as file:
        for batch in batches(table, schema):
            file.write_batch(batch)
