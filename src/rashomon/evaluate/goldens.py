"""Reports of which many facts are known."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from rashomon.evaluate.facts import Fact, Matcher
from rashomon.evaluate.scores import accuracy
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Reading

_LISTS: dict[str, Any] = {
    "times": [{"text": str, "value": str}],
    "places": [{"text": str}],
    "actors": [{"name": str}],
    "statements": [{"quote": str}],
    "events": [{"key": str, "type": str}],
    "findings": [{"check": str}],
    "not_times": [str],
    "not_places": [str],
    "no_event": [str],
    "no_finding": [str],
}
_FIELDS = {"participants": "events", "claims": "events", "figures": "events", "codes": "events", "no_event": "events"}


@task("goldens")
class Goldens(PerReport):
    """All that is known of a report: times, places, actors, statements, events with their parts, findings.

    Row: `{id, text, times, places, actors, statements, events, findings, not_times, not_places, no_event, no_finding}`, all lists
    optional; or a folder of `NAME.txt` with `NAME.json`. docs/evaluate.md describes the fields.

    A fact holds where words that overlap its snippet carry it; each expected event takes the event of its type that fits best, and
    its participants, claims and codes are looked for there alone. *Facts* are the share that hold of those that must be there, each
    section also by itself; *absences* (`not_…`, `no_…`) the share of things that must not be found and are not.
    """

    needs: ClassVar = {"text": str, **{name: (shape, None) for name, shape in _LISTS.items()}}

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return for each section how many facts there are and how many hold."""
        counts: Counts = Counter()
        for fact in facts(row, reading):
            for name in (fact.section, "absences" if fact.section.startswith("no") else "facts"):
                counts[f"{name} total"] += 1
                counts[f"{name} found"] += fact.found
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the shares of facts and absences that hold, then of each section."""
        sections = sorted({key.rpartition(" ")[0] for key in counts} - {"facts", "absences"})
        names = ("facts", "absences", *sections)
        return {name: accuracy(counts.get(f"{name} found", 0), counts.get(f"{name} total", 0)) for name in names}

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield the facts that do not hold."""
        for fact in facts(row, reading):
            if not fact.found:
                field = fact.section.removeprefix("not_")
                told, by = f"{fact.section}: {fact.what}: {fact.got}", layers_of(reading, _FIELDS.get(field, field))
                yield Miss(_kind(fact), told, row["text"], fact.spans, by)


def facts(row: Row, reading: Reading) -> Iterator[Fact]:
    """Yield every fact of a row, compared with the reading."""
    return Matcher(str(row["id"]), dict(row), reading).rows()


def _kind(fact: Fact) -> Literal["missed", "extra", "wrong"]:
    if fact.section.startswith("no"):
        return "extra"
    return "wrong" if fact.got.startswith("got") else "missed"
