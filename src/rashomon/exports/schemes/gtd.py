"""GTD's 135 columns (Global Terrorism Database codebook), in the order of its files."""

from collections.abc import Iterable
from datetime import date

from rashomon.exports.cells import BESIDE, beside, joined
from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.days import Days, length
from rashomon.exports.incident import SUFFERERS, IncidentView, land_name
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.model import Place
from rashomon.ontology.crosswalks import code_list, state

_BOOK = "GTD codebook"
_UNKNOWN, _UNKNOWN_NUMBER = -9, -99
_TABLE = code_list("gtd")
_KIDNAPPED = ("Hostage Taking (Kidnapping)", "Hostage Taking (Barricade Incident)")
_DOUBTED = ("suspected_or_accused", "suspected_or_accused_by_authorities", "possible")


def _numbered(*stems: str, last: int, first: int = 1) -> list[str]:
    """Return columns that come once for each of several targets, groups or weapons."""
    return [stem.replace("#", str(number)) for number in range(first, last + 1) for stem in stems]


_NAMES = (
    "eventid", "iyear", "imonth", "iday", "approxdate", "extended", "resolution", "country", "country_txt", "region", "region_txt",
    "provstate", "city", "latitude", "longitude", "specificity", "vicinity", "location", "summary", "crit1", "crit2", "crit3",
    "doubtterr", "alternative", "alternative_txt", "multiple", "success", "suicide",
    *_numbered("attacktype#", "attacktype#_txt", last=3),
    *_numbered("targtype#", "targtype#_txt", "targsubtype#", "targsubtype#_txt", "corp#", "target#", "natlty#", "natlty#_txt", last=3),
    "gname", "gsubname", "gname2", "gsubname2", "gname3", "gsubname3", "motive", "guncertain1", "guncertain2", "guncertain3",
    "individual", "nperps", "nperpcap", "claimed", "claimmode", "claimmode_txt", "claim2", "claimmode2", "claimmode2_txt", "claim3",
    "claimmode3", "claimmode3_txt", "compclaim",
    *_numbered("weaptype#", "weaptype#_txt", "weapsubtype#", "weapsubtype#_txt", last=4),
    "weapdetail", "nkill", "nkillus", "nkillter", "nwound", "nwoundus", "nwoundte", "property", "propextent", "propextent_txt",
    "propvalue", "propcomment", "ishostkid", "nhostkid", "nhostkidus", "nhours", "ndays", "divert", "kidhijcountry", "ransom",
    "ransomamt", "ransomamtus", "ransompaid", "ransompaidus", "ransomnote", "hostkidoutcome", "hostkidoutcome_txt", "nreleased",
    "addnotes", "scite1", "scite2", "scite3", "dbsource", "INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY", "related",
)  # fmt: skip
_MEANINGS = {
    "eventid": "Day (YYYYMMDD) and a four-figure number made of our incident's id.",
    "iyear": "Year.",
    "imonth": "Month, 0 unknown.",
    "iday": "Day of the month, 0 unknown.",
    "approxdate": "The date as the reports say, where the day is not known.",
    "extended": "1 where it lasted more than a day.",
    "country": "GTD's number of the country, where we are sure of it.",
    "country_txt": "Country.",
    "region": "GTD's number of the region.",
    "region_txt": "Region.",
    "provstate": "First-level administrative unit.",
    "city": "Town or village.",
    "latitude": "Degrees north.",
    "longitude": "Degrees east.",
    "specificity": "1 town with its point, 2 town without, 3 smallest unit, 4 first-level unit, 5 unknown.",
    "vicinity": "1 in the immediate vicinity of the town, 0 in it, -9 unknown.",
    "location": "The place in the town.",
    "summary": "What happened, in sentences.",
    "crit1": "Political, economic, religious or social aim; a coder's to say, empty.",
    "crit2": "Intent to coerce a wider audience; a coder's to say, empty.",
    "crit3": "Outside legitimate warfare; a coder's to say, empty.",
    "doubtterr": "-9: whether it is terrorism is a coder's to say.",
    "multiple": "Whether it is part of several; not known, empty.",
    "success": "1 it succeeded; an assassination only where its target died.",
    "suicide": "1 the attacker meant to die.",
    "gname": 'The group held responsible, "Unknown" where none is named.',
    "guncertain1": "1 where the group is only suspected.",
    "individual": "-9: whether the attacker was unaffiliated is not known.",
    "nperps": "Number of attackers, -99 unknown.",
    "nperpcap": "Number of attackers taken into custody, -99 unknown.",
    "claimed": "1 claimed, 0 not, -9 unknown.",
    "weapdetail": "The weapons as the reports name them.",
    "nkill": "Number of dead by the policy; empty where unknown.",
    "nkillter": "Attackers among them; not told apart, empty.",
    "nwound": "Number of injured by the policy; empty where unknown.",
    "property": "1 property was damaged, -9 unknown.",
    "ishostkid": "1 people were taken hostage or kidnapped.",
    "nhostkid": "How many, -99 unknown.",
    "addnotes": "Rival figures with who gives them, and what looks wrong.",
    "scite1": "First source: publisher, title, day.",
    "dbsource": "Rashomon.",
    "INT_LOG": "Whether attackers crossed a border: -9 unknown.",
    "INT_IDEO": "-9 unknown.",
    "INT_MISC": "Whether a target is of another country than the place: -9 unknown.",
    "INT_ANY": "1 where one of the three is 1, -9 unknown.",
}
_TEXT = ("approxdate", "resolution", "provstate", "city", "location", "summary", "motive", "weapdetail", "propcomment", "divert",
         "kidhijcountry", "ransomnote", "addnotes", "dbsource", "related")  # fmt: skip
