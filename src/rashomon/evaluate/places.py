"""Places against gold toponyms."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from rashomon.evaluate.scores import accuracy, scores, share
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.knowledge.gazetteer import kilometres
from rashomon.model import Place, Reading, Span

FAR, CLOSE = 161.0, 25.0  # kilometres


def pair(row: Row, reading: Reading) -> Iterator[tuple[Row | None, Place | None]]:
    """Yield each toponym with its place or None, then the places that no toponym has with None."""
    free = list(reading.places)
    for gold in sorted(row["toponyms"], key=lambda gold: (gold["start"], gold["end"])):
        span = Span(gold["start"], gold["end"])
        found = next((place for place in free if place.span.touches(span)), None)
        if found:
            free.remove(found)
        yield gold, found
    for place in free:
        yield None, place


def error(gold: Row, place: Place) -> float | None:
    """Return how many kilometres a place is off, None where it has no coordinates."""
    if place.lat is None or place.lon is None:
        return None
    return kilometres(gold["lat"], gold["lon"], place.lat, place.lon)


@task("places")
class Places(PerReport):
    """Place names: found, and put where they are (LGL, GeoVirus and the like).

    Row: `{id, text, toponyms: [{start, end, name, lat, lon}]}`; `lat` and `lon` null where the gold knows none.

    A place and a toponym match when they share characters, each at most once (leftmost first). Detection counts all toponyms; the
    accuracies count those with coordinates. *Within 161 km* and *within 25 km* are shares of the detected ones (161 km is 100
    miles, the usual bound: Gritta et al., "A pragmatic guide to geoparsing evaluation", 2020), *end to end* the share of all of
    them. A country is right when it is the gold's: its point is a convention, so it must lie within 161 km like any other, which
    large countries may miss.
    """

    needs: ClassVar = {
        "text": str,
        "toponyms": [{"start": int, "end": int, "name": (str, None), "lat": (float, None), "lon": (float, None)}],
    }

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return hits, gold and predicted toponyms, and how far the located ones are off."""
        counts: Counts = Counter()
        for gold, place in pair(row, reading):
            counts["predicted"] += place is not None
            counts["gold"] += gold is not None
            counts["hit"] += gold is not None and place is not None
            if gold is None or gold.get("lat") is None:
                continue
            counts["located_gold"] += 1
            if place is None:
                continue
            counts["located_hit"] += 1
            off = error(gold, place)
            counts["far"] += off is not None and off <= FAR
            counts["close"] += off is not None and off <= CLOSE
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return detection precision, recall and F1, and the shares within 161 and 25 km."""
        hit, gold, predicted, located = (counts.get(key, 0) for key in ("hit", "gold", "predicted", "located_hit"))
        return scores(hit, gold, predicted, "detection_") | {
            "within_161_km": accuracy(counts.get("far", 0), located),
            "within_25_km": accuracy(counts.get("close", 0), located),
            "end_to_end_161_km": share(counts.get("far", 0), counts.get("located_gold", 0)),
            "end_to_end_25_km": share(counts.get("close", 0), counts.get("located_gold", 0)),
        }

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield what was not found, found without reason, or put elsewhere."""
        text, by = row["text"], layers_of(reading, "places")
        for gold, place in pair(row, reading):
            if gold is None and place is not None:
                yield Miss("extra", f"{place.name} is no place here; found as {_told(place)}", text, (place.span,), by)
            elif gold is not None and place is None:
                yield Miss("missed", f"{gold.get('name')} not found", text, (Span(gold["start"], gold["end"]),), by)
            elif gold is not None and place is not None and gold.get("lat") is not None:
                off = error(gold, place)
                if off is None or off > FAR:
                    where = "nowhere" if off is None else f"{off:.0f} km off"
                    yield Miss("wrong", f"{gold.get('name')}: {where}, as {_told(place)}", text, (place.span,), by)


def _told(place: Place) -> str:
    """Return what a place was taken for, with its GeoNames id."""
    where = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    return f"{where} ({place.kind}, GeoNames {place.geonames_id or '–'})"
