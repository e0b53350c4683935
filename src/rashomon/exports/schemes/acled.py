"""ACLED's 31 columns (codebook 2024, Table 1), in the order of its data sets."""

from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.exports.acled_actors import CIVILIANS, country_name, inter_name, interaction, region, sides
from rashomon.exports.cells import BESIDE, beside, geo_precision, time_precision, whole
from rashomon.exports.columns import Column, Row
from rashomon.exports.days import middle
from rashomon.exports.incident import IncidentView, Party, count_text
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.knowledge.outlets import find_outlet
from rashomon.lang import lists
from rashomon.model import Count, Evidence
from rashomon.ontology.crosswalks import code_list, state

_BOOK = "ACLED codebook 2024"
_CODES = code_list("acled")
_EVENTS = tuple(_CODES["event_types"])
_SUBS = tuple(sub for subs in _CODES["event_types"].values() for sub in subs)
_INTER = tuple(_CODES["inter"].values())


def _column(name: str, description: str, kind: str = "string", *, allowed: Iterable[str | int] = (), required: bool = False) -> Column:  # fmt: skip
    return Column(name, kind, description, None, _BOOK, tuple(allowed), required)  # type: ignore[arg-type]


COLUMNS = (
    _column("event_id_cnty", "Country letters and a number made of our incident's id.", required=True),
    _column("event_date", "Day of the event; the middle of the span where only a week or month is known.", "date", required=True),
    _column("year", "Year of the event.", "integer", required=True),
    _column("time_precision", "1 the day is known, 2 the week, 3 the month.", "integer", allowed=(1, 2, 3), required=True),
    _column("disorder_type", "Kind of disorder.", allowed=sorted(set(_CODES["disorder_type"].values())), required=True),
    _column("event_type", "Event type.", allowed=_EVENTS, required=True),
    _column("sub_event_type", "Sub-event type.", allowed=_SUBS, required=True),
    _column("actor1", "One of the two actors; of an attack on civilians, the attacker."),
    _column("assoc_actor_1", "Who stands with actor 1, or what its people are, joined by \"; \"."),
    _column("inter1", "Kind of actor 1.", allowed=_INTER),
    _column("actor2", "The other actor; of an attack on civilians, the target."),
    _column("assoc_actor_2", "Who stands with actor 2, or what its people are."),
    _column("inter2", "Kind of actor 2.", allowed=_INTER),
    _column("interaction", "Both kinds, the lower number first, or one of them \"only\"."),
    _column("civilian_targeting", "Whether civilians were the main target.", allowed=("Civilians targeted",)),
    _column("iso", "ISO 3166-1 numeric code of the country.", "integer"),
    _column("region", "ACLED's region."),
    _column("country", "Country.", required=True),
    _column("admin1", "First-level administrative unit."),
    _column("admin2", "Second-level administrative unit; not known to us."),
    _column("admin3", "Third-level administrative unit; not known to us."),
    _column("location", "The place named.", required=True),
    _column("latitude", "Degrees north (EPSG:4326), 4 decimals.", "number"),
    _column("longitude", "Degrees east (EPSG:4326), 4 decimals.", "number"),
    _column("geo_precision", "1 the town itself, 2 near it, 3 a larger region.", "integer", allowed=(1, 2, 3), required=True),
    _column("source", "Who published the reports, joined by \"; \"."),
    _column("source_scale", "How far those sources reach; empty where an outlet is not known to us."),
    _column("notes", "What happened, in words, with every dispute."),
    _column("fatalities", "Reported deaths: the lowest figure while sources differ, 0 where none is given.", "integer", required=True),
    _column("tags", "`crowd size=...` of demonstrations."),
    _column("timestamp", "When the export was made (Unix time).", "integer"),
    *BESIDE,
)  # fmt: skip


@scheme(
    "acled",
    columns=COLUMNS,
    key=("event_id_cnty",),
    codebook=_BOOK,
    policy="acled",
    cannot_hold="ACLED has one number of deaths, none of injured and no sources of single values; regime years of state forces are not given.",
)
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """ACLED-compatible columns, one row an incident that ACLED codes."""
    codes = view.incident.codes.get("acled")
    span = view.day.span if view.day else None
    precision = time_precision(span)
    place, near = view.incident.place, geo_precision(view.incident.place)
    if not isinstance(codes, dict):
        yield LeftOut("no event that ACLED codes")
    elif span is None or precision is None:
        yield LeftOut("the month is not known")
    elif place is None or near is None:
        yield LeftOut("the place is not known below the country")
    else:
        day = middle(span)
        yield {
            **beside(view),
            "event_id_cnty": f"{view.land or 'XXX'}{int(view.dossier.id[:10], 16)}",
            "event_date": day.isoformat(),
            "year": day.year,
            "time_precision": precision,
            **codes,
            **_actor_cells(view, str(codes["event_type"]), str(codes["sub_event_type"])),
            "iso": state(view.land).iso,
            "region": region(view.land),
            "country": country_name(view.land),
            "admin1": place.admin1,
            "location": place.name,
            "latitude": None if place.lat is None else round(place.lat, 4),
            "longitude": None if place.lon is None else round(place.lon, 4),
            "geo_precision": near,
            "source": "; ".join(view.outlets),
            "source_scale": source_scale(view),
            "notes": _notes(view, day),
            "fatalities": fatalities(view),
            "tags": _tags(view) if codes["event_type"] in ("Protests", "Riots") else None,
            "timestamp": int(run.made.timestamp()),
        }


