"""One incident as exports look at it: who took part and what they are, which day and by what words, who says so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rashomon.exports.days import Days, days
from rashomon.knowledge.countries import country
from rashomon.model import (
    Actor,
    Confidence,
    Count,
    Dossier,
    Event,
    Evidence,
    Figure,
    Participant,
    Reading,
    Span,
    Stance,
    Value,
    Version,
)
from rashomon.ontology.crosswalks import code_list

Basis = Literal["words", "dateline", "publication"]
_BEFORE, _AFTER = 40, 40  # characters of a line around the date of a dateline
_DASH = re.compile(r"\s*(\([^)]{1,30}\)\s*)?(--|[-–—])\s")  # "QUITO, Oct 3 (Reuters) - "
DOERS = ("perpetrator", "demonstrator")
SUFFERERS = ("target", "victim")


@dataclass(frozen=True, slots=True)
class Day:
    """When an incident happened: its EDTF date, the first and last day it may mean, and what that rests on.

    `basis` tells whether a report's text gives the date, its dateline, or only the day of publication; `words` are those of the report.
    """

    edtf: str
    span: Days | None
    basis: Basis | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that takes part in an incident.

    `name` is the usual one, `words` how the reports put it, `actors` what their readings know of it. `reports` are document ids,
    `sources` the number of independent sources. `is_doubted` tells that a check takes its name for an error.
    """

    name: str
    role: str
    words: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    confidence: Confidence | None = None
    stance: Stance = "asserted"
    reports: tuple[str, ...] = ()
    sources: int = 0
    is_doubted: bool = False

    @property
    def kind(self) -> str:
        """What it is, as most readings have it."""
        return _most(actor.kind for actor in self.actors) or "other"

    @property
    def country(self) -> str | None:
        """The country it is of (ISO 3166-1 alpha-3), as most readings have it."""
        return _most(actor.country for actor in self.actors if actor.country)

    @property
    def sectors(self) -> tuple[str, ...]:
        """PLOVER sectors, each once, the most frequent first."""
        return tuple(sector for sector, _ in Counter(s for a in self.actors for s in a.sectors).most_common())

    @property
    def office(self) -> str | None:
        """The office it holds, if any."""
        return next((actor.office.title for actor in self.actors if actor.office), None)

    @property
    def of_state(self) -> bool:
        """Tell whether it is a force or a body of a state."""
        return self.kind in ("security_force", "government")

    @property
    def named(self) -> bool:
        """Tell whether it goes by a proper name."""
        return any(word[:1].isupper() for word in self.name.split())


def _sure(parties: Sequence[Party]) -> Sequence[Party]:
    """Return parties without those whose name a check takes for an error, all of them where it takes every one so."""
    return [party for party in parties if not party.is_doubted] or parties


def _most(items: Iterable[str]) -> str | None:
    counts = Counter(items)
    return max(counts, key=lambda item: counts[item], default=None)


