"""The code lists of the field's schemes, as data: one file a scheme, and the numbers and regions of countries."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def code_list(scheme: str) -> dict[str, Any]:
    """Return what `<scheme>.toml` of this folder holds.

    >>> code_list("acled")["inter"]["1"]
    'State forces'
    """
    return tomllib.loads((files(__name__) / f"{scheme}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class State:
    """One country in the schemes: `iso` is ISO 3166-1 numeric, `gw` Gleditsch and Ward's number, `cow` that of the Correlates
    of War; `acled`, `ucdp` and `gtd` are regions, GTD's by number, `gtd_country` is GTD's number of the country,
    `alpha2` is ISO 3166-1 alpha-2 in lower case. None where the scheme does not know the country.
    """

    alpha3: str
    iso: int | None = None
    gw: int | None = None
    cow: int | None = None
    acled: str | None = None
    ucdp: str | None = None
    gtd: int | None = None
    gtd_country: int | None = None
    alpha2: str | None = None


def state(alpha3: str | None) -> State:
    """Return what the schemes call a country (ISO 3166-1 alpha-3); nothing is known of one that is not in the table.

    >>> state("DEU").gw, state("DEU").cow, state("NER").acled
    (260, 255, 'Western Africa')
    """
    return _states().get(alpha3 or "", State(alpha3 or ""))


@cache
def _states() -> dict[str, State]:
    lines = (files(__name__) / "states.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["alpha3"]: _state(row) for row in rows}


def _state(row: dict[str, str]) -> State:
    gw = _number(row["gw"])
    return State(
        row["alpha3"], _number(row["iso"]), gw, _number(row["cow"]) or gw, row["acled"] or None, row["ucdp"] or None,
        _number(row["gtd"]), _number(row["gtd_country"]), row["alpha2"] or None,
    )  # fmt: skip


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
