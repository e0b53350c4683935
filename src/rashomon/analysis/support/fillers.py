"""The expressions a report has, each with every slot it fills there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from rashomon.analysis.support.kinds import GROUPS, KINDS
from rashomon.analysis.support.mentions import Mention
from rashomon.analysis.support.words import Array

_MOST = 8  # slots of one filler that are looked at
_OWN, _PART = 0.75, 0.5  # weight of the kinds it was given against those its slots ask for; of longer and shorter forms


@dataclass(frozen=True)
class Filler:
    """An expression of a report: `kinds` tells how likely it is of each kind, `mentions` where it and its other forms stand."""

    key: str
    text: str
    words: frozenset[str]
    group: str
    proper: bool
    kinds: Array
    mentions: tuple[Mention, ...]
    forms: frozenset[str]

    @property
    def first(self) -> int:
        """The character at which the report first has it."""
        return min(mention.span.start for mention in self.mentions)


def fillers(found: Sequence[Mention], asked: Array) -> tuple[Filler, ...]:
    """Return the fillers of a report's mentions; `asked` holds, a row each, how likely each slot asks for each kind."""
    rows = sorted(range(len(found)), key=lambda at: found[at].key)
    keyed = {key: list(group) for key, group in groupby(rows, key=lambda at: found[at].key)}
    groups = {key: Counter(found[at].group for at in ats).most_common(1)[0][0] for key, ats in keyed.items()}
    order = sorted(keyed, key=lambda key: keyed[key][0])
    return tuple(_filler(key, keyed, groups, found, asked) for key in order)


def find(given: Mention, rows: Iterable[Filler]) -> Filler | None:
    """Return the filler that a mention stands for: the same words, else the most frequent longer or shorter form."""
    kept = list(rows)
    for row in kept:
        if row.key == given.key:
            return row
    forms = [row for row in kept if _one(row.words, given.words)]
    return max(forms, key=lambda row: len(row.mentions), default=None)


def _filler(
    key: str, keyed: dict[str, list[int]], groups: dict[str, str], found: Sequence[Mention], asked: Array
) -> Filler:
    own, first = keyed[key], found[keyed[key][0]]
    forms = [
        other
        for other in keyed
        if other != key and groups[other] == groups[key] == "name" and _one(found[keyed[other][0]].words, first.words)
    ]
    wanted = [(at, 1.0) for at in own] + [(at, _PART) for other in forms for at in keyed[other]]
    kinds = sum(
        (w * (_OWN * _one_hot(found[at].kind) + (1 - _OWN) * asked[at]) for at, w in wanted), np.zeros(len(KINDS))
    )
    kinds = kinds * [name in GROUPS[groups[key]] for name in KINDS]
    kept = tuple(found[at] for at, _ in wanted)[:_MOST]
    return Filler(key, first.text, first.words, groups[key], first.proper, (kinds / kinds.sum()).astype(np.float32), kept,
                  frozenset(forms))  # fmt: skip


def _one(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right) and (left <= right or right <= left)


def _one_hot(kind: str) -> Array:
    return np.asarray([name == kind for name in KINDS], dtype=np.float32)
