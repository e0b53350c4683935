"""What a decision on links changed, in one line."""

from collections.abc import Iterable

from rashomon.model import Change
from rashomon.model.change import Size


def change_words(change: Change) -> str:
    """Return a change in one line.

    >>> change_words(Change("joined", "report a", "report b", (Size("4f1c90aab", 1), Size("77e0d2b1c", 1)), (Size("9a", 2),)))
    'report a and report b are one: incident 9a of 2 reports (before: incident 4f1c90aa of 1 report, incident 77e0d2b1 of 1 report)'
    """
    if change.act == "taken_back":
        what = f"{change.decisions} decision{'' if change.decisions == 1 else 's'} taken back"
    else:
        both = f"{change.left} and {change.right}"
        what = f"{both} are one" if change.act == "joined" else f"{both} are kept apart"
    return f"{what}: {_sizes(change.after)} (before: {_sizes(change.before)})"


def _sizes(sizes: Iterable[Size]) -> str:
    return ", ".join(f"incident {id[:8]} of {number} report{'' if number == 1 else 's'}" for id, number in sizes)
