"""Small readings by hand: no model, no network.

Spans are given as words, found in the text: `doc("A bomb killed two.")`, then `claim(d, "killed", 2, "killed two")`. A second
occurrence is `("two", 1)`. The words must be there, so a typing error fails at once.
"""

from typing import Any

from rashomon.model import (
    Actor,
    Claim,
    Count,
    CountMention,
    Document,
    Engine,
    Event,
    Figure,
    Finding,
    Office,
    Participant,
    Place,
    Reading,
    Segment,
    Span,
    Statement,
    Time,
)

Words = str | tuple[str, int] | Span


def doc(text: str, **fields: Any) -> Document:
    """Return a document of that text."""
    return Document(**({"id": "d1", "text": text, "language": "en"} | fields))


def at(document: Document, words: Words) -> Span:
    """Return where the words stand; `(words, n)` is their n-th occurrence from 0."""
    if isinstance(words, Span):
        return words
    wanted, nth = (words, 0) if isinstance(words, str) else words
    start = -1
    for _ in range(nth + 1):
        start = document.text.find(wanted, start + 1)
        assert start >= 0, f"{wanted!r} ({nth}) is not in the text"
    return Span(start, start + len(wanted))


def count(low: float, high: float | None = -1, exact: bool | None = None) -> Count:
    """Return bounds: `count(3)` is exactly 3, `count(20, None)` at least 20."""
    same = high == -1
    return Count(low, low if same else high, same if exact is None else exact)


def claim(document: Document, property: str, value: Any, words: Words, **fields: Any) -> Claim:
    """Return a claim; a bare number becomes an exact count, `attribution` may be words."""
    if fields.get("attribution") is not None:
        fields["attribution"] = at(document, fields["attribution"])
    span = at(document, words)
    bare = isinstance(value, int | float) and not isinstance(value, bool)
    return Claim(property, count(value) if bare else value, span.of(document.text), span, **fields)


def part(document: Document, role: str, words: Words, actor: str | None = None, **fields: Any) -> Participant:
    """Return a participant of an event."""
    span = at(document, words)
    return Participant(role, span.of(document.text), span, actor, **fields)


def event(document: Document, id: str, type: str, trigger: Words, **fields: Any) -> Event:
    """Return an event; its mentions are its trigger unless given."""
    span = at(document, trigger)
    mentions = tuple(at(document, words) for words in fields.pop("mentions", (span,)))
    return Event(id, type, span, mentions=mentions, **fields)


def actor(document: Document, id: str, name: str, *mentions: Words, **fields: Any) -> Actor:
    """Return an actor; its mentions are the first occurrence of its name unless given."""
    return Actor(id, name, mentions=tuple(at(document, words) for words in mentions or (name,)), **fields)


def place(document: Document, id: str, words: Words, **fields: Any) -> Place:
    """Return a place named by the words."""
    span = at(document, words)
    return Place(id, span, fields.pop("name", span.of(document.text)), **fields)


def time(document: Document, id: str, words: Words, value: str | None, **fields: Any) -> Time:
    """Return a time of one day unless more is said."""
    return Time(id, at(document, words), value, **({"start": value, "end": value, "grain": "day"} | fields))


def counted(
    document: Document, id: str, words: Words, low: float, high: float | None = -1, **fields: Any
) -> CountMention:
    """Return a count in the text."""
    return CountMention(id, at(document, words), count(low, high), **fields)


def statement(document: Document, id: str, content: Words, **fields: Any) -> Statement:
    """Return a statement; `quoted`, `cue` and `speaker_span` may be words."""
    fields["quoted"] = tuple(at(document, words) for words in fields.get("quoted", ()))
    for name in ("cue", "speaker_span"):
        if fields.get(name) is not None:
            fields[name] = at(document, fields[name])
    return Statement(id, at(document, content), **fields)


def finding(document: Document, check: str, severity: str, message: str, *words: Words, **fields: Any) -> Finding:
    """Return a finding with the words as its evidence."""
    return Finding(check, severity, message, tuple(at(document, found) for found in words), **fields)


def reading(document: Document, **layers: Any) -> Reading:
    """Return a reading with the layers given."""
    return Reading(document, Engine("rashomon", "0"), **layers)


CLINIC = """Port city mourns after blast at counting centre

TRUJILLO, Peru - A car bomb tore through a counting centre in the northern city of Trujillo late on Sunday, killing at \
least three people and wounding dozens, hours after polls closed in regional elections.

The Interior Ministry said three police officers had died and 41 people were hurt. But Rosa Quispe, director of the Belén \
hospital, said her staff had received five bodies. "We have five dead, and we fear there will be more," she told reporters \
at the gate.

Interior Minister Julio Aranda blamed the Red Dawn faction for the attack. A man who called himself its spokesman denied \
any part in it on Telegram. "This is not our work," he said.

On Monday some 2,000 supporters of the Civic Front marched to the cathedral square. Police fired tear gas. Organisers put \
the crowd at 10,000, while police spoke of no more than 2,500. A drone found near the stadium was made safe before it could \
explode.

With 92 percent of ballots counted, the Civic Front led with 31 of the 81 seats, up from 22, ahead of Land and Bread, \
which fell to 19 from 35. Electoral authority chief Marta Ocampo said turnout was 71.4 percent. "These figures are \
preliminary," she said.

Prime Minister Aranda is due in the city on Tuesday.

The Littoral Courier is a daily newspaper published in Chiclayo.
"""


