"""What the night watch is to do: sources, and whom to tell of what. Written in `rashomon.toml` as `[[source]]`, `[[alert]]` and `[watch]`.

Paths are relative to the file's folder. An unknown key or a value of the wrong kind is a ConfigError that names it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from rashomon.model.config import Config, merged
from rashomon.model.errors import ConfigError

AlertKind = Literal["new", "toll", "contradiction", "source"]
Made = TypeVar("Made")


@dataclass(frozen=True)
class Source:
    """Where reports come from, and how they are read: files, folders and archives (paths) or feeds and pages (addresses).

    `every` is the least number of minutes between two visits (0: each time), `publisher` the name that all reports of the source get,
    `follow` has the pages fetched that a feed only sums up, `limits` replace those of the configuration for this source.
    """

    name: str
    at: tuple[str, ...]
    every: float = 0.0
    publisher: str | None = None
    language: str | None = None
    follow: bool = False
    allow_private: bool = False
    limits: dict[str, float] = field(default_factory=dict)

    def config(self, base: Config) -> Config:
        """Return the configuration under which the source is read; ConfigError where one of its limits cannot be used."""
        values: dict[str, Any] = {f"limits.{key}": value for key, value in self.limits.items()}
        if self.language:
            values["language"] = self.language
        return merged([(f"source {self.name}", values)], base)[0]


@dataclass(frozen=True)
class AlertRule:
    """Whom to tell (`to`: `-` for standard output, a file of JSON lines, an `.xml` file for a feed, an address) of what (`on`), filtered.

    `country` is an ISO 3166-1 alpha-3 code, `type` an event type, `killed` and `reports` are at least. `secret_file` holds the secret with
    which what is sent to an address is signed.
    """

    to: tuple[str, ...]
    on: tuple[AlertKind, ...] = ("new", "toll", "contradiction", "source")
    country: str | None = None
    type: str | None = None
    killed: float = 0.0
    reports: int = 0
    secret_file: str | None = None
    allow_private: bool = False

    def wants(self, kind: str, facts: Mapping[str, Any]) -> bool:
        """Tell whether something of this kind, with these facts, is to be told. What is said of a source passes every other filter."""
        if kind not in self.on:
            return False
        return kind == "source" or (
            self.country in (None, facts.get("country"))
            and self.type in (None, facts.get("type"))
            and (facts.get("killed") or 0) >= self.killed
            and (facts.get("reports") or 0) >= self.reports
        )


@dataclass(frozen=True)
class Upkeep:
    """What holds for all: days that visits and alerts are kept, failures in a row after which a source is told of, address of the desk."""

    keep_days: float = 365.0
    tell_after: int = 3
    desk: str | None = None


@dataclass(frozen=True)
class Plan:
    """All that the night watch is to do."""

    sources: tuple[Source, ...] = ()
    alerts: tuple[AlertRule, ...] = ()
    upkeep: Upkeep = field(default_factory=Upkeep)


def plan_from_toml(path: Path) -> Plan:
    """Return the plan of a file; ConfigError where there is none in it or it is broken."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error.strerror if isinstance(error, OSError) else error}") from error
    try:
        sources = tuple(_source(row, path.parent) for row in _rows(given, "source"))
        alerts = tuple(_alert(row, path.parent) for row in _rows(given, "alert"))
        upkeep = _made(Upkeep, given.get("watch", {}), "watch")
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    names = [source.name for source in sources]
    double = next((name for name in names if names.count(name) > 1), None)
    if not sources or double:
        raise ConfigError(
            f"{path}: two sources are called {double!r}" if double else f"{path}: there is no [[source]] to watch"
        )
    return Plan(sources, alerts, upkeep)


def _rows(given: Mapping[str, Any], name: str) -> list[Any]:
    rows = given.get(name, [])
    if not isinstance(rows, list):
        raise ConfigError(f"[{name}] is written [[{name}]]: there may be several")
    return rows


def _source(row: Any, folder: Path) -> Source:  # noqa: ANN401 - whatever a file holds
    made = _made(Source, row, "source")
    if not made.name or not made.at:
        raise ConfigError("source: name and at must say something")
    made.config(Config())  # refuses limits that are none
    return replace(made, at=tuple(_placed(place, folder) for place in made.at))


def _alert(row: Any, folder: Path) -> AlertRule:  # noqa: ANN401 - whatever a file holds
    made = _made(AlertRule, row, "alert")
    secret = _placed(made.secret_file, folder) if made.secret_file else None
    made = replace(made, to=tuple(to if to == "-" else _placed(to, folder) for to in made.to), secret_file=secret)
    if not secret and any("://" in to for to in made.to):
        raise ConfigError("alert: what is sent to an address is signed: name a secret_file")
    return made


def _placed(place: str, folder: Path) -> str:
    return place if "://" in place else str(folder / place)


def _made(noun: type[Made], row: Any, table: str) -> Made:  # noqa: ANN401 - whatever a file holds
    """Return a noun of a table's row; ConfigError names the key that there is not, or whose value is of another kind."""
    known = [f.name for f in fields(noun)]  # type: ignore[arg-type]
    for key in row if isinstance(row, dict) else ():
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise ConfigError(f"{table}: there is no {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    try:
        return msgspec.convert(row, noun)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{table}: {str(error)[0].lower()}{str(error)[1:].replace(' - at `$.', ': `')}") from error
