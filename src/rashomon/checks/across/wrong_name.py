"""A name that only one report puts where all others have another."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import evidence_of, report_name
from rashomon.model import CrossFinding, Dossier, Evidence, Name, Reading, Report

_AGREEING = 2
_LIKE = 75  # rapidfuzz token_set_ratio from which two names may be one in other letters


@cross_check("wrong_name.v1")
def wrong_name(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where one report names somebody that no other report of the incident names in a slot (an office, the target, whose fate is
    told) for which at least two other reports have one and the same other person.

    An error where the report's own reading finds the name wrong too, else a doubt. Silent where another report names the person too.
    """
    for report in dossier.reports:
        reading = dossier.readings.get(report.document)
        if reading is None:
            continue
        told: set[str] = set()
        for slot, name, found in _slots(reading):
            rival = _usual(dossier, slot, report) if name not in told else None
            if rival is not None and _strange(dossier, name, report) and not _alike(name, rival.actor):
                told.add(name)
                yield _finding(dossier, report, reading, name, slot, rival, found)


def _slots(reading: Reading) -> Iterator[tuple[str, str, Evidence]]:
    """Yield what fixes a person to a place in the story: an office with its country, the target, whose fate is told."""
    for finding in reading.findings:
        if finding.check.startswith(("wrong_name", "name_swap")) and finding.spans:
            span = finding.spans[0]
            actor = next((a for a in reading.actors if any(m.touches(span) for m in a.mentions)), None)
            yield "target", actor.name if actor else span.of(reading.document.text), evidence_of(reading, span)
    people = {a.id: a for a in reading.actors if a.kind == "person"}
    for event in reading.events:
        for part in event.participants:
            if part.role == "target" and part.actor in people and people[part.actor].mentions:
                yield "target", people[part.actor].name, evidence_of(reading, part.span)


def _usual(dossier: Dossier, slot: str, report: Report) -> Name | None:
    """Return the person whom at least two other sources have in a slot, if it is one person alone."""
    rows = [v for v in dossier.versions if v.property == slot]
    held = [(value, v) for v in rows for value in v.values if set(value.reports) - {report.document}]
    best = max((value for value, _ in held), key=lambda value: value.sources, default=None)
    if best is None or best.sources < _AGREEING:
        return None
    return next((n for n in dossier.names if n.kind == "person" and _alike(n.actor, str(best.value))), None)


def _strange(dossier: Dossier, name: str, report: Report) -> bool:
    """Tell whether no other report of the incident names that person."""
    others = [r for d, r in dossier.readings.items() if d != report.document]
    return not any(_alike(name, a.name) for r in others for a in r.actors if a.kind == "person")


def _alike(left: str, right: str) -> bool:
    return fuzz.token_set_ratio(left.lower(), right.lower()) >= _LIKE


def _finding(
    dossier: Dossier, report: Report, reading: Reading, name: str, slot: str, rival: Name, found: Evidence
) -> CrossFinding:
    own = any(f.check.startswith(("wrong_name", "name_swap")) and found.span in f.spans for f in reading.findings)
    others = sorted({d for s in rival.spellings for d in s.reports} - {report.document})
    shown = [_first(dossier.readings[d], rival) for d in others if d in dossier.readings]
    message = f"{report_name(report)} has {name} where {len(others)} other reports have {rival.actor}; none of them names {name}."
    evidence = (found, *(e for e in shown if e is not None))
    return CrossFinding("wrong_name.v1", "error" if own else "doubt", message, evidence, ("name", slot))


def _first(reading: Reading, rival: Name) -> Evidence | None:
    spellings = {s.text for s in rival.spellings}
    for actor in reading.actors:
        if actor.mentions and (actor.name in spellings or _alike(actor.name, rival.actor)):
            return evidence_of(reading, actor.mentions[0])
    return None
