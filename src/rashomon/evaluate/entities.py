"""Names of places, bodies and persons."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from rashomon.evaluate.scores import scores
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Reading, Span

CLASSES = ("Location", "Organisation", "Person")
_FIELDS = {"Location": "places", "Organisation": "actors", "Person": "actors"}


@task("entities")
class Entities(PerReport):
    """Names of places, bodies and persons in reports of conflict.

    On the layout of re3d (Dstl, 2017). Row: `{id, text, entities: [{start, end, type}]}`; of its types Location, Organisation and
    Person are scored, and of these what has a capital letter: names, not "the troops" or "they".

    Places are ours for Location; mentions of actors that have a capital letter for the rest, by the actor's kind. A name is found when
    one of ours of its class shares a character with it, and the other way round for precision: the gold's nested names ("the
    Islamic State", "Islamic State") are one of ours. Precision, recall and F1 of each class and of all.
    """

    needs: ClassVar = {"text": str, "entities": [{"start": int, "end": int, "type": str}]}

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return for each class how many names there are, were found, are ours, and of ours are right."""
        counts: Counts = Counter()
        for name in CLASSES:
            gold, ours = gold_names(row, name), our_names(reading, name)
            counts[f"{name} gold"] += len(gold)
            counts[f"{name} ours"] += len(ours)
            counts[f"{name} found"] += len(gold) - len(_apart(gold, ours))
            counts[f"{name} right"] += len(ours) - len(_apart(ours, gold))
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return precision, recall and F1 of all names, then of each class."""
        keys = ("found", "gold", "ours", "right")
        found, gold, ours, right = (sum(counts.get(f"{name} {key}", 0) for name in CLASSES) for key in keys)
        figures = scores(found, gold, ours, found_hit=right)
        for name in CLASSES:
            found, gold, ours, right = (counts.get(f"{name} {key}", 0) for key in keys)
            figures |= scores(found, gold, ours, f"{name.lower()}_", found_hit=right)
        return figures

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield names that were not found, then ours that are none of that class."""
        for name in CLASSES:
            gold, ours, by = gold_names(row, name), our_names(reading, name), layers_of(reading, _FIELDS[name])
            yield from (
                Miss("missed", f"{name} “{span.of(row['text'])}”", row["text"], (span,), by)
                for span in _apart(gold, ours)
            )
            yield from (
                Miss("extra", f"{name} “{span.of(row['text'])}”", row["text"], (span,), by)
                for span in _apart(ours, gold)
            )


def gold_names(row: Row, name: str) -> list[Span]:
    """Return the spans of one class in the gold that hold a capital letter, each once."""
    spans = {Span(one["start"], one["end"]) for one in row["entities"] if one["type"] == name}
    return sorted(span for span in spans if _is_name(span.of(row["text"])))


def our_names(reading: Reading, name: str) -> list[Span]:
    """Return the spans of one class in a reading that hold a capital letter, each once."""
    if name == "Location":
        spans = {place.span for place in reading.places}
    else:
        spans = {
            m
            for a in reading.actors
            if (a.kind == "person") == (name == "Person") and a.kind != "crowd"
            for m in a.mentions
        }
    return sorted(span for span in spans if _is_name(span.of(reading.document.text)))


def _is_name(text: str) -> bool:
    """Tell whether words hold a capital letter and are more than one that begins a sentence ("The", "He", "They")."""
    return any(c.isupper() for c in text) and text.lower() not in {
        "i",
        "we",
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "their",
        "our",
    }


def _apart(spans: list[Span], others: list[Span]) -> list[Span]:
    """Return the spans that share no character with the others."""
    return [span for span in spans if not any(span.touches(other) for other in others)]
