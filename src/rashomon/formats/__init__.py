"""READING → bytes: one format per file.

A format is a function `(readings, out, style) -> None` registered with `@form("name")`; its docstring is its help text. It
takes the readings as a stream, in order, and writes text to `out`. A new format is one new file here, or in another package
under the entry-point group `rashomon.formats`.

>>> import io
>>> from rashomon.formats import get, names, Style
>>> out = io.StringIO()
>>> get("jsonl")([], out, Style())
>>> "json" in names()
True
"""

from rashomon.formats.dossier_record import dossier_from_dict, dossier_schema, dossier_to_dict
from rashomon.formats.record import from_dict, schema, to_dict
from rashomon.formats.registry import Format, Style, form, get, names

__all__ = [
    "Format",
    "Style",
    "dossier_from_dict",
    "dossier_schema",
    "dossier_to_dict",
    "form",
    "from_dict",
    "get",
    "names",
    "schema",
    "to_dict",
]
