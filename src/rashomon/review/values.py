"""What a judgement's value may be: plain JSON, checked when it is made and read when it is applied."""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from rashomon.knowledge import countries
from rashomon.knowledge.base import knowledge
from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.gazetteer import Entry
from rashomon.model import FIELDS, STATUSES, ConfigError, Count, Place, Span, Stage, Subject, Verdict
from rashomon.model.edtf import bounds
from rashomon.ontology.event_types import TYPES

_NUMBER = r"\d+(?:\.\d+)?"
_COUNT = re.compile(rf"({_NUMBER})(?:\s*(?:-|–|to)\s*({_NUMBER}))?(\+)?")
_POINT = re.compile(r"(.+?)\s*@\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)")
_LEAST, _MOST = ("at least ", "more than ", "over "), ("at most ", "up to ")
_PRECISE = {"landmark": "point", "district": "point", "city": "city", "admin2": "admin1", "admin1": "admin1"}

Row = Mapping[str, Any]


def checked(subject: Subject, decision: Verdict, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the value of a judgement as it is kept; ConfigError in plain words where the field cannot have it."""
    if subject.field not in FIELDS[subject.kind]:
        raise ConfigError(f"{subject.kind}: no field {subject.field!r}; there are {', '.join(FIELDS[subject.kind])}")
    if decision == "add":
        return _added(subject, value)
    if decision == "correct":
        return _check(subject.field, value)
    if decision == "note" and not (isinstance(value, str) and value.strip()):
        raise ConfigError("a note needs words")
    return value


def parsed(field: str, written: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a person wrote as the value of a field: "6", "6-9" or "at least 6" a count, "Zinder" a place.

    ConfigError where it is none.

    >>> parsed("figure", "6-9"), parsed("value", "at least 20"), parsed("day", "2024-03-11")
    ({'low': 6, 'high': 9, 'exact': True}, {'low': 20, 'high': None, 'exact': False}, '2024-03-11')
    """
    said = written.strip()
    count = _count_written(said) if field in ("figure", "value") else None
    return _check(field, count or said)


def count_of(value: Row) -> Count:
    """Return the count of a JSON value."""
    return Count(value["low"], value["high"], value.get("exact", True))


def place_of(value: Row, id: str, span: Span) -> Place:
    """Return the place of a JSON value, said at these words."""
    known = {key: value.get(key) for key in ("geonames_id", "lat", "lon", "country", "admin1")}
    kind, precision = value.get("kind", "other"), value.get("precision", "none")
    return Place(id=id, span=span, name=value["name"], kind=kind, precision=precision, **known)


def _count_written(said: str) -> dict[str, Any] | None:
    plain = said.casefold().replace(",", "")
    least = next((words for words in _LEAST if plain.startswith(words)), None)
    if least:
        more = 0 if least == "at least " else 1
        return _bounds(plain.removeprefix(least), lambda n: (n + more, None))
    most = next((words for words in _MOST if plain.startswith(words)), None)
    if most:
        return _bounds(plain.removeprefix(most), lambda n: (0, n))
    found = _COUNT.fullmatch(plain)
    if not found:
        return None
    low, high = _number(found[1]), _number(found[2] or found[1])
    return {"low": low, "high": None if found[3] else high, "exact": not found[3]}


def _bounds(written: str, made: Callable[[float], tuple[float, float | None]]) -> dict[str, Any] | None:
    if not re.fullmatch(_NUMBER, written):
        return None
    low, high = made(_number(written))
    return {"low": low, "high": high, "exact": False}


def _number(written: str) -> float:
    value = float(written)
    return int(value) if value.is_integer() else value


def _text(value: Any) -> str:  # noqa: ANN401 - JSON
    if not isinstance(value, str) or not value.strip():
        raise ConfigError("a value is needed")
    return value.strip()


def _claimed(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the value of a claim: a count, words, or a truth value."""
    return value if isinstance(value, bool) else _figure(value) if isinstance(value, Mapping) else _text(value)


def _figure(value: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = {"low": value, "high": value}
    if not isinstance(value, Mapping) or not _is_number(value.get("low")):
        raise ConfigError(f"{value!r} is no figure; write it as 6, 6-9 or at least 6")
    low, high = value["low"], value.get("high")
    if low < 0 or (high is not None and (not _is_number(high) or high < low)):
        raise ConfigError(f"a figure goes from low to high: {low} to {high}")
    return {"low": low, "high": high, "exact": bool(value.get("exact", high is not None))}


def _is_number(value: object) -> bool:
    return _within(value, 1e12)


def _within(value: object, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most


def _type(value: Any) -> str:  # noqa: ANN401 - JSON
    if not isinstance(value, str) or value.strip().upper() not in TYPES:
        raise ConfigError(f"no type {value!r}; there are {', '.join(sorted(TYPES))}")
    return value.strip().upper()


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:  # noqa: ANN401 - JSON
        if value not in allowed:
            raise ConfigError(f"{value!r} is none of {', '.join(allowed)}")
        return str(value)

    return check


def _day(value: Any) -> str:  # noqa: ANN401 - JSON
    if not isinstance(value, str) or bounds(value.strip()) is None:
        raise ConfigError(f"{value!r} is no day; write it as 2024-03-09, 2024-03 or 2024-03-09/2024-03-11")
    return value.strip()


def _country(value: Any) -> str:  # noqa: ANN401 - JSON
    said = value.strip() if isinstance(value, str) else ""
    found = countries.country(said.upper()) or countries.find_country(said) if said else None
    if not found:
        raise ConfigError(f"no country is called {value!r}; write its code, as NER")
    return found.alpha3


def _place(value: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return a place: a record with a name and maybe a point, or a name that the gazetteer knows, or "name @ latitude, longitude"."""
    if isinstance(value, Mapping):
        return _place_record(value)
    said = _text(value)
    if point := _POINT.fullmatch(said):
        return _place_record(
            {"name": point[1], "lat": _degrees(point[2]), "lon": _degrees(point[3]), "precision": "point"}
        )
    name, _, country = said.partition(",")
    near = _country(country.rpartition(",")[2]) if country else None
    entries = [e for e in knowledge().gazetteer.lookup(fold(name)) if near in (None, e.country)]
    if not entries:
        raise ConfigError(f"no place is called {said!r}; write it as {name.strip()} @ latitude, longitude")
    return _entered(entries[0])


def _entered(entry: Entry) -> dict[str, Any]:
    precision = "country" if entry.kind == "country" else _PRECISE.get(entry.kind, "point")
    return {"name": entry.name, "geonames_id": entry.id, "lat": entry.lat, "lon": entry.lon, "country": entry.country,
            "admin1": entry.admin1, "kind": entry.kind, "precision": precision}  # fmt: skip


def _place_record(value: Row) -> dict[str, Any]:
    row = {
        key: value[key]
        for key in ("name", "geonames_id", "lat", "lon", "country", "admin1", "kind", "precision")
        if key in value
    }
    name = _text(row.get("name"))
    lat, lon = row.get("lat"), row.get("lon")
    if (lat is None) != (lon is None):
        raise ConfigError("a point needs both latitude and longitude")
    if lat is not None and not (_within(lat, 90) and _within(lon, 180)):
        raise ConfigError(f"no point on earth: {lat}, {lon}")
    if row.get("country"):
        row["country"] = _country(row["country"])
    return row | {"name": name}


def _degrees(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        raise ConfigError(f"{written!r} is no latitude or longitude") from None


def _added(subject: Subject, value: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return what was missed, with its parts checked as corrections of them would be."""
    needed = {"event": "type", "claim": "property", "participant": "role"}.get(subject.kind)
    if needed is None or subject.field != "exists":
        raise ConfigError(f"a {subject.kind} cannot be added; an event, a participant or a claim can")
    if subject.span is None:
        raise ConfigError("words must be chosen for what is added")
    if not isinstance(value, Mapping) or not value.get(needed):
        raise ConfigError(f"a new {subject.kind} needs a {needed}")
    if subject.kind == "claim" and value.get("value") in (None, ""):
        raise ConfigError("a new claim needs a value")
    return {key: _check(key, given) for key, given in value.items() if given not in (None, "")}


def _check(field: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the value of a field as it is kept; words where the field asks for nothing else."""
    check = _CHECKS.get(field)
    return check(value) if check else _text(value)


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "type": _type,
    "stage": _one_of(*get_args(Stage)),
    "status": _one_of(*STATUSES),
    "day": _day,
    "country": _country,
    "place": _place,
    "figure": _figure,
    "value": _claimed,
}
