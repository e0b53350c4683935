"""Candidates and their shares → proposed incidents: kinds, and for each slot its fillers with the words that name them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from rashomon.analysis.draft import Draft, span_of
from rashomon.model import Actor, Span
from rashomon.reading.events.learned.features import Candidate, candidates, text_marks, variants
from rashomon.reading.events.learned.model import KINDS, SLOTS, model


@dataclass(frozen=True)
class Filler:
    """Somebody or something proposed for a slot: the words that name it best, the heads of all its mentions, its actor."""

    slot: str
    span: Span
    heads: tuple[Span, ...]
    actor: Actor | None
    share: float


@dataclass(frozen=True)
class Proposal:
    """One incident: its kind in MUC-4's words, how likely the text tells one, and its fillers."""

    kind: str
    share: float
    fillers: tuple[Filler, ...]


@dataclass(frozen=True)
class Proposals:
    """What the model makes of a report: whether it is about an attack at all, the incidents, and all shares by head word.

    `shares` gives for the first character of each candidate's heads its share of each slot.
    """

    relevant: float
    incidents: tuple[Proposal, ...]
    shares: dict[int, dict[str, float]]


def propose(draft: Draft) -> Proposals:
    """Return the model's proposals for a report."""
    heads, limits = model().heads, model().limits
    text = heads["text"].shares([text_marks(draft)])[0]
    found = candidates(draft)
    slots = heads["slots"].shares([c.marks for c in found])
    shares = {
        head.idx: dict(zip(SLOTS, map(float, row), strict=True))
        for candidate, row in zip(found, slots, strict=True)
        for head in candidate.heads
    }
    relevant = float(text[-1])
    if relevant < limits["relevant"]:
        return Proposals(relevant, (), shares)
    told = [k for k in range(len(KINDS)) if text[k] >= limits["kind"]] or [int(text[:-1].argmax())]
    fillers: dict[int, list[Filler]] = {k: [] for k in told}
    for candidate, row in zip(found, slots, strict=True):
        picked = [_filler(candidate, s, float(v)) for s, v in zip(SLOTS, row, strict=True) if v >= limits["slots"][s]]
        for k in _homes(candidate, told) if picked else ():
            fillers[k] += picked
    ranked = sorted(told, key=lambda k: (-text[k], k))
    return Proposals(relevant, tuple(Proposal(KINDS[k], float(text[k]), tuple(fillers[k])) for k in ranked), shares)


def _homes(candidate: Candidate, told: list[int]) -> list[int]:
    """Return the kinds of incident, of those told, that a candidate takes part in."""
    own = model().heads["kinds"].shares([candidate.marks])[0]
    return [k for k in told if own[k] >= model().limits["belongs"]] or [max(told, key=lambda k: (own[k], -k))]


def _filler(candidate: Candidate, slot: str, share: float) -> Filler:
    rows = wordings(candidate)
    sure = model().heads["words"].shares([for_slot(marks, slot) for _, marks in rows])[:, 0]
    best = max(range(len(rows)), key=lambda i: (sure[i], -i))
    heads = tuple(span_of(token) for token in candidate.heads)
    return Filler(slot, span_of(rows[best][0]), heads, candidate.actor, share)


def for_slot(marks: Iterable[str], slot: str) -> set[str]:
    """Return the marks of a wording as they count for one slot."""
    return {f"{slot}:{mark}" for mark in marks}


def wordings(candidate: Candidate) -> list[tuple[Tokens, set[str]]]:
    """Return the ways a candidate is named, each once where it stands first, with marks that tell how fit they are."""
    named: dict[str, tuple[Tokens, set[str], int]] = {}
    told: Counter[str] = Counter()
    for place, head in enumerate(candidate.heads):
        for kind, tokens in variants(head).items():
            words = tokens.text.lower()
            told[words] += 1
            first, kinds, at = named.setdefault(words, (tokens, set(), place))
            named[words] = (first, kinds | {kind}, at)
    lengths = sorted({len(words) for words in named})
    return [
        (tokens, set(_wording_marks(tokens, kinds, told[words], lengths.index(len(words)), at)))
        for words, (tokens, kinds, at) in named.items()
    ]


def _wording_marks(tokens: Tokens, kinds: set[str], told: int, rank: int, place: int) -> Iterator[str]:
    yield "any"
    yield from (f"as:{kind}" for kind in kinds)
    yield f"kinds:{'+'.join(sorted(kinds))}"
    yield f"length:{min(len(tokens), 6)}"
    yield f"told:{min(told, 8)}"
    yield f"rank:{min(rank, 5)}"
    yield f"place:{min(place, 3)}"
    yield f"shape:{' '.join(t.pos_ for t in tokens[:6])}"
    yield f"first:{tokens[0].lower_}"
    yield f"last:{tokens[-1].lower_}"
    yield from (f"word:{t.lower_}" for t in tokens)
