"""Headline and lead tell one event: what only the headline tells joins the first event of its kind in the report."""

from dataclasses import replace

from rashomon.analysis.draft import Draft
from rashomon.model import Span
from rashomon.ontology.event_types import VERBAL
from rashomon.reading.events.coreference import Happening
from rashomon.reading.events.mention import Mention

_NEAR = 300  # characters behind a title within which its words may be printed again
_LINE = 120  # characters of a headline at most
_SENTENCES = 4  # behind the headline, that tell its event once more


def join_headline(draft: Draft, happenings: list[Happening]) -> list[Happening]:
    """Return the happenings, each that the headline alone tells joined to the one that the report begins with.

    A headline names no day and cuts words short, so that its words alone join little. Numbers killed that differ keep two apart.
    """
    end = headline_end(draft)
    if not end:
        return happenings
    alone = [h for h in happenings if h.type not in VERBAL and all(m.span.end <= end for m in h.mentions)]
    gone: set[int] = set()
    for headline in alone:
        body = [h for h in happenings if h.type == headline.type and _begins(draft, h, end)]
        home = _home(headline, body, end)
        if home is not None:
            _join(headline, home, draft)
            gone.add(id(headline))
    return [h for h in happenings if id(h) not in gone]


def unstamped(draft: Draft, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, those of a headline that is printed again without the day that a stamp beside it gives them."""
    end = headline_end(draft)
    title = next((s.span for s in draft.document.segments if s.kind == "title"), None)
    return [
        replace(m, time=None)
        if m.span.end <= end and m.time is not None and not (title is not None and title.covers(m.time.span))
        else m
        for m in mentions
    ]


def headline_end(draft: Draft) -> int:
    """Return where the title ends, a body that begins by printing it again counted in; 0 where there is no title."""
    text = draft.document.text
    title = next((s.span for s in draft.document.segments if s.kind == "title"), None) or _first_line(draft)
    if title is None:
        return 0
    words = title.of(text).strip()
    again = text.find(words, title.end, title.end + _NEAR + len(words)) if words else -1
    return again + len(words) if again >= 0 else title.end


def _first_line(draft: Draft) -> Span | None:
    """Return a first paragraph that reads like a headline: short and without a full stop."""
    first = next((s.span for s in draft.document.segments if s.kind == "body"), None)
    words = first.of(draft.document.text).strip() if first else ""
    return first if 0 < len(words) <= _LINE and words[-1] not in ".!?:;" else None


def _begins(draft: Draft, happening: Happening, end: int) -> bool:
    """Tell whether one of the first sentences behind the headline tells an event."""
    first = next((at for at, s in enumerate(draft.prose) if s.end_char > end), 0)
    return any(m.span.start >= end and m.sentence < first + _SENTENCES for m in happening.mentions)


def _home(headline: Happening, body: list[Happening], end: int) -> Happening | None:
    """Return the event that a headline tells: with its numbers, with its words, else the first."""
    kept = [
        h for h in body if not (h.told.tolls and headline.told.tolls and h.told.tolls.isdisjoint(headline.told.tolls))
    ]
    by_toll = [h for h in kept if h.told.tolls & headline.told.tolls]
    by_word = [h for h in kept if h.told.lemmas & headline.told.lemmas]
    ranked = sorted(
        by_toll or by_word or kept, key=lambda h: min(m.span.start for m in h.mentions if m.span.start >= end)
    )
    return ranked[0] if ranked else None


def _join(headline: Happening, home: Happening, draft: Draft) -> None:
    for mention in headline.mentions:
        home.add(mention, headline.actors, draft)
    home.mentions.sort(key=lambda m: m.span)