def rich() -> Reading:
    """Return a reading with something in every field: a bombing with rival tolls, a protest, a foiled attack, an election."""
    d = doc(
        CLINIC,
        id="c0ffee",
        input_id="clinic.txt",
        title="Port city mourns after blast at counting centre",
        published="2018-10-08",
        publisher="The Littoral Courier",
        author="Ana Ríos",
        url="https://courier.example/2018/10/08/blast",
        sha256="00" * 32,
        notes=("The date was taken from the web address.",),
    )
    tail = at(d, "The Littoral Courier is a daily newspaper published in Chiclayo.")
    title = at(d, d.title or "")
    d = doc(
        CLINIC,
        **{
            k: getattr(d, k)
            for k in ("id", "input_id", "title", "published", "publisher", "author", "url", "sha256", "notes")
        },
        segments=(
            Segment("title", title),
            Segment("body", Span(title.end + 2, tail.start - 2)),
            Segment("boilerplate", tail),
        ),
    )
    return reading(d, **_facts(d))


def _facts(d: Document) -> dict[str, Any]:
    return {
        "places": (
            place(
                d,
                "p1",
                "Peru",
                geonames_id=3932488,
                lat=-10.0,
                lon=-75.25,
                country="PER",
                kind="country",
                precision="country",
            ),
            place(
                d,
                "p2",
                ("Trujillo", 0),
                geonames_id=3691175,
                lat=-8.1159,
                lon=-79.03,
                country="PER",
                admin1="La Libertad",
                kind="city",
                precision="city",
            ),
            place(
                d,
                "p3",
                "cathedral square",
                country="PER",
                admin1="La Libertad",
                lat=-8.1117,
                lon=-79.0287,
                kind="landmark",
                precision="point",
            ),
            place(d, "p4", "the stadium", country="PER", kind="landmark"),
        ),
        "times": (
            time(d, "t1", "late on Sunday", "2018-10-07", grain="part_of_day"),
            time(d, "t2", "On Monday", "2018-10-08"),
            time(d, "t3", "on Tuesday", "2018-10-09", anchor=at(d, "On Monday")),
        ),
        "counts": (
            counted(d, "c1", "at least three", 3, None, unit="person", unit_span=at(d, "people")),
            counted(d, "c2", "31 of the 81", 31, unit="seat", unit_span=at(d, "seats"), of=81, previous=22),
            counted(d, "c3", "71.4 percent", 71.4, percent=True),
        ),
        "actors": _actors(d),
        "statements": _statements(d),
        "events": _events(d),
        "findings": (
            finding(
                d,
                "wrong_name.v1",
                "error",
                "Aranda is called interior minister and prime minister of the same country.",
                "Interior Minister Julio Aranda",
                "Prime Minister Aranda",
                about=("a4",),
            ),
            finding(
                d,
                "figures_differ.v1",
                "doubt",
                "The report gives three and five killed in one attack.",
                "three police officers had died",
                "five bodies",
                about=("e1",),
            ),
            finding(
                d,
                "status_slip.v1",
                "note",
                "The total of the protest is told in three ways.",
                "some 2,000 supporters",
                about=("e2",),
            ),
        ),
    }


def _actors(d: Document) -> tuple[Actor, ...]:
    return (
        actor(d, "a1", "Interior Ministry", "Interior Ministry", kind="government", country="PER", sectors=("GOV",)),
        actor(
            d,
            "a2",
            "Rosa Quispe",
            "Rosa Quispe",
            ("her", 1),
            ("she", 0),
            kind="person",
            country="PER",
            sectors=("MED",),
        ),
        actor(d, "a3", "Belén hospital", kind="organisation", country="PER", sectors=("MED",)),
        actor(
            d,
            "a4",
            "Julio Aranda",
            "Interior Minister Julio Aranda",
            "Prime Minister Aranda",
            aliases=("Aranda",),
            kind="person",
            country="PER",
            sectors=("GOV",),
            office=Office("interior minister", "PER", "2018-04", None),
            part_of="a1",
            knowledge="wikidata:Q0",
        ),
        actor(d, "a5", "Red Dawn", kind="armed_group", country="PER", sectors=("REB",)),
        actor(
            d,
            "a6",
            "Civic Front",
            ("Civic Front", 0),
            ("Civic Front", 1),
            kind="party",
            country="PER",
            sectors=("PTY", "OPP"),
        ),
        actor(d, "a7", "Land and Bread", kind="party", country="PER", sectors=("PTY",)),
        actor(d, "a8", "Police", "Police", ("police", 1), kind="security_force", country="PER", sectors=("COP",)),
        actor(d, "a9", "Marta Ocampo", kind="person", country="PER", sectors=("GOV",)),
        actor(d, "a10", "supporters of the Civic Front", kind="crowd", country="PER", sectors=("CVL",)),
        actor(d, "a11", "Organisers", kind="crowd"),
        actor(
            d, "a12", "a man calling himself Red Dawn's spokesman", "A man who called himself its spokesman", "he said"
        ),
    )


