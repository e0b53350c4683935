"""Which values of one property can all be true."""

from collections.abc import Iterable
from itertools import combinations

from rashomon.incidents.dossier.assertions import Assertion, Told
from rashomon.incidents.dossier.times import may_be_one_time
from rashomon.model import Count, places_fit

ROLES = frozenset(
    {"perpetrator", "demonstrator", "target", "victim", "security_force", "site", "weapon", "candidate", "authority",
     "mediator", "claimant"}
)  # fmt: skip
_SINGLE = frozenset({"perpetrator", "weapon"})  # roles in which reports that name wholly different ones disagree
_SAFE = frozenset({"unharmed", "survived", "safe", "uninjured", "fine"})  # fates that can all be true
OPEN = frozenset({"unclaimed", "unknown"})  # nobody has claimed it, nobody knows
_POLLED = frozenset(
    {"seats", "votes", "vote_share", "turnout", "rank"}
)  # what a later count changes without a contradiction


def can_both_hold(name: str, left: Told, right: Told) -> bool:
    """Tell whether two values of a property can both be true."""
    if isinstance(left, Count) and isinstance(right, Count):
        return left.may_equal(right)
    if name == "time" and isinstance(left, str) and isinstance(right, str):
        return may_be_one_time(left, right)
    return left == right or name == "place" or any({left, right} <= kind for kind in (_SAFE, OPEN))


def agree(name: str, rows: Iterable[Assertion]) -> bool:
    """Tell whether all that is asserted of one property of one group can hold together.

    Several may take part in one role, so roles disagree only where two reports name wholly different perpetrators or weapons, or
    where somebody else is named as the target of an attack on a person. Results of different counts are no rivals.
    """
    listed = list(rows)
    if name == "target":
        return len({row.value for row in listed if row.person}) < 2
    if name == "place":
        return all(places_fit(a.place, [b.place]) for a, b in combinations(listed, 2) if a.place and b.place)
    if name in ROLES:
        return name not in _SINGLE or not _disjoint(listed)
    pairs = combinations({(row.value, row.status if name in _POLLED else None): row for row in listed}.values(), 2)
    return all(can_both_hold(name, a.value, b.value) for a, b in pairs if not _other_count(name, a, b))


def _other_count(name: str, left: Assertion, right: Assertion) -> bool:
    return name in _POLLED and len({left.status, right.status} - {None}) > 1


def _disjoint(rows: list[Assertion]) -> bool:
    named: dict[str, set[Told]] = {}
    for row in rows:
        named.setdefault(row.document, set()).add(row.value)
    return any(not a & b for a, b in combinations(named.values(), 2))
