"""Coders' notes of our own making: short entries on distinct incidents of one fortnight, which share nearly all their words."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Document

TOWNS = {
    "Mozambique": (("Macomia", "Cabo Delgado"), ("Montepuez", "Cabo Delgado"), ("Nacala", "Nampula"), ("Lichinga", "Niassa")),
    "Niger": (("Nguigmi", "Diffa"), ("Bosso", "Diffa"), ("Ouallam", "Tillabéri"), ("Maradi", "Maradi")),
    "Mali": (("Bandiagara", "Mopti"), ("Djenné", "Mopti"), ("Gao", "Gao"), ("Kati", "Koulikoro")),
    "Philippines": (("Cotabato", "Maguindanao"), ("Jolo", "Sulu"), ("Marawi", "Lanao del Sur"), ("Catarman", "Northern Samar")),
    "Yemen": (("Marib", "Marib"), ("Mocha", "Taiz"), ("Ataq", "Shabwah"), ("Zinjibar", "Abyan")),
}  # fmt: skip
KINDS = {
    "clash": "armed men clashed with soldiers {at}. {n} killed.",
    "bomb": "a roadside bomb hit an army truck {at}. {n} soldiers killed.",
    "kidnap": "gunmen abducted {n} villagers {at}. No ransom demand is known.",
    "arson": "armed men burned {n} houses {at}. No casualties.",
    "protest": "{n} teachers demonstrated {at} over unpaid wages. Peaceful.",
    "air": "military aircraft struck a rebel camp {at}. {n} fatalities.",
}


@dataclass(frozen=True)
class Note:
    """One note: its document and what it is of."""

    document: Document
    country: str
    town: str
    day: date
    kind: str


def notes(number: int, seed: int = 1) -> list[Note]:
    """Return so many notes, no two of one town, day and kind."""
    drawn = random.Random(seed)
    whole = [
        (land, town, day, kind)
        for land, towns in TOWNS.items()
        for town in towns
        for day in range(14)
        for kind in KINDS
    ]
    return [_note(at, *drawn_one, drawn) for at, drawn_one in enumerate(drawn.sample(whole, number))]


def _note(at: int, land: str, town: tuple[str, str], days: int, kind: str, drawn: random.Random) -> Note:
    day = date(2022, 9, 5) + timedelta(days)
    where = drawn.choice(["in {town} ({area}, {land})", "near {town}, {area}, {land}"])
    placed = where.format(town=town[0], area=town[1], land=land)
    told = KINDS[kind].format(at=placed, n=drawn.randint(2, 14))
    text = f"On {day.day} {day:%B} {day.year}, {told}"
    published = (day + timedelta(drawn.randint(1, 5))).isoformat()
    return Note(Document(f"n{at}", text, published=published, language="en"), land, town[0], day, kind)
