"""Places by name: read-only look-ups over the compiled file, the landmark table and whatever a user adds.

The file is made by `build_gazetteer` (towns, subdivisions, countries: GeoNames, CC BY 4.0); `data/landmarks.csv` holds city
districts, landmarks, camps, crossings, regions and waters. Nothing is loaded whole: a name costs one indexed look-up, and a
bounded number of answers stays in memory.
"""

import csv
import math
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from rashomon.knowledge.build_gazetteer import OUTPUT, fold
from rashomon.model import ConfigError

LANDMARKS = Path(__file__).parent / "data" / "landmarks.csv"
REMEMBERED = 8192  # names whose answers stay in memory, about 10 MB
HOMONYMS = 60  # places looked at for one name, the most populous first

_QUERY = """
SELECT p.id, p.name, p.country, a.name, p.admin1, p.admin2, p.kind, p.lat, p.lon, p.population, n.main
FROM name n JOIN place p ON p.id = n.place LEFT JOIN place a ON a.id = p.admin1
WHERE n.key = ? ORDER BY n.main DESC, p.population DESC, p.id LIMIT ?
"""
_CITIES = """
SELECT p.id, p.name, p.country, NULL, NULL, NULL, p.kind, p.lat, p.lon, p.population, 1
FROM place p WHERE p.kind = 'city' AND p.lon BETWEEN ? AND ? AND p.lat BETWEEN ? AND ? ORDER BY p.population DESC LIMIT ?
"""
_COUNTRY = """
SELECT p.id, p.name, p.country, NULL, NULL, NULL, p.kind, p.lat, p.lon, p.population, 1
FROM place p WHERE p.kind = 'country'
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean.

    `id` is its GeoNames id (None for a row that GeoNames does not give), `admin1` a name, `admin1_id` and `admin2_id` GeoNames
    ids; `main` tells the place's own name from an alternate one; `near` is the city that a landmark row names.
    """

    id: int | None
    name: str
    country: str | None
    admin1: str | None
    admin1_id: int | None
    admin2_id: int | None
    kind: str
    lat: float
    lon: float
    population: int = 0
    main: bool = True
    near: str | None = None


class Gazetteer:
    """Looks names up in the compiled file, the landmarks and further files of the user.

    `extra` are paths: SQLite files made by `build_gazetteer`, or tables like `landmarks.csv` (.csv, .tsv). ConfigError where
    one is missing or has other columns.
    """

    def __init__(self, base: Path = OUTPUT, extra: Sequence[Path] = ()) -> None:
        self._files = [base, *(path for path in extra if path.suffix not in (".csv", ".tsv"))]
        missing = [path for path in (*self._files, *extra) if not path.is_file()]
        if missing:
            raise ConfigError(
                f"gazetteer: no file {missing[0]}; `python -m rashomon.knowledge.build_gazetteer` makes the built-in one"
            )
        self._bases: list[sqlite3.Connection] = []
        self._process = 0
        self._table: dict[str, tuple[Entry, ...]] = {}
        self._add_tables([LANDMARKS, *(path for path in extra if path.suffix in (".csv", ".tsv"))])
        self.lookup = lru_cache(maxsize=REMEMBERED)(self._lookup)

    def _lookup(self, key: str) -> tuple[Entry, ...]:
        """Return the places of a folded name, landmarks and regions first, then by population."""
        found = list(self._table.get(key, ()))
        for base in self._connections():
            found += [_entry(row) for row in base.execute(_QUERY, (key, HOMONYMS))]
        return tuple(found)

    def country(self, alpha3: str) -> Entry | None:
        """Return the country of an alpha-3 code with its GeoNames id and point."""
        return self._countries.get(alpha3)

    def cities(self, west: float, south: float, east: float, north: float, most: int) -> list[Entry]:
        """Return the largest cities in a box of degrees, at most so many, without their regions."""
        found = [
            _entry(row)
            for base in self._connections()
            for row in base.execute(_CITIES, (west, east, south, north, most))
        ]
        return sorted(found, key=lambda city: -city.population)[:most]

    @cached_property
    def _countries(self) -> dict[str | None, Entry]:
        """Return all countries by code; to find one in the file takes as long as to find all."""
        found: dict[str | None, Entry] = {}
        for base in self._connections():
            for entry in map(_entry, base.execute(_COUNTRY)):
                found.setdefault(entry.country, entry)
        return found

    def _connections(self) -> list[sqlite3.Connection]:
        """Return this process's connections: SQLite forbids carrying one over a fork."""
        if self._process != os.getpid():
            self._bases = [_connect(path) for path in self._files]
            self._process = os.getpid()
        return self._bases

    def _add_tables(self, paths: Iterable[Path]) -> None:
        table: defaultdict[str, list[Entry]] = defaultdict(list)
        for path in paths:
            for key, entry in _rows(path):
                table[key].append(entry)
        self._table = {key: tuple(entries) for key, entries in table.items()}


def distance(one: Entry, two: Entry) -> float:
    """Return the great-circle distance of two places in kilometres."""
    return kilometres(one.lat, one.lon, two.lat, two.lon)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance of two points in kilometres (haversine, radius 6371 km).

    >>> round(kilometres(33.34, 44.40, 36.34, 43.13))
    353
    """
    one, two = math.radians(lat1), math.radians(lat2)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def _connect(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    base.execute("PRAGMA cache_size = -4000")
    return base


def _entry(row: tuple[int, str, str | None, str | None, int | None, int | None, str, float, float, int, int]) -> Entry:
    return Entry(*row[:10], main=bool(row[10]))


def _rows(path: Path) -> Iterator[tuple[str, Entry]]:
    """Yield the names and rows of a table; its head comment says what the columns mean."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        reader = csv.DictReader(lines, delimiter="\t" if path.suffix == ".tsv" else ",")
        if not {"name", "country", "kind", "lat", "lon"} <= set(reader.fieldnames or ()):
            raise ConfigError(f"gazetteer: {path} needs the columns name, country, kind, lat and lon")
        for row in reader:
            names = [row["name"], *(row.get("alternates") or "").split("|")]
            entry = _table_entry(row)
            yield from {fold(name): entry for name in names if name}.items()


def _table_entry(row: dict[str, str]) -> Entry:
    number = row.get("geonames_id") or ""
    return Entry(
        int(number) if number else None,
        row["name"],
        row["country"] or None,
        row.get("admin1") or None,
        None,
        None,
        row["kind"],
        float(row["lat"]),
        float(row["lon"]),
        int(row.get("population") or 0),
        near=row.get("near") or None,
    )
