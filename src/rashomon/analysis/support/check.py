"""A report and a statement → how well the statement's names, times and numbers fit what the report says."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rashomon.analysis.bounds import PIECE
from rashomon.analysis.casing import is_caseless
from rashomon.analysis.english import pipeline
from rashomon.analysis.support.fillers import Filler, fillers, find
from rashomon.analysis.support.measures import measure, rivals
from rashomon.analysis.support.mentions import Mention, mentions
from rashomon.analysis.support.model import Model, shipped
from rashomon.analysis.support.words import Array
from rashomon.model import Span

_ABSENT = (
    0.3  # what a name that the report does not have adds to the doubt; figures and dates are often told in other words
)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Words of a statement, where it has them and where the report does.

    `doubt` is the log odds that they do not belong there, `likelier` what else the report has that would fit best, where that fits
    better than they do.
    """

    text: str
    span: Span
    kind: str
    doubt: float
    report: Span
    likelier: str | None = None
    likelier_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """How much there is to doubt in a statement, from 0 up, and each of its words that the report has, the worst first.

    `doubt` adds up log(1 + odds) of the misfits and a little for each name that the report does not have. It orders statements about
    one report; what is wrong is told by a misfit.
    """

    doubt: float
    misfits: tuple[Misfit, ...] = ()


def support(report: str, statement: str) -> Support:
    """Return how well a report bears out a statement. Words that the report does not have at all are left out: nothing is known of them."""
    model = shipped()
    told = tuple(read(statement, model))
    return judge(told, model.asks(told), filled(report), model)


@lru_cache(maxsize=8)
def filled(report: str) -> tuple[Filler, ...]:
    """Return the fillers of a report by the shipped model; those of the last few reports are kept."""
    model = shipped()
    found = read(report, model)
    return fillers(found, model.asks(found))


def read(text: str, model: Model) -> tuple[Mention, ...]:
    """Return the names, times and numbers of a text: of its first 40,000 characters, and none where it is written without case."""
    if is_caseless(text):
        return ()
    nlp = pipeline()
    return mentions(nlp(text[:PIECE]), nlp, model.vocabulary)


def judge(told: Sequence[Mention], asked: Array, rows: Sequence[Filler], model: Model) -> Support:
    """Return the support of a statement's mentions by a report's fillers."""
    tried = [_misfit(told, at, asked[at], rows, model) for at in range(len(told))]
    found = [misfit for misfit in tried if misfit is not None]
    absent = sum(one.group == "name" for one, misfit in zip(told, tried, strict=True) if misfit is None)
    doubt = float(np.logaddexp(0, [misfit.doubt for misfit in found]).sum()) + _ABSENT * absent
    return Support(doubt, tuple(sorted(found, key=lambda misfit: (-misfit.doubt, misfit.span.start))))


def _misfit(told: Sequence[Mention], at: int, asked: Array, rows: Sequence[Filler], model: Model) -> Misfit | None:
    slot = told[at]
    own = find(slot, rows)
    if own is None:
        return None
    fit = [own, *rivals(own, rows)]
    others = [other for other in told if other is not slot]
    doubts = model.doubts(measure(slot, asked, fit, others, model.vocabulary))
    best = fit[int(doubts.argmin())]
    likelier = best if best is not own else None
    return Misfit(
        slot.text, slot.span, slot.kind, float(doubts[0]), own.mentions[0].span,
        likelier.text if likelier else None, likelier.mentions[0].span if likelier else None,
    )  # fmt: skip