def _statements(d: Document) -> tuple[Statement, ...]:
    we, work, figures = (
        "We have five dead, and we fear there will be more",
        "This is not our work",
        "These figures are preliminary",
    )
    return (
        statement(
            d,
            "s1",
            "three police officers had died and 41 people were hurt",
            speaker="a1",
            speaker_span="The Interior Ministry",
            cue="said",
            topic=("e1",),
        ),
        statement(
            d,
            "s2",
            we,
            quoted=(we,),
            kind="direct",
            speaker="a2",
            speaker_span="she",
            cue="told",
            channel="reporters",
            topic=("e1",),
        ),
        statement(
            d, "s3", "any part in it", speaker="a12", cue="denied", channel="Telegram", stance="denied", topic=("e1",)
        ),
        statement(d, "s4", work, quoted=(work,), kind="direct", speaker="a12", cue=("said", 2), topic=("e1",)),
        statement(d, "s5", figures, quoted=(figures,), kind="direct", speaker=None, topic=("e4",)),
    )


def _events(d: Document) -> tuple[Event, ...]:
    return (_bombing(d), _march(d), _drone(d), _election(d))


def _bombing(d: Document) -> Event:
    return event(
        d, "e1", "ASSAULT", "car bomb", mentions=("blast", "car bomb", "the attack"), modes=("explosives",), contexts=("election",),
        time="t1", place="p2", country="PER",
        participants=(
            part(d, "weapon", "A car bomb"), part(d, "site", "a counting centre"),
            part(d, "perpetrator", "the Red Dawn faction", "a5", confidence="suspected_or_accused_by_authorities"),
            part(d, "victim", "three police officers"),
        ),
        claims=(
            claim(d, "killed", count(3, None), "killing at least three people", group="people"),
            claim(d, "injured", count(24, 99, False), "wounding dozens"),
            claim(d, "killed", 3, "three police officers had died", group="police officers", said_by="a1",
                  attribution="The Interior Ministry"),
            claim(d, "injured", 41, "41 people were hurt", group="people", said_by="a1", attribution="The Interior Ministry"),
            claim(d, "killed", 5, "five bodies", said_by="a2", attribution="Rosa Quispe"),
            claim(d, "responsibility", "Red Dawn", "blamed the Red Dawn faction for the attack", said_by="a4",
                  attribution="Interior Minister Julio Aranda"),
            claim(d, "responsibility", "Red Dawn", "denied any part in it", said_by="a12", stance="denied"),
        ),
        figures={"killed": Figure(3, 5, None, None, (None, "a1", "a2")), "injured": Figure(24, 99, None, None, (None, "a1"))},
        codes={"plover": "ASSAULT", "acled": {"event_type": "Explosions/Remote violence", "sub_event_type": "Remote explosive"}},
        confidence=0.9,
    )  # fmt: skip


def _march(d: Document) -> Event:
    return event(
        d, "e2", "PROTEST", "marched", modes=("demo",), time="t2", place="p3", country="PER",
        participants=(
            part(d, "demonstrator", "some 2,000 supporters of the Civic Front", "a10"), part(d, "security_force", "Police", "a8"),
        ),
        claims=(
            claim(d, "participants_count", count(1900, 2100, False), "some 2,000 supporters", group="supporters"),
            claim(d, "participants_count", 10000, "10,000", said_by="a11", attribution="Organisers"),
            claim(d, "participants_count", count(0, 2500, False), "no more than 2,500", said_by="a8", attribution=("police", 1)),
        ),
    )  # fmt: skip


def _drone(d: Document) -> Event:
    return event(
        d, "e3", "ASSAULT", "made safe", modes=("drone",), stage="intercepted", time="t2", place="p4", country="PER",
        participants=(part(d, "weapon", "A drone"),),
    )  # fmt: skip


def _election(d: Document) -> Event:
    front, bread = "led with 31 of the 81 seats, up from 22", "fell to 19 from 35"
    return event(
        d, "e4", "ELECTION", "regional elections", country="PER", time="t1",
        participants=(part(d, "candidate", "Land and Bread", "a7"), part(d, "authority", "Electoral authority")),
        claims=(
            claim(d, "seats", 31, front, party="a6", of=81, previous=22, result_status="preliminary"),
            claim(d, "rank", 1, front, party="a6", result_status="preliminary"),
            claim(d, "seats", 19, bread, party="a7", of=81, previous=35, result_status="preliminary"),
            claim(d, "turnout", 71.4, "turnout was 71.4 percent", said_by="a9", attribution="Marta Ocampo"),
        ),
    )  # fmt: skip
