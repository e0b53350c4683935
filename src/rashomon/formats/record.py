"""The public record: a reading as plain JSON values and back, `from_dict(to_dict(r)) == r`.

The shape is fixed by `reading.schema.json` (schema `rashomon.reading/1`) and told in docs/record.md.
"""

from typing import Any

from rashomon.formats.codec import Codec
from rashomon.model import Claim, Count, CountMention, Figure, Reading

Row = dict[str, Any]
SCHEMA = "rashomon.reading/1"
_CODEC = Codec("reading.schema.json", Reading, whole=(Claim, Count, CountMention, Figure))


def schema() -> Row:
    """Return the JSON Schema (2020-12) of the public record."""
    return _CODEC.schema()


def to_dict(reading: Reading) -> Row:
    """Return the reading as JSON values: spans as [start, end], whole numbers as integers."""
    return _CODEC.to_dict(reading)


def from_dict(record: Row) -> Reading:
    """Return the reading that a record holds; ConfigError where the record is of another schema or does not keep it."""
    actors = record.get("actors")
    rows = [_actor(row) for row in actors] if isinstance(actors, list) else actors
    return _CODEC.from_dict(record | {"actors": rows})


def _actor(row: Any) -> Any:  # noqa: ANN401 - what a record has as an actor
    """Return an actor's row with its office under the names of the model: "from" is no name in Python."""
    office = row.get("office") if isinstance(row, dict) else None
    if not isinstance(office, dict):
        return row
    return row | {"office": office | {"since": office.get("from"), "until": office.get("to")}}
