"""Many reports, one incident: are all its versions there, each with its reports and sources?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from rashomon.evaluate.scores import accuracy
from rashomon.evaluate.task import Counts, Miss, Reader, Row, Task, Unit, report_of, task
from rashomon.incidents.dossier.build import dossier
from rashomon.incidents.entities.nouns import group
from rashomon.knowledge import countries
from rashomon.lang.names import name_parts
from rashomon.lang.spelling import same_word
from rashomon.model import Count, Dossier, Reading, Ref, Value
from rashomon.pipeline.merge import Group, merge

KINDS = ("head", "reports", "values", "sources", "revised", "names", "apart", "copies", "not_copies", "one_voice")
_COUNT = {"low": float, "high": (float, None), "exact": bool}
_PAIRS: Any = ([[str]], None)


@task("dossiers")
class Dossiers(Task):
    """Whether the dossier of an incident has what its reports say.

    Row: `{id, reports, tells, type?, time?, country?, values?, revised?, names?, apart?, copies?, not_copies?, one_voice?}`. All
    `reports` are read and merged; the incident with most of the reports that `tells` names, of the given type and day, is looked at.

    Shares of what the row knows that the dossier has: `head` (type, day, country), `reports` (joined), `values` (property, value and
    every report that carries it), `sources` (who says it, report by report, of the values found), `revised` (both values and that one
    replaced the other), `names` (all spellings under one actor), `apart` (two names that are not one), `copies`, `not_copies` (pairs
    of reports) and `one_voice` (reports that count once). Incidents are the sampling unit.
    """

    needs: ClassVar = {
        "reports": [{"id": str, "text": str}],
        "tells": [str],
        "type": (str, None),
        "time": (str, None),
        "country": (str, None),
        "values": ([{"property": str, "party": ([str], None), "value": (_COUNT, str, bool), "reports": [str]}], None),
        "revised": ([{"property": str, "from": (_COUNT, str), "to": (_COUNT, str)}], None),
        "names": _PAIRS, "apart": _PAIRS, "copies": _PAIRS, "not_copies": _PAIRS, "one_voice": _PAIRS,
    }  # fmt: skip
    unit: ClassVar = "incidents"

    def units(self, rows: Iterable[Row], reader: Reader) -> Iterator[Unit]:
        """Yield one unit an incident."""
        for row in rows:
            readings = [r for r in reader(report_of(report) for report in row["reports"])]
            found = _Look(row, _dossier(row, readings), {r.document.input_id or "": r.document.id for r in readings})
            facts = list(found.facts())
            yield Unit(
                str(row["id"]), _count(facts), (Miss("missed", f"{kind}: {what}") for kind, what, ok in facts if not ok)
            )

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the share found of each kind of fact."""
        return {kind: accuracy(counts.get(f"{kind} hit", 0), counts.get(f"{kind} gold", 0)) for kind in KINDS}


Fact = tuple[str, str, bool]


def _count(facts: Iterable[Fact]) -> Counts:
    counts = Counter[str]()
    for kind, _, ok in facts:
        counts.update({f"{kind} gold": 1, f"{kind} hit": int(ok)})
    return counts


def _dossier(row: Row, readings: list[Reading]) -> Dossier | None:
    """Return the dossier of the group that holds most of the reports, of the right type where one is, and of its day."""
    ids = {r.document.id: r.document.input_id for r in readings}
    kinds = {(r.document.id, e.id): e.type for r in readings for e in r.events}

    def fit(group: Group) -> tuple[bool, int, bool, int]:
        main = sum(m.main for m in group.members)
        day = any(m.start == m.end == row.get("time") for m in group.members)
        held = {ids[m.document] for m in group.members} & set(row["tells"])
        typed = any(kinds.get((m.document, m.event or "")) == row.get("type") for m in group.members)
        return typed and bool(held), len(held), day, main

    groups = merge(readings)
    best = max(groups, key=fit, default=None)
    if best is None:
        return None
    return dossier([Ref.parse(m.ref) for m in best.members], {r.document.id: r for r in readings}, best.links)


