"""What looks wrong in reports of which the faults are known."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rashomon.evaluate.facts import Matcher, snippets_of
from rashomon.evaluate.facts_values import Gold, many
from rashomon.evaluate.scores import accuracy, scores
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, task
from rashomon.model import Finding, Reading


@dataclass(frozen=True)
class Judged:
    """The findings of one reading that are right, those that are not, those that nobody judged, and the faults not found."""

    right: tuple[Finding, ...]
    wrong: tuple[Finding, ...]
    open: tuple[Finding, ...]
    met: int
    missed: tuple[Gold, ...]


@task("findings")
class Findings(PerReport):
    """What looks wrong: findings that are right, and faults that are found.

    Row: `{id, text, published?, findings: [{check, text?, severity?, accept?}], no_finding: [check]}`; checks without version.

    A finding is right where an expected one has its check (or names it in `accept`), the same severity if one is given, and words that
    it points at; checks that compare two places must point at both. It is wrong where its check is expected elsewhere in the
    report or is among `no_finding`; a finding of a check that the row does not speak of is counted as *unjudged* and not scored.
    With `"complete": true` the row speaks of every check. *Precision* over findings, *recall* over expected findings, each also for
    alarms alone (doubt and error), and the *quiet* share of reports without a fault that get no alarm.
    """

    needs: ClassVar = {
        "text": str,
        "published": (str, None),
        "findings": ([{"check": str, "severity": (str, None), "accept": ([str], None)}], None),
        "no_finding": ([str], None),
        "complete": (bool, None),
    }

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return findings right, wrong and unjudged, faults expected and found, all of them and alarms alone."""
        judged, gold = judge(row, reading), many(row.get("findings"))
        counts: Counts = Counter(
            right=len(judged.right),
            wrong=len(judged.wrong),
            unjudged=len(judged.open),
            gold=len(gold),
            met=judged.met,
            alarms_right=sum(map(is_alarm, judged.right)),
            alarms_wrong=sum(map(is_alarm, judged.wrong)),
        )
        if not gold:
            counts["sound"] = 1
            counts["quiet"] = int(not any(map(is_alarm, judged.wrong)))
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return precision, recall and F1, the precision of alarms, and the share of sound reports left alone."""
        right, wrong = counts.get("right", 0), counts.get("wrong", 0)
        alarms, false = counts.get("alarms_right", 0), counts.get("alarms_wrong", 0)
        return scores(counts.get("met", 0), counts.get("gold", 0), right + wrong, found_hit=right) | {
            "alarm_precision": accuracy(alarms, alarms + false),
            "quiet_on_sound_reports": accuracy(counts.get("quiet", 0), counts.get("sound", 0)),
        }

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield findings that are wrong, then faults that were not found."""
        judged, at = judge(row, reading), Matcher(str(row["id"]), dict(row), reading)
        for finding in judged.wrong:
            yield Miss("extra", f"{finding.severity}: {finding.message}", row["text"], finding.spans, finding.check)
        for gold in judged.missed:
            spans = tuple(at.spots(*snippets_of(gold)))
            yield Miss(
                "missed", f"{gold.get('severity', 'a fault')} {gold.get('text', '')}", row["text"], spans, gold["check"]
            )


def is_alarm(finding: Finding) -> bool:
    """Tell whether a finding asks somebody to act: a doubt or an error, not a note."""
    return finding.severity != "note"


def judge(row: Row, reading: Reading) -> Judged:
    """Compare the findings of a reading with those that are expected."""
    expected, matcher = many(row.get("findings")), Matcher(str(row["id"]), dict(row), reading)
    fits = {
        (at, number)
        for at, gold in enumerate(expected)
        for number, finding in enumerate(reading.findings)
        if name_of(finding) in (gold["check"], *many(gold.get("accept")))
        and matcher.finding_fault(gold, finding) is None
    }
    right = {number for _, number in fits}
    known = {gold["check"] for gold in expected} | set(many(row.get("no_finding")))
    rest = [finding for number, finding in enumerate(reading.findings) if number not in right]
    wrong = [finding for finding in rest if row.get("complete") or name_of(finding) in known]
    met = {at for at, _ in fits}
    return Judged(
        right=tuple(reading.findings[number] for number in sorted(right)),
        wrong=tuple(wrong),
        open=tuple(finding for finding in rest if finding not in wrong),
        met=len(met),
        missed=tuple(gold for at, gold in enumerate(expected) if at not in met),
    )


def name_of(finding: Finding) -> str:
    """Return a check's name without its version."""
    return finding.check.partition(".")[0]
