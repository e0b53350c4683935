"""Whom a bare number counts: "137 were abducted" beside "287 pupils"."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.incidents.dossier.assertions import Assertion
from rashomon.model import Count


def regrouped(rows: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """Return assertions with bare numbers under the only group that reports count of that property.

    A bare number above all of the group's own is a whole of which the group may be a part, and stays what it is; so does a number of
    "people".
    """
    listed = tuple(rows)
    groups: dict[str, dict[str, float]] = {}
    for row in listed:
        if isinstance(row.value, Count) and row.group is not None and row.party is None:
            told = groups.setdefault(row.name, {})
            told[row.group] = max(told.get(row.group, 0), row.value.low)
    return tuple(_under(row, groups.get(row.name, {})) for row in listed)


def _under(row: Assertion, groups: dict[str, float]) -> Assertion:
    bare = row.claim is not None and row.claim.group is None and row.party is None
    if not bare or row.group is not None or len(groups) != 1 or not isinstance(row.value, Count):
        return row
    ((name, most),) = groups.items()
    return replace(row, group=name) if row.value.high is not None and row.value.high <= most else row
