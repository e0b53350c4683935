"""Dossiers by hand: no joining, no model. One blast told by four reports, and one told by a single report."""

from typing import Any

import factory
from factory import at, claim, count, doc
from rashomon.model import (
    CrossFinding,
    Document,
    Dossier,
    Evidence,
    Figure,
    Incident,
    Link,
    Name,
    Reading,
    Report,
    Spelling,
    Value,
    Version,
)

WIRE = """Blast at Zinder grain market kills four

ZINDER, Niger - A bomb went off at the grain market of Zinder on Monday, killing four people and wounding at least 20, police said.

Mayor Ousmane Garba said: "We will rebuild the market within a month."

No group said it had laid the bomb.
"""
COPY = WIRE.replace("Blast at Zinder grain market kills four", "Bomb in Zinder: four dead").replace(
    "went off", "exploded"
)
LATER = """Police correct toll of Zinder blast to six

Police in Zinder said on Tuesday that six people had died in the bombing of the grain market, and not four as they had said \
on Monday. A doctor at the regional hospital spoke of nine dead.

"We will rebuild this market in a month," Mayor Usman Garba told Radio Damagaram.
"""
OWN = """Mayor vows to rebuild after market bombing

Nine people were killed when a bomb exploded at Zinder's grain market on Monday, the regional hospital said. The mayor, \
Ibrahim Saley, promised new stalls.
"""
ALONE = "A grenade killed two guards at a fuel depot in Maradi on Monday, the army said.\n"


def _document(id: str, text: str, published: str, publisher: str, **more: Any) -> Document:
    title = text.split("\n", 1)[0]
    url = f"https://{publisher.lower().replace(' ', '')}.example/{id}"
    fields = {
        "id": id,
        "input_id": f"{id}.txt",
        "title": title,
        "published": published,
        "publisher": publisher,
        "url": url,
    }
    return doc(text, **fields | more)


def _readings() -> dict[str, Reading]:
    wire = _document("d1aa", WIRE, "2024-03-11", "Sahel Wire")
    copy = _document("d2bb", COPY, "2024-03-12", "Agadez Courier")
    later = _document("d3cc", LATER, "2024-03-12", "Sahel Wire")
    own = _document("d4dd", OWN, "2024-03-13", "Continental Mirror")
    made = [_early(wire), _early(copy), _late(later), _own(own)]
    return {reading.document.id: reading for reading in made}


def _early(d: Document) -> Reading:
    said = "We will rebuild the market within a month."
    bomb = factory.event(
        d, "e1", "ASSAULT", "bomb", modes=("explosives",), time="t1", place="p1", country="NER",
        participants=(factory.part(d, "weapon", "A bomb"), factory.part(d, "site", "the grain market")),
        claims=(
            claim(d, "killed", 4, "killing four people", group="people", said_by="a1", attribution="police"),
            claim(d, "injured", count(20, None, False), "wounding at least 20", said_by="a1", attribution="police"),
        ),
    )  # fmt: skip
    return factory.reading(
        d, events=(bomb,), places=(_zinder(d),), times=(factory.time(d, "t1", "on Monday", "2024-03-11"),),
        counts=(factory.counted(d, "c1", ("four", -1 + d.text.count("four")), 4), factory.counted(d, "c2", "at least 20", 20, None)),
        actors=(factory.actor(d, "a1", "police", kind="security_force"), factory.actor(d, "a2", "Ousmane Garba", kind="person")),
        statements=(factory.statement(d, "s1", said, quoted=(said,), kind="direct", speaker="a2", cue=("said", 1)),),
    )  # fmt: skip


def _zinder(d: Document) -> Any:
    known = {"geonames_id": 2437798, "lat": 13.807, "lon": 8.988, "country": "NER", "admin1": "Zinder"}
    return factory.place(d, "p1", "Zinder", kind="city", precision="city", **known)


