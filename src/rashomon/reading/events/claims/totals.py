"""Totals told before their parts: "nine were killed in three attacks … five died in one, three in another and one in a third".

Smaller figures that follow a total and add up to no more than it are parts of one account, not figures that differ from it.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Claim, Count
from rashomon.reading.events.claims.told import HARM


def with_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of one event in text order, `of` set to the total on those that are its parts."""
    rows = sorted(claims, key=lambda c: (c.span, c.property))
    for name in HARM:
        told = [at for at, claim in enumerate(rows) if claim.property == name and _is_number(claim)]
        for place, at in enumerate(told):
            for part in _parts(rows, at, told[place + 1 :]):
                rows[part] = replace(rows[part], of=_low(rows[at]))
    return rows


def _is_number(claim: Claim) -> bool:
    exact = isinstance(claim.value, Count) and claim.value.high == claim.value.low
    return exact and claim.of is None and claim.stance == "asserted"


def _parts(rows: Sequence[Claim], total: int, later: Sequence[int]) -> list[int]:
    """Return the claims after a total that are its parts: two or more smaller ones in a row that it has room for and they nearly fill.

    What the total repeats ("11 were killed" after the headline's 11) is passed over; a source of its own makes no part.
    """
    whole, found = _low(rows[total]), list[int]()
    if rows[total].of is not None:
        return []
    for at in later:
        claim = rows[at]
        if _low(claim) == whole and not found:
            continue
        if _low(claim) >= whole or claim.said_by not in (None, rows[total].said_by):
            break
        found.append(at)
    add_up = sum(_low(rows[at]) for at in found)
    return found if len(found) > 1 and whole / 2 < add_up <= whole else []


def _low(claim: Claim) -> float:
    return claim.value.low if isinstance(claim.value, Count) else 0
