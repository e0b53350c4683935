"""Cells as Python's own values: dates as dates, so that every library types them alike."""

import json
from datetime import date, datetime

from rashomon.exports.columns import Cell, Column


def native(column: Column, value: Cell) -> Cell:
    """Return a cell as Python's own value: a date or time from ISO 8601, JSON text from a list or an object.

    >>> native(Column("day", "date"), "2024-03-09"), native(Column("modes", "array"), ["drone"])
    (datetime.date(2024, 3, 9), '["drone"]')
    """
    if value is None:
        return None
    if column.kind == "date":
        return date.fromisoformat(value)
    if column.kind == "datetime":
        return datetime.fromisoformat(value)
    if column.kind in ("array", "object"):
        return json.dumps(value, ensure_ascii=False)
    return float(value) if column.kind == "number" else value
