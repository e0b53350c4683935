"""Named rules that choose one figure out of many; none is ever applied unasked.

`range` chooses nothing: `best` stays empty while values disagree. The others follow a codebook or a plain rule:

- `acled`: the lowest reported figure (ACLED codebook, fatalities), vague words by its table (`several` 3, `dozens` 12, `hundreds` 100);
- `ucdp`: what most independent sources give, of equals the lower (UCDP GED asks for the most reliable estimate and is wary of high
  ones; that sources are counted to find it is this program's rule);
- `gtd`: what most of the sources of the latest day give, failing that the lowest figure (GTD codebook, nkill);
- `latest`: what was published last, nothing where the last reports disagree;
- `majority`: what more than half of the independent sources give, else nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.model import ConfigError, Count, Figure
from rashomon.ontology.figures import AGREE, agreed

_VAGUE = {"hundreds": 100, "dozens": 12, "tens": 10, "several": 3, "many": 3, "few": 3, "some": 3}  # ACLED codebook


@dataclass(frozen=True, slots=True)
class Total:
    """One figure as one voice gives it; `text` are its words."""

    count: Count
    voice: str
    said_by: str | None
    published: str | None
    text: str = ""


Totals = Sequence[Total]


def figure(totals: Totals, policy: str = "range") -> Figure | None:
    """Return low, best and high of some figures of one thing by a policy; None where there is none.

    ConfigError where there is no policy of that name.
    """
    if policy not in POLICIES:
        raise ConfigError(f"policy: {policy!r} is none of {', '.join(sorted(POLICIES))}")
    if not totals:
        return None
    sources = tuple(dict.fromkeys(total.said_by for total in totals))
    one = agreed(total.count for total in totals)
    if one is not None:
        return Figure(one, one, one, AGREE, sources)
    highs = [t.count.high for t in totals if t.count.high is not None]
    lows = [t.count.low for t in totals]
    high = max(*highs, *lows) if highs else None  # "more than 20" beside 14: as high as 21 at least
    return Figure(min(lows), high, POLICIES[policy](totals), policy, sources)


def _votes(totals: Totals) -> Counter[float]:
    """Return how many voices give each exact number; a voice has one vote for each."""
    return Counter(
        low for low, _ in {(t.count.low, t.voice) for t in totals if t.count.exact and t.count.low == t.count.high}
    )


def _range(totals: Totals) -> float | None:
    return None


def _acled(totals: Totals) -> float | None:
    return min(_conservative(t) for t in totals)


def _conservative(total: Total) -> float:
    vague = [_VAGUE[w] for w in re.findall(r"[a-z]+", total.text.lower()) if w in _VAGUE]
    return vague[0] if vague and total.count.low != total.count.high else total.count.low


def _ucdp(totals: Totals) -> float | None:
    votes = _votes(totals)
    return min(votes, key=lambda n: (-votes[n], n)) if votes else min(t.count.low for t in totals)


def _gtd(totals: Totals) -> float | None:
    last = _last(totals)
    votes = _votes(last)
    most = max(votes, key=lambda n: (votes[n], -n), default=None)
    if most is not None and votes[most] * 2 > len({t.voice for t in last}):
        return most
    return min(t.count.low for t in totals)


def _latest(totals: Totals) -> float | None:
    return agreed(t.count for t in _last(totals))


def _majority(totals: Totals) -> float | None:
    votes = _votes(totals)
    voices = len({t.voice for t in totals})
    return next((n for n in sorted(votes) if votes[n] * 2 > voices), None)


def _last(totals: Totals) -> Totals:
    day = max((t.published or "")[:10] for t in totals)
    return [t for t in totals if (t.published or "")[:10] == day]


POLICIES: dict[str, Callable[[Totals], float | None]] = {
    "range": _range,
    "acled": _acled,
    "ucdp": _ucdp,
    "gtd": _gtd,
    "latest": _latest,
    "majority": _majority,
}
