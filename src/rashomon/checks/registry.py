"""The door for checks."""

from collections.abc import Callable, Iterable

from rashomon.model import SEVERITIES, Finding, Reading, Registry

Check = Callable[[Reading], Iterable[Finding]]
check: Registry[Check] = Registry("rashomon.checks")


def run(reading: Reading) -> tuple[Finding, ...]:
    """Return the findings of all checks, the most severe first, then in text order."""
    found = [finding for name in check for finding in check.get(name)(reading)]
    return tuple(
        sorted(found, key=lambda f: (-SEVERITIES.index(f.severity), f.spans[:1] or ((0, 0),), f.check, f.message))
    )
