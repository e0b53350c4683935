"""Data Packages (https://datapackage.org, version 2): files of tables with a descriptor of every column."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rashomon.exports.columns import Column
from rashomon.exports.files import write_folder
from rashomon.exports.table import Table
from rashomon.exports.writer import Writer

DESCRIPTOR = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABULAR = ("csv", "tsv", "jsonl", "parquet", "xlsx")  # formats whose columns Table Schema describes


def write_package(tables: Sequence[Table], writer: Writer, folder: Path, *, made: datetime | None = None) -> Path:
    """Write tables into a folder with a `datapackage.json` beside them and return its path.

    The descriptor is written last: a folder with one is complete. `made` is when the package was made, now unless given.
    """
    paths = write_folder(tables, writer, folder)
    files = paths * len(tables) if writer.many else paths
    descriptor = {
        "$schema": _PROFILE,
        "name": _slug("rashomon-" + "-".join(table.scheme.name for table in tables)),
        "created": (made or datetime.now(UTC)).isoformat(timespec="seconds"),
        "resources": [_resource(table, writer, path) for table, path in zip(tables, files, strict=True)],
    }
    target = folder / DESCRIPTOR
    target.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return target


def _resource(table: Table, writer: Writer, path: Path) -> dict[str, Any]:
    scheme = table.scheme
    left_out = [f"{number} left out: {reason}." for reason, number in sorted(table.left_out.items())]
    resource: dict[str, Any] = {
        "name": _slug(scheme.name),
        "path": path.name,
        "title": " ".join(scheme.about.split()),
        "description": " ".join(filter(None, [scheme.cannot_hold, *left_out])) or "Nothing is left out.",
        "format": "parquet" if writer.name == "geoparquet" else writer.name,
        "sources": [{"title": scheme.codebook}],
    }
    if writer.name in _TABULAR:
        resource |= {"type": "table", "schema": _schema(table)}
    if writer.name in ("csv", "tsv"):
        resource["encoding"] = "utf-8"
    if writer.many:
        resource["dialect"] = {"sheetName": scheme.name}
    return resource


def _schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    key = [name for name in table.scheme.key if name in table.names]
    return {"fields": list(map(_field, table.columns)), "primaryKey": key, "missingValues": [""]}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "description": column.description}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if constraints:
        field["constraints"] = constraints
    if column.unit:
        field["unit"] = column.unit
    if column.source:
        field["source"] = column.source
    return field


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower())
