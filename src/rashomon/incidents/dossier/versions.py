"""Versions: every value of every property side by side, with whoever says so and the reports that carry it."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.incidents.dossier.agreement import OPEN, agree
from rashomon.incidents.dossier.assertions import Assertion, Told
from rashomon.incidents.dossier.policies import Total, figure
from rashomon.incidents.dossier.revisions import Settled
from rashomon.model import Count, Value, Version

_FIRST = ("time", "place", "stage", "perpetrator", "demonstrator", "target", "victim", "security_force", "site", "weapon",
          "killed", "injured", "missing", "detained", "abducted", "displaced", "casualties", "weapons_count", "participants_count",
          "target_outcome", "responsibility", "motive", "seats", "votes", "vote_share", "rank", "turnout")  # fmt: skip


def versions(rows: Iterable[Settled], policy: str) -> tuple[Version, ...]:
    """Return the versions of assertions that come in order of publication; figures by the named policy."""
    things: dict[tuple[str, str | None, str | None], list[Settled]] = {}
    for row in rows:
        things.setdefault((row.assertion.name, row.assertion.group, row.assertion.party), []).append(row)
    found = [_version(name, whom, party, told, policy) for (name, whom, party), told in things.items()]
    return tuple(sorted((replace(v, agree=v.agree and not _gainsaid(v, found)) for v in found), key=_order))


def _gainsaid(version: Version, others: Iterable[Version]) -> bool:
    """Tell whether a version of another group or party contradicts one: a part above the whole ("20 spies" of 11 people), or somebody's
    claim of what nobody is said to have claimed."""
    return any(
        _claims(version, other) or _claims(other, version) or _exceeds(version, other) or _exceeds(other, version)
        for other in others
        if other is not version and other.property == version.property
    )


def _claims(one: Version, other: Version) -> bool:
    return (
        one.property == "responsibility"
        and any(value.value not in OPEN for value in one.values)
        and any(value.value == "unclaimed" for value in other.values)
    )


def _exceeds(part: Version, whole: Version) -> bool:
    """Tell whether the least that is said of a group is more than the most that is said of all."""
    if part.group is None or whole.group is not None or part.party or whole.party:
        return False
    most = [count.high for count in _counts(whole)]
    least = [count.low for count in _counts(part)]
    return bool(least and most) and all(high is not None and min(least) > high for high in most)


def _counts(version: Version) -> list[Count]:
    return [value.value for value in version.values if _stands(value) and isinstance(value.value, Count)]


def _stands(value: Value) -> bool:
    return value.replaced_by is None and value.stance in ("asserted", "reported")


def _order(version: Version) -> tuple[int, str, float, str, str]:
    """Return the order of a page: when and where, who, harm, words, results with the most seats first."""
    place = _FIRST.index(version.property) if version.property in _FIRST else len(_FIRST)
    most = max((v.value.low for v in version.values if isinstance(v.value, Count)), default=0)
    return place, version.property, -most if version.party else 0, version.group or "", version.party or ""


def _version(name: str, whom: str | None, party: str | None, told: list[Settled], policy: str) -> Version:
    standing = [row.assertion for row in told if row.after is None and row.assertion.stance in ("asserted", "reported")]
    totals = [
        Total(row.value, row.voice, row.said_by, row.published, row.evidence.text)
        for row in standing
        if isinstance(row.value, Count)
    ]
    return Version(name, whom, party, _values(told), agree(name, standing), figure(totals, policy))


def _values(told: list[Settled]) -> tuple[Value, ...]:
    same: dict[object, list[Settled]] = {}
    for row, after in told:
        same.setdefault((row.value, row.said_by, row.stance, row.status, after), []).append(Settled(row, after))
    values = [_value([row.assertion for row in group], group[0].after) for group in same.values()]
    return tuple(
        sorted(values, key=lambda v: (-len(v.reports), v.first_published or "9999", repr(v.value), v.said_by or ""))
    )


def _value(rows: list[Assertion], after: Told | None) -> Value:
    first = rows[0]
    days = sorted(row.published for row in rows if row.published)
    return Value(
        value=first.value,
        said_by=first.said_by,
        reports=tuple(dict.fromkeys(row.document for row in rows)),
        sources=len({row.voice for row in rows}),
        stance=first.stance,
        result_status=first.status,
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        replaced_by=after,
        evidence=tuple(dict.fromkeys(row.evidence for row in rows)),
    )
