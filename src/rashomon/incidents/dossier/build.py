"""Dossiers: one incident as all its reports tell it. Pure, and the same whatever the order of what comes in."""

from collections.abc import Iterable, Mapping

from rashomon.incidents.dossier.accounts import Account, accounts
from rashomon.incidents.dossier.assertions import assertions
from rashomon.incidents.dossier.counted_groups import regrouped
from rashomon.incidents.dossier.figures import figures
from rashomon.incidents.dossier.revisions import settled
from rashomon.incidents.dossier.summary import summary
from rashomon.incidents.dossier.versions import versions
from rashomon.incidents.entities.resolution import Entities, resolve_entities
from rashomon.incidents.linking.extract import main_event
from rashomon.incidents.provenance.independence import Independence, independence
from rashomon.model import Dossier, Link, Name, Reading, Ref, Report, incident_id

_OFTEN = 2  # reports that must name somebody who takes no part in the incident


def dossier(
    refs: Iterable[Ref], readings: Mapping[str, Reading], links: Iterable[Link] = (), policy: str = "range"
) -> Dossier:
    """Return what reports say of one incident.

    `refs` name the happenings that are one, `readings` their reports by document id (others are left out), `links` why they were
    joined. `policy` names the rule that chooses `best` (see `policies`); ConfigError where there is none of that name.
    """
    ordered = sorted(set(refs), key=str)
    used = {document: readings[document] for document in sorted({ref.document for ref in ordered})}
    told = accounts(ordered, used)
    who = resolve_entities(used)
    heard = independence(used, who)
    incident = summary(told, who, heard)
    said = settled(regrouped(row for account in told for row in assertions(account, who, heard, incident.country)))
    return Dossier(
        id=incident_id(map(str, ordered)),
        incident=incident,
        reports=tuple(_report(account, heard) for account in _one_each(told)),
        versions=versions(said, policy),
        figures=figures(said, policy),
        names=_names(told, who),
        links=tuple(links),
        readings=used,
        policy=policy,
    )


def _one_each(told: Iterable[Account]) -> list[Account]:
    """Return one account of each report, its main story where that is among them: a person may join two happenings of one report."""
    of: dict[str, Account] = {}
    for account in told:
        if account.document not in of or account.event == main_event(account.reading):
            of[account.document] = account
    return list(of.values())


def _report(told: Account, heard: Independence) -> Report:
    document = told.reading.document
    copy = heard.copies.get(document.id)
    return Report(
        document=document.id,
        event=told.event.id if told.event else None,
        input_id=document.input_id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        copy_of=copy.of if copy else None,
        copy_why=copy.why if copy else None,
        source=heard.source[document.id],
        main=told.event == main_event(told.reading),
    )


def _names(told: Iterable[Account], who: Entities) -> tuple[Name, ...]:
    """Return who takes part, makes a claim or speaks in the incident, and whom several reports name."""
    taking_part: set[str | None] = set()
    for account in told:
        event, document = account.event, account.document
        ids = [s.speaker for s in account.reading.statements]
        if event is not None:
            ids += [p.actor for p in event.participants]
            ids += [actor for c in event.claims for actor in (c.said_by, c.party)]
        taking_part |= {who.name(document, actor) for actor in ids if actor}
    return tuple(n for n in who.names if n.actor in taking_part or _reports(n) >= _OFTEN)


def _reports(name: Name) -> int:
    return len({report for spelling in name.spellings for report in spelling.reports})
