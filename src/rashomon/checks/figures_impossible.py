"""Figures that cannot be."""

from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.checks.words import actor_name, figure
from rashomon.model import Claim, Count, Event, Finding, Reading

_CROWDED = 10  # a second-largest bloc that leaves more than ten blocs of its size to find is not second


@check("figures_impossible.v1")
def figures_impossible(reading: Reading) -> Iterator[Finding]:
    """Fires on figures that cannot be: more seats than the chamber has, shares above 100 per cent, parties whose seats add up to
    more than the chamber, a rank that the other figures rule out (15 of 329 seats "second-largest" beside a winner of 70).

    Silent where the sum stays below the whole: a report need not list every party.
    """
    for event in reading.events:
        claims = [c for c in event.claims if isinstance(c.value, Count) and c.stance == "asserted" and not c.superseded]
        yield from _above_whole(event, claims)
        yield from _too_many_seats(event, claims)
        yield from _rank(reading, event, claims)


def _above_whole(event: Event, claims: list[Claim]) -> Iterator[Finding]:
    for claim in claims:
        assert isinstance(claim.value, Count)
        low = claim.value.low
        if claim.of is not None and low > claim.of:
            yield _finding("error", f"{low:g} of {claim.of:g} is more than there are.", event, [claim])
        elif claim.property in ("turnout", "vote_share") and low > 100:
            yield _finding(
                "error", f"A {claim.property.replace('_', ' ')} of {low:g} per cent is above 100.", event, [claim]
            )


def _too_many_seats(event: Event, claims: list[Claim]) -> Iterator[Finding]:
    seats = [c for c in claims if c.property == "seats" and c.party is not None]
    whole = max((c.of for c in seats if c.of is not None), default=None)
    lows: dict[str, float] = {}
    for claim in seats:
        assert isinstance(claim.value, Count)
        known = lows.get(claim.party or "")
        lows[claim.party or ""] = claim.value.low if known is None else min(known, claim.value.low)
    if whole is not None and sum(lows.values()) > whole:
        yield _finding(
            "doubt",
            f"The seats given add up to {sum(lows.values()):g}, more than the {whole:g} there are.",
            event,
            seats,
        )


def _is_nobodys(reading: Reading, claim: Claim) -> bool:
    """Tell whether seats belong to no bloc: independents and quotas take no rank."""
    name = f"{actor_name(reading, claim.party) or claim.party} {claim.text}".lower()
    return "independent" in name or "quota" in name


def _rank(reading: Reading, event: Event, claims: list[Claim]) -> Iterator[Finding]:
    seats = {c.party or "": c for c in claims if c.property == "seats" and c.party is not None}
    whole = max((c.of for c in seats.values() if c.of is not None), default=None)
    for claim in claims:
        own = seats.get(claim.party or "")
        if (
            claim.property != "rank"
            or own is None
            or not isinstance(claim.value, Count)
            or not isinstance(own.value, Count)
        ):
            continue
        rank, most = claim.value.low, own.value.high or own.value.low
        larger = [
            c
            for c in seats.values()
            if c.party != claim.party
            and isinstance(c.value, Count)
            and c.value.low > most
            and not _is_nobodys(reading, c)
        ]
        if len(larger) >= rank:
            yield _finding(
                "doubt",
                f"Rank {rank:g} with {figure(own.value)} seats, but {len(larger)} others have more.",
                event,
                [claim, own],
            )
        elif whole is not None and rank >= 2 and most:
            rest = whole - sum(c.value.low for c in larger if isinstance(c.value, Count)) - most
            if len(larger) == rank - 1 and rest / most > _CROWDED and rest > 0:
                message = f"Rank {rank:g} with {figure(own.value)} of {whole:g} seats leaves {rest:g} seats to blocs that would all have to be smaller."
                yield _finding("doubt", message, event, [claim, own])


def _finding(severity: str, message: str, event: Event, claims: list[Claim]) -> Finding:
    spans = tuple(sorted({c.span for c in claims}))
    return Finding("figures_impossible.v1", "error" if severity == "error" else "doubt", message, spans, (event.id,))
