"""How a figure moved: each report's value on its day of publication, drawn as SVG, one mark and colour for each source."""

import math
from collections.abc import Iterator
from datetime import date

from rashomon.formats.dossier.view import THEMSELVES, DossierView, Point, span_words
from rashomon.formats.markup import Html, el, join
from rashomon.formats.words import date_words, number
from rashomon.model import Version

WIDTH, HEIGHT = 540, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 24, 26, 34
_STEP = 22  # between reports of one day
_SHAPES = ("M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", "M-4.5 -4.5h9v9h-9z", "M0 -6.5L6.5 0L0 6.5L-6.5 0z", "M0 -6L6 5H-6z",
           "M0 6L6 -5H-6z", "M-6 -2h4v-4h4v4h4v4h-4v4h-4v-4h-4z")  # fmt: skip
_LABEL = 6.8  # width of a character of a label


def draw(view: DossierView, version: Version, points: list[Point]) -> Html:
    """Return the plot of one figure with its legend; values that were replaced are hollow and struck."""
    sources = list(dict.fromkeys(view.source(point.value) or THEMSELVES for point in points))
    plot = Plot(points, [view.bare(version, point.count) for point in points])
    marks = [_mark(plot, point, sources.index(view.source(point.value) or THEMSELVES)) for point in points]
    picture = el(
        "svg", join(plot.grid()), join(_tracks(view, plot, sources)), join(marks), join(plot.labels()),
        viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=_told(view, version, points), class_="plot",
    )  # fmt: skip
    legend = [el("li", _swatch(at), source) for at, source in enumerate(sources)]
    if any(point.struck for point in points):
        legend.append(el("li", _swatch(0, struck=True), "since replaced by its source", class_="s5"))
    return el(
        "figure",
        el("figcaption", view.heading(version)),
        picture,
        el("ul", join(legend), class_="series"),
        class_="moved",
    )


