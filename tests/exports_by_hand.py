"""Incidents by hand for exports: one report, its participants and figures, in Baghdad unless said otherwise."""

import factory
from factory import doc
from rashomon.model import Dossier, Evidence, Figure, Incident, Place, Report, Span, Value, Version

BAGHDAD = Place("p1", Span(0, 1), "Baghdad", 98182, 33.34058, 44.40088, "IRQ", "Baghdad", "city", "city")


def incident(text, codes=None, parts=(), actors=(), *, type="ASSAULT", modes=(), stage="accomplished", time="2021-11-05",
             place=BAGHDAD, country="IRQ", versions=(), figures=None, policy="range", statements=(), title="Attack in Baghdad"):  # fmt: skip
    """Return an incident that one report tells; a part is (role, words[, actor id]), an actor (id, name, fields)."""
    document = doc(text, published="2021-11-07", publisher="Tigris Post", url="https://tigris.example/1")
    made = tuple(factory.actor(document, id, name, **known) for id, name, known in actors)
    event = factory.event(document, "e1", type, text.split()[0], modes=modes, stage=stage, country=country,
                          participants=tuple(factory.part(document, *part) for part in parts))  # fmt: skip
    names = {actor.id: actor.name for actor in made}
    told = tuple(
        Version(p.role, values=(Value(names.get(p.actor or "", p.text), None, ("d1",), 1, evidence=(Evidence("d1", p.span, p.text),)),))
        for p in event.participants
    )  # fmt: skip
    reading = factory.reading(document, events=(event,), actors=made, statements=statements)
    return Dossier("00aa00bb00cc", Incident(type, stage, time, place, country, title, modes, codes or {}),
                   (Report("d1", "e1", title="What the Post saw", publisher="Tigris Post", published="2021-11-07", url=document.url),),
                   (*told, *versions), figures or {}, readings={"d1": reading}, policy=policy)  # fmt: skip


def killed(*rows, rule=None):
    """Return versions and figures of the killed: rows are (group, number, said by)."""
    versions = tuple(
        Version("killed", group, None, (Value(factory.count(number), who, ("d1",), 1),), figure=Figure(number, number, number, rule, (who,)))
        for group, number, who in rows
    )  # fmt: skip
    total = sum(number for _, number, _ in rows)
    return {"versions": versions, "figures": {"killed": Figure(total, total, total, rule, ())}}
