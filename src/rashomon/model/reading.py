"""What one report says: the public record (schema `rashomon.reading/1`).

Ids (`p1`, `t1`, `c1`, `a1`, `s1`, `e1`) are unique within one reading and count up in text order. None means that the report
does not say; a tuple is empty for the same reason. Nothing here is ever averaged or chosen: rival values stand side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Literal, get_args

from rashomon.model.count import Count, Number
from rashomon.model.document import Document
from rashomon.model.span import Span

ActorKind = Literal[
    "person", "organisation", "armed_group", "party", "government", "security_force", "crowd", "outlet", "other"
]
StatementKind = Literal["direct", "indirect", "mixed"]
Stage = Literal["accomplished", "attempted", "intercepted", "threatened", "planned", "denied"]
# how a report tells an event: as its news, as what came before, as a sum over many events, as what is to come, as what is denied
Telling = Literal["news", "background", "summary", "future", "denied"]
Stance = Literal["asserted", "denied", "disputed", "reported", "hypothetical"]
Severity = Literal["note", "doubt", "error"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the least severe first
Confidence = Literal[
    "reported_as_fact",
    "claimed_or_admitted",
    "suspected_or_accused",
    "suspected_or_accused_by_authorities",
    "possible",
    "acquitted",
]
ResultStatus = Literal["preliminary", "final", "projected", "recount"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in the text and where it is.

    `kind` is a GeoNames feature class word: country, admin1, admin2, city, district, landmark, road, region, water, other.
    `precision` says how exact the point is: point (landmark, district), city, admin1, country, none. `admin1` is a name.
    """

    id: str
    span: Span
    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    kind: str = "other"
    precision: str = "none"


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time expression, resolved.

    `value` is EDTF (None where it cannot be placed on the calendar); `start` and `end` are the first and last day it may
    mean (ISO dates, `end` None for an open interval); `grain` is one of time, part_of_day, day, week, weekend, month,
    season, quarter, year, decade, century, interval; `anchor` is the span of the words it was resolved against, None for
    the publication date.
    """

    id: str
    span: Span
    value: str | None
    start: str | None = None
    end: str | None = None
    grain: str | None = None
    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count in the text with the thing counted.

    `span` covers the number words with their bounds ("at least 20"), `unit_span` the head noun or phrase counted
    ("protesters"), `unit` its lower-case singular head. `of` is the whole ("15 of the 329 seats": 329), `previous` the
    earlier value ("down from 48": 48). `percent` marks shares.
    """

    id: str
    span: Span
    value: Count
    unit: str | None = None
    unit_span: Span | None = None
    of: Number | None = None
    previous: Number | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """An office an actor holds: `title` ("prime minister"), `of` a country (ISO 3166 alpha-3) or None, from and to EDTF."""

    title: str
    of: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One real-world person, body, group or crowd of this report, under all its names.

    `sectors` are PLOVER's (GOV, MIL, COP, PTY, PRM, REB, UAF, CVL, OPP, JRN, MED, JUD, LEG, EDU, BUS, IGO, NGO, REL, SPY …).
    `part_of` is the id of another actor of this reading. `mentions` include pronouns and role nouns; `aliases` do not.
    `wikidata` or another `source` of outside knowledge stands in `knowledge`, if any was used.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = "other"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: Office | None = None
    part_of: str | None = None
    mentions: tuple[Span, ...] = ()
    knowledge: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something somebody says: `content` is what is said, `quoted` the spans inside quotation marks (marks excluded).

    `speaker` is an actor id or None where the report names none; `speaker_span` the words that name the speaker beside
    this statement; `cue` the span of the reporting word; `channel` a plain word ("Twitter", "statement"); `topic` ids of
    events told in the content. `stance` tells whether the speaker asserts or denies the content.
    """

    id: str
    content: Span
    quoted: tuple[Span, ...] = ()
    kind: StatementKind = "indirect"
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    channel: str | None = None
    topic: tuple[str, ...] = ()
    stance: Stance = "asserted"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something in an event: an actor id, or None for a thing (site, weapon), with the words that say so."""

    role: str
    text: str
    span: Span
    actor: str | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one property of an event, according to somebody (`said_by` None: the report itself).

    `value` is a Count, a string or a truth value. `group` names whom or what is counted. `span` covers the words that carry
    the claim and `text` repeats them. `attribution` is the span that names the source. Elections fill `party` (actor id or
    name), `of`, `previous`, `rank` and `result_status`. `superseded` marks a value its own source has since replaced.
    """

    property: str
    value: Count | str | bool
    text: str
    span: Span
    said_by: str | None = None
    attribution: Span | None = None
    stance: Stance = "asserted"
    time: str | None = None
    group: str | None = None
    party: str | None = None
    of: Number | None = None
    previous: Number | None = None
    result_status: ResultStatus | None = None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """The view over an event's claims of one property. `best` is None while they disagree and no `rule` was asked for."""

    low: Number
    high: Number | None
    best: Number | None
    rule: str | None
    sources: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world happening, however many sentences tell it.

    `type` is a PLOVER type or ELECTION, ACCIDENT, DISASTER; `trigger` the words that name it first, `mentions` all the words
    that do. `time` and `place` are ids into the reading's times and places. `codes` are views by published crosswalk.
    `told` says how the report tells it, `main` that it is what the report is about.
    """

    id: str
    type: str
    trigger: Span
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    stage: Stage = "accomplished"
    mentions: tuple[Span, ...] = ()
    time: str | None = None
    place: str | None = None
    country: str | None = None
    participants: tuple[Participant, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict)
    codes: dict[str, object] = field(default_factory=dict)
    confidence: float | None = None
    told: Telling = "news"
    main: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looks wrong: `check` is a versioned name, `message` one plain sentence, `spans` the evidence.

    `about` holds ids of this reading's events, statements or actors.
    """

    check: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a reading: program, version and the names of the parts that ran."""

    name: str
    version: str
    config: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one report says, each value tied to the characters that carry it."""

    document: Document
    engine: Engine
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    counts: tuple[CountMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    schema: str = "rashomon.reading/1"

    show: ClassVar[Callable[["Reading"], str] | None] = None  # set by the package: how a notebook shows a reading

    def _repr_html_(self) -> str | None:
        return Reading.show(self) if Reading.show else None
