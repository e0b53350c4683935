"""Which actor stands at some characters: what the later layers ask of the actors."""

import bisect
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.model import Actor, Span


@dataclass(frozen=True)
class _Index:
    """Mentions by their first character, with the longest end so far, so that a look-up stops early."""

    actors: tuple[Actor, ...]
    starts: list[int]
    rows: list[tuple[Span, Actor]]
    reach: list[int]


def actor_at(draft: Draft, span: Span) -> Actor | None:
    """Return the actor whose mention overlaps these characters best: most shared, then the tightest mention."""
    index = _index(draft)
    best: tuple[int, int] | None = None
    found: Actor | None = None
    at = bisect.bisect_left(index.starts, span.end) - 1
    while at >= 0 and index.reach[at] > span.start:
        mention, actor = index.rows[at]
        shared = min(mention.end, span.end) - max(mention.start, span.start)
        rank = (shared, mention.start - mention.end)
        if shared > 0 and (best is None or rank > best):
            best, found = rank, actor
        at -= 1
    return found


def head_actor(draft: Draft, token: Token) -> Actor | None:
    """Return the actor that a word stands for, as the head of its phrase."""
    return actor_at(draft, span_of(token))


def _index(draft: Draft) -> _Index:
    kept = draft.scratch.get("actors.index")
    if isinstance(kept, _Index) and kept.actors is draft.actors:
        return kept
    rows = sorted(((m, a) for a in draft.actors for m in a.mentions), key=lambda r: r[0])
    reach, furthest = [], 0
    for mention, _ in rows:
        furthest = max(furthest, mention.end)
        reach.append(furthest)
    made = _Index(draft.actors, [m.start for m, _ in rows], rows, reach)
    draft.scratch["actors.index"] = made
    return made
