"""An offline map of a reading's places: Natural Earth outlines, cut to what is in view, as SVG."""

import json
import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from rashomon.formats.markup import Html, el, join
from rashomon.formats.words import place_words
from rashomon.model import Place

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north in degrees
Outline = tuple[str, list[Point]]  # a country's name and one of its rings, in the picture
WIDTH, HEIGHT = 480, 320
# degrees of latitude in view at least: near for a place known to the street, but never without any outline
_LEAST = {"point": 4.0, "city": 5.0, "admin1": 8.0, "country": 16.0}
_SIZE = 13
_WIDE = 0.58 * _SIZE
_COUNTRY = 9.0


def located(places: Sequence[Place]) -> list[Place]:
    """Return the places to be drawn, one for each point; whole countries only where nothing nearer is known."""
    points: dict[Point, Place] = {}
    for place in places:
        if place.lat is not None and place.lon is not None and math.isfinite(place.lat + place.lon):
            points.setdefault((place.lat, place.lon), place)
    near = [place for place in points.values() if place.precision not in ("country", "none")]
    return near or list(points.values())


def draw(places: Sequence[Place]) -> Html | None:
    """Return the map, or None where no place has a point."""
    shown = located(places)
    if not shown:
        return None
    least = min(_LEAST.get(place.precision, _LEAST["country"]) for place in shown)
    box = around([(place.lon or 0.0, place.lat or 0.0) for place in shown], least)
    shapes = outlines(box)
    dots, taken = _labelled(shown, box)
    names = ", ".join(dict.fromkeys(place.name for place in shown))
    return el(
        "svg",
        ground(shapes),
        join(country_labels(shapes, taken)),
        join(dots),
        scale(box),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=f"Map of {names}",
        class_="map",
        data_box=written(box),
    )


def written(box: Box) -> str:
    """Return a box as addresses have it: west, south, east, north in degrees."""
    return ",".join(f"{edge:.3f}" for edge in box)


@lru_cache(maxsize=64)
def outlines(box: Box) -> tuple[Outline, ...]:
    """Return the countries in a box by name, as rings of points of the picture."""
    return tuple(
        (name, spots)
        for name, ring, (west, east) in _rings()
        for turn in (-360.0, 0.0, 360.0)
        if west + turn <= box[2]
        and east + turn >= box[0]
        and (spots := _shape([(x + turn, y) for x, y in ring] if turn else ring, box))
    )


