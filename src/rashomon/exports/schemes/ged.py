"""UCDP GED's 49 columns (codebook 24.1; order of its CSV since 23.1)."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.exports.cells import BESIDE, beside, joined
from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.days import Days, length
from rashomon.exports.incident import IncidentView, Party, land_name
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.lang.targets import is_guard, target_kind
from rashomon.model import Place
from rashomon.ontology.crosswalks import code_list, state

_BOOK = "UCDP GED codebook 24.1"
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"
_WORDS = [
    "relid",
    "code_status",
    "conflict_name",
    "dyad_name",
    "side_a",
    "side_b",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "geom_wkt",
    "country",
    "region",
    "date_start",
    "date_end",
]
_MEANINGS = {
    "id": "Number made of our incident's id; not one of UCDP's.",
    "relid": "Country, year, type of violence and that number.",
    "year": "Year of the event.",
    "active_year": "Whether the dyad had 25 deaths that year; UCDP's to say, empty.",
    "code_status": "Clear, or Unclear where a side is not known.",
    "type_of_violence": "1 state-based, 2 non-state, 3 one-sided.",
    "conflict_dset_id": "UCDP's number; empty.",
    "conflict_new_id": "UCDP's number; empty.",
    "conflict_name": "Both sides; UCDP names conflicts itself.",
    "dyad_dset_id": "UCDP's number; empty.",
    "dyad_new_id": "UCDP's number; empty.",
    "dyad_name": "Side A and side B.",
    "side_a_dset_id": "UCDP's number; empty.",
    "side_a_new_id": "UCDP's number; empty.",
    "side_a": "A government in state-based violence, the attacker of civilians in one-sided violence.",
    "side_b_dset_id": "UCDP's number; empty.",
    "side_b_new_id": "UCDP's number; empty.",
    "side_b": "The other side; Civilians in one-sided violence.",
    "number_of_sources": "Number of independent sources.",
    "source_article": 'Publisher, day and title of each report, joined by ";".',
    "source_office": "Publishers.",
    "source_date": "Days of publication.",
    "source_headline": "Titles.",
    "source_original": "Who gives the figures.",
    "where_prec": "1 exact point, 2 near one, 3 second-level unit, 4 first-level unit, 5 vague, 6 country, 7 water.",
    "where_coordinates": "The place that the point stands for.",
    "where_description": "Where, as the reports say.",
    "adm_1": "First-level administrative unit.",
    "adm_2": "Second-level administrative unit; not known to us.",
    "latitude": "Degrees north (EPSG:4326).",
    "longitude": "Degrees east (EPSG:4326).",
    "geom_wkt": "The point as well-known text.",
    "priogrid_gid": "PRIO-GRID cell of the point.",
    "country": "Country.",
    "country_id": "Its number in Gleditsch and Ward's list.",
    "region": "UCDP's region.",
    "event_clarity": "1 the event is told by itself, 2 its day is not known.",
    "date_prec": "1 a day, 2 two to six days, 3 a week, 4 a month, 5 up to a year.",
    "date_start": "First day (with the time 00:00:00.000).",
    "date_end": "Last day.",
    "deaths_a": "Deaths of side A.",
    "deaths_b": "Deaths of side B.",
    "deaths_civilians": "Deaths of civilians.",
    "deaths_unknown": "Deaths of people whose side is not told.",
    "best": "The best estimate, the sum of the four.",
    "high": "The highest estimate.",
    "low": "The lowest estimate.",
    "gwnoa": "Gleditsch and Ward's number of side A, where it is a government.",
    "gwnob": "Gleditsch and Ward's number of side B, where it is a government.",
}


def _kind(name: str) -> Kind:
    if name in ("latitude", "longitude"):
        return "number"
    return "string" if name in _WORDS else "integer"


_PEOPLE = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
COLUMNS = (
    *(Column(name, _kind(name), told, "people" if name in _PEOPLE else None, _BOOK,
             (1, 2, 3) if name == "type_of_violence" else (),
             name in ("id", "year", "type_of_violence", "country", "date_start", "date_end", "best", "high", "low"))
      for name, told in _MEANINGS.items()),
    *BESIDE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dyad: its name, whether it is a government (with its country), organised or civilians."""

    name: str
    of_state: bool = False
    land: str | None = None


