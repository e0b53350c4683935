"""One dossier with its cross-references followed, in plain words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.formats import vocabulary, words
from rashomon.formats.words import clean
from rashomon.model import SEVERITIES, Count, CrossFinding, Dossier, Evidence, Link, Name, Ref, Report, Value, Version
from rashomon.ontology.event_types import kind_words

THEMSELVES = "the reports themselves"
_HEAD = ("time", "place", "stage")
_TOLD = ("title", "body", "caption")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of one report on its day of publication; `struck` where its own source has since replaced it."""

    day: str
    number: int
    value: Value
    count: Count

    @property
    def struck(self) -> bool:
        """Tell whether the value was replaced."""
        return self.value.replaced_by is not None


class DossierView:
    """One dossier; reports are known by their number, 1 for the earliest."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.incident = dossier.incident
        self.by_id = {report.document: report for report in dossier.reports}
        by_day = sorted(dossier.reports, key=lambda report: report.published or "9999")
        firsts = [report for report in by_day if self.original(report) is report]
        self.reports = [row for first in firsts for row in (first, *self._copies_of(first, by_day))]
        self.number = {report.document: at for at, report in enumerate(self.reports, 1)}

    def original(self, report: Report) -> Report:
        """Return the report of this dossier that a copy goes back to, maybe over other copies; itself where it copies none (or all
        copy one another)."""
        seen, found = {report.document}, report
        while found.copy_of in self.by_id:
            if found.copy_of in seen:
                return report
            seen.add(found.copy_of)
            found = self.by_id[found.copy_of]
        return found

    def _copies_of(self, first: Report, reports: list[Report]) -> list[Report]:
        return [report for report in reports if report is not first and self.original(report) is first]

    # ---------------------------------------------------------------------------------------------- what, when, where

    def kind(self) -> str:
        """Return what kind of happening it is."""
        return kind_words(self.incident.type, self.incident.modes, self.incident.stage)

    def title(self) -> str:
        """Return the title of the incident without its day, or what it is with its place."""
        said = clean(self.incident.title or "").removesuffix(f", {self.incident.time}")
        return said or ", ".join(part for part in (self.kind(), self.where()) if part)

    def when(self) -> str:
        """Return when it happened."""
        return words.date_words(self.incident.time)

    def day(self) -> str:
        """Return when it happened without the day of the week."""
        start, _, end = (self.incident.time or "").partition("/")
        plain = words.day_number(start) is not None and (not end or words.day_number(end) is not None)
        return span_words(start, end or None) if plain else self.when()

    def where(self) -> str:
        """Return where it happened, smallest first."""
        place = self.incident.place
        return words.place_words(place) if place else words.country_name(self.incident.country)

    def spot(self) -> list[str]:
        """Return kind, day and place, as far as known and not in the title."""
        parts = (self.kind(), self.when(), self.where())
        return [part for part in parts if part and part not in self.title()]

    def summary(self) -> str:
        """Return how many reports and independent sources there are and when they were published."""
        days = sorted(report.published[:10] for report in self.reports if report.published)
        parts = [_many(len(self.reports), "report")]
        if len(self.reports) > 1:
            parts.append(_many(self.sources, "independent source"))
        if days:
            parts.append(f"published {span_words(days[0], days[-1])}")
        return ", ".join(parts)

    @property
    def sources(self) -> int:
        """Return the number of independent sources: copies count once."""
        return len({report.source or report.copy_of or report.document for report in self.reports})

    # --------------------------------------------------------------------------------------------------------- reports

    def outlet(self, report: Report) -> str:
        """Return who published a report, or what else names it."""
        return clean(report.publisher or report.input_id or report.document)

    def headline(self, report: Report) -> str:
        """Return the title of a report, its first words where it has none, its id where they are not at hand."""
        reading = self.dossier.readings.get(report.document)
        first = clean(reading.document.text[:200])[:72].rpartition(" ")[0] + " …" if reading else ""
        return clean(report.title or "") or first or clean(report.input_id or report.document)

    def told(self, document: str) -> str | None:
        """Return title and body of a report, without headers and what its publisher puts under every page; None where it is not at hand."""
        reading = self.dossier.readings.get(document)
        if reading is None:
            return None
        kept = [s.span.of(reading.document.text) for s in reading.document.segments if s.kind in _TOLD]
        return "\n".join(kept) or reading.document.text

    def mark(self, document: str) -> str:
        """Return the number of a report, the beginning of its id where it is not of this dossier."""
        return str(self.number.get(document, clean(document)[:8]))

    def marks(self, documents: Iterable[str]) -> str:
        """Return the numbers of reports, copies in brackets."""
        rows = sorted(
            {document: self.number.get(document, 0) for document in documents}.items(), key=lambda row: row[1]
        )
        return " ".join(f"({self.mark(d)})" if self.is_copy(d) else self.mark(d) for d, _ in rows)

    def is_copy(self, document: str) -> bool:
        """Tell whether a report copies another."""
        return document in self.by_id and self.by_id[document].copy_of is not None

    def copies(self) -> list[Report]:
        """Return the reports that copy another."""
        return [report for report in self.reports if report.copy_of]

    # -------------------------------------------------------------------------------------------------------- versions

    def heading(self, version: Version) -> str:
        """Return what a version is about: the property with whom it counts, or the party."""
        extra = clean(version.party or version.group or "")
        name = vocabulary.property_words(version.property)
        return f"{name}, {extra}" if extra else name

    def value(self, version: Version, value: Value, *, replaced: bool = True) -> str:
        """Return what a value says, with its stance and with what its source has replaced it by."""
        said = (
            words.date_words(str(value.value)) if version.property == "time" else _said(value.value, version.property)
        )
        notes: list[str] = [] if value.stance == "asserted" else [value.stance]
        notes += [value.result_status] if value.result_status else []
        if replaced and value.replaced_by is not None:
            notes.append(f"since replaced by {_said(value.replaced_by, version.property)}")
        return f"{said} ({', '.join(notes)})" if notes else said

    def source(self, value: Value) -> str:
        """Return who says it; empty where reports themselves do."""
        return clean(value.said_by or "")

    def seen(self, value: Value) -> str:
        """Return when a value was first and last published."""
        return span_words(value.first_published, value.last_published)

    @cached_property
    def plain(self) -> list[Version]:
        """The versions that belong in no table of parties, figures before words."""
        rows = [v for v in self.dossier.versions if not (v.party and v.property in words.ELECTORAL)]
        return sorted(rows, key=lambda v: not any(isinstance(value.value, Count) for value in v.values))

    def differing(self) -> list[Version]:
        """Return the properties of which reports give values that cannot all hold."""
        return [version for version in self.plain if not version.agree]

    def agreed(self) -> list[Version]:
        """Return the properties on which the reports do not differ, without what the head of the page says already."""
        return [v for v in self.plain if v.agree and not (v.property in _HEAD and len(v.values) == 1)]

    @property
    def agreed_heading(self) -> str:
        """Return what the section of agreed values is called."""
        return "What is not disputed" if len(self.reports) > 1 else "What the report says"

    def parties(self) -> list[tuple[str, dict[str, Version]]]:
        """Return each party with its results by property, in the order of the dossier."""
        rows: dict[str, dict[str, Version]] = {}
        for version in self.dossier.versions:
            if version.party and version.property in words.ELECTORAL:
                rows.setdefault(clean(version.party), {})[version.property] = version
        return list(rows.items())

    def cell(self, version: Version) -> list[tuple[str, list[Value]]]:
        """Return the values of one party in words, equal ones together whoever gives them and whatever their status."""
        rows = [value for value in version.values if value.replaced_by is None] or list(version.values)
        return [(said, list(same)) for said, same in words.grouped(rows, lambda value: self.bare(version, value.value))]

    def bare(self, version: Version, value: Count | str | bool) -> str:
        """Return a value without anything about it."""
        return _said(value, version.property)

    def points(self, version: Version) -> list[Point]:
        """Return the figures of a version by day of publication; copies and reports without a day are left out."""
        found = []
        for value in version.values:
            for document in value.reports if isinstance(value.value, Count) else ():
                report = self.by_id.get(document)
                day = (report.published or "")[:10] if report and not report.copy_of else ""
                if isinstance(value.value, Count) and words.day_number(day) is not None:
                    found.append(Point(day, self.number[document], value, value.value))
        return sorted(found, key=lambda point: (point.day, point.count.low, point.number))

    def moving(self) -> list[tuple[Version, list[Point]]]:
        """Return the figures of which reports differ or that changed from day to day, with their points."""
        rows = [(version, self.points(version)) for version in self.plain]
        several = [(v, found) for v, found in rows if len({(p.count.low, p.count.high) for p in found}) > 1]
        return [(v, found) for v, found in several if not v.agree or len({p.day for p in found}) > 1]

    # ------------------------------------------------------------------------------------------- names, findings, links

    def spellings(self) -> list[Name]:
        """Return the actors whose name is written in several ways; capitals alone make no other spelling."""
        return [name for name in self.dossier.names if len({s.text.casefold() for s in name.spellings}) > 1]

    def findings(self) -> list[CrossFinding]:
        """Return what looks wrong, the gravest first."""
        return sorted(self.dossier.findings, key=lambda finding: -SEVERITIES.index(finding.severity))

    def joined(self) -> list[tuple[Link, str, str]]:
        """Return the links that join reports of this dossier, with both reports' numbers."""
        return [row for row in self._links if row[0].decision == "same"]

    def reasons(self) -> list[tuple[Link, str, str]]:
        """Return what people decided and, for each report, the firmest link that joins it to an earlier one."""
        persons = [row for row in self.joined() if row[0].score is None]
        firmest: dict[str, tuple[Link, str, str]] = {}
        for row in self.joined():
            link, _, later = row
            if link.score is not None and (later not in firmest or link.score > (firmest[later][0].score or 0)):
                firmest[later] = row
        return [*persons, *firmest.values()]

    def apart(self) -> list[tuple[Link, str, str]]:
        """Return the links that keep something apart from this incident or leave it open."""
        return [row for row in self._links if row[0].decision != "same"]

    @cached_property
    def _links(self) -> list[tuple[Link, str, str]]:
        """The links with the numbers of both reports, the earlier report first."""
        last = len(self.number) + 1
        rows: list[tuple[Link, str, str]] = []
        for link in self.dossier.links:
            ends = (_document(link.left), _document(link.right))
            left, right = sorted(ends, key=lambda document: self.number.get(document, last))
            rows.append((link, left, right))
        rows.sort(key=lambda row: (self.number.get(row[2], last), self.number.get(row[1], last)))
        return [(link, self.mark(left), self.mark(right)) for link, left, right in rows]

    def line_col(self, evidence: Evidence) -> str:
        """Return `line:column` of the evidence, both from 1; empty where the report's text is not at hand."""
        reading = self.dossier.readings.get(evidence.document)
        if reading is None:
            return ""
        text, at = reading.document.text, evidence.span.start
        return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def _document(ref: str) -> str:
    """Return the document of a ref; what is none stands for itself."""
    try:
        return Ref.parse(ref).document
    except ValueError:
        return ref