_PEOPLE = ("nkill", "nwound", "nhostkid", "nperps", "nperpcap")


def _kind(name: str) -> Kind:
    if name in ("latitude", "longitude"):
        return "number"
    text = name.endswith("_txt") or name.startswith(("corp", "target", "gname", "gsubname", "scite")) or name in _TEXT
    return "string" if text else "integer"


def _column(name: str) -> Column:
    stem = name.removesuffix("_txt").rstrip("1234")
    allowed = (
        tuple(map(int, _TABLE[stem]))
        if stem in ("attacktype", "targtype", "weaptype") and _kind(name) == "integer"
        else ()
    )
    told = _MEANINGS.get(name) or (
        "GTD's code list." if stem in _TABLE else "Not known to us." if name not in _FILLED else ""
    )
    return Column(
        name, _kind(name), told, "people" if name in _PEOPLE else None, _BOOK, allowed, name in ("eventid", "iyear")
    )


_FILLED = ("target1", "natlty1", "natlty1_txt", "gname2", "gname3", "scite2", "scite3")
COLUMNS = (*map(_column, _NAMES), *BESIDE)


@scheme(
    "gtd",
    columns=COLUMNS,
    key=("eventid",),
    codebook=_BOOK,
    policy="gtd",
    cannot_hold="whether an attack meets GTD's criteria 1 to 3 is a coder's to say; rival figures stand in addnotes.",
)
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """GTD-compatible columns, one row an attack that is no deed of a state."""
    codes = view.incident.codes.get("gtd")
    span = view.day.span if view.day else None
    if not isinstance(codes, dict):
        yield LeftOut("no attack that GTD codes")
    elif span is None or span[0].year != span[1].year:
        yield LeftOut("the year is not known")
    else:
        yield {
            **beside(view),
            **_day_cells(view, span),
            **_place_cells(view),
            "summary": _summary(view, span),
            "doubtterr": _UNKNOWN,
            "success": success(view, codes),
            "suicide": int("suicide-attack" in view.incident.modes),
            **_attack_cells(codes),
            **_code_cells("targtype", codes.get("target_type", "Unknown")),
            **_code_cells("targsubtype", codes.get("target_subtype")),
            **_code_cells("weaptype", codes.get("weapon_type")),
            **_party_cells(view),
            **_harm_cells(view, str(codes.get("attack_type"))),
            "addnotes": " ".join((*_rivals(view), *(f.message for f in view.dossier.findings))) or None,
            **dict(zip(("scite1", "scite2", "scite3"), _citations(view), strict=False)),
            "dbsource": "Rashomon",
            **dict.fromkeys(("INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY"), _UNKNOWN),
        }


def success(view: IncidentView, codes: Row) -> int:
    """Return GTD's success: an assassination where its target died, any other attack where it took place."""
    if codes.get("attack_type") == "Assassination":
        return int(view.incident.stage == "accomplished" and view.figure("killed") is not None)
    return int(view.incident.stage == "accomplished")


def _day_cells(view: IncidentView, span: Days) -> Row:
    same_month = span[0].month == span[1].month
    month, day = (span[0].month if same_month else 0), (span[0].day if length(span) == 1 else 0)
    number = int(view.dossier.id[:8], 16) % 10_000
    return {
        "eventid": int(f"{span[0].year:04}{month:02}{day:02}{number:04}"),
        "iyear": span[0].year,
        "imonth": month,
        "iday": day,
        "approxdate": view.incident.time if length(span) > 1 else None,
        "extended": 0,
    }