class Plot:
    """Where points stand in the picture."""

    def __init__(self, points: list[Point], said: list[str]) -> None:
        self.points = points
        self.said = {id(point): words for point, words in zip(points, said, strict=True)}
        self.days = sorted({_number(point.day) for point in points})
        self.low, self.high = self.days[0] - 0.5, self.days[-1] + 0.5
        self.top, self.tick = _ceiling(max(point.count.high or point.count.low for point in points))
        self._x = dict(self._spread())

    def x(self, point: Point) -> float:
        """Return how far right a point stands."""
        return self._x[id(point)]

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / self.top

    def _day(self, day: int) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * (day - self.low) / (self.high - self.low)

    def _spread(self) -> Iterator[tuple[int, float]]:
        """Set points of one day beside each other as far as the day has room."""
        slot = (WIDTH - _LEFT - _RIGHT) / (self.high - self.low)
        for day in self.days:
            same = [point for point in self.points if _number(point.day) == day]
            step = min(_STEP, 0.9 * slot / len(same))
            for at, point in enumerate(same):
                yield id(point), self._day(day) + step * (at - (len(same) - 1) / 2)

    def grid(self) -> Iterator[Html]:
        """Return the lines and numbers of the scale and the days."""
        value = 0.0
        while value <= self.top:
            y = f"{self.y(value):.1f}"
            yield el("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y, class_="grid")
            yield el("text", number(value), x=_LEFT - 8, y=f"{self.y(value) + 4:.1f}", class_="scale")
            value += self.tick
        last = -100.0
        for day in self.days:
            x = self._day(day)
            if x - last >= 64:
                said = span_words(date.fromordinal(day).isoformat(), None).rpartition(" ")[0]
                yield el("text", said, x=f"{x:.1f}", y=HEIGHT - 12, class_="day")
                last = x

    def labels(self) -> Iterator[Html]:
        """Return the values as words above their marks, where they hide no other."""
        taken: list[tuple[float, float]] = []
        for point in self.points:
            said, open_ = self.said[id(point)], point.count.high is None
            half = len(said) * _LABEL / 2
            x = self.x(point) + (half + 9 if open_ else 0)  # beside the bar where it has no upper end
            y = self.y(point.count.low) + 4 if open_ else self.y(point.count.high or 0) - 11
            if any(abs(y - other_y) < 12 and abs(x - other_x) < 2 * half for other_x, other_y in taken):
                continue
            taken.append((x, y))
            yield el("text", said, x=f"{x:.1f}", y=f"{y:.1f}", class_="value struck" if point.struck else "value")


def _mark(plot: Plot, point: Point, series: int) -> Html:
    x, low = plot.x(point), plot.y(point.count.low)
    high = _TOP - 8 if point.count.high is None else plot.y(point.count.high)
    parts = [el("title", f"{plot.said[id(point)]}, report {point.number}, {date_words(point.day)}")]
    if high < low:
        parts.append(
            el(
                "path",
                d=f"M{x:.1f} {low:.1f}V{high:.1f}M{x - 4:.1f} {high:.1f}h8M{x - 4:.1f} {low:.1f}h8",
                class_="bar",
            )
        )
    middle = low if point.count.high is None else (low + high) / 2
    parts.append(
        el("path", d=_SHAPES[series % len(_SHAPES)], transform=f"translate({x:.1f} {middle:.1f})", class_="shape")
    )
    if point.struck:
        parts.append(el("path", d=f"M{x - 10:.1f} {middle + 6:.1f}L{x + 10:.1f} {middle - 6:.1f}", class_="strike"))
    return el("g", *parts, class_=f"point s{series % len(_SHAPES)}{' struck' if point.struck else ''}")


def _tracks(view: DossierView, plot: Plot, sources: list[str]) -> Iterator[Html]:
    """Join the values of one source in order of publication, replaced values of a day before the others."""
    for at, source in enumerate(sources):
        own = [point for point in plot.points if (view.source(point.value) or THEMSELVES) == source]
        own.sort(key=lambda point: (point.day, not point.struck))
        if source != THEMSELVES and len(own) > 1:
            spots = [f"{plot.x(point):.1f} {plot.y(_middle(point)):.1f}" for point in own]
            yield el("path", d="M" + "L".join(spots), class_=f"track s{at % len(_SHAPES)}")


def _middle(point: Point) -> float:
    high = point.count.high
    return point.count.low if high is None else (point.count.low + high) / 2


def _swatch(series: int, *, struck: bool = False) -> Html:
    at = series % len(_SHAPES)
    parts = [el("path", d=_SHAPES[at], transform="translate(8 8)", class_="shape")]
    parts += [el("path", d="M1 13L15 3", class_="strike")] if struck else []
    class_ = "swatch point struck" if struck else f"swatch s{at}"
    return el("svg", *parts, viewBox="0 0 16 16", class_=class_, aria_hidden="true")


def _told(view: DossierView, version: Version, points: list[Point]) -> str:
    """Return the plot in words."""
    told = [f"{view.bare(version, p.count)} on {date_words(p.day)} ({view.source(p.value) or THEMSELVES}"
            f"{', since replaced' if p.struck else ''})" for p in points]  # fmt: skip
    return f"{view.heading(version)}: {'; '.join(told)}"


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _ceiling(value: float) -> tuple[float, float]:
    """Return the top of the scale and the distance of its lines: 1, 2 or 5 times a power of ten, 2 to 5 lines.

    >>> _ceiling(9), _ceiling(1), _ceiling(430)
    ((10.0, 2.0), (1.0, 1.0), (500.0, 100.0))
    """
    if value <= 1:
        return 1.0, 1.0
    rough = value / 5
    power = 10.0 ** math.floor(math.log10(rough))
    tick = next(step * power for step in (1, 2, 5, 10) if step * power >= rough)
    tick = max(tick, 1.0)
    return math.ceil(value / tick) * tick, tick
