"""Judgements and what they are on, as cells."""

import json
from typing import Any

from rashomon.exports.columns import Row
from rashomon.model import Reading, Span, Subject


def subject_cells(subject: Subject) -> Row:
    """Return what a judgement hangs on."""
    return {
        "report_id": subject.document,
        "kind": subject.kind,
        "field": subject.field,
        "name": subject.name,
        "start": subject.span.start if subject.span else None,
        "end": subject.span.end if subject.span else None,
        "event_start": subject.event.start if subject.event else None,
        "event_end": subject.event.end if subject.event else None,
    }


def value_text(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return a value as a person writes it: a figure as 6, 6-9 or "at least 6", a place by its name and point.

    >>> value_text({"low": 6, "high": 9, "exact": True}), value_text({"low": 20, "high": None}), value_text({"name": "Zinder", "lat": 13.8, "lon": 9})
    ('6-9', 'at least 20', 'Zinder @ 13.8, 9')
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, dict):
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if "low" in value:
        low, high = value["low"], value.get("high")
        return f"at least {low}" if high is None else str(low) if low == high else f"{low}-{high}"
    if "name" in value:
        point = (
            f" @ {value['lat']}, {value['lon']}"
            if value.get("lat") is not None and value.get("lon") is not None
            else ""
        )
        return f"{value['name']}{point}"
    return json.dumps(value, ensure_ascii=False)


def words_at(reading: Reading | None, span: Span | None) -> str | None:
    """Return the words of a report at a span, None where the report is not at hand."""
    return span.of(reading.document.text) if reading and span else None
