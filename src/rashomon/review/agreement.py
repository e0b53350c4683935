"""How far coders agree who judged the same reports without seeing each other's judgements.

Krippendorff's alpha (any number of coders, missing values) comes from the package `krippendorff`, Cohen's kappa (each pair of coders, the
mean of the pairs) from scikit-learn. Figures are measured as ratios, everything else as names. With few units or one value all are
unsure: the number of units stands beside each figure, and a field on which nobody could differ has none.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rashomon.model import ConfigError, Judgement, Subject

_RATIO = ("value", "figure")
REJECTED = "rejected"

Unit = Subject
Ratings = Mapping[Unit, Mapping[str, str]]  # of each thing judged, each coder's value in plain words


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field ("claim value"): `units` were judged by two coders at least, `exact` is the share on which all agree.

    `alpha` and `kappa` are None where they are not defined: no units, or one value throughout.
    """

    field: str
    units: int
    coders: int
    exact: float | None
    alpha: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that coders judged differently, with each coder's value."""

    subject: Subject
    values: Mapping[str, str]


def ratings(judged: Mapping[str, Iterable[Judgement]]) -> Ratings:
    """Return each coder's values; `judged` holds each coder's judgements in force.

    Who takes an event or a claim out has judged its value too: "rejected" stands against whatever others say of it.
    """
    rows: dict[Unit, dict[str, str]] = defaultdict(dict)
    for coder, judgements in judged.items():
        for judgement in judgements:
            if judgement.decision != "note":
                rows[judgement.subject][coder] = rated(judgement)
    return {unit: dict(values) for unit, values in rows.items()}


def rated(judgement: Judgement) -> str:
    """Return what a judgement says, in a form that is equal where two say the same."""
    if judgement.decision == "reject":
        return REJECTED
    value = judgement.value
    if isinstance(value, dict) and {"low", "high"} <= value.keys():
        return _number(value["low"]) if value["low"] == value["high"] else f"{value['low']}–{value['high']}"
    if isinstance(value, dict) and "name" in value:
        return str(value["name"])
    return value.strip() if isinstance(value, str) else json.dumps(value, sort_keys=True)


def agreement(found: Ratings) -> tuple[FieldAgreement, ...]:
    """Return the agreement on each field, in alphabetical order. ConfigError where the extra `agreement` is not installed."""
    fields: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for unit, values in found.items():
        if len(values) > 1:
            fields[f"{unit.kind} {unit.field}"].append(values)
    return tuple(_field(name, rows) for name, rows in sorted(fields.items()))


def differences(found: Ratings) -> tuple[Difference, ...]:
    """Return what coders judged differently, in order of documents and places in them."""
    rows = [Difference(unit, values) for unit, values in found.items() if len(set(values.values())) > 1]
    return tuple(sorted(rows, key=lambda row: (row.subject.document, row.subject.span or (0, 0), row.subject.field)))


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)


def _field(name: str, rows: Sequence[Mapping[str, str]]) -> FieldAgreement:
    coders = sorted({coder for values in rows for coder in values})
    exact = sum(len(set(values.values())) == 1 for values in rows) / len(rows)
    several = len({value for values in rows for value in values.values()}) > 1
    alpha = _alpha(name, rows, coders) if several else None
    return FieldAgreement(name, len(rows), len(coders), exact, alpha, _kappa(rows, coders) if several else None)


def _alpha(name: str, rows: Sequence[Mapping[str, str]], coders: Sequence[str]) -> float | None:
    """Return Krippendorff's alpha: of numbers as ratios where all values are numbers, else of names."""
    krippendorff = _library("krippendorff")
    numeric = name.split()[-1] in _RATIO and all(_is_number(v) for values in rows for v in values.values())
    codes = {value: at for at, value in enumerate(sorted({v for values in rows for v in values.values()}))}
    table = [[_cell(values.get(coder), codes, numeric=numeric) for values in rows] for coder in coders]
    made = krippendorff.alpha(reliability_data=table, level_of_measurement="ratio" if numeric else "nominal")
    return None if math.isnan(made) else float(made)


def _cell(value: str | None, codes: Mapping[str, int], *, numeric: bool) -> float:
    if value is None:
        return math.nan
    return float(value) if numeric else float(codes[value])


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()


def _kappa(rows: Sequence[Mapping[str, str]], coders: Sequence[str]) -> float | None:
    """Return the mean of Cohen's kappa over the pairs of coders that share units on which a difference was possible."""
    metrics = _library("sklearn.metrics")
    found = []
    for one, other in combinations(coders, 2):
        shared = [(values[one], values[other]) for values in rows if one in values and other in values]
        if len({value for pair in shared for value in pair}) > 1:
            left, right = zip(*shared, strict=True)
            found.append(float(metrics.cohen_kappa_score(left, right)))
    return sum(found) / len(found) if found else None


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError("agreement needs two libraries: pip install 'rashomon[agreement]'") from error