@scheme(
    "ged",
    columns=COLUMNS,
    key=("id",),
    codebook=_BOOK,
    policy="ucdp",
    cannot_hold="UCDP's numbers of conflicts, dyads and sides are its own; GED has no injured; whether a dyad reaches 25 deaths a year is not known.",
)
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """UCDP GED-compatible columns, one row an incident of organised violence in which somebody was killed."""
    killed, span = view.figure("killed"), view.day.span if view.day else None
    violence = dyad(view)
    if killed is None or (killed.high is not None and killed.high < 1):
        yield LeftOut("nobody was killed")
    elif violence is None:
        yield LeftOut("no organised actor takes part")
    elif span is None or length(span) > 366:
        yield LeftOut("the year is not known")
    elif view.land is None:
        yield LeftOut("the country is not known")
    else:
        kind, first, second = violence
        number = int(view.dossier.id[:10], 16)
        yield {
            **beside(view),
            "id": number,
            "relid": f"{view.land}-{span[0].year}-{kind}-{number}",
            "year": span[0].year,
            "code_status": "Clear" if first.name and second.name else "Unclear",
            "type_of_violence": kind,
            "conflict_name": _dyad_name(first, second),
            "dyad_name": _dyad_name(first, second),
            "side_a": first.name or None,
            "side_b": second.name or None,
            **_source_cells(view),
            **_place_cells(view),
            "event_clarity": 1 if length(span) == 1 else 2,
            "date_prec": date_precision(span),
            "date_start": f"{span[0]} 00:00:00.000",
            "date_end": f"{span[1]} 00:00:00.000",
            **deaths(view, first, second),
            "gwnoa": state(first.land).gw if first.of_state else None,
            "gwnob": state(second.land).gw if second.of_state else None,
        }


def date_precision(span: Days) -> int:
    """Return UCDP's precision: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 up to a year."""
    limits = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((precision for most, precision in limits if length(span) <= most), 5)


def where_precision(place: Place | None) -> int:
    """Return UCDP's precision of a place, 6 where only the country is known."""
    if place is None or place.precision in ("country", "none"):
        return 6
    if place.kind == "water":
        return 7
    by_kind = {"admin1": 4, "admin2": 3, "region": 5, "road": 2}
    return by_kind.get(place.kind, 4 if place.precision == "admin1" else 1)


