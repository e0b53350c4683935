"""What a careful conflict coder records of a report: every event, the main one field by field, harm with its source, who said what."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from rashomon.evaluate.coder_events import Pairing, pair
from rashomon.evaluate.coder_keys import HARM, STRICT, Key, alike, is_asked, names, same_day, spots, touch
from rashomon.evaluate.scores import accuracy, scores
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Claim, Count, Event, Place, Reading, Span, Statement

_DOING = frozenset({"perpetrator", "demonstrator", "security_force", "authority", "claimant", "candidate"})
_DONE_TO = frozenset({"victim", "target", "site", "security_force", "demonstrator"})
_FIELDS = ("date", "country", "place", "by", "to", "killed", "injured")
_CORE = ("date", "country", "killed")


@task("coder")
class Coder(PerReport):
    """Events, the main event's row, harm and its sources, and speakers, as a conflict coder records them.

    Row: `{id, text, published, events, harm, statements}`. An event: `k` (its key), `type`, `also` (other types that will do), `main`, `told`
    (now, background, summary, future, denied), `stage`, `words` (what tells it, quoted), `date` and `date_ok` (EDTF), `place`, `country`,
    `by`, `to` (quoted). Harm: `e` (an event's key), `what`, `low`, `high`, `words`, `source` (quoted). A statement: `by`, `words`, `kind`.

    An event of a reading is right when its type is allowed and a word that tells it is the key's; one for each event of the key.
    Sums and future events are neither asked for nor wrong. `main_…` looks at the events that the report is about: found, and of
    those found each field that the key fills; `core` is type, day, country and killed, `row` all fields. Harm is right by words and
    number; `harm_source` is the share of those right whose source is right too. `speaker` is the share of statements that are
    found with the right speaker.
    """

    needs: ClassVar = {
        "text": str,
        "events": [{"k": str, "type": str, "words": [str], "told": str, "stage": str}],
        "harm": [{"what": str, "low": (int, float, None), "words": str}],
        "statements": [{"words": str, "kind": str, "by": (str, None)}],
    }

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return the counts of one report."""
        counts: Counts = Counter()
        for name, miss in self._scored(row, reading):
            if miss is None:
                counts[name] += 1
        return counts

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield what went wrong in one report."""
        yield from (miss for _, miss in self._scored(row, reading) if miss is not None)

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return precision, recall and F1 of events and harm, and the shares that are right of the main rows and statements."""
        n = Counter(dict(counts)).__getitem__  # what never came up counts 0
        found = scores(n("events.found"), n("events.gold"), n("events.got"), "events_", found_hit=n("events.right"))
        main = {f"main_{name}": accuracy(n(f"main.{name}"), n("main.gold")) for name in ("found", "core", "row")}
        fields = {f"main_{name}": accuracy(n(f"{name}.hit"), n(f"{name}.asked")) for name in _FIELDS}
        harm = scores(n("harm.found"), n("harm.gold"), n("harm.got"), "harm_", found_hit=n("harm.right"))
        said = {
            "harm_source": accuracy(n("harm.sourced"), n("harm.found")),
            "speaker": accuracy(n("said.hit"), n("said.gold")),
            "speaker_direct": accuracy(n("direct.hit"), n("direct.gold")),
            "speaker_indirect": accuracy(n("indirect.hit"), n("indirect.gold")),
        }
        return found | main | fields | harm | said

    def _scored(self, row: Row, reading: Reading) -> Iterator[tuple[str, Miss | None]]:
        """Yield the name of each thing counted, or "" with what went wrong."""
        pairing = pair(row, reading)
        yield from _events(row, reading, pairing)
        yield from _main(row, reading, pairing)
        yield from _harm(row, reading)
        yield from _statements(row, reading)


Scored = Iterator[tuple[str, Miss | None]]


def _wrong(row: Row, reading: Reading, kind: Any, told: str, *spans: Any) -> tuple[str, Miss]:  # noqa: ANN401 - a literal and spans
    return "", Miss(kind, told, row["text"], tuple(spans), layers_of(reading, "events"))


def _events(row: Row, reading: Reading, pairing: Pairing) -> Scored:
    golds = row["events"]
    for at, told in enumerate(golds):
        if is_asked(told):
            yield "events.gold", None
            if at in pairing.event_of:
                yield "events.found", None
            else:
                yield _wrong(
                    row,
                    reading,
                    "missed",
                    f"event: {told['type']} “{told['words'][0]}” ({told['told']})",
                    *spots(row["text"], told["words"][0]),
                )
    for at, event in enumerate(reading.events):
        if event.type not in STRICT or event.stage in ("planned", "threatened"):
            continue
        gold = pairing.gold_of.get(at)
        if gold is not None:
            if golds[gold]["told"] in ("now", "background") and golds[gold]["stage"] != "planned":
                yield "events.right", None
                yield "events.got", None
            continue
        kin = pairing.kin.get(at, ())
        if kin and all(golds[i]["told"] in ("summary", "future", "denied") for i in kin):
            continue
        yield "events.got", None
        told = "told already" if kin else "not in the key"
        yield _wrong(
            row, reading, "extra", f"event: {event.type} “{event.trigger.of(row['text'])}” {told}", event.trigger
        )


def _main(row: Row, reading: Reading, pairing: Pairing) -> Scored:
    for at, told in enumerate(row["events"]):
        if not told.get("main") or not is_asked(told):
            continue
        yield "main.gold", None
        if at not in pairing.event_of:
            continue
        yield "main.found", None
        event = reading.events[pairing.event_of[at]]
        right = _fields(row, reading, told, event)
        for name, ok in right.items():
            yield f"{name}.asked", None
            if ok:
                yield f"{name}.hit", None
            else:
                yield _wrong(row, reading, "wrong", f"{name} of {told['type']} “{told['words'][0]}”", event.trigger)
        if all(right.values()):
            yield "main.row", None
        if all(right[name] for name in _CORE if name in right):
            yield "main.core", None


def _fields(row: Row, reading: Reading, told: Key, event: Event) -> dict[str, bool]:
    """Return for each field that the key fills whether the event's is right."""
    place = next((p for p in reading.places if p.id == event.place), None)
    value = next((t.value for t in reading.times if t.id == event.time), None)
    days = [d for d in (told.get("date"), *told.get("date_ok", ())) if d]
    tolls = {what: _wanted(row, told, what) for what in ("killed", "injured")}
    judged: dict[str, tuple[object, Callable[[], bool]]] = {
        "date": (days, lambda: any(same_day(day, value) for day in days)),
        "country": (told.get("country"), lambda: ((place and place.country) or event.country) == told["country"]),
        "place": (told.get("place"), lambda: _any_alike(told["place"][:2], _called(row, reading, event, place))),
        "by": (told.get("by"), lambda: _is_party(row, reading, told["by"], event, _DOING)),
        "to": (told.get("to"), lambda: _is_party(row, reading, told["to"], event, _DONE_TO)),
        "killed": (tolls["killed"], lambda: _is_toll(event, "killed", tolls["killed"])),
        "injured": (tolls["injured"], lambda: _is_toll(event, "injured", tolls["injured"])),
    }
    return {name: judge() for name, (filled, judge) in judged.items() if filled}


def _wanted(row: Row, told: Key, what: str) -> list[Key]:
    """Return the key's figures of one kind for an event, without those that hold others."""
    return [h for h in row["harm"] if (h.get("e"), h["what"], bool(h.get("sum"))) == (told["k"], what, False)]


def _is_toll(event: Event, what: str, wanted: list[Key]) -> bool:
    return any(_is_low(harm, low) for harm in wanted for low in _tolls(event, what))


def _called(row: Row, reading: Reading, event: Event, place: Place | None) -> list[str]:
    """Return what an event's place and sites are called."""
    called = [] if place is None else [place.name, place.span.of(row["text"])]
    sites = (p for p in event.participants if p.role == "site")
    return called + [name for p in sites for name in (p.text, *names(reading, p.actor))]


def _any_alike(wanted: Sequence[str], called: Sequence[str]) -> bool:
    return any(alike(name, one) for name in wanted for one in called)


def _is_party(row: Row, reading: Reading, wanted: list[str], event: Event, roles: frozenset[str]) -> bool:
    parts = [p for p in event.participants if p.role in roles]
    if touch([p.span for p in parts], spots(row["text"], *wanted)):
        return True
    return _any_alike(wanted, [n for p in parts for n in (p.text, *names(reading, p.actor))])


def _tolls(event: Event, what: str) -> list[float]:
    told = [c.value.low for c in event.claims if c.property == what and isinstance(c.value, Count)]
    if what == "killed" and not told:
        told = [1 for c in event.claims if c.property == "target_outcome" and c.value in ("killed", "dead")]
    return told


def _is_low(harm: Key, low: float) -> bool:
    """Tell whether a lower bound is the key's; "more than 100" may be 100 or 101."""
    return low == harm["low"] or (harm.get("high") is None and harm["low"] is not None and abs(low - harm["low"]) == 1)


def _harm(row: Row, reading: Reading) -> Scored:
    claims = _claims(reading)
    used: set[int] = set()
    for harm in (h for h in row["harm"] if h["what"] in HARM):
        yield "harm.gold", None
        where = spots(row["text"], harm["words"], *harm.get("also_words", ()))
        right = [c for c in claims if _is_value(harm, c) and touch([c.span], where)]
        used.update(map(id, right))
        yield from _found_harm(row, reading, harm, right)
    for claim in claims:
        yield "harm.got", None
        if id(claim) in used:
            yield "harm.right", None
        else:
            yield _wrong(row, reading, "extra", f"{claim.property}: “{claim.text}”", claim.span)


def _claims(reading: Reading) -> list[Claim]:
    """Return the claims of harm that a reading makes, each of its words once."""
    seen: dict[tuple[str, Span], Claim] = {}
    for claim in (c for event in reading.events for c in event.claims):
        if claim.property in HARM and isinstance(claim.value, Count):
            seen.setdefault((claim.property, claim.span), claim)
    return list(seen.values())


def _found_harm(row: Row, reading: Reading, harm: Key, right: list[Claim]) -> Scored:
    if not right:
        yield _wrong(
            row,
            reading,
            "missed",
            f"{harm['what']} {harm['low']}: “{harm['words']}”",
            *spots(row["text"], harm["words"])[:1],
        )
        return
    yield "harm.found", None
    if any(_is_source(row, reading, harm, claim) for claim in right):
        yield "harm.sourced", None
    else:
        yield _wrong(row, reading, "wrong", f"source of “{harm['words']}”, not {harm.get('source')!r}", right[0].span)


def _is_value(harm: Key, claim: Claim) -> bool:
    if claim.property != harm["what"] or not isinstance(claim.value, Count):
        return False
    low, high = claim.value.low, claim.value.high
    if harm.get("about") and harm["low"]:
        return bool(low <= harm["low"] <= (high or low * 1.3))
    return _is_low(harm, low)


def _is_source(row: Row, reading: Reading, harm: Key, claim: Claim) -> bool:
    if not harm.get("source"):
        return claim.said_by is None
    if claim.attribution is not None and touch([claim.attribution], spots(row["text"], harm["source"])):
        return True
    return any(alike(harm["source"], name) for name in names(reading, claim.said_by))


def _statements(row: Row, reading: Reading) -> Scored:
    for told in row["statements"]:
        kind = "indirect" if told["kind"] == "indirect" else "direct"
        yield "said.gold", None
        yield f"{kind}.gold", None
        where = spots(row["text"], told["words"])
        found = [s for s in reading.statements if touch([s.content, *s.quoted], where)]
        wanted = [w for w in (told.get("by"), *told.get("by_ok", ())) if w]
        if any(_is_speaker(row, reading, wanted, statement) for statement in found):
            yield "said.hit", None
            yield f"{kind}.hit", None
        else:
            miss = Miss("wrong" if found else "missed", f"speaker of “{told['words']}”, {told.get('by')!r}", row["text"],
                        tuple(where[:1]), layers_of(reading, "statements"))  # fmt: skip
            yield "", miss


def _is_speaker(row: Row, reading: Reading, wanted: list[str], statement: Statement) -> bool:
    if not wanted:
        return statement.speaker is None
    actor = next((a for a in reading.actors if a.id == statement.speaker), None)
    marks = [m for m in (statement.speaker_span, *(actor.mentions if actor else ())) if m is not None]
    if touch(marks, spots(row["text"], *wanted)):
        return True
    return any(alike(name, called) for name in wanted for called in names(reading, statement.speaker))
