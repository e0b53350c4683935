"""The public record of an incident: a dossier as plain JSON values and back (schema `rashomon.dossier/1`).

The shape is fixed by `dossier.schema.json` and told in docs/dossier.md. The readings a dossier rests on are not part of it:
`dossier_from_dict(dossier_to_dict(d))` is `d` without them.
"""

from typing import Any

from rashomon.formats.codec import Codec
from rashomon.model import Count, Dossier, Evidence, Figure, Incident, Link, Place, Report, Value, Version

Row = dict[str, Any]
DOSSIER_SCHEMA = "rashomon.dossier/1"
_WHOLE = (Count, Dossier, Evidence, Figure, Incident, Link, Place, Report, Value, Version)
_CODEC = Codec("dossier.schema.json", Dossier, whole=_WHOLE)


def dossier_schema() -> Row:
    """Return the JSON Schema (2020-12) of the record of an incident."""
    return _CODEC.schema()


def dossier_to_dict(dossier: Dossier) -> Row:
    """Return the dossier as JSON values: spans as [start, end], whole numbers as integers, no readings."""
    return _CODEC.to_dict(dossier)


def dossier_from_dict(record: Row) -> Dossier:
    """Return the dossier that a record holds; ConfigError where the record is of another schema or does not keep it."""
    return _CODEC.from_dict(record)
