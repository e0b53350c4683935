"""Places against gold toponyms: found, and put where they are.

A row is `{text, toponyms: [{start, end, name, lat, lon}]}`. A place and a toponym match when they share characters, each at most
once (leftmost first). Detection counts all toponyms; the accuracies count those with coordinates. `within_161_km` and
`within_25_km` are shares of the detected ones (161 km is 100 miles, the usual bound: Gritta et al., "A pragmatic guide to
geoparsing evaluation", 2020), `end_to_end_161_km` the share of all of them. A country counts as right when it is the gold's:
its point is a convention, so it must lie within 161 km like any other, which large countries may miss.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.evaluate.task import Counts, Task
from rashomon.knowledge.gazetteer import kilometres
from rashomon.model import Document, Place, Reading, Span

FAR, CLOSE = 161.0, 25.0  # kilometres


def document(row: Mapping[str, Any]) -> Document:
    """Return the report of a row."""
    return Document(id=str(row["id"]), text=row["text"])


def pair(row: Mapping[str, Any], reading: Reading) -> Iterator[tuple[Mapping[str, Any] | None, Place | None]]:
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


def count(row: Mapping[str, Any], reading: Reading) -> Counts:
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


def error(gold: Mapping[str, Any], place: Place) -> float | None:
    """Return how many kilometres a place is off, None where it has no coordinates."""
    if place.lat is None or place.lon is None:
        return None
    return kilometres(gold["lat"], gold["lon"], place.lat, place.lon)


def figures(counts: Mapping[str, float]) -> dict[str, float]:
    """Return detection precision, recall and F1, and the shares within 161 and 25 km."""
    hit = counts.get("hit", 0)
    precision, recall = _share(hit, counts.get("predicted", 0)), _share(hit, counts.get("gold", 0))
    return {
        "detection_precision": precision,
        "detection_recall": recall,
        "detection_f1": _share(2 * precision * recall, precision + recall),
        "within_161_km": _share(counts.get("far", 0), counts.get("located_hit", 0)),
        "within_25_km": _share(counts.get("close", 0), counts.get("located_hit", 0)),
        "end_to_end_161_km": _share(counts.get("far", 0), counts.get("located_gold", 0)),
    }


def misses(row: Mapping[str, Any], reading: Reading) -> list[str]:
    """Return what was not found, found without reason, or put elsewhere."""
    lines = []
    for gold, place in pair(row, reading):
        start, end = (gold["start"], gold["end"]) if gold else place.span if place else (0, 0)
        words = " ".join(row["text"][max(0, start - 40) : end + 30].split())
        if gold is None and place is not None:
            lines.append(f"no place: {place.name} ({place.kind}, {place.country}) in “{words}”")
        elif gold is not None and place is None:
            lines.append(f"not found: {gold['name']} in “{words}”")
        elif gold is not None and place is not None and gold.get("lat") is not None:
            off = error(gold, place)
            if off is None or off > FAR:
                where = "nowhere" if off is None else f"{off:.0f} km off"
                lines.append(f"{where}: {gold['name']} as {place.name}, {place.admin1}, {place.country} in “{words}”")
    return lines


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


TASK = Task(
    name="places",
    help="place names and their coordinates (LGL, GeoVirus and the like)",
    document=document,
    count=count,
    figures=figures,
    misses=misses,
)
