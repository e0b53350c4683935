"""Each value that a report gives of the incident, in words that can be compared with those of other reports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.incidents.dossier.accounts import Account
from rashomon.incidents.entities.nouns import group, site, weapon
from rashomon.incidents.entities.organisation_names import words
from rashomon.incidents.entities.resolution import Entities
from rashomon.incidents.provenance.independence import Independence
from rashomon.knowledge import countries
from rashomon.model import Claim, Count, Evidence, Participant, Place, ResultStatus, Span, Stance

_FATES = ("target_outcome",)  # properties whose group is a person, not a number of people
_DOUBTED = ("suspected_or_accused", "suspected_or_accused_by_authorities", "possible")
Told = Count | str | bool
_KEPT = ("candidate", "authority")  # roles whose names are kept as written
_QUOTES = "“”\"‘’' "


@dataclass(frozen=True, slots=True)
class Assertion:
    """One value as one report gives it. `name` is the property's, `voice` names the independent source, `claim` the claim it comes from, if any.

    `person` marks a value that is a person's proper name; `place` is where it is, of a value that is a place.
    """

    name: str
    value: Told
    evidence: Evidence
    voice: str
    published: str | None
    group: str | None = None
    party: str | None = None
    stance: Stance = "asserted"
    status: ResultStatus | None = None
    superseded: bool = False
    claim: Claim | None = None
    person: bool = False
    place: Place | None = None

    @property
    def document(self) -> str:
        """The id of the document that carries it."""
        return self.evidence.document

    @property
    def said_by(self) -> str | None:
        """The source's usual name; None: the report itself."""
        return self.evidence.said_by


def assertions(
    told: Account, entities: Entities, independence: Independence, home: str | None = None
) -> Iterator[Assertion]:
    """Yield what a report says of the incident: its claims, who and what takes part, when, where and how far it went.

    `home` is the incident's country (alpha-3): its own people need not be told from others.
    """
    if told.event is None:
        return
    parts = [_participant(part, told, entities, independence, home) for part in told.event.participants]
    yield from parts
    targets = {row.value for row in parts if row.name == "target"}
    for claim in told.event.claims:
        row = _claim(claim, told, entities, independence, home)
        yield row
        if claim.property in _FATES and row.group and row.group not in targets:
            named = entities.is_named(row.group)
            yield Assertion(
                "target", row.group, row.evidence, row.voice, told.published, stance=claim.stance, person=named
            )
    yield from _scene(told, independence)


def _claim(claim: Claim, told: Account, entities: Entities, independence: Independence, home: str | None) -> Assertion:
    said_by = _source(claim.said_by, told, entities)
    return Assertion(
        claim.property,
        _value(claim, told, entities),
        Evidence(told.document, claim.span, claim.text, said_by),
        independence.of(told.document, said_by),
        told.published,
        _whose(claim, told, entities) if claim.property in _FATES else group(claim.group, home=home),
        _party(entities.name(told.document, claim.party)),
        claim.stance,
        claim.result_status,
        claim.superseded,
        claim,
    )


def _source(actor: str | None, told: Account, entities: Entities) -> str | None:
    """Return the usual name of a source."""
    name = entities.name(told.document, actor)
    return None if name is None else _uncounted(name)


def _uncounted(name: str) -> str:
    """Return a name without its number or article: "Two Iraqi officials" are Iraqi officials."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in words("counting") and rest and not rest.startswith("of ") else name


def _whose(claim: Claim, told: Account, entities: Entities) -> str | None:
    """Return whose fate a claim tells: the person in its words, else the only person who was the target."""
    here = [(m, a.id) for a in told.reading.actors if a.kind == "person" for m in a.mentions if m.touches(claim.span)]
    targets = {p.actor for p in told.event.participants if p.role == "target" and p.actor} if told.event else set()
    actor = min(here)[1] if here else next(iter(targets)) if len(targets) == 1 else None
    name = entities.name(told.document, actor)
    return name if name is None or entities.is_named(name) else group(name)


def _value(claim: Claim, told: Account, entities: Entities) -> Told:
    if not isinstance(claim.value, str):
        return claim.value
    text = claim.value.strip(_QUOTES)
    plain = _plain(text)
    for actor in told.reading.actors:
        forms = (actor.name, *actor.aliases, *(m.of(told.reading.document.text) for m in actor.mentions))
        if plain in map(_plain, forms):
            return _uncounted((entities.name(told.document, actor.id) or text).strip(_QUOTES))
    return text


def _plain(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(_QUOTES).lower())


def _party(name: str | None) -> str | None:
    """Return a party's name; those who stand for no party have one name in all reports."""
    told = (name or "").lower().split()
    if told and told[0] in ("independent", "independents") and set(told[1:]) <= words("sorts"):
        return "independents"
    return name


def _participant(
    part: Participant, told: Account, entities: Entities, independence: Independence, home: str | None
) -> Assertion:
    stance: Stance = "reported" if part.confidence in _DOUBTED else "asserted"
    evidence = Evidence(told.document, part.span, part.text)
    value, voice = _named(part, told, entities, home), independence.of(told.document, None)
    kind = next((a.kind for a in told.reading.actors if a.id == part.actor), None)
    person = kind == "person" and entities.is_named(value)
    return Assertion(part.role, value, evidence, voice, told.published, stance=stance, person=person)


def _named(part: Participant, told: Account, entities: Entities, home: str | None) -> str:
    """Return somebody's usual name, a thing's or crowd's usual word."""
    name = entities.name(told.document, part.actor)
    if part.role == "weapon":
        return weapon(part.text)
    if part.role == "site":
        return site(part.text)
    if name is not None and (entities.is_named(name) or part.role in _KEPT):
        return _party(name) or name
    if part.role in _KEPT:
        return _party(part.text) or part.text
    land = countries.find_country(part.text) or countries.country_of_demonym(part.text)
    return land.name if land else group(part.text, home=home) or "people"


def _scene(told: Account, independence: Independence) -> Iterator[Assertion]:
    event, reading = told.event, told.reading
    if event is None:
        return

    def row(name: str, value: str, span: Span, place: Place | None = None) -> Assertion:
        evidence = Evidence(told.document, span, span.of(reading.document.text))
        return Assertion(name, value, evidence, independence.of(told.document, None), told.published, place=place)

    time = next((t for t in reading.times if t.id == event.time and t.value), None)
    place = next((p for p in reading.places if p.id == event.place), None)
    if time is not None and time.value is not None:
        yield row("time", time.value, time.span)
    if place is not None:
        yield row("place", place.name, place.span, place)
    yield row("stage", event.stage, event.trigger)