def prio_grid(latitude: float, longitude: float) -> int:
    """Return the PRIO-GRID cell of a point: half a degree wide, counted from the south-west, 720 a row.

    >>> prio_grid(-89.9, -179.9), prio_grid(33.3, 44.4)
    (1, 177569)
    """
    return 720 * int((latitude + 90) // 0.5) + int((longitude + 180) // 0.5) + 1


def dyad(view: IncidentView) -> tuple[int, Side, Side] | None:
    """Return the type of violence and both sides; None where no organised actor takes part or nobody is attacked.

    An attacker whom no report names is organised where the deed is an attack: the side is then empty.
    """
    if view.incident.type not in ("ASSAULT", "PROTEST", "COERCE") or _is_of_crowd(view):
        return None
    by, against = view.opposed()
    doers = [] if view.incident.type == "PROTEST" else by
    forces = view.parties("security_force")
    first = _side(next(iter([*doers, *forces]), None), view)
    struck = [party for party in against if _is_armed(party)]
    second = _side(struck[0], view) if struck and view.incident.type == "ASSAULT" else Side(CIVILIANS)
    if view.incident.type == "PROTEST" and not first.name:
        return None
    if second.name == CIVILIANS:
        return _ONE_SIDED, first, second
    if first.of_state or second.of_state:
        return (_STATE_BASED, first, second) if first.of_state else (_STATE_BASED, second, first)
    return _NON_STATE, first, second


def _is_of_crowd(view: IncidentView) -> bool:
    codes = view.incident.codes.get("acled")
    return isinstance(codes, dict) and codes.get("event_type") == "Riots" and not view.parties("security_force")


def _is_armed(party: Party) -> bool:
    return party.kind in ("security_force", "armed_group") and not any(map(is_guard, party.words or (party.name,)))


def _side(party: Party | None, view: IncidentView) -> Side:
    if party is None:
        return Side("")
    land = party.country or view.land
    if party.kind in ("security_force", "government"):
        return Side(f"Government of {land_name(land, 'ucdp')}", True, land)
    return Side(party.name if party.named else "")


def _dyad_name(first: Side, second: Side) -> str:
    return " - ".join(side.name or "Unknown" for side in (first, second))


def deaths(view: IncidentView, first: Side, second: Side) -> Row:
    """Return low, best and high, and the best figure by side: what no group accounts for is unknown."""
    killed = view.figure("killed")
    if killed is None:
        return {}
    best = int(killed.low if killed.best is None else killed.best)
    told = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0}
    for version in view.versions("killed"):
        column = _column_of(version.group, first, second)
        figure = version.figure
        if column and figure:
            told[column] += int(figure.low if figure.best is None else figure.best)
    if sum(told.values()) > best:
        told = dict.fromkeys(told, 0)  # the groups overlap: whose deaths they are cannot be told
    high = best if killed.high is None else int(killed.high)
    return {**told, "deaths_unknown": best - sum(told.values()), "best": best, "high": high, "low": int(killed.low)}


def _column_of(group: str | None, first: Side, second: Side) -> str | None:
    """Return the column of a group's deaths by what its words name; None where they do not tell a side."""
    if not group or is_guard(group):
        return None
    kind = target_kind(group)
    if kind in ("police", "military"):
        return "deaths_a" if first.of_state else "deaths_b" if second.of_state else None
    if kind == "militia":
        rebels = [
            name
            for name, side in (("deaths_a", first), ("deaths_b", second))
            if not side.of_state and side.name != CIVILIANS
        ]
        return rebels[0] if len(rebels) == 1 else None
    return "deaths_civilians" if kind and group.lower() not in ("people", "person", "persons") else None


def _source_cells(view: IncidentView) -> Row:
    reports = [(r.publisher or r.input_id or r.document, (r.published or "")[:10], r.title or "") for r in view.reports]
    said = (value.said_by for version in view.versions("killed") for value in version.values if value.said_by)
    return {
        "number_of_sources": view.sources,
        "source_article": ";".join(dict.fromkeys(",".join(f'"{part}"' for part in row) for row in reports)),
        "source_office": joined(office for office, _, _ in reports),
        "source_date": joined(day for _, day, _ in reports if day),
        "source_headline": joined(title for _, _, title in reports if title),
        "source_original": joined(said),
    }


def _place_cells(view: IncidentView) -> Row:
    place, land = view.incident.place, _counted_under(view.land)
    cells: dict[str, object] = {
        "where_prec": where_precision(place),
        "where_coordinates": place.name if place else view.land_name,
        "where_description": joined(value.value for version in view.versions("place") for value in version.values),
        "adm_1": place.admin1 if place else None,
        "country": land_name(land, "ucdp"),
        "country_id": state(land).gw,
        "region": state(land).ucdp,
    }
    if place is None or place.lat is None or place.lon is None:
        return cells
    return cells | {
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon:.6f} {place.lat:.6f})",
        "priogrid_gid": prio_grid(place.lat, place.lon),
    }


def _counted_under(alpha3: str | None) -> str | None:
    """Return the state under which UCDP counts what happens in a territory."""
    within = code_list("ucdp")["within"].get(alpha3 or "")
    return str(within) if within else alpha3
