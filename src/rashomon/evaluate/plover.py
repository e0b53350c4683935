"""Who did what to whom, against PLOVER's gold standard records."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from rashomon.evaluate.main_event import main_event
from rashomon.evaluate.scores import accuracy
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, report_of, task
from rashomon.model import Document, Event, Reading

_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_DOING = frozenset({"perpetrator", "demonstrator", "mediator", "claimant", "security_force"})
_SUFFERING = frozenset({"target", "victim", "site", "authority"})
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "and",
        "or",
        "for",
        "its",
        "his",
        "her",
        "their",
        "s",
        "to",
        "from",
        "by",
        "at",
    ]
)


def _words(text: str) -> frozenset[str]:
    """Return the telling words of a name, in lower case, without possessive endings."""
    return frozenset(re.findall(r"\w+", re.sub(r"['’]s?\b", " ", text.lower()))) - _EMPTY


def _named(value: object) -> list[frozenset[str]]:
    """Return the words of each party a record names on one side; rows without a code list give none."""
    return [_words(a["actorText"]) for a in value if a.get("actorText")] if isinstance(value, list) else []


def gold_type(row: Row) -> str:
    """Return a record's type in the manual's terms."""
    told = str(row["event"])
    return _TYPES.get(told, told)


def _parties(event: Event, reading: Reading, roles: frozenset[str]) -> set[str]:
    """Return the words of all participants in some roles, their actors' names included."""
    names = {a.id: a.name for a in reading.actors}
    texts = [t for p in event.participants if p.role in roles for t in (p.text, names.get(p.actor or "", ""))]
    if "target" in roles:
        texts += [p.name for p in reading.places if p.id == event.place]
    return {word for text in texts for word in _words(text)}


def _is_met(named: list[frozenset[str]], told: set[str]) -> bool:
    return all(party & told for party in named)


@task("plover")
class Plover(PerReport):
    """Who did what to whom: PLOVER types, sources and targets.

    On PLOVER's gold standard records. Row: `{id, date, text, event, source, target}`; source and target are lists of
    `{actorText}` (or empty). Types of the first draft are taken as the manual's: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are
    ACCUSE, FIGHT is ASSAULT.

    - *type*: the main event (the one with most participants and claims) has the gold type; *type of any event*: some event has it.
    - *source*, *target*: some party on that side of the main event shares a telling word with each party that the record names,
      over the records that name one. An event of the gold type is taken where there is one, so that roles are measured apart from
      types. The place of an event counts as its target, as in the records ("a curfew in the town of X").
    """

    needs: ClassVar = {
        "text": str,
        "date": (str, None),
        "event": str,
        "source": ([{"actorText": (str, None)}], str, None),
        "target": ([{"actorText": (str, None)}], str, None),
    }
    unit: ClassVar = "records"

    def document(self, row: Row) -> Document:
        """Return the sentence of a record, published on the record's date."""
        return report_of({"id": row["id"], "text": row["text"], "published": row.get("date")})

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return whether the type, source and target are right, and whether the record names a source and a target."""
        gold = gold_type(row)
        main, event = main_event(reading), main_event(reading, lambda e: e.type == gold)
        sources, targets = _named(row.get("source")), _named(row.get("target"))
        return Counter(
            gold=1,
            main=int(main is not None and main.type == gold),
            any=int(event is not None and event.type == gold),
            sources=int(bool(sources)),
            source=int(event is not None and bool(sources) and _is_met(sources, _parties(event, reading, _DOING))),
            targets=int(bool(targets)),
            target=int(event is not None and bool(targets) and _is_met(targets, _parties(event, reading, _SUFFERING))),
        )

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the shares of records whose type, source and target are right."""
        shares = {"type": ("main", "gold"), "type_of_any_event": ("any", "gold")}
        shares |= {"source": ("source", "sources"), "target": ("target", "targets")}
        return {name: accuracy(counts.get(a, 0), counts.get(b, 0)) for name, (a, b) in shares.items()}

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield a wrong type, a source and a target that were not found."""
        counts, gold, by = self.count(row, reading), gold_type(row), layers_of(reading, "events")
        main, event = main_event(reading), main_event(reading, lambda e: e.type == gold)
        if not counts["main"]:
            told = f"type {gold}, found {main.type if main else 'no event'}"
            yield Miss("wrong" if main else "missed", told, row["text"], (main.trigger,) if main else (), by)
        for side in ("source", "target"):
            if counts[f"{side}s"] and not counts[side]:
                told = f"{side} {'; '.join(a['actorText'] for a in row[side] if a.get('actorText'))}"
                found = [f"{p.role} {p.text}" for p in event.participants] if event else []
                told += f", found {'; '.join(found) or 'nobody'}"
                yield Miss("missed", told, row["text"], (event.trigger,) if event else (), by)
