"""What was changed between two texts of which one is made from the other: the words that differ, by the fact they carry.

Words are aligned by their longest common subsequence (Levenshtein without substitution, rapidfuzz); a fact counts as changed where it
stands in a stretch that differs and nowhere in the other text, so that moved sentences change nothing. No check lives here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Indel

from rashomon.lang import lists
from rashomon.model import Actor, Reading, Span

FIELDS = ("time", "place", "perpetrator", "weapon", "victim", "figure", "name")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_QUOTED = re.compile(r"[“\"][^“”\"]{1,600}[”\"]")
_FIGHTERS = ("armed_group", "security_force", "government")
_SLOT = 80  # characters of a stretch that fills one slot; a longer one is another telling
_MOST = 6_000  # words of one text that are aligned; a report is a tenth of that


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of fact that differs: the words on the left that the right lacks, and the other way round.

    `replaced` tells that such words stand in one and the same slot of the sentence on both sides; else they were only added or cut.
    """

    field: str
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    replaced: bool


@dataclass(frozen=True, slots=True)
class _Fact:
    field: str
    key: str
    span: Span


def shared(left: str, right: str) -> float:
    """Return the share of the shorter text's four-word runs outside quotation marks that the other has too, 0 to 1.

    Quotations are left out: two desks that wrote each for itself quote one speaker in the same words.
    """
    a, b = _runs(left), _runs(right)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def changes(left: Reading, right: Reading) -> tuple[Change, ...]:
    """Return what differs between two readings of texts that are nearly one, by field in the order of `FIELDS`."""
    stretches = _differing(left.document.text, right.document.text)
    lost = _only(left, right, [a for a, _ in stretches])
    gained = _only(right, left, [b for _, b in stretches])
    slots = [(a, b) for a, b in stretches if a.end and b.end and max(a.end - a.start, b.end - b.start) <= _SLOT]
    found = []
    for field in FIELDS:
        here, there = (tuple(f.span for f in facts if f.field == field) for facts in (lost, gained))
        replaced = any(_in(a, here) and _in(b, there) for a, b in slots)
        if there or (here and field == "time"):
            found.append(Change(field, here, there, replaced))
    return tuple(found)


def _in(stretch: Span, spans: tuple[Span, ...]) -> bool:
    return any(stretch.touches(span) for span in spans)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word for word, _ in _words(_QUOTED.sub(" | ", text))]
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


def _words(text: str) -> list[tuple[str, Span]]:
    rows = ((_plain(m.group()), Span(*m.span())) for m in _WORD.finditer(text))
    return [row for row, _ in zip(rows, range(_MOST), strict=False)]


def _plain(word: str) -> str:
    return re.sub(r"(?:’s|'s)$", "", word.lower())


def _differing(left: str, right: str) -> list[tuple[Span, Span]]:
    """Return the stretches in which two texts differ; a side without words is an empty span."""
    a, b = _words(left), _words(right)
    same = [step for step in Indel.opcodes([w for w, _ in a], [w for w, _ in b]) if step.tag == "equal"]
    found, at, to = [], 0, 0
    for first, after, start, end in [(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in same] + [
        (len(a), len(a), len(b), len(b))
    ]:
        if first > at or start > to:
            found.append((_reach(a, at, first), _reach(b, to, start)))
        at, to = after, end
    return found


def _reach(words: list[tuple[str, Span]], first: int, after: int) -> Span:
    return Span(words[first][1].start, words[after - 1][1].end) if first < after else Span(0, 0)


def _only(here: Reading, there: Reading, stretches: list[Span]) -> list[_Fact]:
    """Return the facts of one reading that stand in a differing stretch and whose words the other text does not have."""
    other = {fact.key for fact in _facts(there)}
    words = {word for word, _ in _words(there.document.text)}
    told: dict[tuple[str, str], _Fact] = {}
    for fact in _facts(here):
        fresh = fact.key not in other and not (fact.field != "weapon" and set(fact.key.split()) <= words)
        if fresh and any(stretch.touches(fact.span) for stretch in stretches if stretch.end):
            told.setdefault((fact.field, fact.key), fact)
    return list(told.values())


def _facts(reading: Reading) -> list[_Fact]:
    return [*_times(reading), *_places(reading), *_parties(reading), *_means(reading), *_figures(reading)]


def _times(reading: Reading) -> Iterator[_Fact]:
    for time in reading.times:
        words = time.span.of(reading.document.text)
        if time.value:
            yield _Fact("time", _key(words), time.span)


def _places(reading: Reading) -> Iterator[_Fact]:
    for place in reading.places:
        if place.kind != "country":
            yield _Fact("place", _key(place.name), place.span)


def _parties(reading: Reading) -> Iterator[_Fact]:
    """Yield who does and who suffers: a group by its head words, victims by the nouns that stand for people."""
    harmed = [p.span for e in reading.events for p in e.participants if p.role in ("victim", "target")]
    for actor in reading.actors:
        for span in actor.mentions:
            field = _party_field(actor, span, harmed)
            key = _key(span.of(reading.document.text))
            if field and key not in lists("drift")["stop"]:  # "it", "they"
                yield _Fact(field, key, span)


def _party_field(actor: Actor, span: Span, harmed: list[Span]) -> str | None:
    if any(span.touches(h) for h in harmed):
        return "victim"
    if actor.kind in _FIGHTERS:
        return "perpetrator"
    return "name" if actor.kind in ("person", "organisation", "party") else None


def _means(reading: Reading) -> Iterator[_Fact]:
    leaves = _leaves()
    for word, span in _words(reading.document.text):
        leaf = leaves.get(word) or leaves.get(re.sub(r"(?:s|es|ed|ing)$", "", word))
        if leaf:
            yield _Fact("weapon", leaf, span)


def _figures(reading: Reading) -> Iterator[_Fact]:
    for count in reading.counts:
        if count.unit:
            yield _Fact("figure", _key(count.span.of(reading.document.text)), count.span)


@cache
def _leaves() -> dict[str, str]:
    """Return what kind of weapon or attack a word tells of: "mortar", "blast" …"""
    data = lists("events")
    found = {word: leaf for leaf, words in data["weapons"].items() for word in words}
    for family in data["family"].values():
        if family["type"] == "ASSAULT" and family.get("modes"):
            for word in (*family.get("nouns", ()), *family.get("verbs", ())):
                found.setdefault(word, family["modes"][0])
    return found


def _key(words: str) -> str:
    return " ".join(_plain(m.group()) for m in _WORD.finditer(words))
