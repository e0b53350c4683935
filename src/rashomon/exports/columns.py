"""What a column of an export holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["string", "integer", "number", "boolean", "date", "datetime", "array", "object"]
Cell = Any  # a value of the column's kind; None where nothing is known. Dates are ISO 8601 text.
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a scheme.

    `kind` is a type of the Table Schema standard, `source` where the scheme's codebook defines the column or its codes, `allowed` the
    values it may take (empty: any). `beside` marks a column of ours that stands beside the scheme's, for what the scheme cannot hold.
    """

    name: str
    kind: Kind = "string"
    description: str = ""
    unit: str | None = None
    source: str | None = None
    allowed: tuple[str | int, ...] = ()
    required: bool = False
    beside: bool = False
