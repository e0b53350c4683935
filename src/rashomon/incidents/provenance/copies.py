"""Which reports are one text: copies, near copies, and rewritten or translated copies.

Near copies share runs of five words. Candidates come from MinHash signatures (Broder 1997; library `rensa`), and each is settled by
exact containment of the shorter text's runs. What stands in quotation marks is left out, since two desks that wrote each for itself
quote one statement in the same words. A rewritten copy shares few words but tells the same names, figures, days, places and
speakers in the same order: the longest common subsequence of those covers most of the shorter report. On reports of one event by
different desks that share stays at about half or below.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from rensa import RMinHash, RMinHashLSH

from rashomon.incidents.entities.resolution import Entities
from rashomon.lang import word_list, word_set
from rashomon.model import Reading

_RUN = 5  # words
_COPY = 0.4  # share of the shorter text's runs
_FEW = 12  # runs under which containment says nothing
_SAME = 0.8  # the share where only with its quotations a text is long enough
_HASHES, _BANDS, _SEED = 256, 128, 1  # two rows a band: texts that share a fifth of their runs meet almost surely
_ALL = 100  # reports up to which every pair is compared and no signature is needed
_REWRITTEN = 0.65  # share of the shorter report's facts that come in the other's order
_FACTS = 15  # facts under which an order says nothing
_OWN = word_list("incidents_rules", "provenance_copies", "own")
_QUOTED = re.compile(r"[“\"][^“”\"]{1,600}[”\"]")
_SMALL_WORDS = word_set("incidents_rules", "provenance_copies", "small_words")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """One report made from another: the other's document id and how that is known, in a sentence."""

    of: str
    why: str


def copies(readings: Mapping[str, Reading], entities: Entities | None = None) -> Mapping[str, Copy]:
    """Return for each document that copies another which one and why; rewritten copies only with `entities`, which tell who is who.

    Of two like texts the earlier published is the original; of one day the one that reads like no machine's, then the longer.
    """
    order = sorted(readings, key=lambda d: _age(readings[d]))
    rank = {document: at for at, document in enumerate(order)}
    found: dict[str, Copy] = {}
    for pair, why in _like(readings, entities):
        original, copy = sorted(pair, key=rank.__getitem__)
        if copy not in found or rank[original] < rank[found[copy].of]:
            found[copy] = Copy(original, why)
    return found


def _age(reading: Reading) -> tuple[str, bool, int, str]:
    spun = any(f.check.startswith("spun_text.") for f in reading.findings)
    return reading.document.published or "9999", spun, -len(reading.document.text), reading.document.id


def _like(readings: Mapping[str, Reading], entities: Entities | None) -> Iterator[tuple[Pair, str]]:
    """Yield the pairs of documents of which one is made from the other, and how that is known."""
    near = dict(_near_copies(readings))
    yield from near.items()
    if entities is not None:
        told = {document: _facts(reading, entities) for document, reading in sorted(readings.items())}
        for left, right in combinations((d for d in told if len(told[d].ordered) >= _FACTS), 2):
            why = None if (left, right) in near else _rewritten(told[left], told[right])
            if why:
                yield (left, right), why


def _near_copies(readings: Mapping[str, Reading]) -> Iterator[tuple[Pair, str]]:
    own = {document: _runs(reading, quotations=False) for document, reading in readings.items()}
    whole = {document: _runs(reading, quotations=True) for document, reading in readings.items()}
    for left, right in sorted(_candidates(whole)):
        short = min(len(own[left]), len(own[right])) < _FEW
        runs, least = (whole, _SAME) if short else (own, _COPY)
        shared = _containment(runs[left], runs[right])
        if shared >= least:
            yield (left, right), f"{shared:.0%} of the shorter text's words stand in the other in the same order."


def _runs(reading: Reading, *, quotations: bool) -> frozenset[str]:
    """Return a report's runs of five words, page furniture left out; those in quotation marks too if asked for."""
    text = "\n".join(s.span.of(reading.document.text) for s in reading.document.segments if s.kind in _OWN)
    text = text or reading.document.text
    return _windows(text if quotations else _QUOTED.sub(" | ", text))


def _windows(text: str) -> frozenset[str]:
    words = re.findall(r"\w+|\|", text.lower())
    runs = (words[at : at + _RUN] for at in range(len(words) - _RUN + 1))
    return frozenset(" ".join(run) for run in runs if "|" not in run)


def _containment(left: frozenset[str], right: frozenset[str]) -> float:
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter >= _FEW else 0.0


def _candidates(runs: Mapping[str, frozenset[str]]) -> set[Pair]:
    """Return the pairs of documents, in order of their ids, whose texts may be near copies."""
    if len(runs) <= _ALL:
        return set(combinations(sorted(runs), 2))
    index = RMinHashLSH(threshold=0.2, num_perm=_HASHES, num_bands=_BANDS)
    ids = sorted(runs)
    signs = [RMinHash(num_perm=_HASHES, seed=_SEED) for _ in ids]
    for at, (document, sign) in enumerate(zip(ids, signs, strict=True)):
        sign.update(sorted(runs[document]))
        index.insert(at, sign)
    return {(ids[a], ids[b]) for a, sign in enumerate(signs) for b in index.query(sign) if a < b}


# ---------------------------------------------------------------------------------------------------------- rewritten


class _Facts(NamedTuple):
    """What a report tells, in its order, and without it."""

    ordered: tuple[Hashable, ...]
    all: frozenset[Hashable]


def _facts(reading: Reading, entities: Entities) -> _Facts:
    """Return who, how many, when, where and who speaks, in the order in which a report tells it."""
    text, document = reading.document.text, reading.document.id
    rows: list[tuple[int, Hashable]] = [
        (m.start, ("who", entities.name(document, a.id)))
        for a in reading.actors
        for m in a.mentions
        if _is_name(m.of(text))
    ]
    rows += [(c.span.start, ("count", c.value.low, c.value.high)) for c in reading.counts]
    rows += [(t.span.start, ("when", t.value)) for t in reading.times]
    rows += [(p.span.start, ("where", p.geonames_id or p.name)) for p in reading.places]
    rows += [(s.content.start, ("says", entities.name(document, s.speaker))) for s in reading.statements]
    ordered = [fact for _, fact in sorted(rows, key=lambda row: (row[0], repr(row[1])))]
    kept = tuple(fact for at, fact in enumerate(ordered) if at == 0 or fact != ordered[at - 1])
    return _Facts(kept, frozenset(kept))


def _is_name(words: str) -> bool:
    return any(c.isupper() for c in words) and words.lower() not in _SMALL_WORDS


def _rewritten(left: _Facts, right: _Facts) -> str | None:
    shorter = min(len(left.ordered), len(right.ordered))
    if len(left.all & right.all) < _REWRITTEN * min(len(left.all), len(right.all)):
        return None
    same = LCSseq.similarity(left.ordered, right.ordered)
    if same < _REWRITTEN * shorter:
        return None
    return f"{same} of {shorter} names, figures, days, places and speakers come in the same order, whatever the words."
