"""How far coders agree who judged the same reports without seeing each other's judgements.

Krippendorff's alpha (any number of coders, missing values) comes from the package `krippendorff`, Cohen's kappa (each pair of coders, the
mean of the pairs) and the confusion matrices from scikit-learn. Figures are measured as ratios, everything else as names. With few units
or one value all are unsure: the number of units and a bootstrap interval over units (Efron 1979, percentiles) stand beside each figure,
and a field on which nobody could differ has none.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

import numpy as np

from rashomon.model import ConfigError, Judgement, Subject

_RATIO = ("value", "figure")
REJECTED = "rejected"

Unit = Subject
Interval = tuple[float, float]
Ratings = Mapping[Unit, Mapping[str, str]]  # of each thing judged, each coder's value in plain words


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field ("claim value"): `units` were judged by two coders at least, `exact` is the share on which all agree.

    `alpha` and `kappa` are None where they are not defined: no units, or one value throughout. `alpha_interval` and `kappa_interval` hold
    them in 95 of 100 samples of units drawn with replacement; None where they were not asked for or too few samples have a value.
    """

    field: str
    units: int
    coders: int
    exact: float | None
    alpha: float | None
    kappa: float | None
    alpha_interval: Interval | None = None
    kappa_interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Confusion:
    """What one coder says (`counts`, a row each, in order of `values`) where another says something (a column each), of one field."""

    field: str
    row_coder: str
    column_coder: str
    values: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


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


def agreement(found: Ratings, samples: int = 0) -> tuple[FieldAgreement, ...]:
    """Return the agreement on each field, in alphabetical order, with intervals from so many bootstrap samples of units (0: none).

    The samples are the same each time. ConfigError where the extra `agreement` is not installed.
    """
    return tuple(_field(name, rows, samples) for name, rows in _by_field(found))


def confusions(found: Ratings, most: int = 12) -> tuple[Confusion, ...]:
    """Return for each field and pair of coders how often they say what; without fields of more than `most` values, as figures have."""
    metrics = _library("sklearn.metrics")
    made = []
    for name, rows in _by_field(found):
        for one, other in combinations(sorted({coder for values in rows for coder in values}), 2):
            left, right = _shared(rows, one, other)
            values = tuple(sorted({*left, *right}))
            if 1 < len(values) <= most:
                counts = metrics.confusion_matrix(left, right, labels=values).tolist()
                made.append(Confusion(name, one, other, values, tuple(map(tuple, counts))))
    return tuple(made)


def _by_field(found: Ratings) -> list[tuple[str, list[Mapping[str, str]]]]:
    """Return the values of each field's things that two coders at least judged."""
    fields: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for unit, values in found.items():
        if len(values) > 1:
            fields[f"{unit.kind} {unit.field}"].append(values)
    return sorted(fields.items())


def _shared(rows: Sequence[Mapping[str, str]], one: str, other: str) -> tuple[list[str], list[str]]:
    """Return what each of two coders says of the things that both judged."""
    both = [values for values in rows if one in values and other in values]
    return [values[one] for values in both], [values[other] for values in both]


def differences(found: Ratings) -> tuple[Difference, ...]:
    """Return what coders judged differently, in order of documents and places in them."""
    rows = [Difference(unit, values) for unit, values in found.items() if len(set(values.values())) > 1]
    return tuple(sorted(rows, key=lambda row: (row.subject.document, row.subject.span or (0, 0), row.subject.field)))


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)


def _field(name: str, rows: Sequence[Mapping[str, str]], samples: int) -> FieldAgreement:
    coders = sorted({coder for values in rows for coder in values})
    exact = sum(len(set(values.values())) == 1 for values in rows) / len(rows)
    alpha, kappa = _alpha(name, rows, coders), _kappa(rows, coders)
    drawn = list(_samples(rows, samples)) if alpha is not None else []
    intervals = (
        _interval([_alpha(name, sample, coders) for sample in drawn]),
        _interval([_kappa(sample, coders) for sample in drawn]),
    )
    return FieldAgreement(name, len(rows), len(coders), exact, alpha, kappa, *intervals)


def _samples(rows: Sequence[Mapping[str, str]], number: int) -> Iterator[Sequence[Mapping[str, str]]]:
    """Yield samples of things drawn with replacement, the same each time."""
    draw = Random(0)
    for _ in range(number):
        yield draw.choices(rows, k=len(rows))


def _interval(found: Sequence[float | None]) -> Interval | None:
    """Return where the middle 95 of 100 values lie; None where fewer than half of the samples have one."""
    values = [value for value in found if value is not None]
    if not values or len(values) < len(found) / 2:
        return None
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


def _alpha(name: str, rows: Sequence[Mapping[str, str]], coders: Sequence[str]) -> float | None:
    """Return Krippendorff's alpha: of numbers as ratios where all values are numbers, else of names; None with one value throughout."""
    krippendorff = _library("krippendorff")
    if len({value for values in rows for value in values.values()}) < 2:
        return None
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
        left, right = _shared(rows, one, other)
        if len({*left, *right}) > 1:
            found.append(float(metrics.cohen_kappa_score(left, right)))
    return sum(found) / len(found) if found else None


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError("agreement needs two libraries: pip install 'rashomon[agreement]'") from error
