"""The facts that must hold of one report, compared with its reading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.evaluate.facts_values import Gold, alike, days, many, right, touch, value_fault, where
from rashomon.knowledge.gazetteer import kilometres
from rashomon.model import Actor, Claim, Event, Finding, Participant, Place, Reading, Span, Statement

TWO_SIDED = frozenset({"figures_differ", "status_slip", "spelling_variants"})


@dataclass(frozen=True)
class Fact:
    """One fact of one report: the section it stands in, what it says, whether it holds, and what the reading has instead.

    `spans` are the words of the report that it is about.
    """

    report: str
    section: str
    what: str
    found: bool
    got: str = ""
    spans: tuple[Span, ...] = ()


def snippets_of(finding: Gold) -> list[str]:
    """Return all the words that an expected finding may point at, those of both sides where it compares two."""
    return [words for side in many(finding.get("text")) for words in many(side)]


class Matcher:
    """The facts of one report against its reading."""

    def __init__(self, name: str, gold: Gold, reading: Reading) -> None:
        self.name, self.gold, self.reading = name, gold, reading
        self.text = reading.document.text
        self.times = {time.id: time for time in reading.times}
        self.places = {place.id: place for place in reading.places}
        self.actors = {actor.id: actor for actor in reading.actors}

    def rows(self) -> Iterator[Fact]:
        """Yield one row for each fact, section after section."""
        parts: dict[str, Callable[[Any], Iterator[Fact]]] = {
            "document": self.document, "times": self.time_rows, "not_times": self.not_times, "places": self.place_rows,
            "not_places": self.not_places, "actors": self.actor_rows, "statements": self.statement_rows,
            "events": self.event_rows, "no_event": self.no_event, "findings": self.finding_rows, "no_finding": self.no_finding,
        }  # fmt: skip
        for section, part in parts.items():
            if self.gold.get(section):
                yield from part(self.gold[section])

    def row(self, section: str, what: str, fault: str | None, *snippets: str | None) -> Fact:
        """Return a fact that stands in these words; `fault` None means that it holds."""
        return Fact(self.name, section, what, fault is None, fault or "", tuple(self.spots(*snippets)))

    def spots(self, *snippets: str | None) -> list[Span]:
        """Return the spans of all the snippets."""
        return [span for snippet in snippets for span in where(self.text, snippet)]

    def document(self, gold: Gold) -> Iterator[Fact]:
        """Compare what the header says."""
        for key in ("published", "title", "author", "publisher"):
            if key in gold:
                got = getattr(self.reading.document, key)
                yield self.row("document", f"{key} {gold[key]}", None if got in right(gold, key) else f"got {got!r}")
        marked = [s.span for s in self.reading.document.segments if s.kind == "boilerplate"]
        for snippet in gold.get("boilerplate", ()):
            ok = all(any(m.covers(spot) for m in marked) for spot in self.spots(snippet))
            yield self.row("document", f"boilerplate {snippet}", None if ok else "not marked", snippet)

    def time_rows(self, gold: list[Gold]) -> Iterator[Fact]:
        """A time holds if words that overlap the snippet have the same calendar days."""
        for fact in gold:
            got = [time.value for time in self.reading.times if touch(time.span, self.spots(fact["text"]))]
            ok = any(value and days(value) == days(v) for value in got for v in right(fact, "value"))
            yield self.row("times", f"{fact['text']} = {fact['value']}", None if ok else f"got {got}", fact["text"])

    def not_times(self, gold: list[str]) -> Iterator[Fact]:
        """No time may stand in these words."""
        for snippet in gold:
            got = [time.span.of(self.text) for time in self.reading.times if touch(time.span, self.spots(snippet))]
            yield self.row("not_times", snippet, f"got {got}" if got else None, snippet)

    def place_rows(self, gold: list[Gold]) -> Iterator[Fact]:
        """A place holds if one that overlaps the snippet has the country, id and neighbourhood."""
        for fact in gold:
            got = [place for place in self.reading.places if touch(place.span, self.spots(fact["text"]))]
            faults = [self.place_fault(fact, place) for place in got] or ["not found"]
            yield self.row("places", fact["text"], None if None in faults else faults[0], fact["text"])

    @staticmethod
    def place_fault(fact: Gold, place: Place) -> str | None:
        """Return what is wrong with one place."""
        if "country" in fact and place.country not in right(fact, "country"):
            return f"country {place.country}"
        ring = fact.get("near_km")
        if ring:
            if place.lat is None or place.lon is None:
                return "no point"
            away = kilometres(ring["lat"], ring["lon"], place.lat, place.lon)
            return None if away <= ring["km"] else f"{away:.0f} km off"
        return None

    def not_places(self, gold: list[str]) -> Iterator[Fact]:
        """No place may stand in these words."""
        for snippet in gold:
            got = [place.span.of(self.text) for place in self.reading.places if touch(place.span, self.spots(snippet))]
            yield self.row("not_places", snippet, f"got {got}" if got else None, snippet)

    # actors and statements

    def names_of(self, actor: Actor | None) -> list[str]:
        """Return all that the report calls an actor."""
        return [actor.name, *actor.aliases, *(m.of(self.text) for m in actor.mentions)] if actor else []

    def called(self, expected: str) -> list[str]:
        """Return a name and what the facts say the report also calls its bearer."""
        known = [fact for fact in self.gold.get("actors", ()) if fact["name"] == expected]
        return [expected, *(m for fact in known for m in fact.get("mentions", ()))]

    def is_actor(self, expected: str, actor: str | None, *spans: Span | None) -> bool:
        """Tell whether an actor, or the words at a span, mean the expected one."""
        got = self.names_of(self.actors.get(actor or "")) + [s.of(self.text) for s in spans if s]
        return any(alike(name, other) for name in self.called(expected) for other in got)

    def actor_rows(self, gold: list[Gold]) -> Iterator[Fact]:
        """An actor holds if one of like name has all the mentions and properties."""
        for fact in gold:
            like = [a for a in self.reading.actors if any(alike(fact["name"], n) for n in [a.name, *a.aliases])]
            faults = [self.actor_fault(fact, actor) for actor in like] or ["no such actor"]
            fault = None if None in faults else "; ".join(f for f in faults[:2] if f)
            yield self.row("actors", fact["name"], fault, *fact.get("mentions", ()))

    def actor_fault(self, fact: Gold, actor: Actor) -> str | None:
        """Return what is wrong with one actor."""
        for snippet in fact.get("mentions", ()):
            if not any(touch(mention, self.spots(snippet)) for mention in actor.mentions):
                return f"{actor.name!r} lacks {snippet!r}"
        for key in ("kind", "country"):
            if right(fact, key) and getattr(actor, key) not in right(fact, key):
                return f"{actor.name!r} {key} {getattr(actor, key)!r}"
        if not set(fact.get("sectors", ())) <= set(actor.sectors):
            return f"{actor.name!r} sectors {actor.sectors}"
        if "office" in fact and (actor.office is None or not alike(fact["office"], actor.office.title)):
            return f"{actor.name!r} office {actor.office}"
        return None

    def statement_rows(self, gold: list[Gold]) -> Iterator[Fact]:
        """A statement holds if one that covers half of the words has the speaker, kind and channel."""
        for fact in gold:
            spots = self.spots(fact["quote"])
            over = [s for s in self.reading.statements if any(self.half(spot, s) for spot in spots)]
            faults = [self.statement_fault(fact, s) for s in over] or ["not found" if spots else "not in the text"]
            yield self.row("statements", fact["quote"], None if None in faults else faults[0], fact["quote"])

    @staticmethod
    def half(spot: Span, statement: Statement) -> bool:
        """Tell whether a statement covers at least half of a span."""
        own = (statement.content, *statement.quoted)
        return max(min(spot.end, s.end) - max(spot.start, s.start) for s in own) >= 0.5 * (spot.end - spot.start)

    def statement_fault(self, fact: Gold, statement: Statement) -> str | None:
        """Return what is wrong with one statement."""
        speakers = right(fact, "speaker")
        if speakers == [None]:
            ok = statement.speaker is None
        else:
            ok = any(self.is_actor(s, statement.speaker, statement.speaker_span) for s in speakers) or not speakers
        if not ok:
            return f"speaker {self.names_of(self.actors.get(statement.speaker or ''))[:1]}"
        if "kind" in fact and (fact["kind"] == "indirect") != (statement.kind == "indirect"):
            return f"kind {statement.kind}"
        if "channel" in fact and not alike(fact["channel"], statement.channel or ""):
            return f"channel {statement.channel}"
        return None

    # events

    def event_rows(self, gold: list[Gold]) -> Iterator[Fact]:
        """Each expected event takes the event of its type that fits best, each event only once."""
        fits = sorted(
            (-sum(row.found for row in self.facts_of(fact, event)), at, number)
            for at, fact in enumerate(gold)
            for number, event in enumerate(self.reading.events)
            if event.type in right(fact, "type")
        )
        taken: dict[int, int] = {}
        for _, at, number in fits:
            if at not in taken and number not in taken.values():
                taken[at] = number
        for at, fact in enumerate(gold):
            event = self.reading.events[taken[at]] if at in taken else None
            others = [e.type for e in self.reading.events]
            yield self.row(
                "events",
                f"{fact['key']}: {fact['type']}",
                None if event else f"not among {others}",
                fact.get("trigger"),
            )
            yield from self.facts_of(fact, event)

    def facts_of(self, fact: Gold, event: Event | None) -> Iterator[Fact]:
        """Yield what an expected event says, compared with one event (None: nothing holds)."""
        key = fact["key"]
        for field, test in (("modes", self.modes_fault), ("stage", self.stage_fault), ("time", self.when_fault),
                            ("place", self.site_fault), ("country", self.country_fault)):  # fmt: skip
            if right(fact, field):
                yield self.row("events", f"{key}: {field} {fact[field]}", test(fact, event) if event else "no event")
        for part in fact.get("participants", ()):
            fault = self.participant_fault(part, event) if event else "no event"
            yield self.row("participants", f"{key}: {part['role']} {part['is']}", fault, *many(part.get("text")))
        if fact.get("no_perpetrator"):
            got = [p.text for p in event.participants if p.role == "perpetrator"] if event else []
            yield self.row("no_perpetrator", key, f"got {got}" if got or not event else None)
        for claim in fact.get("claims", ()):
            what = " ".join(f"{k}={v}" for k, v in claim.items() if k != "property")
            faults = (
                [self.claim_fault(claim, c) for c in event.claims if c.property == claim["property"]] if event else []
            )
            fault = None if None in faults else "; ".join(f for f in faults if f) or "no such claim"
            yield self.row("claims", f"{key}: {claim['property']} {what}", fault, *many(claim.get("text")))
        for name, view in fact.get("figures", {}).items():
            figure = event.figures.get(name) if event else None
            ok = figure is not None and all(getattr(figure, k) == v for k, v in view.items())
            yield self.row("figures", f"{key}: {name} {view}", None if ok else f"got {figure}")
        for scheme, code in fact.get("codes", {}).items():
            coded = event.codes.get(scheme) if event else None
            ok = isinstance(coded, dict) and code in coded.values()
            yield self.row("codes", f"{key}: {scheme} {code}", None if ok else f"got {coded}")

    @staticmethod
    def modes_fault(fact: Gold, event: Event) -> str | None:
        """The modes must be there, others may be."""
        return None if any(set(many(m)) <= set(event.modes) for m in right(fact, "modes")) else f"modes {event.modes}"

    @staticmethod
    def stage_fault(fact: Gold, event: Event) -> str | None:
        """The stage must be one of the right ones."""
        return None if event.stage in right(fact, "stage") else f"stage {event.stage}"

    def when_fault(self, fact: Gold, event: Event) -> str | None:
        """The time must have the same calendar days."""
        time = self.times.get(event.time or "")
        ok = time is not None and any(days(time.value) == days(v) for v in right(fact, "time"))
        return None if ok else f"time {time.value if time else None}"

    def site_fault(self, fact: Gold, event: Event) -> str | None:
        """The place must bear the name."""
        place = self.places.get(event.place or "")
        got = [place.name, place.span.of(self.text)] if place else []
        return None if any(alike(want, name) for want in right(fact, "place") for name in got) else f"place {got[:1]}"

    def country_fault(self, fact: Gold, event: Event) -> str | None:
        """The country must be that of the event or of its place."""
        place = self.places.get(event.place or "")
        got = (place.country if place else None) or event.country
        return None if got in right(fact, "country") else f"country {got}"

    def participant_fault(self, fact: Gold, event: Event) -> str | None:
        """Somebody of the role must bear the name or stand in the words."""
        roles, spots = right(fact, "role"), self.spots(fact.get("text"))
        having: list[Participant] = [p for p in event.participants if p.role in roles]
        ok = [p for p in having if touch(p.span, spots) or self.is_actor(fact["is"], p.actor, p.span)]
        if not ok:
            return f"got {[f'{p.role} {p.text}' for p in having or event.participants]}"
        sure = right(fact, "confidence")
        if sure and not any(p.confidence in sure for p in ok):
            return f"confidence {ok[0].confidence}"
        return None

    def claim_fault(self, fact: Gold, claim: Claim) -> str | None:
        """Return what is wrong with one claim."""
        fault = value_fault(fact, claim.value)
        if fault:
            return fault
        said = right(fact, "said_by")
        if said and not any(self.said(who, claim) for who in said):
            return f"said by {self.names_of(self.actors.get(claim.said_by or ''))[:1] or None}"
        for field in ("group", "party"):
            got = self.names_of(self.actors.get(getattr(claim, field) or "")) or [getattr(claim, field) or ""]
            if right(fact, field) and not any(alike(w, g) for w in right(fact, field) for g in got):
                return f"{field} {got[0]!r}"
        for field in ("of", "previous", "result_status", "stance", "superseded"):
            if right(fact, field) and getattr(claim, field) not in right(fact, field):
                return f"{field} {getattr(claim, field)}"
        return None

    def said(self, who: str | None, claim: Claim) -> bool:
        """Tell whether a claim's source is the expected one."""
        if who is None:
            return claim.said_by is None
        return self.is_actor(who, claim.said_by, claim.attribution)

    def no_event(self, gold: list[str]) -> Iterator[Fact]:
        """No event may be triggered by these words, what is told as a summary of many apart."""
        events = [e for e in self.reading.events if "summary" not in e.modes]
        for snippet in gold:
            spots = self.spots(snippet)
            got = [e.type for e in events if touch(e.trigger, spots)]
            yield self.row("no_event", snippet, f"got {got}" if got else None if spots else "not in the text", snippet)

    # findings

    def finding_rows(self, gold: list[Gold]) -> Iterator[Fact]:
        """A finding holds if one of the check points at the words; checks that compare must point at two."""
        for fact in gold:
            checks = right(fact, "check")
            same = [f for f in self.reading.findings if f.check.split(".")[0] in checks]
            faults = [self.finding_fault(fact, f) for f in same] or ["not found"]
            fault = None if None in faults else faults[0]
            yield self.row("findings", f"{fact['check']} {fact.get('text', '')}", fault, *snippets_of(fact))

    def finding_fault(self, fact: Gold, finding: Finding) -> str | None:
        """Return what is wrong with one finding."""
        if right(fact, "severity") and finding.severity not in right(fact, "severity"):
            return f"severity {finding.severity}"
        snippets = many(fact.get("text"))
        hit = sum(any(touch(span, self.spots(*many(side))) for span in finding.spans) for side in snippets)
        need = min(len(snippets), 2 if fact["check"] in TWO_SIDED else 1)
        return None if hit >= need else f"at {[s.of(self.text) for s in finding.spans]}"

    def no_finding(self, gold: list[str]) -> Iterator[Fact]:
        """The check must stay silent."""
        for check in gold:
            got = [f.message for f in self.reading.findings if f.check.split(".")[0] == check]
            yield self.row("no_finding", check, f"got {got}" if got else None)
