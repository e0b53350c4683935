"""FollowTheMoney (4): incidents, reports and actors as entities, and every value with the source that says so as statements."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.incident import IncidentView, Party, count_text, web_address
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.exports.told import Told, told
from rashomon.model import Count, Report
from rashomon.ontology.crosswalks import code_list, state

_BOOK = "FollowTheMoney 4"
_ROLES = ("perpetrator", "demonstrator", "target", "victim", "security_force", "mediator", "claimant")
_TABLE = code_list("ftm")
DATASET = "rashomon"


@dataclass(frozen=True)
class Entity:
    """One entity: each property has all its values."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def _column(name: str, told_: str, kind: Kind = "string", *, required: bool = True) -> Column:
    return Column(name, kind, told_, None, _BOOK, (), required)


ENTITIES = (
    _column("id", "Id of the entity, the same in every export."),
    _column("schema", "Event, Article, Person, Organization, PublicBody or Documentation."),
    _column("properties", "Values by property; every value is text.", "object"),
    _column("datasets", "The data set.", "array"),
)
_NO_CLAIMS = "FollowTheMoney has no figures: those of killed and injured stand in the summary of an event."


@scheme("ftm.entities", columns=ENTITIES, key=("id",), codebook=_BOOK, writer="jsonl", cannot_hold=_NO_CLAIMS)
def entities(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """FollowTheMoney entities as JSON lines: the incident, its reports, those who take part, and which report documents it."""
    for entity in _entities(view):
        yield {"id": entity.id, "schema": entity.schema, "properties": entity.properties, "datasets": [DATASET]}


def _entities(view: IncidentView) -> Iterator[Entity]:
    parties = [party for party in view.parties(*_ROLES) if party.named and party.kind in _TABLE["schemata"]]
    yield _event(view, parties)
    yield from map(_actor, parties)
    for report in view.reports:
        yield _article(view, report)
        yield _documentation(view, report)


def key(*parts: str) -> str:
    """Return the id of an entity: a hash of what names it."""
    return f"{DATASET}-" + hashlib.sha1("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:20]


def _event(view: IncidentView, parties: list[Party]) -> Entity:
    day, place = view.day, view.incident.place
    span = [d.isoformat() for d in day.span] if day and day.span else []
    figures = [
        f"{heading}: {told_}."
        for heading, told_ in (("Killed", view.rivals("killed")), ("Injured", view.rivals("injured")))
        if told_
    ]
    properties = {
        "name": [view.headline],
        "date": span[:1] if len(set(span)) == 1 else [],
        "startDate": span[:1] if len(set(span)) == 2 else [],
        "endDate": span[1:] if len(set(span)) == 2 else [],
        "location": [place.name] if place else [],
        "country": _country(view.land),
        "involved": [_actor_id(party) for party in parties],
        "summary": figures,
        "proof": [key("report", report.document) for report in view.reports],
        "sourceUrl": [address for report in view.reports if (address := web_address(report.url))],
        "recordId": [view.dossier.id],
        "keywords": [view.incident.type, *view.incident.modes],
    }  # fmt: skip
    return Entity(key("incident", view.dossier.id), "Event", _known(properties))


def _actor_id(party: Party) -> str:
    return key("actor", party.kind, party.country or "", party.name)


def _actor(party: Party) -> Entity:
    topics = _TABLE["topics"] | (_TABLE["person_topics"] if party.kind == "person" else {})
    aliases = {alias for actor in party.actors for alias in (actor.name, *actor.aliases)} - {party.name}
    properties = {
        "name": [party.name],
        "alias": sorted(alias for alias in aliases if alias[:1].isupper()),
        "country": _country(party.country),
        "topics": sorted({topics[sector] for sector in party.sectors if topics.get(sector)} | _held(party)),
        "position": [party.office] if party.office and party.kind == "person" else [],
    }
    return Entity(_actor_id(party), _TABLE["schemata"][party.kind], _known(properties))


def _held(party: Party) -> set[str]:
    """Return the topic of persons who hold an office of state."""
    return {"role.pep"} if party.kind == "person" and party.office and "GOV" in party.sectors else set()


def _article(view: IncidentView, report: Report) -> Entity:
    reading = view.dossier.readings.get(report.document)
    document = reading.document if reading else None
    properties = {
        "title": [report.title] if report.title else [],
        "publishedAt": [report.published[:10]] if report.published else [],
        "publisher": [report.publisher] if report.publisher else [],
        "sourceUrl": [address] if (address := web_address(report.url)) else [],
        "author": [document.author] if document and document.author else [],
        "language": ["eng"] if document and document.language == "en" else [],
        "bodyText": [document.text.strip()] if document else [],
    }
    return Entity(key("report", report.document), "Article", _known(properties))


def _documentation(view: IncidentView, report: Report) -> Entity:
    properties = {
        "document": [key("report", report.document)],
        "entity": [key("incident", view.dossier.id)],
        "role": ["copy" if report.copy_of else "report"],
        "date": [report.published[:10]] if report.published else [],
    }
    return Entity(key("tells", report.document, view.dossier.id), "Documentation", _known(properties))


def _country(alpha3: str | None) -> list[str]:
    code = state(alpha3).alpha2
    return [code] if code else []


def _known(properties: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}


# --------------------------------------------------------------------------------------------------------- statements

STATEMENTS = (
    _column("canonical_id", "Id of the entity."),
    _column("entity_id", "The same: nothing was merged with entities of others."),
    _column("prop", "The property; `id` for that the entity is there."),
    _column("prop_type", "FollowTheMoney's type of the property."),
    _column("schema", "Schema of the entity."),
    _column("value", "The value."),
    _column("dataset", "Who says so: the outlet, in a short form."),
    _column("origin", "What made it: program, version and report."),
    _column("lang", "ISO 639-3 code of the value's language.", required=False),
    _column("original_value", "The report's own words.", required=False),
    _column("external", "f: the entity is of this data set."),
    _column("first_seen", "First day on which an outlet said so.", required=False),
    _column("last_seen", "Last day.", required=False),
    _column("id", "Id of the statement: a hash of data set, entity, property and value."),
)
_TYPES = {"name": "name", "date": "date", "startDate": "date", "endDate": "date", "location": "address", "country": "country",
          "summary": "text", "sourceUrl": "url"}  # fmt: skip


@scheme("ftm.statements", columns=STATEMENTS, key=("id",), codebook=_BOOK, cannot_hold=_NO_CLAIMS)
def statements(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """FollowTheMoney statements: one row a property of the incident as one outlet has it, so that rival values stand apart."""
    if not view.events:
        yield LeftOut("its reports are not at hand")
    for one in told(view):
        for name, value, words in _values(one):
            yield _statement(one, name, value, words)


def _values(one: Told) -> Iterator[tuple[str, str, str | None]]:
    """Yield property, value and words of the incident as one report has it."""
    yield "name", one.view.headline, None
    span = one.day.span if one.day else None
    if span and one.day:
        days = ("date",) if span[0] == span[1] else ("startDate", "endDate")
        yield from ((name, day.isoformat(), one.day.words) for name, day in zip(days, span, strict=False))
    if one.place:
        yield "location", one.place.name, one.place.span.of(one.reading.document.text)
    yield from (
        ("country", code, None) for code in _country((one.place.country if one.place else None) or one.event.country)
    )
    if address := web_address(one.reading.document.url):
        yield "sourceUrl", address, None
    yield from _claims(one)


def _claims(one: Told) -> Iterator[tuple[str, str, str | None]]:
    names = {actor.id: actor.name for actor in one.reading.actors}
    for claim in one.event.claims:
        if isinstance(claim.value, Count):
            whom = f" ({claim.group})" if claim.group else ""
            said = f", according to {names[claim.said_by]}" if claim.said_by in names else ""
            yield "summary", f"{claim.property}{whom}: {count_text(claim.value)}{said}", claim.text


def _statement(one: Told, name: str, value: str, words: str | None) -> Row:
    entity = key("incident", one.view.dossier.id)
    document, engine = one.reading.document, one.reading.engine
    dataset = slug(document.publisher or document.id)
    seen = (document.published or "")[:10] or None
    made = hashlib.sha1(f"{dataset}.{entity}.{name}.{value}".encode("utf-8", "replace")).hexdigest()
    return {
        "canonical_id": entity,
        "entity_id": entity,
        "prop": name,
        "prop_type": _TYPES[name],
        "schema": "Event",
        "value": value,
        "dataset": dataset,
        "origin": f"{engine.name} {engine.version}: {document.id}",
        "lang": None,
        "original_value": words,
        "external": "f",
        "first_seen": seen,
        "last_seen": seen,
        "id": made,
    }


def slug(name: str) -> str:
    """Return a short form of a name that is fit for a data set: lower-case letters, figures and underscores.

    >>> slug("The Daily Post (Lima)")
    'the_daily_post_lima'
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or DATASET