class IncidentView:
    """One dossier with the readings it rests on; where they are not at hand, kinds and countries of parties are not known."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.incident = dossier.incident
        self.reports = sorted(dossier.reports, key=lambda report: (report.published or "9999", report.document))

    @cached_property
    def events(self) -> list[tuple[Reading, Event]]:
        """The happening as each reading has it, in order of publication."""
        found = []
        for report in self.reports:
            reading = self.dossier.readings.get(report.document)
            event = next((e for e in reading.events if e.id == report.event), None) if reading else None
            if reading and event:
                found.append((reading, event))
        return found

    # ---------------------------------------------------------------------------------------------- what, when, where

    @property
    def headline(self) -> str:
        """What happened to whom and where, without the day."""
        return re.sub(r", \d{4}\S*$", "", self.incident.title or "") or self.incident.type.capitalize()

    @property
    def told(self) -> str | None:
        """How it is told: as news where one report does so, else as most do; None where the reports are not at hand."""
        ways = [event.told for _, event in self.events]
        return "news" if "news" in ways else _most(ways)

    @property
    def land(self) -> str | None:
        """The country it happened in (ISO 3166-1 alpha-3)."""
        return self.incident.country or (self.incident.place.country if self.incident.place else None)

    @property
    def land_name(self) -> str:
        """The name of that country, empty where none is known."""
        return land_name(self.land)

    @cached_property
    def day(self) -> Day | None:
        """When it happened; None where no report says so."""
        edtf = self.incident.time
        if not edtf:
            return None
        told = (day_of(reading, event) for reading, event in self.events)
        return next((day for day in told if day and day.edtf == edtf), Day(edtf, days(edtf)))

    # ------------------------------------------------------------------------------------------------------ who, how many

    def parties(self, *roles: str) -> list[Party]:
        """Return who takes part in these roles, in their order, those of most independent sources first.

        Nobody who is denied, and no name that a check takes for an error where the role has another.
        """
        return [party for role in roles for party in _sure(self._by_role.get(role, ())) if party.stance != "denied"]

    def opposed(self) -> tuple[list[Party], list[Party]]:
        """Return who attacked, and whom.

        Where armed sides fought and the reports tell of no target, both are told as doers ("soldiers and rebels clashed"): then the
        first of them stands against those of another kind, failing that against the next.
        """
        doers, struck = self.parties("perpetrator"), self.parties(*SUFFERERS)
        if len(doers) < 2 or self.parties("target") or self.acled_type != "Battles":
            return doers, struck
        first, *rest = doers
        own = [party for party in rest if party.of_state == first.of_state]
        if len(own) == len(rest):
            own = []
        return [first, *own], [party for party in rest if party not in own]

    @property
    def acled_type(self) -> str | None:
        """ACLED's event type of the incident, None where ACLED does not code it."""
        codes = self.incident.codes.get("acled")
        return str(codes["event_type"]) if isinstance(codes, dict) else None

    @cached_property
    def _by_role(self) -> dict[str, list[Party]]:
        found: dict[str, list[Party]] = {}
        for version in self.dossier.versions:
            rows = [self._party(version.property, value) for value in version.values if isinstance(value.value, str)]
            found.setdefault(version.property, []).extend(rows)
        for parties in found.values():
            parties.sort(key=lambda party: -party.sources)
        return found

    def _party(self, role: str, value: Value) -> Party:
        told = [(reading, p) for reading, p in self._participants(role) if _is_evidence(value, reading, p)]
        actors = [a for reading, p in told for a in reading.actors if a.id == p.actor]
        confident = [p.confidence for _, p in told if p.confidence]
        words = tuple(dict.fromkeys(p.text for _, p in told))
        actors = actors or [a for reading, _ in self.events for a in reading.actors if a.name == value.value]
        doubted = bool(value.evidence) and all(map(self._is_error, value.evidence))
        return Party(
            str(value.value), role, words, tuple(actors), _most(confident), value.stance, value.reports, value.sources, doubted,  # type: ignore[arg-type]
        )  # fmt: skip

    def _is_error(self, evidence: Evidence) -> bool:
        """Tell whether a check takes the words that carry a value for an error."""
        reading = self.dossier.readings.get(evidence.document)
        errors = [f for f in reading.findings if f.severity == "error"] if reading else []
        return any(span.touches(evidence.span) for finding in errors for span in finding.spans[:1])

    def _participants(self, role: str) -> Iterator[tuple[Reading, Participant]]:
        for reading, event in self.events:
            yield from ((reading, p) for p in event.participants if p.role == role)

    def figure(self, property: str) -> Figure | None:
        """Return the incident's figure of a counted property by the dossier's policy."""
        return self.dossier.figures.get(property)

    def versions(self, property: str) -> list[Version]:
        """Return all that is said of a property, one version for each group counted."""
        return [version for version in self.dossier.versions if version.property == property]

    def rivals(self, property: str) -> str:
        """Return the figures that stand side by side with who gives them: "guards: 6 (Police) | 7 (regional hospital)".

        Empty where nobody gives a figure.
        """
        told = []
        for version in self.versions(property):
            values = [f"{count_text(v.value)} ({v.said_by or 'report'})" for v in version.values if _stands(v)]
            if values:
                told.append((f"{version.group}: " if version.group else "") + " | ".join(values))
        return "; ".join(told)

    @property
    def disputed(self) -> str:
        """The properties of which reports give values that cannot all hold, joined by "; "."""
        return "; ".join(dict.fromkeys(version.property for version in self.dossier.versions if not version.agree))

    # ---------------------------------------------------------------------------------------------------------- sources

    @property
    def outlets(self) -> list[str]:
        """Who published the reports, each once, the earliest first."""
        return list(dict.fromkeys(r.publisher or r.input_id or r.document for r in self.reports))

    @property
    def sources(self) -> int:
        """The number of independent sources: copies count once."""
        return len({r.source or r.copy_of or r.document for r in self.reports})


def day_of(reading: Reading, event: Event) -> Day | None:
    """Return when a report says that an event happened; None where it does not."""
    time = next((t for t in reading.times if t.id == event.time), None)
    if time is None or not time.value:
        return None
    return Day(time.value, days(time.value), _basis(reading, time.span), time.span.of(reading.document.text))


def web_address(url: str | None) -> str | None:
    """Return an address that a page may link to, None for anything else: reports bring their own.

    >>> web_address("https://post.example/1"), web_address("javascript:alert(1)")
    ('https://post.example/1', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None


def land_name(alpha3: str | None, scheme: str | None = None) -> str:
    """Return the name of a country, as a scheme writes it where one is named; its code where it has none, nothing for None.

    >>> land_name("COD"), land_name("COD", "ucdp")
    ('DR Congo', 'DR Congo (Zaire)')
    """
    if scheme and alpha3 in code_list(scheme)["countries"]:
        return str(code_list(scheme)["countries"][alpha3])
    known = country(alpha3) if alpha3 else None
    return known.name if known else alpha3 or ""


def count_text(value: Count | str | bool) -> str:
    """Return a count in figures.

    >>> count_text(Count(4, 4)), count_text(Count(20, None, False)), count_text(Count(24, 99, False))
    ('4', '20 or more', '24 to 99')
    """
    if not isinstance(value, Count):
        return str(value)
    if value.high is None:
        return f"{value.low:.12g} or more"
    return f"{value.low:.12g}" if value.low == value.high else f"{value.low:.12g} to {value.high:.12g}"


def _stands(value: Value) -> bool:
    """Tell whether a figure still stands: nobody denied it and its own source has not replaced it."""
    return isinstance(value.value, Count) and value.stance in ("asserted", "reported") and value.replaced_by is None


def _is_evidence(value: Value, reading: Reading, part: Participant) -> bool:
    return any(e.document == reading.document.id and e.span == part.span for e in value.evidence)


def _basis(reading: Reading, span: Span) -> Basis:
    """Return what part of a report a date stands in."""
    document = reading.document
    parts = (s.kind for s in document.segments if s.span.covers(span))
    if next(parts, None) == "header":
        return "publication"
    before = document.text[: span.start].rpartition("\n")[2]
    after = document.text[span.end : span.end + _AFTER].partition("\n")[0]
    return "dateline" if len(before) < _BEFORE and _DASH.match(after) else "words"
