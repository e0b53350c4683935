"""Made reports for `scale.py`: lead sentences of ours, sentences of a pool with other names and figures, and what a reading of them holds."""

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import (
    Actor,
    Claim,
    Count,
    CountMention,
    Document,
    Event,
    Participant,
    Place,
    Reading,
    Span,
    Statement,
    Time,
)
from rashomon.pipeline.read import engine

FIRST_DAY, PER_DAY = date(2012, 1, 1), 27  # reports a day: 100,000 are ten years
PER_INCIDENT, SPREAD = 4, 400  # reports of one incident, and how far apart in the stream they may come
CITIES = dict(
    pair.split(":")
    for pair in [
        "Lima:PER",
        "Cusco:PER",
        "Bogota:COL",
        "Cali:COL",
        "Quito:ECU",
        "Caracas:VEN",
        "Managua:NIC",
        "Tegucigalpa:HND",
        "Monterrey:MEX",
        "Culiacan:MEX",
        "Lagos:NGA",
        "Kano:NGA",
        "Maiduguri:NGA",
        "Nairobi:KEN",
        "Mombasa:KEN",
        "Kampala:UGA",
        "Goma:COD",
        "Bukavu:COD",
        "Bangui:CAF",
        "Bamako:MLI",
        "Gao:MLI",
        "Niamey:NER",
        "Ouagadougou:BFA",
        "Mogadishu:SOM",
        "Baidoa:SOM",
        "Khartoum:SDN",
        "Cairo:EGY",
        "Tripoli:LBY",
        "Benghazi:LBY",
        "Tunis:TUN",
        "Baghdad:IRQ",
        "Mosul:IRQ",
        "Basra:IRQ",
        "Aleppo:SYR",
        "Homs:SYR",
        "Sanaa:YEM",
        "Aden:YEM",
        "Kabul:AFG",
        "Kandahar:AFG",
        "Herat:AFG",
        "Quetta:PAK",
        "Peshawar:PAK",
        "Karachi:PAK",
        "Srinagar:IND",
        "Imphal:IND",
        "Dhaka:BGD",
        "Yangon:MMR",
        "Manila:PHL",
        "Davao:PHL",
        "Donetsk:UKR",
    ]
)
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ta",
    "le",
    "su",
    "na",
    "vo",
    "di",
    "ra",
    "ze",
    "bo",
    "ni",
    "mu",
    "ha",
    "lo",
    "pe",
    "sa",
    "ti",
    "gu",
    "fe",
    "da",
    "ki",
    "mo",
    "re",
    "za",
    "ba",
    "nu",
    "shi",
    "le",
]
LEADS = (
    "{killed} people were killed when a {weapon} went off near the {name} {site} in {city} on {weekday}, {source} said.",
    "A {weapon} killed {killed} people and wounded {hurt} at the {name} {site} in {city} on {weekday}, according to {source}.",
    "{source} said that {killed} people had died in a {weapon} attack on the {name} {site} in {city} on {weekday}.",
    "At least {killed} died and {hurt} were hurt as a {weapon} hit the {name} {site} in {city} on {weekday}, {source} said.",
)
WEAPONS = ("bomb", "car bomb", "rocket", "grenade", "mine", "mortar shell")
SITES = ("market", "mosque", "school", "bridge", "checkpoint", "barracks", "hotel", "bus station", "church", "ministry")
SOURCES = ("police", "a doctor", "the army", "the governor", "witnesses", "the interior ministry")
_SENTENCE = re.compile(r"[A-Z][^.!?\n]{40,220}[.!?](?=\s|$)")
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]{2,}\b")
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True)
class Facts:
    """What a made report tells."""

    incident: int
    day: date
    published: date
    city: str
    words: dict[str, str]
    text: str


def sentences(pool: str) -> list[str]:
    """Return the sentences of the pool (JSON lines with `text`) that are short enough."""
    with open(pool, encoding="utf-8") as rows:
        found = [s for row in rows for s in _SENTENCE.findall(json.loads(row)["text"])]
    if len(found) < 50:
        sys.exit(f"{pool} has too few sentences")
    return found