def _late(d: Document) -> Reading:
    said = "We will rebuild this market in a month,"
    bomb = factory.event(
        d, "e1", "ASSAULT", "bombing", modes=("explosives",), place="p1", country="NER", time="t1",
        claims=(
            claim(d, "killed", 6, "six people had died", group="people", said_by="a1", attribution="Police"),
            claim(d, "killed", 4, ("four", 0), said_by="a1", attribution="Police", superseded=True),
            claim(d, "killed", 9, "nine dead", said_by="a3", attribution="A doctor"),
        ),
    )  # fmt: skip
    return factory.reading(
        d, events=(bomb,), places=(_zinder(d),), times=(factory.time(d, "t1", "on Monday", "2024-03-11"),),
        counts=(factory.counted(d, "c1", "six people", 6), factory.counted(d, "c2", "four", 4), factory.counted(d, "c3", "nine", 9)),
        actors=(factory.actor(d, "a1", "Police"), factory.actor(d, "a2", "Usman Garba", kind="person"),
                factory.actor(d, "a3", "A doctor", kind="person")),
        statements=(factory.statement(d, "s1", said, quoted=(said,), kind="direct", speaker="a2", cue="told"),),
    )  # fmt: skip


def _own(d: Document) -> Reading:
    bomb = factory.event(
        d, "e1", "ASSAULT", "a bomb", modes=("explosives",), place="p1", country="NER", time="t1",
        claims=(claim(d, "killed", 9, "Nine people were killed", group="people", said_by="a1", attribution="the regional hospital"),),
    )  # fmt: skip
    return factory.reading(
        d, events=(bomb,), places=(_zinder(d),), times=(factory.time(d, "t1", "on Monday", "2024-03-11"),),
        counts=(factory.counted(d, "c1", "Nine", 9),),
        actors=(factory.actor(d, "a1", "regional hospital"), factory.actor(d, "a2", "Ibrahim Saley", kind="person")),
    )  # fmt: skip


READINGS = _readings()


def evidence(document: str, words: factory.Words, said_by: str | None = None) -> Evidence:
    """Return the words of one report as evidence."""
    d = READINGS[document].document
    span = at(d, words)
    return Evidence(document, span, span.of(d.text), said_by)


def report(id: str, **more: Any) -> Report:
    """Return the report of a document."""
    d = READINGS[id].document
    known = {name: getattr(d, name) for name in ("input_id", "title", "publisher", "published", "url")}
    return Report(id, "e1", **known | {"source": id} | more)


