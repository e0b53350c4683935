"""Statements about a report: which of two is wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import tee
from typing import ClassVar

from rashomon.checks.across.unsupported import unsupported_by
from rashomon.evaluate.pairs import between, read_in_groups, weight
from rashomon.evaluate.scores import accuracy
from rashomon.evaluate.task import Counts, Miss, Reader, Row, Task, Unit, report_of, task
from rashomon.model import CrossFinding, Document, Finding, Reading, Span

Findings = tuple[Finding | CrossFinding, ...]
_HINT = "unsupported.v1"
_NO_GRADE = -99.0  # of a text that is no short statement beside its report


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said against a statement: the findings, and the grade that decides where these weigh the same."""

    findings: Findings
    grade: float = _NO_GRADE

    @property
    def weight(self) -> tuple[float, ...]:
        """How much is said against it; a greater one outweighs a lesser one."""
        return (*weight(self.findings), self.grade)

    @property
    def alarm(self) -> bool:
        """Whether there is a finding of doubt or error, or a note of the check that is measured here."""
        return any(finding.severity != "note" or finding.check == _HINT for finding in self.findings)


@task("consistency")
class Consistency(Task):
    """A wrong name, number or date against a report: which of two statements contradicts it.

    On the layout of Factual Inconsistency Benchmark pairs (FIB; Tam et al., 2023). Row: `{id, report, right, wrong, kind?,
    published?}`: a report, a statement that it bears out, and the same statement with one thing exchanged.

    Each statement is read as a second, very short report of the same incident. What looks wrong are the findings of its own reading
    and those between it and the report. A pair is *right* where the wrong statement gets more findings than the right one, more severe ones
    counting before lighter ones, and where these are equal, more doubt by the grade of `unsupported.v1`; equal is not right. *Pair
    accuracy, ties half*, gives half a point for equal ones: saying nothing then scores 50, as guessing does. A *false alarm* is a
    finding of doubt or error, or a note of `unsupported.v1`, on the right statement, *detected* one on the wrong one. `unsupported.v1` was trained on FIB: rows that
    it learned from say nothing of it (docs/models.md).
    """

    needs: ClassVar = {"report": str, "right": str, "wrong": str, "kind": (str, None), "published": (str, None)}
    unit: ClassVar = "pairs"

    def units(self, rows: Iterable[Row], reader: Reader) -> Iterator[Unit]:
        """Yield one unit a pair."""
        kept, given = tee(rows)
        groups = read_in_groups((_documents(row) for row in given), reader, 3)
        for row, (report, right, wrong) in zip(kept, groups, strict=True):
            sound, unsound = _verdict(report, right), _verdict(report, wrong)
            yield Unit(str(row["id"]), _count(row, sound, unsound), _misses(row, sound, unsound))

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return pair accuracy, false alarms and detected errors, then pair accuracy by kind."""
        kinds = sorted(key.removeprefix("pairs ") for key in counts if key.startswith("pairs "))
        better, equal, pairs = (counts.get(key, 0) for key in ("better", "equal", "pairs"))
        return {
            "pair_accuracy": accuracy(better, pairs),
            "pair_accuracy_ties_half": accuracy(better + equal / 2, pairs),
            "false_alarms": accuracy(counts.get("false_alarms", 0), pairs),
            "detected": accuracy(counts.get("detected", 0), pairs),
        } | {f"pair_accuracy_{k}": accuracy(counts.get(f"better {k}", 0), counts[f"pairs {k}"]) for k in kinds}


def _documents(row: Row) -> tuple[Document, ...]:
    told = {"published": row.get("published")}
    return tuple(
        report_of({"id": f"{row['id']} {part}", "text": row[part], **told}) for part in ("report", "right", "wrong")
    )


def _verdict(report: Reading, statement: Reading) -> Verdict:
    found = unsupported_by(report, statement)
    findings: Findings = (*statement.findings, *between(report, statement))
    return Verdict(findings, found.doubt if found is not None else _NO_GRADE)


def _count(row: Row, sound: Verdict, unsound: Verdict) -> Counts:
    better, equal = unsound.weight > sound.weight, unsound.weight == sound.weight
    counts = Counter(
        pairs=1,
        better=int(better),
        equal=int(equal),
        false_alarms=int(sound.alarm),
        detected=int(unsound.alarm),
    )
    if row.get("kind"):
        counts |= {f"pairs {row['kind']}": 1, f"better {row['kind']}": int(better)}
    return counts


def _misses(row: Row, sound: Verdict, unsound: Verdict) -> Iterator[Miss]:
    for finding in sound.findings:
        if finding.severity != "note":
            told = f"{finding.severity}: {finding.message}"
            yield Miss("extra", told, row["right"], _spans(finding, row["right"]), finding.check)
    if unsound.weight <= sound.weight:
        said = "; ".join(f"{finding.severity} {finding.check}" for finding in unsound.findings) or "nothing"
        yield Miss(
            "missed", f"{row.get('kind') or 'wrong'}: found {said}", row["wrong"], _changed(row["right"], row["wrong"])
        )


def _spans(finding: Finding | CrossFinding, text: str) -> tuple[Span, ...]:
    spans = (
        finding.spans
        if isinstance(finding, Finding)
        else tuple(e.span for e in finding.evidence if e.span.of(text) == e.text)
    )
    return tuple(span for span in spans if span.end <= len(text))


def _changed(right: str, wrong: str) -> tuple[Span, ...]:
    """Return the words of the wrong statement that stand between what both begin and end with."""
    one, other = right.split(), wrong.split()
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tail = next((i for i, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), 0)
    words = list(_words(wrong))[start : max(start + 1, len(other) - tail)]
    return (Span(words[0].start, words[-1].end),) if words else ()


def _words(text: str) -> Iterator[Span]:
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield Span(at, at + len(word))
        at += len(word)
