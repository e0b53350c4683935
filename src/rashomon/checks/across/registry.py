"""The door for checks over a dossier."""

from collections.abc import Callable, Iterable

from rashomon.model import SEVERITIES, CrossFinding, Dossier, Registry

CrossCheck = Callable[[Dossier], Iterable[CrossFinding]]
cross_check: Registry[CrossCheck] = Registry("rashomon.checks.across")


def run(dossier: Dossier) -> tuple[CrossFinding, ...]:
    """Return the findings of all checks over a dossier, the most severe first, then by check and message."""
    found = [finding for name in cross_check for finding in cross_check.get(name)(dossier)]
    return tuple(sorted(found, key=lambda f: (-SEVERITIES.index(f.severity), f.check, f.message)))