def blast() -> Dossier:
    """Return the blast: rival tolls, one corrected, one copy, two spellings, one wrong name."""
    killed = Version("killed", "people", None, (
        Value(count(4), "police", ("d1aa", "d2bb", "d3cc"), 1, "asserted", None, "2024-03-11", "2024-03-12", count(6),
              (evidence("d1aa", "killing four people", "police"), evidence("d2bb", "killing four people", "police"),
               evidence("d3cc", "four", "police"))),
        Value(count(6), "police", ("d3cc",), 1, "asserted", None, "2024-03-12", "2024-03-12", None,
              (evidence("d3cc", "six people had died", "police"),)),
        Value(count(9), "regional hospital", ("d3cc", "d4dd"), 2, "asserted", None, "2024-03-12", "2024-03-13", None,
              (evidence("d3cc", "nine dead", "doctor"), evidence("d4dd", "Nine people were killed", "regional hospital"))),
    ), agree=False)  # fmt: skip
    hurt = Value(count(20, None, False), "police", ("d1aa", "d2bb"), 1, first_published="2024-03-11",
                 last_published="2024-03-12", evidence=(evidence("d1aa", "wounding at least 20", "police"),))  # fmt: skip
    nobody = Value("no group", None, ("d1aa", "d2bb"), 1, "asserted", None, "2024-03-11", "2024-03-12", None,
                   (evidence("d1aa", "No group said it had laid the bomb"),))  # fmt: skip
    place = READINGS["d1aa"].places[0]
    return Dossier(
        "1f2e3d4c5b6a",
        Incident("ASSAULT", "accomplished", "2024-03-11", place, "NER", "Bombing of the grain market in Zinder", ("explosives",),
                 {"plover": "ASSAULT", "acled": {"event_type": "Explosions/Remote violence",
                                                 "sub_event_type": "Remote explosive/landmine/IED",
                                                 "disorder_type": "Political violence"},
                  "gtd": {"attack_type": "Bombing/Explosion"}}),
        (report("d1aa"), report("d2bb", copy_of="d1aa", copy_why="96 of 100 words in the same order", source="d1aa"),
         report("d3cc"), report("d4dd")),
        (killed, Version("injured", None, None, (hurt,)), Version("responsibility", None, None, (nobody,))),
        {"killed": Figure(4, 9, None, None, ("police", "regional hospital")), "injured": Figure(20, None, None, None, ("police",))},
        (Name("Ousmane Garba", "person", (Spelling("Ousmane Garba", ("d1aa", "d2bb")), Spelling("Usman Garba", ("d3cc",)))),
         Name("regional hospital", "organisation", (Spelling("regional hospital", ("d3cc", "d4dd")),))),
        (CrossFinding("wrong_name.v2", "error", "The mayor is Ibrahim Saley here; three other reports say Ousmane Garba.",
                      (evidence("d4dd", "Ibrahim Saley"), evidence("d1aa", "Ousmane Garba"))),
         CrossFinding("revised.v1", "note", "Police replaced 4 killed by 6.", (evidence("d3cc", "six people had died"),))),
        (Link("d1aa:46-52", "d3cc:98-105", "same", 0.91, "Same day, same place (Zinder), both a bomb at the grain market.", "score.v1",
              None, {"time": 1.0, "place": 1.0}),
         Link("d1aa:46-52", "d4dd:66-72", "same", None, "The hospital is the same.", "Aïcha", "2024-03-14T10:00:00Z"),
         Link("d1aa:46-52", "e5ee:2-9", "different", 0.2, "Zinder is 230 km from Maradi.", "score.v1")),
        READINGS,
    )  # fmt: skip


def alone() -> Dossier:
    """Return an incident that one report tells."""
    d = _document("e5ee", ALONE, "2024-03-12", "Sahel Wire")
    told = factory.reading(
        d, events=(factory.event(d, "e1", "ASSAULT", "grenade", modes=("explosives",), country="NER",
                                 claims=(claim(d, "killed", 2, "killed two guards", group="guards"),)),),
    )  # fmt: skip
    words = claim(d, "killed", 2, "killed two guards")
    killed = Value(count(2), "army", ("e5ee",), 1, "asserted", None, "2024-03-12", "2024-03-12", None,
                   (Evidence("e5ee", words.span, words.text, "army"),))  # fmt: skip
    known = Report("e5ee", "e1", d.input_id, d.title, d.publisher, d.published, d.url, source="e5ee")
    return Dossier("99aa88bb77cc", Incident("ASSAULT", "accomplished", "2024-03-11", None, "NER", None, ("explosives",)),
                   (known,), (Version("killed", "guards", None, (killed,)),), {"killed": Figure(2, 2, 2, None, ("army",))},
                   readings={"e5ee": told})  # fmt: skip


def election() -> Dossier:
    """Return an election told by two reports that agree on one party and differ on the other."""

    def seats(party: str, *rows: tuple[int, str, Any]) -> Version:
        told = tuple(
            Value(count(n), "the commission", (report,), 1, result_status=status) for n, report, status in rows
        )
        return Version("seats", None, party, told, agree=len({n for n, *_ in rows}) == 1)

    return Dossier(
        "77ee", Incident("ELECTION", "accomplished", "2024-03-10", None, "NER"),
        (Report("a", publisher="Sahel Wire", published="2024-03-11"), Report("b", publisher="Radio Damagaram", published="2024-03-12")),
        (seats("Civic Front", (73, "a", None), (73, "b", "preliminary")), seats("Land and Bread", (32, "a", None), (33, "b", None)),
         Version("rank", None, "Civic Front", (Value(count(1), None, ("b",), 1),))),
    )  # fmt: skip


def empty() -> Dossier:
    """Return the least a dossier can be."""
    return Dossier("00", Incident("PROTEST"))
