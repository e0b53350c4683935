"""A person's name where another's belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.checks.registry import check
from rashomon.knowledge.countries import country, country_of_demonym, find_country
from rashomon.knowledge.offices import Tenure, holders, normal_title, tenures_of
from rashomon.model import Actor, Finding, Reading, Span

_TITLES = r"(?:prime minister|premier|president|chancellor|foreign minister|secretary of state|defen[cs]e (?:minister|secretary)|king|queen|emir|sultan)"
_NAME = r"(?:(?:al|el|bin|ibn|de|da|van|von|der)[ -])?[A-Z][\w’'-]+(?:[ -](?:(?:al|el|bin|ibn|de|da|van|von|der)[ -])?[A-Z][\w’'-]+){0,3}"
_TITLED = re.compile(rf"\b(?P<title>(?i:{_TITLES})) (?P<name>{_NAME})")
_OF = re.compile(r" of (?:the )?(?P<of>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})")
_NOT_NOW = re.compile(
    r"\b(?:former|ex|late|then|deputy|vice|acting|opposition|shadow|future|incoming|outgoing|would-be|assistant|one-time|designate|elect|caretaker|interim|previous|ousted|deposed|under)[ -]?(?:[\w’'-]+[ -]){0,2}$",
    re.I,
)
_SAME = 82  # rapidfuzz token_set_ratio from which two spellings are one name


@dataclass(frozen=True)
class Titled:
    """An office and a name side by side in the text: "Prime Minister X", with the country word before it, if any."""

    title: str
    name: str
    span: Span
    country: str | None


@check("wrong_name.v1")
def wrong_name(reading: Reading) -> Iterator[Finding]:
    """Fires where an office is given to somebody who did not hold it: the report's own prime minister bears another name all
    through, and the one named here is known as another country's; or the dated knowledge base names another holder that day.

    An error where the knowledge base knows the named person elsewhere or at another time, a doubt where it only knows another
    holder. Silent on former, deputy and acting holders, on unknown days, and where the knowledge base has a gap.
    """
    on = (reading.document.published or "")[:10]
    found = list(_titled(reading))
    frame = _frame(reading, found)
    told: set[str] = set()
    for row in found:
        finding = _judge(reading, row, frame, on)
        if finding is not None and row.name not in told:
            told.add(row.name)
            yield finding


def _titled(reading: Reading) -> Iterator[Titled]:
    text = reading.document.text
    coded = [s.span for s in reading.document.segments if s.kind not in ("header", "boilerplate")]
    for found in _TITLED.finditer(text):
        span = Span(found.start("name"), found.end("name"))
        if coded and not any(s.touches(span) for s in coded):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        if _NOT_NOW.search(before):
            continue
        word = re.search(r"([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?)(?:’s|'s)? $", before)
        after = _OF.match(text, found.end())
        named = _country_in(word.group(1)) if word else None
        yield Titled(
            normal_title(found["title"]), found["name"], span, named or (_country_of(after["of"]) if after else None)
        )


def _country_of(words: str) -> str | None:
    """Return the country that the words after "President X of" are the whole name of."""
    found = find_country(words)
    return found.alpha3 if found else None


def _country_in(words: str) -> str | None:
    """Return the country that the words before a title name: "Iraqi", "Iraq’s", "South African"."""
    for part in (words, words.split()[-1]):
        plain = re.sub(r"(?:’s|'s)$", "", part)
        found = find_country(plain) or country_of_demonym(plain)
        if found is not None:
            return found.alpha3
    return None


def _frame(reading: Reading, found: list[Titled]) -> dict[str, str]:
    """Return, for each title, the country whose holder the report is about: the office-holder it names most."""
    weights: dict[tuple[str, str], int] = {}
    for actor in reading.actors:
        if actor.office is not None and actor.office.of and actor.kind == "person":
            key = (normal_title(actor.office.title), actor.office.of)
            weights[key] = weights.get(key, 0) + len(actor.mentions)
    for row in found:
        if row.country:
            weights[row.title, row.country] = weights.get((row.title, row.country), 0) + 2
    frame: dict[str, str] = {}
    for (title, of), _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        frame.setdefault(title, of)
    return frame


def _judge(reading: Reading, row: Titled, frame: dict[str, str], on: str) -> Finding | None:
    of = row.country or frame.get(row.title)
    if of is None or len(on) < 10:
        return None
    right = holders(of, row.title, on)
    known = [t for t in tenures_of(row.name) if t.match != "surname" or " " not in row.name]
    if any(_alike(row.name, t) for t in right) or any(t.country == of and t.covers(on) is not False for t in known):
        return None
    elsewhere = [t for t in known if t.country != of]
    if row.country is None and any(_mentions(reading, t.country) for t in elsewhere):
        return None  # the other country is in the report: its office-holder may well be
    own = _own_holder(reading, row, of)
    if own is not None and elsewhere and fuzz.token_set_ratio(own.name, row.name) < _SAME:
        return _finding("error", row, of, f"the report's own {row.title} is {own.name}", elsewhere)
    if right and known and (row.country is not None or own is not None):
        return _finding("error", row, of, f"on {on} that was {right[0].person}", elsewhere or known)
    return None


def _own_holder(reading: Reading, row: Titled, of: str) -> Actor | None:
    """Return the person whom the report itself gives that office in that country, under another name."""
    for actor in reading.actors:
        same = actor.office is not None and actor.office.of == of and normal_title(actor.office.title) == row.title
        if same and actor.kind == "person" and not any(m.touches(row.span) for m in actor.mentions):
            return actor
    return None


def _alike(name: str, tenure: Tenure) -> bool:
    return any(fuzz.token_set_ratio(name.lower(), other.lower()) >= _SAME for other in (tenure.person, *tenure.aliases))


def _mentions(reading: Reading, alpha3: str) -> bool:
    return any(p.country == alpha3 for p in reading.places) or any(
        a.country == alpha3 and a.kind != "person" for a in reading.actors
    )


def _finding(severity: str, row: Titled, of: str, why: str, known: list[Tenure]) -> Finding:
    there = country(of)
    other = country(known[0].country) if known else None
    role = f"{known[0].title} of {other.name if other else known[0].country}" if known else "another office"
    message = f"{row.name} is called {row.title}, here of {there.name if there else of}; {why}, and {row.name} is known as {role}."
    return Finding("wrong_name.v1", "error" if severity == "error" else "doubt", message, (row.span,))
