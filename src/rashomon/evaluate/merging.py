"""Same-event merging: which reports are put together, against which tell of one event."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from rashomon.evaluate.scores import f1, share
from rashomon.evaluate.task import Counts, Miss, Reader, Row, Task, Unit, report_of, task
from rashomon.evaluate.tfidf import partitions, similarities
from rashomon.model import Reading
from rashomon.pipeline.merge import Group, merge

_SCALE = 1_000_000  # counts are whole numbers: shares are kept in millionths


@task("merging")
class Merging(Task):
    """Reports put together as one incident: B³ precision, recall and F1 (Bagga & Baldwin, 1998), one report one item.

    Row: `{id, text, event, title?, published?}`; reports of one event have one `event`. All reports of the file are merged at the
    default setting, and each stands for the incident of its main story. Precision of a report is the share of the reports put with
    it that tell of its event, recall the share of its event's reports that are put with it; both are averaged over reports.
    `tfidf_…` is the baseline beside it: tf-idf over these very texts, average linkage, cut where its F1 is best on this gold.
    """

    needs: ClassVar = {"text": str, "event": str}

    def units(self, rows: Iterable[Row], reader: Reader) -> Iterator[Unit]:
        """Yield one unit a report."""
        rows = list(rows)
        readings = list(reader(report_of(row) for row in rows))
        groups = merge(readings)
        gold = [str(row["event"]) for row in rows]
        ours = main_groups(groups, readings)
        baseline = best_baseline(gold, [f"{row.get('title') or ''} {row['text']}" for row in rows])
        for at, row in enumerate(rows):
            counts: Counts = Counter(reports=1)
            for name, found in (("", ours), ("tfidf_", baseline)):
                precision, recall = b_cubed(gold, found, at)
                counts[f"{name}precision"] = round(_SCALE * precision)
                counts[f"{name}recall"] = round(_SCALE * recall)
            yield Unit(str(row["id"]), counts, _misses(rows, gold, ours, at))

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return B³ of ours and of the baseline."""
        figures: dict[str, float] = {}
        for name in ("", "tfidf_"):
            precision, recall = (
                share(counts.get(name + part, 0), _SCALE * counts.get("reports", 0)) for part in ("precision", "recall")
            )
            figures |= {
                f"{name}b3_precision": precision,
                f"{name}b3_recall": recall,
                f"{name}b3_f1": f1(precision, recall),
            }
        return figures


def main_groups(groups: Iterable[Group], readings: Iterable[Reading]) -> list[int]:
    """Return the number of the group that each report's main story is in."""
    home = {p.document: at for at, group in enumerate(groups) for p in group.members if p.main}
    return [home[reading.document.id] for reading in readings]


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable], at: int) -> tuple[float, float]:
    """Return precision and recall of one item of two partitions.

    >>> b_cubed("aab", [1, 1, 1], 0)
    (0.6666666666666666, 1.0)
    """
    both = sum(g == gold[at] and f == found[at] for g, f in zip(gold, found, strict=True))
    return both / sum(f == found[at] for f in found), both / sum(g == gold[at] for g in gold)


def best_baseline(gold: Sequence[Hashable], texts: Sequence[str]) -> list[int]:
    """Return the tf-idf groups whose B³ F1 is best."""
    return max(partitions(similarities(texts)), key=lambda found: _b_cubed_f1(gold, found), default=[])


def _b_cubed_f1(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return B³ F1 of all items, by the sizes of what the two partitions share."""
    both = Counter(zip(gold, found, strict=True))
    golds, founds = Counter(gold), Counter(found)
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / len(gold)
    return f1(precision, sum(n * n / golds[g] for (g, _), n in both.items()) / len(gold))


def _misses(rows: Sequence[Row], gold: Sequence[str], found: Sequence[int], at: int) -> Iterator[Miss]:
    """Yield what a report was wrongly put with and what it was wrongly kept from."""
    wrong: dict[str, list[str]] = defaultdict(list)
    for other, row in enumerate(rows):
        one, together = gold[other] == gold[at], found[other] == found[at]
        if one != together:
            wrong["missed" if one else "extra"].append(str(row["id"]))
    by = "incidents.story.v1"
    text = str(rows[at]["text"])
    if wrong["missed"]:
        yield Miss("missed", f"kept from {_some(wrong['missed'])} of the same event {gold[at]}", text, by=by)
    if wrong["extra"]:
        yield Miss("extra", f"{gold[at]} put with {_some(wrong['extra'])} of other events", text, by=by)


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
