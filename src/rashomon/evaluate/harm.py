"""How many were killed and injured in each incident."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from rashomon.evaluate.scores import accuracy
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Count, Reading

_EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
_LINE = re.compile(r'\s*\??\s*(?P<value>[^:"]*?)\s*:\s*(?P<who>".*)')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def toll(key: Mapping[str, str], effect: str) -> int | None:
    """Return how many human targets of a MUC-4 key suffered an effect, None where it gives no exact number for each of them.

    >>> toll({"HUM TGT: NUMBER": '2: "MEN"', "HUM TGT: EFFECT OF INCIDENT": 'DEATH: "MEN"'}, "DEATH")
    2
    """
    numbers = dict((who, value) for value, who in _entities(key.get("HUM TGT: NUMBER", "-")))
    struck = [who for value, who in _entities(key.get("HUM TGT: EFFECT OF INCIDENT", "-")) if effect in _fills(value)]
    told = [next((value for other, value in numbers.items() if other & who), "") for who in struck]
    return sum(map(int, told)) if told and all(value.isdecimal() for value in told) else None


def _entities(slot: str) -> list[tuple[str, frozenset[str]]]:
    """Return the fills of a slot, one a line, each with the strings of the target that it belongs to."""
    lines = [found for line in slot.split("\n") if (found := _LINE.match(line))]
    return [(line["value"], frozenset(_QUOTED.findall(line["who"]))) for line in lines]


def _fills(value: str) -> set[str]:
    return {fill.strip(" ?") for fill in value.split("/")}


def told_tolls(reading: Reading, name: str) -> list[float]:
    """Return the figures of one kind that a reading stands by: of each event the best, else its only claim's number."""
    found = []
    for event in reading.events:
        figure = event.figures.get(name)
        claims = [c.value for c in event.claims if c.property == name and isinstance(c.value, Count)]
        if figure is not None and figure.best is not None:
            found.append(figure.best)
        elif len(claims) == 1:
            found.append(claims[0].low)
    return found


@task("harm")
class Harm(PerReport):
    """Killed and injured per incident: exact (MUC-4 keys).

    Row: `{id, text, keys: [{"HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT"}]}`; the slots are written as in the keys of MUC-4, one
    target a line, `2: "SOLDIERS"` and `DEATH: "SOLDIERS"`; other slots are passed over.

    Of each incident the targets with effect DEATH are summed as killed, those with INJURY as injured; an incident whose key gives a
    target no exact number is not asked for. A toll is right when an event of the reading stands by that very figure (its `best`, or
    the low end of its only claim), each event's figure once.
    """

    needs: ClassVar = {
        "text": str,
        "keys": [{"HUM TGT: NUMBER": (str, None), "HUM TGT: EFFECT OF INCIDENT": (str, None)}],
    }

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return how many tolls the gold gives, and how many of them the reading gives too."""
        counts: Counts = Counter()
        for name in _EFFECTS:
            gold, right = _gold(row, name), _right(row, reading, name)
            counts[f"{name}.gold"] += len(gold)
            counts[f"{name}.right"] += len(right)
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the shares of exact tolls."""
        right = {name: counts.get(f"{name}.right", 0) for name in _EFFECTS}
        gold = {name: counts.get(f"{name}.gold", 0) for name in _EFFECTS}
        each = {f"{name}_exact": accuracy(right[name], gold[name]) for name in _EFFECTS}
        return {"exact": accuracy(sum(right.values()), sum(gold.values()))} | each

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield the tolls that no event stands by, with what the events claim instead."""
        for name in _EFFECTS:
            left = Counter(_gold(row, name)) - Counter(_right(row, reading, name))
            claims = [c for e in reading.events for c in e.claims if c.property == name]
            told = ", ".join(f"“{c.text}”" for c in claims) or "nothing"
            for number in sorted(left.elements()):
                spans = tuple(c.span for c in claims)
                yield Miss("missed", f"{name} {number}: found {told}", row["text"], spans, layers_of(reading, "events"))


def _gold(row: Row, name: str) -> list[int]:
    return [number for key in row["keys"] if (number := toll(key, _EFFECTS[name])) is not None]


def _right(row: Row, reading: Reading, name: str) -> list[int]:
    """Return the tolls of the gold that the reading gives, each as often as both have it."""
    told = Counter(int(number) for number in told_tolls(reading, name))
    return list((Counter(_gold(row, name)) & told).elements())
