"""What many reports say of one incident: the public dossier (schema `rashomon.dossier/1`).

A dossier is a view: it is computed from readings and links and can be thrown away and made again. Nothing in it is averaged or
chosen silently; where reports disagree every value stands with the reports that carry it and with whoever says so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar, Literal

from rashomon.model.count import Count
from rashomon.model.reading import Figure, Place, Reading, ResultStatus, Severity, Stage, Stance
from rashomon.model.span import Span

Decision = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One happening as one report tells it: what links join.

    `document` is the id of the document, `span` the trigger words of the event in it. Event numbers (`e1`) change when a report is
    read again, characters do not: a person's decision finds its event by the words. `span` None stands for the report as a whole,
    which is what is joined where no event was coded.

    >>> str(Ref("4f1c", Span(10, 16))), Ref.parse("4f1c")
    ('4f1c:10-16', Ref(document='4f1c', span=None))
    """

    document: str
    span: Span | None = None

    def __str__(self) -> str:
        return self.document if self.span is None else f"{self.document}:{self.span.start}-{self.span.end}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Return the ref that `str(ref)` wrote; ValueError where it is none."""
        document, colon, chars = text.rpartition(":")
        if not colon:
            return cls(text)
        start, _, end = chars.partition("-")
        return cls(document, Span(int(start), int(end)))


@dataclass(frozen=True, slots=True)
class Link:
    """Why two happenings are, or are not, one: a row that is only ever added.

    `score` is between 0 and 1 and None for a person's decision; `why` one plain sentence; `by` a person's name or the versioned
    name of the part that decided; `at` an ISO 8601 time in UTC, None where a machine can decide it again at any time.
    `features` hold what each comparison gave, so that the score can be checked.
    """

    left: str
    right: str
    decision: Decision
    score: float | None
    why: str
    by: str
    at: str | None = None
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an incident.

    `document` is the document's id, `event` the id of the event in its reading (None: joined as a whole). `copy_of` is the document
    id of the report whose text this one copies; `source` names the independent source it counts under: reports with one `source`
    are one voice (copies, rewritten copies, reports that all cite one wire). `main` tells whether the incident is what the report is
    about, not something it tells besides: by it the reports of a set fall into one incident each.
    """

    document: str
    event: str | None = None
    input_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    copy_of: str | None = None
    copy_why: str | None = None
    source: str | None = None
    main: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters of one report that carry a value, and who says so there (`said_by` None: the report itself)."""

    document: str
    span: Span
    text: str
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One version of one property.

    `said_by` names the source under its usual spelling (None: reports assert it themselves). `reports` are document ids in order of
    publication, `sources` the number of independent ones. `replaced_by` is the later value where its own source has since replaced
    this one; it stays in the record.
    """

    value: Count | str | bool
    said_by: str | None = None
    reports: tuple[str, ...] = ()
    sources: int = 0
    stance: Stance = "asserted"
    result_status: ResultStatus | None = None
    first_published: str | None = None
    last_published: str | None = None
    replaced_by: Count | str | bool | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """All values of one property of one group or party, side by side.

    `property` is a claim's property ("killed", "seats"), a role ("target", "weapon") or `time`, `place`, `stage`. `agree` tells
    whether all values that nobody has withdrawn can hold together. `figure` is the view of a counted property by the dossier's
    policy, None for words.
    """

    property: str
    group: str | None = None
    party: str | None = None
    values: tuple[Value, ...] = ()
    agree: bool = True
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a name is written and the reports (document ids) that write it so."""

    text: str
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One real-world actor of the incident under all its spellings; `actor` is the usual one."""

    actor: str
    kind: str = "other"
    spellings: tuple[Spelling, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """What the reports agree the incident is. `time` is EDTF, `place` None where no report names one."""

    type: str
    stage: Stage = "accomplished"
    time: str | None = None
    place: Place | None = None
    country: str | None = None
    title: str | None = None
    modes: tuple[str, ...] = ()
    codes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CrossFinding:
    """Something that looks wrong when reports are laid side by side: a finding whose evidence lies in several documents.

    `fields` names what is in question, in the words of the versions (time, place, perpetrator, weapon, victim, killed, seats …).
    """

    check: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident, each with all its reports, who says what, how figures moved, and what cannot be true.

    `id` is a hash of the incident's refs, so that the same reports always give the same id. `readings` are those the dossier rests
    on, by document id; they are not part of the record. `figures` are the incident's totals by `policy`, the named rule that
    chooses `best` (docs/dossier.md).
    """

    id: str
    incident: Incident
    reports: tuple[Report, ...] = ()
    versions: tuple[Version, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    findings: tuple[CrossFinding, ...] = ()
    links: tuple[Link, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)
    policy: str = "range"
    schema: str = "rashomon.dossier/1"

    show: ClassVar[Callable[["Dossier"], str] | None] = None  # set by the package: how a notebook shows a dossier

    def _repr_html_(self) -> str | None:
        return Dossier.show(self) if Dossier.show else None


def incident_id(refs: Iterable[str]) -> str:
    """Return the id of an incident: a hash of the refs of its events, the same in whatever order."""
    return sha256("\n".join(sorted(refs)).encode()).hexdigest()[:16]