class _Look:
    """What a row knows, laid beside a dossier."""

    def __init__(self, row: Row, found: Dossier | None, ids: Mapping[str, str]) -> None:
        self.row, self.found, self.ids = row, found, ids
        self.reports = {r.document: r for r in found.reports} if found else {}

    def facts(self) -> Iterator[Fact]:
        """Yield each fact with its kind and whether the dossier has it."""
        head = self.found.incident if self.found else None
        for name in ("type", "time", "country"):
            if self.row.get(name):
                yield "head", f"{name} {self.row[name]}", getattr(head, name, None) == self.row[name]
        for report in self.row["tells"]:
            yield "reports", report, self.ids.get(report) in self.reports
        for gold in self.row.get("values") or ():
            yield from self._value(gold)
        for gold in self.row.get("revised") or ():
            yield "revised", f"{gold['property']} {gold['from']} → {gold['to']}", self._revised(gold)
        for names in self.row.get("names") or ():
            yield "names", " = ".join(names), any(all(self._spelt(n, name) for n in names) for name in self._names())
        for left, right in self.row.get("apart") or ():
            both = [name for name in self._names() if _written(left, name) and _written(right, name)]
            yield "apart", f"{left} ≠ {right}", not both
        yield from self._independence()

    def _independence(self) -> Iterator[Fact]:
        for kind, wanted in (("copies", True), ("not_copies", False)):
            for left, right in self.row.get(kind) or ():
                yield kind, f"{left}, {right}", self._copy(left, right) is wanted
        for names in self.row.get("one_voice") or ():
            sources = {r.source for name in names if (r := self.reports.get(self.ids.get(name, "")))}
            yield "one_voice", ", ".join(names), len(sources) == 1

    def _copy(self, left: str, right: str) -> bool:
        a, b = (self.ids.get(name, "") for name in (left, right))
        pairs = {(r.document, r.copy_of) for r in self.reports.values()}
        return (a, b) in pairs or (b, a) in pairs

    def _value(self, gold: Mapping[str, Any]) -> Iterator[Fact]:
        same = self._same(gold, gold["value"])
        wanted = {self.ids.get(report, report) for report in gold["reports"]}
        has = {report for value in same for report in value.reports}
        told = f"{gold['property']} {gold.get('group') or (gold.get('party') or [''])[0]} {gold['value']} in {', '.join(gold['reports'])}"
        yield "values", told, wanted <= has
        for report, source in (gold.get("said_by") or {}).items():
            said = {e.said_by for v in same for e in v.evidence if e.document == self.ids.get(report)}
            if said:
                right = source in said if source is None else any(s and self._one(source, s) for s in said)
                yield "sources", f"{told}: {source} in {report}, found {said}", right

    def _same(self, gold: Mapping[str, Any], value: object) -> list[Value]:
        versions = self.found.versions if self.found else ()
        parties = gold.get("party") or ()
        return [
            v
            for version in versions
            if version.property == gold["property"] and (not parties or self._any_of(parties, version.party))
            for v in version.values
            if self._equal(value, v.value)
        ]

    def _any_of(self, names: Iterable[str], name: str | None) -> bool:
        return name is not None and any(self._one(one, name) for one in names)

    def _revised(self, gold: Mapping[str, Any]) -> bool:
        earlier = self._same(gold, gold["from"])
        return any(v.replaced_by is not None and self._equal(gold["to"], v.replaced_by) for v in earlier)

    def _equal(self, gold: object, value: object) -> bool:
        if isinstance(gold, Mapping):
            return isinstance(value, Count) and value == Count(gold["low"], gold["high"], gold["exact"])
        if isinstance(gold, str):
            return isinstance(value, str) and self._one(gold, value)
        return gold == value

    def _one(self, left: str, right: str) -> bool:
        """Tell whether two names mean one: the words of one are among the other's, or they are spellings of one actor or land."""
        land = countries.find_country(left)
        if land is not None and land == countries.find_country(right):
            return True
        if _within(left, right) or _within(right, left) or (group(left) and group(left) == group(right)):
            return True
        return any(name[0] == right and self._spelt(left, name) for name in self._names())

    def _names(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(n.actor, tuple(s.text for s in n.spellings)) for n in self.found.names] if self.found else []

    @staticmethod
    def _spelt(name: str, actor: tuple[str, tuple[str, ...]]) -> bool:
        return any(_within(text, name) for text in (actor[0], *actor[1]))


def _written(name: str, actor: tuple[str, tuple[str, ...]]) -> bool:
    """Tell whether a name is one of an actor's spellings, word for word."""
    return any(_within(text, name) and _within(name, text) for text in (actor[0], *actor[1]))


def _within(short: str, long: str) -> bool:
    """Tell whether all words of one name stand in the other, in any spelling."""
    a, b = (name_parts(re.sub(r"[()]", " ", name)) for name in (short, long))
    return bool(a) and all(any(same_word(x, y) or x.rstrip("s") == y.rstrip("s") for y in b) for x in a)