def ground(shapes: Sequence[Outline]) -> Html:
    """Return sea and land."""
    land = ["M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) + "Z" for _, spots in shapes]
    return join([el("rect", width=WIDTH, height=HEIGHT, class_="sea"), el("path", d="".join(land), class_="land")])


def scale(box: Box) -> Html:
    """Return a bar of a round number of kilometres, true at the middle of the map."""
    middle = (box[1] + box[3]) / 2
    across = (box[2] - box[0]) * 111.32 * max(0.01, math.cos(math.radians(middle)))  # kilometres
    power = 10 ** math.floor(math.log10(across / 4))
    length = max(step * power for step in (1, 2, 5) if step * power <= across / 4)
    wide, low = length / across * WIDTH, HEIGHT - 10
    bar = el("path", d=f"M10 {low - 4}v4h{wide:.1f}v-4", class_="scalebar")
    return el("g", bar, el("text", f"{length:,g} km", x=14, y=low - 6, font_size=11), class_="scale-of-map")


def around(points: list[Point], least: float) -> Box:
    """Return a box around the points with room about it, in the shape of the picture and `least` degrees high."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    squeeze = max(0.2, math.cos(math.radians(middle_y)))
    high = max(least, 1.5 * (north - south), 1.5 * (east - west) * squeeze * HEIGHT / WIDTH)
    high = min(high, 180.0)
    wide = high * WIDTH / HEIGHT / squeeze
    return middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2


def spot(point: Point, box: Box) -> Point:
    """Return where a point of longitude and latitude is in the picture."""
    west, south, east, north = box
    return (point[0] - west) / (east - west) * WIDTH, (north - point[1]) / (north - south) * HEIGHT


def _labelled(places: list[Place], box: Box) -> tuple[list[Html], list[Box]]:
    """Return dots with labels where they hide no other, and the room they take."""
    taken: list[Box] = []
    dots: list[Html] = []
    spots = [(place, *spot((place.lon or 0.0, place.lat or 0.0), box)) for place in places]
    taken += [(x - 5, y - 5, x + 5, y + 5) for _, x, y in spots]
    for place, x, y in spots:
        children = [el("title", place_words(place)), el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=5)]
        label = _free(place.name, x, y, taken)
        if label is not None:
            taken.append(label)
            children.append(el("text", place.name, x=f"{label[0]:.1f}", y=f"{label[3] - 4:.1f}", font_size=_SIZE))
        point = f"{place.lat:.5f},{place.lon:.5f}"
        dots.append(el("g", *children, class_="dot", data_f=place.id, data_point=point))
    return dots, taken


def country_labels(shapes: Sequence[Outline], taken: list[Box]) -> list[Html]:
    """Return the names of the countries that fill a good part of the picture, where there is room."""
    labels: list[Html] = []
    for name, spots in shapes:
        area, x, y = _middle(spots)
        wide = len(name) * _COUNTRY
        box = (x - wide / 2, y - 11, x + wide / 2, y + 3)
        inside = box[0] >= 4 and box[2] <= WIDTH - 4 and box[1] >= 4 and box[3] <= HEIGHT - 4
        if area > 0.03 * WIDTH * HEIGHT and inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            labels.append(el("text", name.upper(), x=f"{x:.1f}", y=f"{y:.1f}", class_="country"))
    return labels


def _middle(spots: list[Point]) -> tuple[float, float, float]:
    """Return area and centroid of a ring (the shoelace formula)."""
    twice = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(spots, spots[1:] + spots[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        twice, x, y = twice + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (abs(twice) / 2, x / (3 * twice), y / (3 * twice)) if twice else (0.0, 0.0, 0.0)


def _free(name: str, x: float, y: float, taken: list[Box]) -> Box | None:
    wide, high = len(name) * _WIDE, _SIZE + 3.0
    corners = ((x + 8, y - high / 2), (x - 8 - wide, y - high / 2), (x - wide / 2, y - high - 6), (x - wide / 2, y + 6))
    for left, top in corners:
        box = (left, top, left + wide, top + high)
        inside = left >= 2 and top >= 2 and box[2] <= WIDTH - 2 and box[3] <= HEIGHT - 2
        if inside and not any(_meet(box, other) for other in taken):
            return box
    return None


def _meet(left: Box, right: Box) -> bool:
    return left[0] < right[2] and right[0] < left[2] and left[1] < right[3] and right[1] < left[3]


def _shape(ring: list[Point], box: Box) -> list[Point]:
    """Return, in the picture, the part of a ring that lies in the box, points closer than half a pixel left out."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if max(xs) < box[0] or min(xs) > box[2] or max(ys) < box[1] or min(ys) > box[3]:
        return []
    spots: list[Point] = []
    for point in _clipped(ring, box):
        x, y = spot(point, box)
        if not spots or abs(x - spots[-1][0]) + abs(y - spots[-1][1]) >= 0.5:
            spots.append((x, y))
    return spots if len(spots) > 2 else []


def _clipped(ring: list[Point], box: Box) -> list[Point]:
    """Return the ring cut to a box a little larger than the view (Sutherland and Hodgman 1974)."""
    edge_x, edge_y = (box[2] - box[0]) * 0.02, (box[3] - box[1]) * 0.02
    bounds = ((0, box[0] - edge_x, 1), (0, box[2] + edge_x, -1), (1, box[1] - edge_y, 1), (1, box[3] + edge_y, -1))
    for axis, limit, sign in bounds:
        kept: list[Point] = []
        for at, point in enumerate(ring):
            before = ring[at - 1]
            inside, was = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
            if inside != was:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                kept.append(point)
        ring = kept
    return ring


@cache
def _rings() -> tuple[tuple[str, list[Point], tuple[float, float]], ...]:
    """Return all countries' names and outlines in degrees with their western and eastern ends, from the packed TopoJSON."""
    world = json.loads(files("rashomon.formats").joinpath("assets/world.json").read_text(encoding="utf-8"))
    (scale_x, scale_y), (move_x, move_y) = world["transform"]["scale"], world["transform"]["translate"]
    arcs: list[list[Point]] = []
    for packed in world["arcs"]:
        x = y = 0
        arc: list[Point] = []
        for step_x, step_y in packed:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return tuple(
        (shape["properties"]["name"], made := _stitched(ring, arcs), (min(made)[0], max(made)[0]))
        for shape in world["objects"]["countries"]["geometries"]
        if shape["type"]
        for polygon in (shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]])
        for ring in polygon[:1]
    )


def _stitched(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Join arcs to one ring; ~n is arc n backwards."""
    points: list[Point] = []
    for at in ring:
        points += (arcs[at] if at >= 0 else arcs[~at][::-1])[:-1]
    return _unwrapped(points)


def _unwrapped(ring: list[Point]) -> list[Point]:
    """Return a ring that goes on beyond 180 degrees where it crosses that line, instead of leaping around the world."""
    turn, before, points = 0.0, ring[0][0] if ring else 0.0, []
    for x, y in ring:
        turn += 360.0 if before - x > 180 else -360.0 if x - before > 180 else 0.0
        points.append((x + turn, y))
        before = x
    return points
