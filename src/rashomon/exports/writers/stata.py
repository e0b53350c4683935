"""Stata files."""

import re
from collections.abc import Sequence
from typing import Any, BinaryIO

from rashomon.exports.columns import Column, Kind
from rashomon.exports.frames import pandas_frame
from rashomon.exports.table import Table
from rashomon.exports.writer import writer

_NAME, _LABEL = 32, 80  # characters of a variable's name and label
_SHORT = 2045  # characters of the longest fixed string; longer ones are strL
_DAYS: dict[Kind, str] = {"date": "td", "datetime": "tc"}
_NUMBERS: tuple[Kind, ...] = ("integer", "number", "boolean")
_RESERVED = frozenset(
    [
        "aggregate",
        "array",
        "boolean",
        "break",
        "byte",
        "case",
        "catch",
        "class",
        "colvector",
        "complex",
        "const",
        "continue",
        "default",
        "delegate",
        "delete",
        "do",
        "double",
        "else",
        "eltypedef",
        "end",
        "enum",
        "explicit",
        "export",
        "external",
        "float",
        "for",
        "friend",
        "function",
        "global",
        "goto",
        "if",
        "in",
        "inline",
        "int",
        "local",
        "long",
        "NULL",
        "pragma",
        "protected",
        "quad",
        "rowvector",
        "short",
        "strL",
        "typedef",
        "typename",
        "using",
        "virtual",
        "with",
    ]
)
_UNICODE = 118  # version of the format: Stata 14, UTF-8


@writer("dta", suffix=".dta", binary=True)
def write(tables: Sequence[Table], out: BinaryIO) -> None:
    """Stata 14 and later: names with underscores for spaces, descriptions as variable labels, days as dates."""
    (table,) = tables
    frame = pandas_frame(table)
    names = variable_names(table.columns)
    frame.columns = names
    kinds = dict(zip(names, (column.kind for column in table.columns), strict=True))
    for name, kind in kinds.items():
        frame[name] = _typed(frame[name], kind)
    text = [name for name, kind in kinds.items() if kind not in _DAYS and kind not in _NUMBERS]
    frame.to_stata(
        out,
        version=_UNICODE,
        write_index=False,
        convert_dates={name: _DAYS[kind] for name, kind in kinds.items() if kind in _DAYS},
        variable_labels={n: c.description[:_LABEL] for n, c in zip(names, table.columns, strict=True)},
        convert_strl=[name for name in text if frame[name].map(lambda cell: len(cell.encode())).max() > _SHORT],
        data_label=table.scheme.name[:_LABEL],
    )


def _typed(cells: Any, kind: Kind) -> Any:  # noqa: ANN401 - a frame's column
    """Return a column as Stata has it: days, numbers that may be missing, text that is empty where nothing is known."""
    if kind in _DAYS:
        return cells.astype("datetime64[ns]")
    return cells.astype("float64") if kind in _NUMBERS else cells.fillna("").map(_clean)


def _clean(cell: Any) -> str:  # noqa: ANN401 - a frame's cell
    return str(cell).replace("\0", "\ufffd")


def variable_names(columns: Sequence[Column]) -> list[str]:
    """Return the names that Stata allows: letters, figures and underscores, at most 32, each once, none of its own words.

    >>> variable_names([Column("Event ID"), Column("Event-ID"), Column("2nd"), Column("end")])
    ['Event_ID', 'Event_ID_2', '_2nd', '_end']
    """
    names: list[str] = []
    for column in columns:
        name = re.sub(r"\W", "_", column.name, flags=re.ASCII)
        name = (f"_{name}" if name[:1].isdigit() or name in _RESERVED else name)[:_NAME]
        same = sum(bool(re.fullmatch(rf"{name}(_\d+)?", known)) for known in names)
        names.append(f"{name[: _NAME - 3]}_{same + 1}" if same else name)
    return names
