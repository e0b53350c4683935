"""What a map that is dragged asks for: the incidents and the cities in view."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request

from rashomon.desk.guard import Reader, Reads
from rashomon.desk.selection import asked
from rashomon.formats.clustermap import square
from rashomon.knowledge.gazetteer import Gazetteer
from rashomon.model import ConfigError

router = APIRouter(prefix="/map")
_CITIES = 40  # at most on one picture
_gazetteer = Gazetteer()


@router.get("/cells", name="cells")
def cells(request: Request, user: Reader, store: Reads) -> list[dict[str, Any]]:
    """The incidents of a selection in a box by squares of the map: the middle and number of each, of one alone also what it is."""
    wanted = asked(request.query_params).selection
    box = wanted.box or (-180.0, -90.0, 180.0, 90.0)
    found = store.cells(replace(wanted, box=box), max(1e-6, square(box)))
    return [
        {"lat": cell.lat, "lon": cell.lon, "number": cell.number, "title": cell.title,
         "href": f"/incidents/{cell.incident}" if cell.incident else None}
        for cell in found
    ]  # fmt: skip


@router.get("/cities", name="cities")
def cities(request: Request, user: Reader) -> list[dict[str, Any]]:
    """The largest cities in a box, for whoever looks for a place."""
    box = asked(request.query_params).selection.box
    if box is None:
        raise ConfigError("box: say which part of the map, as west,south,east,north")
    found = _gazetteer.cities(*box, _CITIES)
    return [{"name": city.name, "country": city.country, "lat": city.lat, "lon": city.lon} for city in found]
