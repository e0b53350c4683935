"""Reports that were altered: which facts were exchanged."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import tee
from typing import ClassVar

from rashomon.evaluate.pairs import between, read_in_groups
from rashomon.evaluate.scores import accuracy, scores
from rashomon.evaluate.task import Counts, Miss, Reader, Row, Task, Unit, report_of, task
from rashomon.model import CrossFinding, Document

FIELDS = ("time", "place", "weapon", "perpetrator", "victim")
_NAMES = dict(
    zip(
        ("date of death", "place of death", "cause of death", "actor", "name of casualty or group"), FIELDS, strict=True
    )
)


@task("altered")
class Altered(Task):
    """Which facts differ between a report and an altered copy of it.

    On the layout of FA-KES's altered reports (Abu Salem et al., 2019). Row: `{id, original, altered, changed: [field]}`; fields are
    time, place, weapon, perpetrator, victim (or the data's own words for them: Date of death, Place of death, Cause of death, Actor,
    Name of casualty or group).

    Both texts are read as two reports of one incident. A field counts as found where a finding between the two names it; other
    fields (figures, spellings) are not counted. *Told*: pairs in which any difference is told; *told and named*: one of the changed
    fields is among those named; *told all*: all of them. Then precision, recall and F1 over fields, and F1 of each.
    """

    needs: ClassVar = {"original": str, "altered": str, "changed": [str]}
    unit: ClassVar = "pairs"

    def fault(self, row: Row) -> str | None:
        """Return what is wrong with the names of the fields."""
        odd = [name for name in row["changed"] if _field(name) not in FIELDS]
        return f"changed: {odd[0]!r} is none of {', '.join(FIELDS)}" if odd else None

    def units(self, rows: Iterable[Row], reader: Reader) -> Iterator[Unit]:
        """Yield one unit a pair."""
        kept, given = tee(rows)
        for row, (one, other) in zip(kept, read_in_groups((_documents(row) for row in given), reader, 2), strict=True):
            found = between(one, other)
            yield Unit(str(row["id"]), _count(row, found), _misses(row, found))

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the shares of pairs told, then precision, recall and F1 over all fields and F1 of each."""
        keys = ("hit", "gold", "found")
        hit, gold, found = (sum(counts.get(f"{field} {key}", 0) for field in FIELDS) for key in keys)
        each = {f"{field}_f1": _f1(field, counts) for field in FIELDS}
        told = {
            name: accuracy(counts.get(name, 0), counts.get("pairs", 0))
            for name in ("told", "told_and_named", "told_all")
        }
        return told | scores(hit, gold, found) | each


def _f1(field: str, counts: Mapping[str, float]) -> float:
    hit, gold, found = (counts.get(f"{field} {key}", 0) for key in ("hit", "gold", "found"))
    return scores(hit, gold, found)["f1"]


def _documents(row: Row) -> tuple[Document, ...]:
    return tuple(report_of({"id": f"{row['id']} {part}", "text": row[part]}) for part in ("original", "altered"))


def _field(name: str) -> str:
    return _NAMES.get(name.lower(), name)


def _fields(findings: tuple[CrossFinding, ...]) -> set[str]:
    return {field for finding in findings for field in finding.fields} & set(FIELDS)


def _count(row: Row, findings: tuple[CrossFinding, ...]) -> Counts:
    gold, found = set(map(_field, row["changed"])), _fields(findings)
    told = bool(found)
    counts = Counter(
        pairs=1, told=int(told), told_and_named=int(bool(gold & found)), told_all=int(told and gold <= found)
    )
    for field in FIELDS:
        kept = {"gold": field in gold, "found": field in found, "hit": field in gold and field in found}
        counts.update({f"{field} {key}": int(value) for key, value in kept.items()})
    return counts


def _misses(row: Row, findings: tuple[CrossFinding, ...]) -> Iterator[Miss]:
    gold, found = set(map(_field, row["changed"])), _fields(findings)
    for field in sorted(gold - found):
        yield Miss("missed", field, row["altered"])
    for finding in findings:
        for field in sorted(set(finding.fields) & (found - gold)):
            spans = tuple(e.span for e in finding.evidence if e.span.of(row["altered"]) == e.text)
            yield Miss("extra", f"{field}: {finding.message}", row["altered"], spans, finding.check)
