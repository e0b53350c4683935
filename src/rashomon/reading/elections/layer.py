"""Elections: one event each, with its results by party and source."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from spacy.tokens import Span as Tokens

from rashomon.analysis.draft import Draft
from rashomon.knowledge.countries import country_of_demonym, find_country
from rashomon.model import Claim, Event, Participant, Span, Stage, Time
from rashomon.reading.elections.lists import listed_results
from rashomon.reading.elections.parties import Parties
from rashomon.reading.elections.patterns import ahead, authority, election_word, mention
from rashomon.reading.elections.results import Told, told
from rashomon.reading.registry import layer

_RESULTS = re.compile(r"\b(?:results?|turnout|tally|poll|ballots?|votes?)\b", re.IGNORECASE)
NEAR = 34  # characters between an election word and the time that dates it


@dataclass(slots=True)
class _Named:
    """One mention of an election: its words, the time beside it, and whether it lies ahead."""

    span: Span
    strong: bool
    time: Time | None
    ahead: bool
    sentence: Span


@dataclass(slots=True)
class _Election:
    """Mentions of one election."""

    mentions: list[_Named] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


@layer("elections.rules.v1", gives="events", needs=("counts", "actors", "times", "places", "events"))
def elections(draft: Draft) -> tuple[Event, ...]:
    """Return the draft's events with those of elections, in text order and numbered anew.

    One event per election: mentions whose times agree, or that have none, are one; an election of another time stands apart
    and is left out unless it lies ahead. Results that sentences or lists tell are claims of the main one, `said_by` the
    speaker of the smallest statement over them. Needs neither figures nor codes, which come later.
    """
    if not election_word().search(draft.document.text):
        return draft.events
    parties = Parties(draft)
    lists = listed_results(draft, parties)
    covered = [Span(t.claim.span.start, t.claim.span.end) for t in lists]
    results = [t for t in told(draft, parties) if not any(c.touches(t.claim.span) for c in covered)] + lists
    groups = _groups(_mentions(draft))
    main = _main(groups, bool(results))
    if main is None and results:
        main = _unnamed(draft, results)
        groups = [main] if main else []
    if main is None:
        return draft.events
    made = [_event(draft, g, results if g is main else []) for g in groups if g is main or _stands_apart(g)]
    return _numbered(draft, made)


def _mentions(draft: Draft) -> list[_Named]:
    text, out = draft.document.text, []
    for sentence in draft.prose:
        start, end = sentence.start_char, sentence.end_char
        for found in mention().finditer(text, start, end):
            span = Span(found.start(), found.end())
            time = _time_of(draft, span, Span(start, end))
            strong = found["strong"] is not None
            if not strong and not found["kind"] and not _dated_vote(text, span, time):
                continue
            before = text[max(start, span.start - 30) : span.start]
            out.append(_Named(span, strong, time, _lies_ahead(draft, before, time), Span(start, end)))
    return out


def _dated_vote(text: str, span: Span, time: Time | None) -> bool:
    """Tell whether "vote" or "polls" means an election: dated, or gone to, or its outcome told."""
    before, after = text[max(0, span.start - 24) : span.start].lower(), text[span.end : span.end + 10].lower()
    if span.of(text).lower() == "polls":
        return time is not None or before.endswith(("to the ", "dominating the ", "swept the ", "in the "))
    if after.startswith((" of no", " of conf", " in parl", " on the", " in the")):
        return False
    return time is not None and span.of(text).lower() in ("vote", "poll", "ballot")


def _lies_ahead(draft: Draft, before: str, time: Time | None) -> bool:
    published = draft.document.published
    if time is not None and time.start and published:
        return time.start > published[:10]
    return ahead().search(before) is not None


def _time_of(draft: Draft, span: Span, sentence: Span) -> Time | None:
    """Return the time that dates an election: just before the words ("the October 10 election") or after ("held on …")."""
    text = draft.document.text
    best: tuple[int, Time] | None = None
    for time in draft.times:
        if time.value is None or not sentence.covers(time.span):
            continue
        gap = text[time.span.end : span.start] if time.span.end <= span.start else text[span.end : time.span.start]
        if len(gap) > NEAR or any(c in gap for c in ".;") or not _dates(gap, time.span.end <= span.start):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), time)
    return best[1] if best else None


def _dates(gap: str, before: bool) -> bool:
    words = gap.lower().replace("’", "'").split()
    if before:
        return len(words) <= 4 and "," not in gap and not {"the", "a", "in", "to", "after", "before", "of"} & set(words)
    allowed = {
        "result",
        "results",
        "on",
        "in",
        "of",
        "held",
        "took",
        "place",
        "for",
        "scheduled",
        "was",
        "were",
        "late",
        "early",
        "to",
        "be",
        "due",
        "outcome",
        "set",
        "vote",
        "will",
        "planned",
        "this",
        ",",
        "last",
        "at",
        "parliament",
    }
    return all(w.strip(",") in allowed or w == "," for w in words) and len(words) <= 6


def _groups(mentions: list[_Named]) -> list[_Election]:
    """Put mentions whose times agree together; those without a time join the first group."""
    groups: list[_Election] = []
    for one in (m for m in mentions if m.time is not None):
        group = next((g for g in groups if _agree(one, g)), None)
        if group is None:
            groups.append(group := _Election())
        group.mentions.append(one)
        group.times.append(one.time)  # type: ignore[arg-type]
    undated = [m for m in mentions if m.time is None]
    if undated and not groups:
        groups.append(_Election())
    for one in undated:
        _home(one, groups).mentions.append(one)
    for group in groups:
        group.mentions.sort(key=lambda m: m.span)
    return groups


def _home(one: _Named, groups: list[_Election]) -> _Election:
    same = [g for g in groups if g.mentions and g.mentions[0].ahead == one.ahead]
    return max(same or groups, key=lambda g: len(g.mentions))


def _agree(one: _Named, group: _Election) -> bool:
    return one.time is not None and any(_overlap(one.time, t) for t in group.times)


def _overlap(a: Time, b: Time) -> bool:
    if a.value == b.value:
        return True
    if not (a.start and a.end and b.start and b.end):
        return False
    return a.start <= b.end and b.start <= a.end


def _main(groups: list[_Election], results: bool) -> _Election | None:
    """Return the election the report is about: the latest held where results are told, else the most mentioned."""
    strong = [g for g in groups if any(m.strong or m.time for m in g.mentions)]
    if not strong:
        return groups[0] if results and groups else None
    held = [g for g in strong if not g.mentions[0].ahead]
    if results and held:
        return max(held, key=lambda g: (max((t.start or "" for t in g.times), default=""), len(g.mentions)))
    main = max(strong, key=lambda g: (len(g.mentions), max((t.start or "" for t in g.times), default="")))
    return main if results or main.times or _told_of(main) else None


def _unnamed(draft: Draft, results: list[Told]) -> _Election | None:
    """Return an election that no word names but whose results are told, by an election body or with a turnout."""
    text = draft.document.text
    found = _RESULTS.search(text)
    sure = authority().search(text) is not None or any(t.claim.property == "turnout" for t in results)
    if not sure or found is None:
        return None
    span = Span(found.start(), found.end())
    return _Election([_Named(span, True, None, False, Span(*next(iter(_around(draft, span)), span)))])


def _around(draft: Draft, span: Span) -> list[Span]:
    return [Span(s.start_char, s.end_char) for s in draft.prose if s.start_char <= span.start < s.end_char]


def _told_of(group: _Election) -> bool:
    """Tell whether an undated election is spoken of as one: more than once."""
    return sum(m.strong for m in group.mentions) > 1


def _stands_apart(group: _Election) -> bool:
    """Tell whether a further election gets its own event: only one that lies ahead, by date."""
    return bool(group.times) and group.mentions[0].ahead and any(m.strong for m in group.mentions)


def _event(draft: Draft, group: _Election, results: list[Told]) -> Event:
    first = group.mentions[0]
    stage: Stage = "planned" if all(m.ahead for m in group.mentions) and not results else "accomplished"
    time = max(group.times, key=lambda t: (len(t.value or ""), -t.span.start), default=None)
    told = {_with_party(t, draft) for t in results}
    claims = sorted((c for c in told if not _EARLIER.search(c.text)), key=lambda c: (c.span, c.property, c.party or ""))
    return Event(
        id="",
        type="ELECTION",
        trigger=first.span,
        stage=stage,
        mentions=tuple(m.span for m in group.mentions),
        time=time.id if time else None,
        country=_country(draft, group),
        participants=_participants(draft, results),
        claims=tuple(claims),
    )


_EARLIER = re.compile(r"\b(?:up|down) from [\d.,]+ ?(?:%|per ?cent)?$", re.I)  # what it was before is no rival value


def _with_party(one: Told, draft: Draft) -> Claim:
    if one.actor is not None:
        return replace(one.claim, party=one.actor.id)
    return replace(one.claim, party=_bare(one.name.of(draft.document.text))) if one.name else one.claim


def _participants(draft: Draft, results: list[Told]) -> tuple[Participant, ...]:
    """Return the bodies that ran the election and the parties with results, each once."""
    text, out, seen = draft.document.text, [], set()
    for found in authority().finditer(text):
        words = found[0].removeprefix("The ").removeprefix("and ")
        span = Span(found.end() - len(words), found.end())
        actor = next((a for a in draft.actors if any(m.touches(span) for m in a.mentions)), None)
        key = actor.id if actor else "authority"
        if key not in seen:
            seen.add(key)
            out.append(Participant("authority", words, span, actor.id if actor else None))
    for one in results:
        key = one.actor.id if one.actor else one.name.of(text) if one.name else ""
        if one.name and key not in seen:
            seen.add(key)
            out.append(Participant("candidate", one.name.of(text), one.name, one.actor.id if one.actor else None))
    return tuple(out)


def _country(draft: Draft, group: _Election) -> str | None:
    """Return the country whose election it is: named in its sentences, by place or adjective, else that of most places."""
    near: Counter[str] = Counter()
    for one in group.mentions:
        for place in draft.places:
            if place.country and one.sentence.covers(place.span):
                near[place.country] += 1
        for code, at in _named_countries(draft.tokens(one.sentence)):
            near[code] += 3 if abs(at - one.span.start) < NEAR else 1
    if not near:
        near.update(code for code, _ in _named_countries(draft.doc[:]))
    if not near:
        near.update(p.country for p in draft.places if p.country)
    if not near:
        near.update(a.country for a in draft.actors if a.country and a.kind in ("party", "person", "government"))
    return min(near, key=lambda c: (-near[c], c), default=None)


def _named_countries(tokens: Tokens) -> list[tuple[str, int]]:
    """Return the countries that entities and adjectives name, with their characters."""
    out: list[tuple[str, int]] = []
    inside: set[int] = set()
    for entity in tokens.ents:
        if entity.label_ in ("GPE", "NORP"):
            words = re.sub(r"^[Tt]he |['’]s?$", "", entity.text)
            found = find_country(words) or country_of_demonym(words)
            if found is not None:
                out.append((found.alpha3, entity.start_char))
                inside.update(range(entity.start, entity.end))
    for token in tokens:
        if token.i not in inside and token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ"):
            found = country_of_demonym(token.text) or find_country(token.text)
            if found is not None:
                out.append((found.alpha3, token.idx))
    return out


def _numbered(draft: Draft, made: list[Event]) -> tuple[Event, ...]:
    rows = sorted([*draft.events, *made], key=lambda e: (e.trigger, e.type))
    return tuple(replace(e, id=f"e{i}") for i, e in enumerate(rows, 1))


def _bare(name: str) -> str:
    """Return a party's words without a remark in brackets behind them."""
    return re.sub(r"\s*\([^)]*\)$", "", name)
