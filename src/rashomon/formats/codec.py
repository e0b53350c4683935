"""Nouns of the model as JSON values and back, by their types and by the JSON Schemas beside this file.

Written keys come in the order of the schema, every key is always there, None is null. What is read is checked against the types
of the model by msgspec, which says where a value does not fit.
"""

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import is_dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any, Generic, TypeVar

import msgspec

from rashomon.model import ConfigError, CrossFinding, Office, Span

Row = dict[str, Any]
Noun = TypeVar("Noun")
_SCALARS = frozenset({str, int, bool, type(None)})
_NAMES: dict[type, str] = {CrossFinding: "finding"}  # nouns that a schema calls otherwise than their class
_FIELDS: dict[type, dict[str, str]] = {Office: {"from": "since", "to": "until"}}  # keys that are no names in Python


class Codec(Generic[Noun]):
    """Writes and reads the records of one schema.

    `file` is the schema's file, `noun` what a record holds, `whole` the nouns whose whole numbers are written as integers: 329, never 329.0.
    """

    def __init__(self, file: str, noun: type[Noun], *, whole: tuple[type, ...]) -> None:
        self._file, self._noun, self._whole = file, noun, whole
        self._fields: dict[type, tuple[tuple[str, str], ...]] = {}

    def schema(self) -> Row:
        """Return the JSON Schema (2020-12)."""
        return deepcopy(self._schema)

    @cached_property
    def _schema(self) -> Row:
        return dict(json.loads(files("rashomon.formats").joinpath(self._file).read_text(encoding="utf-8")))

    def to_dict(self, value: Noun) -> Row:
        """Return a noun as JSON values: spans as [start, end]."""
        return self._row(value)

    def from_dict(self, record: Row) -> Noun:
        """Return the noun that a record holds; ConfigError where the record is of another schema or does not keep it."""
        tag = self._schema["properties"]["schema"]["const"]
        if record.get("schema") != tag:
            raise ConfigError(f"record: schema {record.get('schema')!r}, this program reads {tag!r}")
        try:
            return msgspec.convert(record, self._noun)
        except msgspec.ValidationError as error:
            raise ConfigError(f"record: {error}") from error

    def _plain(self, value: Any, whole: bool) -> Any:  # noqa: ANN401 - any field of a noun
        kind = type(value)
        if kind in _SCALARS:
            return value
        if kind is float:
            return int(value) if whole and value.is_integer() else value
        if kind is Span:
            return [value[0], value[1]]
        if kind is tuple or kind is list:
            return [self._plain(item, whole) for item in value] if value else []
        if is_dataclass(kind):
            return self._row(value)
        if isinstance(value, Mapping):
            return {key: self._plain(item, whole) for key, item in value.items()}
        return value if isinstance(value, str | int | float) else [self._plain(item, whole) for item in value]

    def _row(self, value: Any) -> Row:  # noqa: ANN401 - any noun
        kind = type(value)
        whole, plain = kind in self._whole, self._plain
        return {key: plain(getattr(value, field), whole) for key, field in self._fields.get(kind) or self._keys(kind)}

    def _keys(self, noun: type) -> tuple[tuple[str, str], ...]:
        """Return the keys of a noun's record in the order of the schema, each with the noun's field."""
        name = _NAMES.get(noun) or re.sub(r"(?<!^)(?=[A-Z])", "_", noun.__name__).lower()
        definition = self._schema if noun is self._noun else self._schema["$defs"][name]
        named = _FIELDS.get(noun, {})
        self._fields[noun] = tuple((key, named.get(key, key)) for key in definition["properties"])
        return self._fields[noun]