def _place_cells(view: IncidentView) -> Row:
    place, land = view.incident.place, state(view.land)
    town = place if place and place.kind == "city" else None
    spot = place if place and place.kind in ("district", "landmark", "road") else None
    return {
        "country": land.gtd_country,
        "country_txt": land_name(view.land, "gtd") or None,
        "region": land.gtd,
        "region_txt": _TABLE["region"].get(str(land.gtd)),
        "provstate": (place.admin1 or (place.name if place.kind == "admin1" else None)) if place else None,
        "city": town.name if town else "Unknown",
        "latitude": place.lat if place and place.precision not in ("country", "none") else None,
        "longitude": place.lon if place and place.precision not in ("country", "none") else None,
        "specificity": specificity(place),
        "vicinity": 0 if town else _UNKNOWN,
        "location": joined([*([spot.name] if spot else []), *(party.name for party in view.parties("site"))]),
    }


def specificity(place: Place | None) -> int:
    """Return GTD's specificity: 1 a town with its point, 2 without, 3 a smaller unit, 4 a first-level unit, 5 unknown."""
    if place is None or place.precision in ("country", "none"):
        return 5
    if place.precision == "admin1" or place.kind in ("admin1", "region"):
        return 4
    if place.kind == "admin2":
        return 3
    return 2 if place.lat is None else 1


def _code_cells(stem: str, name: object) -> Row:
    number = next((int(number) for number, known in _TABLE[stem].items() if known == name), None)
    return {f"{stem}1": number, f"{stem}1_txt": name if number else None}


def _attack_cells(codes: Row) -> Row:
    """Return the attack types: of an assassination or a kidnapping also how it was tried, as the weapon tells."""
    first = codes.get("attack_type")
    by_weapon = {"Explosives": "Bombing/Explosion", "Firearms": "Armed Assault", "Melee": "Armed Assault"}
    also = by_weapon.get(str(codes.get("weapon_type"))) if first in ("Assassination", *_KIDNAPPED) else None
    second = _code_cells("attacktype", also)
    return {
        **_code_cells("attacktype", first),
        "attacktype2": second["attacktype1"],
        "attacktype2_txt": second["attacktype1_txt"],
    }


def _party_cells(view: IncidentView) -> Row:
    groups = [p for p in view.parties("perpetrator") if p.named and p.kind != "person"]
    targets = view.parties(*SUFFERERS)
    claims = {str(v.value) for version in view.versions("responsibility") for v in version.values}
    land = next((p.country for p in targets if p.country), None)
    names = [p.name for p in groups[:3]] or ["Unknown"]
    return {
        "target1": targets[0].name if targets else None,
        "natlty1": state(land).gtd_country,
        "natlty1_txt": land_name(land, "gtd") or None,
        **dict(zip(("gname", "gname2", "gname3"), names, strict=False)),
        "guncertain1": int(groups[0].confidence in _DOUBTED) if groups else 0,
        "individual": _UNKNOWN,
        "nperps": _UNKNOWN_NUMBER,
        "nperpcap": _UNKNOWN_NUMBER,
        "claimed": 1 if "claimed" in claims else 0 if claims else _UNKNOWN,
        "weapdetail": joined(word for p in view.parties("weapon") for word in p.words or (p.name,)),
    }


def _harm_cells(view: IncidentView, attack: str) -> Row:
    kidnapped = attack in _KIDNAPPED
    taken = _number(view, "abducted")
    return {
        "nkill": _number(view, "killed"),
        "nwound": _number(view, "injured"),
        "property": 1 if "destroy" in view.incident.modes else _UNKNOWN,
        "ishostkid": int(kidnapped),
        "nhostkid": (_UNKNOWN_NUMBER if taken is None else taken) if kidnapped else None,
    }


def _number(view: IncidentView, property: str) -> int | None:
    figure = view.figure(property)
    return int(figure.low if figure.best is None else figure.best) if figure else None


def _rivals(view: IncidentView) -> list[str]:
    told = {"Killed": view.rivals("killed"), "Injured": view.rivals("injured")}
    return [f"{heading}: {figures}." for heading, figures in told.items() if figures]


def _summary(view: IncidentView, span: Days) -> str:
    when = f"{span[0]:%m/%d/%Y}" if length(span) == 1 else str(view.incident.time)
    counted = ((_number(view, property), property) for property in ("killed", "injured"))
    harm = ", ".join(f"{number} {property}" for number, property in counted if number is not None)
    return f"{when}: {view.headline}." + (f" {harm}." if harm else "")


def _citations(view: IncidentView) -> list[str]:
    rows = ((r.title, r.publisher or r.input_id, _long(r.published)) for r in view.reports if not r.copy_of)
    return [", ".join(filter(None, (f'"{title}"' if title else None, *rest))) for title, *rest in rows]


def _long(published: str | None) -> str | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return published
    return f"{day:%B} {day.day}, {day.year}"