def stream(number: int, seed: int) -> list[int]:
    """Return the numbers of the reports in the order in which they come: those of one incident near each other."""
    rng = random.Random(seed)
    return sorted(range(number), key=lambda n: n + rng.uniform(0, SPREAD))


def facts(stock: list[str], seed: int, n: int) -> Facts:
    """Return what the report of that number tells; the same for the same arguments."""
    incident = n // PER_INCIDENT
    own, here = random.Random(f"{seed} {incident}"), random.Random(f"{seed} report {n}")
    day = FIRST_DAY + timedelta(incident * PER_INCIDENT // PER_DAY)
    killed = own.randint(2, 40)
    city = own.choice(sorted(CITIES))
    words = {
        "weapon": own.choice(WEAPONS), "site": own.choice(SITES), "name": _name(own), "weekday": f"{day:%A}",
        "killed": str(max(2, killed + here.choice((-1, 0, 0, 1)))), "hurt": str(killed + here.randint(1, 9)),
        "source": here.choice(SOURCES),
    }  # fmt: skip
    lead = here.choice(LEADS).format(city=city, **words)
    chosen = own.sample(stock, 4)
    rest = [
        _varied(sentence, random.Random(f"{seed} {incident} {sentence}"))
        for sentence in here.sample(chosen, here.randint(1, 2))
    ]
    text = " ".join([lead[0].upper() + lead[1:], *rest])
    return Facts(incident, day, day + timedelta(here.randint(0, 1)), city, words, text)


def rows(stock: list[str], number: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield rows for `rashomon add`; it does not look at `incident`, which is the truth."""
    for n in stream(number, seed):
        told = facts(stock, seed, n)
        yield {"id": str(n), "text": told.text, "published": told.published.isoformat(),
               "publisher": f"Paper {n % 37}", "incident": str(told.incident)}  # fmt: skip


def reading(document: Document, told: Facts) -> Reading:
    """Return what a reading of a made report would hold, without reading it: as many parts, in the same places."""
    text, words = document.text, told.words
    place, when = _span(text, told.city), _span(text, words["weekday"])
    speaker, source = _span(text, words["source"]), Actor("a1", words["source"], kind="organisation", sectors=("GOV",))
    names = sorted({found[0] for found in _NAME.finditer(text)} - {told.city, words["weekday"]})
    actors = (source, *(Actor(f"a{at}", name, mentions=(_span(text, name),)) for at, name in enumerate(names, 2)))
    harm = [("killed", words["killed"])] + ([("injured", words["hurt"])] if f" {words['hurt']} " in text else [])
    claims = tuple(
        Claim(kind, Count(int(n), int(n)), n, _span(text, n), said_by="a1", attribution=speaker) for kind, n in harm
    )
    trigger = _span(text, words["weapon"])
    event = Event(
        "e1", "ASSAULT", trigger, modes=("explosives",), mentions=(trigger,), time="t1", place="p1", country=CITIES[told.city],
        participants=(Participant("weapon", words["weapon"], trigger), Participant("site", words["site"], _span(text, words["site"]))),
        claims=claims,
    )  # fmt: skip
    return Reading(
        document, engine(), actors=actors, events=(event,),
        places=(Place("p1", place, told.city, country=CITIES[told.city], kind="city", precision="city"),),
        times=(Time("t1", when, told.day.isoformat(), told.day.isoformat(), told.day.isoformat(), "day"),),
        counts=tuple(CountMention(f"c{at}", c.span, c.value, "people") for at, c in enumerate(claims, 1) if isinstance(c.value, Count)),
        statements=(Statement("s1", Span(0, len(text.split(".")[0])), speaker="a1", speaker_span=speaker, topic=("e1",)),),
    )  # fmt: skip


def _span(text: str, words: str) -> Span:
    start = max(text.lower().find(words.lower()), 0)
    return Span(start, start + len(words))


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(3, 4))).capitalize()


def _varied(sentence: str, rng: random.Random) -> str:
    """Return a sentence with other names and figures."""
    named = _NAME.sub(lambda found: _name(rng), sentence)
    return _FIGURE.sub(lambda found: str(rng.randint(2, 900)), named)
