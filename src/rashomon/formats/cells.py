"""CSV that spreadsheets and statistics programs read alike (RFC 4180, UTF-8) and that no cell can turn into a formula."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from rashomon.formats.words import country_name
from rashomon.model import Count, Place
from rashomon.model.plain import cell

Cell = str | float | bool | None
CODES = ("disorder_type", "event_type", "sub_event_type")
PLACE = ("country", "iso3", "admin1", "location", "latitude", "longitude", "geo_precision")
_PRECISION = {"point": 1, "city": 1, "admin1": 3}


def write_rows(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    """Write a head and rows as they come; a column that a row does not give stays empty."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


def value_cells(value: Count | str | bool) -> dict[str, Cell]:
    """Return the cells of a value: `low`, `high` and `exact` of a number (no `high`: no upper bound), or `value` in words."""
    if isinstance(value, Count):
        return {"low": value.low, "high": value.high, "exact": value.exact}
    return {"value": value}


def day_cells(edtf: str | None) -> dict[str, Cell]:
    """Return the cells of an EDTF date: `event_date` as given, `year`, and ACLED's `time_precision` (1 a day, 2 part of a month,
    3 a month; empty where it is wider).

    >>> day_cells("2024-03-11"), day_cells("2024-03")["time_precision"], day_cells("2024")["time_precision"]
    ({'event_date': '2024-03-11', 'year': 2024, 'time_precision': 1}, 3, None)
    """
    found = re.match(r"(\d{4})(-\d\d)?(-\d\d)?", edtf or "")
    if not edtf or not found:
        return {"event_date": edtf}
    return {"event_date": edtf, "year": int(found[1]), "time_precision": _time_precision(edtf)}


def _time_precision(edtf: str) -> int | None:
    start, _, end = edtf.partition("/")
    if end:
        return 2 if start[:7] == end[:7] else None
    exact = re.fullmatch(r"\d{4}(-\d\d(-\d\d(T.*)?)?)?", edtf)
    if exact and exact[2]:
        return 1
    return 3 if exact and exact[1] else None


def code_cells(codes: object) -> dict[str, Cell]:
    """Return ACLED's cells of an event's codes."""
    acled = codes.get("acled") if isinstance(codes, dict) else None
    return {name: acled.get(name) for name in CODES} if isinstance(acled, dict) else {}


def place_cells(place: Place | None, country: str | None) -> dict[str, Cell]:
    """Return the cells of a place; `geo_precision` as in ACLED: 1 the town itself, 3 a larger region."""
    alpha3 = country or (place.country if place else None)
    cells: dict[str, Cell] = {"country": country_name(alpha3), "iso3": alpha3}
    if place:
        precision = _PRECISION.get(place.precision)
        cells |= {"admin1": place.admin1, "location": place.name, "latitude": place.lat, "longitude": place.lon}
        cells |= {"geo_precision": precision}
    return cells
