"""The public record of an incident: a dossier as plain JSON values and back (schema `rashomon.dossier/1`).

The shape is fixed by `dossier.schema.json` and told in docs/dossier.md. Keys are the names of the fields, in their order, and
every key is always there; None is null. The readings a dossier rests on are not part of it: `dossier_from_dict(dossier_to_dict(d))`
is `d` without them.
"""

import json
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.model import (
    ConfigError,
    Count,
    CrossFinding,
    Dossier,
    Evidence,
    Figure,
    Incident,
    Link,
    Name,
    Place,
    Report,
    Span,
    Spelling,
    Value,
    Version,
)

Row = dict[str, Any]
DOSSIER_SCHEMA = "rashomon.dossier/1"


@cache
def _schema_text() -> str:
    return files("rashomon.formats").joinpath("dossier.schema.json").read_text(encoding="utf-8")


def dossier_schema() -> Row:
    """Return the JSON Schema (2020-12) of the record of an incident."""
    return dict(json.loads(_schema_text()))


def dossier_to_dict(dossier: Dossier) -> Row:
    """Return the dossier as JSON values: spans as [start, end], whole numbers as integers, no readings."""
    return {"schema": dossier.schema, **_plain(dossier)}


def dossier_from_dict(record: Row) -> Dossier:
    """Return the dossier that a record holds; ConfigError where the record is of another schema."""
    if record.get("schema") != DOSSIER_SCHEMA:
        raise ConfigError(f"record: schema {record.get('schema')!r}, this program reads {DOSSIER_SCHEMA!r}")
    return Dossier(
        id=record["id"],
        incident=_to_incident(record["incident"]),
        reports=tuple(Report(**row) for row in record["reports"]),
        versions=tuple(_to_version(row) for row in record["versions"]),
        figures={name: _to_figure(row) for name, row in record["figures"].items()},
        names=tuple(_to_name(row) for row in record["names"]),
        findings=tuple(_to_finding(row) for row in record["findings"]),
        links=tuple(Link(**row) for row in record["links"]),
        policy=record["policy"],
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of a noun
    """Return a noun or a value as JSON values."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name != "readings"}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _to_incident(row: Row) -> Incident:
    place = row["place"]
    found = place and Place(**place | {"span": Span(*place["span"])})
    return Incident(**row | {"place": found, "modes": tuple(row["modes"])})


def _to_version(row: Row) -> Version:
    figure = row["figure"]
    values = tuple(_to_value(value) for value in row["values"])
    return Version(**row | {"values": values, "figure": figure and _to_figure(figure)})


def _to_value(row: Row) -> Value:
    counts = {key: Count(**row[key]) for key in ("value", "replaced_by") if isinstance(row[key], dict)}
    return Value(**row | counts | {"reports": tuple(row["reports"]), "evidence": _evidence(row)})


def _evidence(row: Row) -> tuple[Evidence, ...]:
    return tuple(Evidence(**one | {"span": Span(*one["span"])}) for one in row["evidence"])


def _to_finding(row: Row) -> CrossFinding:
    return CrossFinding(**row | {"evidence": _evidence(row), "fields": tuple(row["fields"])})


def _to_figure(row: Row) -> Figure:
    return Figure(**row | {"sources": tuple(row["sources"])})


def _to_name(row: Row) -> Name:
    spellings = tuple(Spelling(one["text"], tuple(one["reports"])) for one in row["spellings"])
    return Name(**row | {"spellings": spellings})
