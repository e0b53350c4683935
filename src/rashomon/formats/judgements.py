"""Judgements in plain words, for the command line and the desk."""

from collections.abc import Mapping
from typing import Any

from rashomon.formats.vocabulary import property_words
from rashomon.formats.words import clean, count_words, country_name, date_words
from rashomon.model import Count, Judgement, Subject

DECIDED = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "note": "noted",
    "undo": "taken back",
}
_FIELD = {"exists": "", "value": "", "verdict": "", "identity": "name"}


def value_words(value: Any, field: str = "") -> str:  # noqa: ANN401 - JSON
    """Return a judgement's value as a reader says it.

    >>> value_words({"low": 6, "high": None, "exact": False}), value_words("2024-03", "day"), value_words(None), value_words(True)
    ('at least 6', 'Mar 2024', '—', 'yes')
    """
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _record(value)
    if field == "day":
        return date_words(str(value))
    if field == "country":
        return country_name(str(value))
    return clean(str(value).replace("_", " ") if field in ("status", "role", "stage") else str(value))


def subject_words(subject: Subject) -> str:
    """Return what a judgement is about.

    >>> subject_words(Subject("claim", "value", "d1", None, "killed")), subject_words(Subject("event", "day", "d1"))
    ('claim Killed', 'event day')
    """
    name = property_words(subject.name) if subject.name and subject.kind != "finding" else subject.name or ""
    field = _FIELD.get(subject.field, subject.field)
    return " ".join(part for part in (subject.kind, field if subject.kind == "incident" else "", clean(name),
                                      "" if subject.kind == "incident" else field) if part)  # fmt: skip


def judgement_words(judgement: Judgement) -> str:
    """Return in one line what was decided of what."""
    said = f"{DECIDED[judgement.decision]} {subject_words(judgement.subject)}"
    if judgement.decision in ("correct", "add", "note", "accept") and judgement.value not in (None, True):
        said += f": {value_words(judgement.value, judgement.subject.field)}"
    return said


def _record(value: Mapping[str, Any]) -> str:
    if "low" in value:
        return count_words(Count(value["low"], value["high"], value.get("exact", True)))
    if "name" in value:
        return ", ".join(filter(None, (clean(value["name"]), country_name(value.get("country")))))
    told = (f"{name} {value_words(given, name)}" for name, given in value.items())
    return ", ".join(told)