def decided_words(link: Link) -> str:
    """Return who decided, with the score or the day."""
    parts = [clean(link.by)]
    parts += [f"{link.score:.2f}"] if link.score is not None else []
    parts += [words.date_words(link.at[:10])] if link.at else []
    return ", ".join(parts)


def span_words(first: str | None, last: str | None) -> str:
    """Return two days as one span, what they share said once.

    >>> span_words("2024-03-11", "2024-03-12"), span_words("2024-04-30", "2024-05-02"), span_words("2024-03-11", None)
    ('11–12 Mar 2024', '30 Apr – 2 May 2024', '11 Mar 2024')
    """
    days = [words.date_words(day[:10]).rpartition(" ") for day in dict.fromkeys((first, last)) if day]
    said = [(re.sub(r"^[A-Z][a-z]{2} (?=\d)", "", day), year) for day, _, year in days]
    if len(said) < 2 or said[0][1] != said[1][1]:
        return " – ".join(f"{day} {year}".strip() for day, year in said)
    (early, year), (late, _) = said
    if early.split(" ")[1:] == late.split(" ")[1:]:
        return f"{early.split(' ')[0]}–{late} {year}"
    return f"{early} – {late} {year}"


def _said(value: Count | str | bool, property: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return clean(value) if isinstance(value, str) else words.count_words(value, percent=property in words.PER_CENT)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
