"""Best one-to-one matchings between what the gold has and what was found."""

from collections.abc import Sequence

_EXACT_UP_TO = 12  # bits of the smaller side; beyond, a greedy matching stands in


def assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the one-to-one matching with the greatest total weight; no pair without weight.

    Exact for up to twelve rows or columns, greedy beyond. Of equal matchings the first in row order is returned.

    >>> assignment([[1, 3], [0, 2]])
    [(0, 1)]
    >>> assignment([[1, 3], [2, 3]])
    [(0, 1), (1, 0)]
    """
    columns = len(weights[0]) if weights else 0
    if columns > len(weights):
        turned = assignment([[row[c] for row in weights] for c in range(columns)])
        return sorted((row, column) for column, row in turned)
    return _exact(weights, columns) if columns <= _EXACT_UP_TO else _greedy(weights)


def _exact(weights: Sequence[Sequence[float]], columns: int) -> list[tuple[int, int]]:
    """Match row after row; the state is the set of columns taken."""
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for at, row in enumerate(weights):
        after = dict(best)
        for taken, (total, pairs) in best.items():
            for column in range(columns):
                weight, grown = row[column], taken | 1 << column
                if weight > 0 and not taken >> column & 1 and total + weight > after.get(grown, (-1.0, ()))[0]:
                    after[grown] = (total + weight, (*pairs, (at, column)))
        best = after
    return list(max(best.values(), key=lambda found: found[0])[1])


def _greedy(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    ranked = sorted((-w, r, c) for r, row in enumerate(weights) for c, w in enumerate(row) if w > 0)
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, row, column in ranked:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return sorted(pairs)
