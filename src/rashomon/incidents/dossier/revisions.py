"""Which values their own source has replaced, and by what.

A report says so in so many words ("clarified that only two", "from 48 to 34": the reading marks the earlier claim), and then every
report that carries that source's earlier figure is out of date. Without words, a source's later figure replaces its earlier one where
the two cannot both hold and no report gives the earlier one any more once the later has appeared.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rashomon.incidents.dossier.agreement import can_both_hold
from rashomon.incidents.dossier.assertions import Assertion, Told
from rashomon.model import Count


class Settled(NamedTuple):
    """A saying and the value that has replaced it, None while it stands."""

    assertion: Assertion
    after: Told | None


def settled(rows: Iterable[Assertion]) -> tuple[Settled, ...]:
    """Return assertions, which come in order of publication, with what has replaced each."""
    listed = list(rows)
    by_property: dict[str, list[Assertion]] = {}
    for row in listed:
        by_property.setdefault(row.name, []).append(row)
    return tuple(Settled(row, _after(row, by_property[row.name])) for row in listed)


def _after(row: Assertion, rows: list[Assertion]) -> Told | None:
    later = _in_words(row, rows) or _in_time(row, rows)
    return later.value if later else None


def _in_words(row: Assertion, rows: list[Assertion]) -> Assertion | None:
    """Return what replaced a value that its source has withdrawn in so many words, here or in another report."""
    withdrawn = row if row.superseded else next((r for r in rows if r.superseded and _says_same(r, row)), None)
    if withdrawn is None:
        return None
    standing = [r for r in rows if not r.superseded and r.value != row.value and _comparable(r, row)]
    near = [r for r in standing if r.document == withdrawn.document]
    own = [r for r in near if r.said_by == withdrawn.said_by] or near
    own = own or [r for r in standing if r.said_by is not None and r.said_by == withdrawn.said_by]
    start = withdrawn.evidence.span.start
    return min(own, key=lambda r: (r.evidence.span.start < start, abs(r.evidence.span.start - start)), default=None)


def _says_same(left: Assertion, right: Assertion) -> bool:
    return left.said_by is not None and (left.said_by, left.value, left.group) == (
        right.said_by,
        right.value,
        right.group,
    )


def _comparable(left: Assertion, right: Assertion) -> bool:
    return (left.group, left.party) == (right.group, right.party) or None in (left.group, right.group)


def _in_time(row: Assertion, rows: list[Assertion]) -> Assertion | None:
    """Return the last figure of the same source that first appeared after this one had last appeared."""
    if not isinstance(row.value, Count):
        return None
    own = [r for r in rows if _one_source(r, row) and r.published and not r.superseded]
    last = max((r.published or "" for r in own if r.value == row.value), default="")
    later = [
        r for r in own if (r.published or "")[:10] > last[:10] > "" and not can_both_hold(row.name, r.value, row.value)
    ]
    first = {str(r.value): min(x.published or "" for x in own if x.value == r.value) for r in later}
    later = [r for r in later if first[str(r.value)][:10] > last[:10]]
    return max(later, key=lambda r: r.published or "", default=None)


def _one_source(left: Assertion, right: Assertion) -> bool:
    """Tell whether two assertions of one group and kind of count come from one source that has a name."""
    same_thing = (left.group, left.party, left.status) == (right.group, right.party, right.status)
    named = left.voice == left.said_by or left.said_by is None
    return same_thing and named and left.said_by == right.said_by and left.voice == right.voice