def fatalities(view: IncidentView) -> int:
    """Return the figure that the dossier's policy chose, failing that the lowest; 0 where nobody gives one."""
    figure = view.figure("killed")
    return int(figure.low if figure.best is None else figure.best) if figure else 0


def _actor_cells(view: IncidentView, event_type: str, sub_event_type: str) -> Row:
    first, second = sides(view, event_type, sub_event_type)
    targeted = (second and second.inter == CIVILIANS) or sub_event_type == "Excessive force against protesters"
    cells: dict[str, object] = {"civilian_targeting": "Civilians targeted" if targeted else None}
    for number, side in ((1, first), (2, second)):
        if side:
            cells |= {f"actor{number}": side.name, f"inter{number}": inter_name(side.inter)}
            cells |= {f"assoc_actor_{number}": "; ".join(side.associates) or None}
    return cells | {"interaction": interaction(first, second)[0] or None}


def source_scale(view: IncidentView) -> str | None:
    """Return how far the reports' outlets reach, of at most two kinds; None where one of them is not known."""
    known = [find_outlet(outlet) for outlet in view.outlets]
    if not known or None in known:
        return None
    kinds = {"National" if outlet and outlet.country == view.land else "International" for outlet in known}
    return "-".join(kind for kind in ("National", "International") if kind in kinds)


def _notes(view: IncidentView, day: date) -> str:
    """Return what happened in sentences: the incident, its figures with their sources, what is disputed."""
    told = view.headline
    said = [f"On {day.day} {day:%B %Y}, {told[:1].lower()}{told[1:]} ({_where(view)})."]
    by = [_in_words(party) for party in view.parties("perpetrator", "demonstrator")]
    said += [f"By: {', '.join(by)}."] if by else []
    for property, heading in (("killed", "Killed"), ("injured", "Injured")):
        figures = view.rivals(property)
        said += [f"{heading}: {figures}."] if figures else []
    figure = view.figure("killed")
    if figure and figure.low != figure.high and figure.high is not None:
        said.append("The number of deaths is disputed.")
    return " ".join(said)


def _in_words(party: Party) -> str:
    doubted = (party.confidence or "").replace("_", " ") if party.confidence != "reported_as_fact" else ""
    return f"{party.name} ({doubted})" if doubted else party.name


def _where(view: IncidentView) -> str:
    place = view.incident.place
    parts = [place.name, place.admin1] if place else []
    return ", ".join(dict.fromkeys(part for part in (*parts, country_name(view.land)) if part))


def _tags(view: IncidentView) -> str:
    """Return the size of the crowd: in the reports' own vague words, else in figures."""
    harmed = _evidence(view, "killed", "injured", "detained", "missing")
    for version in view.versions("participants_count"):
        for value in version.values:
            if isinstance(value.value, Count) and not _meet(value.evidence, harmed):
                words = (_vague(e.text) for e in value.evidence)
                return f"crowd size={next(filter(None, words), None) or _size(value.value)}"
    return "crowd size=no report"


def _evidence(view: IncidentView, *properties: str) -> list[Evidence]:
    values = [value for name in properties for version in view.versions(name) for value in version.values]
    return [evidence for value in values for evidence in value.evidence]


def _meet(left: Iterable[Evidence], right: Sequence[Evidence]) -> bool:
    """Tell whether words of two values overlap: a number of dead is no size of a crowd."""
    return any(one.document == other.document and one.span.touches(other.span) for one in left for other in right)


def _vague(text: str) -> str | None:
    """Return the word of a vague count ("hundreds") in a text, the longest of several."""
    said = f" {text.lower()} "
    return max((word for word in lists("counts")["vague"] if f" {word} " in said), key=len, default=None)


def _size(count: Count) -> str:
    if count.high is None:
        return f"at least {whole(count.low)}"
    return str(whole(count.low)) if count.low == count.high else count_text(count)
