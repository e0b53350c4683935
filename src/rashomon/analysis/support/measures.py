"""How well a filler of a report fits a slot of a statement, and how it compares with the report's other fillers."""

from collections.abc import Sequence

import numpy as np

from rashomon.analysis.support.fillers import Filler
from rashomon.analysis.support.mentions import Mention
from rashomon.analysis.support.words import Array, Bag, Vocabulary, cosine

COMPARED = ("kind", "near", "words", "head", "sense", "context")
ALONE = ("same_dep", "same_left", "same_right", "shared", "length", "proper", "early", "for_name", "for_time", "wide")
NAMES = (*COMPARED, *(f"{name} - best" for name in COMPARED), *(f"{name} - mean" for name in COMPARED), *ALONE)
_LEAST = 1e-4
_MOST_RIVALS = 40
_FAR = 3000  # characters: from there on it is all one how late in a report a filler comes


def rivals(own: Filler, rows: Sequence[Filler]) -> list[Filler]:
    """Return what could stand where a filler stands: the report's other fillers of its group that are no form of it."""
    kept = [row for row in rows if row.group == own.group and row.key != own.key and row.key not in own.forms]
    return kept[:_MOST_RIVALS]


def measure(
    slot: Mention, asked: Array, rows: Sequence[Filler], others: Sequence[Mention], vocabulary: Vocabulary
) -> Array:
    """Return one row of NAMES for each filler in a slot. `asked`: how likely the slot asks for each kind; `others`: the statement's
    other mentions."""
    compared = np.asarray([_compared(slot, asked, row, vocabulary) for row in rows], np.float32)
    alone = np.asarray([_alone(slot, row, others) for row in rows], np.float32)
    return np.concatenate([compared, *_against(compared), alone], axis=1)


def _compared(slot: Mention, asked: Array, row: Filler, vocabulary: Vocabulary) -> list[float]:
    here, slots = slot.slot, [mention.slot for mention in row.mentions]
    governor = vocabulary.vector(here.governor)
    return [
        float(np.log(float(row.kinds @ asked) + _LEAST)),
        max(here.near.found_in(there.wide) for there in slots),
        max(here.wide.shared(there.wide) for there in slots),
        max(cosine(governor, vocabulary.vector(there.governor)) for there in slots),
        cosine(governor, _name(row, vocabulary).mean),
        max(cosine(here.context, there.context) for there in slots),
    ]


def _against(values: Array) -> tuple[Array, Array]:
    """Return each row's values less the best of the other rows, and less their mean; zeros for a lone row."""
    if len(values) < 2:
        return np.zeros_like(values), np.zeros_like(values)
    first, second = np.sort(values, axis=0)[-1], np.sort(values, axis=0)[-2]
    best = np.where(values >= first, second, first)
    return values - best, values - (values.sum(0) - values) / (len(values) - 1)


def _alone(slot: Mention, row: Filler, others: Sequence[Mention]) -> list[float]:
    here, slots = slot.slot, [mention.slot for mention in row.mentions]
    return [
        any(here.dep == there.dep for there in slots),
        any(here.left[1] == there.left[1] for there in slots),
        any(here.right[0] == there.right[0] for there in slots),
        any(row.words & other.words for other in others),
        min(4, len(row.words)),
        row.proper,
        min(row.first, _FAR) / _FAR,
        slot.group == "name",
        slot.group == "time",
        len(here.wide.words),
    ]


def _name(row: Filler, vocabulary: Vocabulary) -> Bag:
    return vocabulary.bag(sorted(row.words))
