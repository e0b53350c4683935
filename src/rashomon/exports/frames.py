"""Tables as Arrow tables and as pandas or polars frames."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from rashomon.exports.native import native
from rashomon.exports.table import Table
from rashomon.model import ConfigError
from rashomon.model.extras import library

_AT_ONCE = 5_000  # rows of one Arrow batch
_PANDAS = {"string": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def to_frame(table: Table, kind: str = "pandas") -> Any:  # noqa: ANN401 - a frame of the library asked for
    """Return a table as a pandas or polars frame; whole numbers may be missing, dates are dates, lists are JSON text.

    ConfigError where there is no such kind of frame, or its library is not installed.
    """
    if kind == "pandas":
        return pandas_frame(table)
    if kind == "polars":
        return library("polars", "export").from_arrow(arrow_table(table))
    raise ConfigError(f"no frames of {kind!r}; there are pandas, polars")


def pandas_frame(table: Table) -> Any:  # noqa: ANN401
    """Return a table as a pandas frame."""
    pandas = library("pandas", "export")
    cells = columns(table)
    made = {}
    for column in table.columns:
        if column.kind in ("date", "datetime"):
            made[column.name] = pandas.to_datetime(pandas.Series(cells[column.name], dtype="object"))
        else:
            made[column.name] = pandas.Series(cells[column.name], dtype=_PANDAS.get(column.kind, "object"))
    return pandas.DataFrame(made, columns=table.names)


def columns(table: Table) -> dict[str, list[Any]]:
    """Return the cells of each column as Python's own values."""
    found: dict[str, list[Any]] = {name: [] for name in table.names}
    for row in table:
        for column in table.columns:
            found[column.name].append(native(column, row[column.name]))
    return found


def arrow_table(table: Table) -> Any:  # noqa: ANN401
    """Return a table as an Arrow table; each field's metadata holds what the column means."""
    arrow = library("pyarrow", "export")
    schema = arrow_schema(table)
    return arrow.Table.from_batches(batches(table, schema), schema=schema)


def arrow_schema(table: Table) -> Any:  # noqa: ANN401
    """Return the Arrow schema of a table."""
    arrow = library("pyarrow", "export")
    kinds = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(), "date": arrow.date32(),
             "datetime": arrow.timestamp("us", tz="UTC")}  # fmt: skip
    fields = [
        arrow.field(c.name, kinds.get(c.kind, arrow.string()), metadata={"description": c.description, "source": c.source or ""})
        for c in table.columns
    ]  # fmt: skip
    return arrow.schema(fields, metadata={"scheme": table.scheme.name, "codebook": table.scheme.codebook})


def batches(table: Table, schema: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield a table's rows as Arrow batches of that schema, some thousand at a time."""
    arrow = library("pyarrow", "export")
    rows = iter(table)
    while some := list(islice(rows, _AT_ONCE)):
        made = [{c.name: native(c, row[c.name]) for c in table.columns} for row in some]
        yield arrow.RecordBatch.from_pylist(made, schema=schema)
