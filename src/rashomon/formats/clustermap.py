"""A map of many incidents: near ones are one mark with their number, which leads closer; no tiles, no other host."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.formats import worldmap
from rashomon.formats.markup import Html, el, join
from rashomon.formats.words import number

Box = worldmap.Box
SQUARES = 14  # of the grid across the picture
_WORLD: Box = (-180.0, -58.0, 180.0, 76.0)
_CLOSEST = 2.0  # degrees of latitude in view


@dataclass(frozen=True, slots=True)
class Mark:
    """Some incidents near each other: how many, where on average, and where a click leads."""

    lat: float
    lon: float
    number: int
    href: str
    title: str


def frame(points: Sequence[tuple[float, float]], asked: Box | None) -> Box:
    """Return the part of the world to draw: what is asked for in the shape of the picture, else around all points (longitude, latitude)."""
    if asked is not None:
        return _shaped(asked)
    if not points:
        return _shaped(_WORLD)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    return _shaped(_WORLD) if east - west > 120 else worldmap.around(list(points), 6.0)


def square(box: Box) -> float:
    """Return how wide the squares are, in degrees, whose incidents are one mark."""
    return (box[2] - box[0]) / SQUARES


def nearer(box: Box, lat: float, lon: float) -> Box:
    """Return the box around a point that is a third as wide."""
    return _around(lon, lat, max(_CLOSEST, (box[3] - box[1]) / 3))


def farther(box: Box) -> Box:
    """Return the box that is three times as wide, the whole world at most."""
    return _around((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, min(134.0, 3 * (box[3] - box[1])))


def draw(marks: Sequence[Mark], box: Box, label: str, live: Mapping[str, str] | None = None) -> Html:
    """Return the map; each mark is a link. `live` are addresses of which a script makes a map to drag (data attributes)."""
    shapes = worldmap.outlines(box)
    dots, taken = [], []
    for mark in marks:
        x, y = worldmap.spot((mark.lon, mark.lat), box)
        if not (0 <= x <= worldmap.WIDTH and 0 <= y <= worldmap.HEIGHT):
            continue
        size = 5.0 if mark.number == 1 else min(17.0, 8 + 2 * math.log2(mark.number))
        taken.append((x - size, y - size, x + size, y + size))
        said = [el("title", mark.title), el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{size:.1f}")]
        if mark.number > 1:
            said.append(el("text", number(mark.number), x=f"{x:.1f}", y=f"{y + 4:.1f}"))
        dots.append(
            el("a", *said, href=mark.href, class_="dot" if mark.number == 1 else "dot many", aria_label=mark.title)
        )
    names = worldmap.country_labels(shapes, taken)
    return el("svg", worldmap.ground(shapes), join(names), join(dots), worldmap.scale(box),
              viewBox=f"0 0 {worldmap.WIDTH} {worldmap.HEIGHT}", role="group", aria_label=label, class_="map clusters",
              data_box=worldmap.written(box), **(live or {}))  # fmt: skip


def _shaped(box: Box) -> Box:
    """Return a box in the shape of the picture that holds another."""
    west, south, east, north = box
    south, north = max(-89.0, min(south, north)), min(89.0, max(south, north))
    return _around((west + east) / 2, (south + north) / 2, max(_CLOSEST, north - south))


def _around(lon: float, lat: float, high: float) -> Box:
    lat = max(-85.0, min(85.0, lat))
    squeeze = max(0.5, math.cos(math.radians(lat)))
    wide = min(360.0, high * worldmap.WIDTH / worldmap.HEIGHT / squeeze)
    return lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2
