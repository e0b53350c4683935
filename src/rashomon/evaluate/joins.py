"""Joining: which main stories of a pool of reports are put together, by pairs and by B³."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from rashomon.evaluate.merging import b_cubed, main_groups
from rashomon.evaluate.scores import f1, share
from rashomon.evaluate.task import Counts, Miss, Reader, Row, Task, Unit, report_of, task
from rashomon.model import Reading
from rashomon.pipeline.merge import merge

_SCALE = 1_000_000  # counts are whole numbers: shares are kept in millionths


@task("joins")
class Joins(Task):
    """Reports of one pool joined: precision, recall and F1 of pairs of reports, and B³ (Bagga & Baldwin, 1998).

    Row: `{id, text, incident, also?, title?, published?, publisher?}`; two reports belong together when their `incident` is the same.
    A pair that shares only an `also` (a round-up, a second incident told at length) is neither asked for nor counted as wrong. All
    reports of the file are joined at the default setting. `standing_wrongly` is the share of reports that stand with one of another
    incident. The units are the incidents, each with its reports' pairs, so intervals are over incidents.
    """

    needs: ClassVar = {"text": str, "incident": str}
    unit: ClassVar = "incidents"

    def units(self, rows: Iterable[Row], reader: Reader) -> Iterator[Unit]:
        """Yield one unit an incident."""
        listed = list(rows)
        pool = Pool(tuple(listed), tuple(reader(report_of(row) for row in listed)))
        found = groups(pool)
        of: dict[str, list[int]] = {}
        for at, row in enumerate(listed):
            of.setdefault(str(row["incident"]), []).append(at)
        for incident, members in of.items():
            yield Unit(incident, _counts(pool, found, members), _misses(pool, found, members))

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return precision, recall and F1 of pairs and of B³."""
        right = counts.get("right", 0)
        precision = share(right, right + counts.get("wrong", 0) / 2)
        recall = share(right, counts.get("asked", 0))
        b3 = [share(counts.get(part, 0), _SCALE * counts.get("reports", 0)) for part in ("b3_precision", "b3_recall")]
        return {
            "pairs_precision": precision,
            "pairs_recall": recall,
            "pairs_f1": f1(precision, recall),
            "b3_precision": b3[0],
            "b3_recall": b3[1],
            "b3_f1": f1(*b3),
            "standing_wrongly": share(counts.get("standing_wrongly", 0), counts.get("reports", 0)),
        }


@dataclass(frozen=True, slots=True)
class Pool:
    """Rows of a pool and the reading of each."""

    rows: tuple[Row, ...]
    readings: tuple[Reading, ...]


def told(row: Row) -> set[str]:
    """Return every incident that a report tells of."""
    return {str(row["incident"]), *map(str, row.get("also") or ())}


def groups(pool: Pool) -> list[int]:
    """Return the number of the incident that each report's main story is in."""
    return main_groups(merge(pool.readings), pool.readings)


def joined(pool: Pool) -> dict[str, float]:
    """Return the figures of a pool, rounded."""
    found = groups(pool)
    counts: Counter[str] = Counter()
    for incident in {str(row["incident"]) for row in pool.rows}:
        counts.update(
            _counts(pool, found, [at for at, row in enumerate(pool.rows) if str(row["incident"]) == incident])
        )
    return {name: round(value, 3) for name, value in Joins().figures(counts).items()}


def _counts(pool: Pool, found: Sequence[int], members: Sequence[int]) -> Counts:
    """Return the counts of one incident; a wrong pair counts for both of its incidents."""
    gold = [str(row["incident"]) for row in pool.rows]
    wrong = [(at, other) for at in members for other in range(len(gold)) if _is_wrong(pool, found, at, other)]
    counts: Counts = Counter(
        reports=len(members),
        asked=len(members) * (len(members) - 1) // 2,
        right=sum(found[one] == found[two] for one, two in combinations(members, 2)),
        wrong=len(wrong),
        standing_wrongly=len({at for at, _ in wrong}),
    )
    for at in members:
        precision, recall = b_cubed(gold, found, at)
        counts["b3_precision"] += round(_SCALE * precision)
        counts["b3_recall"] += round(_SCALE * recall)
    return counts


def _is_wrong(pool: Pool, found: Sequence[int], at: int, other: int) -> bool:
    return found[at] == found[other] and told(pool.rows[at]).isdisjoint(told(pool.rows[other]))


def _misses(pool: Pool, found: Sequence[int], members: Sequence[int]) -> Iterator[Miss]:
    by, rows = "incidents.story.v2", pool.rows
    for one, two in combinations(members, 2):
        if found[one] != found[two]:
            yield Miss("missed", f"{rows[one]['id']} kept from {rows[two]['id']}", str(rows[one]["text"]), by=by)
    for at in members:
        for other in range(len(rows)):
            if _is_wrong(pool, found, at, other):
                yield Miss("extra", f"{rows[at]['id']} put with {rows[other]['id']}", str(rows[at]["text"]), by=by)
