"""One text told twice with other facts."""

from collections.abc import Iterator
from itertools import combinations, islice

from rashomon.checks.across.changes import Change, changes, shared
from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import evidence_of, in_order, report_name
from rashomon.model import CrossFinding, Dossier, Reading, Report

_ONE_TEXT = 0.17  # share of four-word runs; independent reports of one event stay below a tenth
_MUCH = 0.4
_MOST = 0.6
_CORE = frozenset({"time", "place", "perpetrator", "weapon", "victim"})
_PAIRS = 5_000  # of reports of one incident that are laid side by side


@cross_check("altered_copy.v1")
def altered_copy(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where one report is made from another's text but gives another day, place, perpetrator, weapon, victim, figure or name
    in the same sentence; names each of them in `fields` with both wordings.

    A note where only figures differ and the later report may have brought them up to date, else a doubt. Silent on independent
    texts, on copies that only add or cut, and on quotations that two reports share.
    """
    for (one, left), (other, right) in islice(combinations(in_order(dossier), 2), _PAIRS):
        alike = shared(left.document.text, right.document.text)
        if alike < _ONE_TEXT:
            continue
        found = changes(left, right)
        if _altered(found, alike):
            yield _finding((one, left), (other, right), found)


def _altered(found: tuple[Change, ...], alike: float) -> bool:
    """Tell whether facts were exchanged, not only added: in the same slot of a sentence, or anywhere in what is almost one text."""
    replaced = [change for change in found if change.replaced]
    core = [change for change in found if change.field in _CORE and change.right]
    exchanged = len(core) >= 2 and any(change.left for change in core)
    return len(replaced) >= 2 or (bool(replaced) and alike >= _MUCH) or (exchanged and alike >= _MOST)


def _finding(one: tuple[Report, Reading], other: tuple[Report, Reading], found: tuple[Change, ...]) -> CrossFinding:
    replaced = [c for c in found if c.replaced] or [c for c in found if c.left and c.right]
    told = "; ".join(f"{c.field}: {_words(one[1], c.left)} against {_words(other[1], c.right)}" for c in replaced)
    only_figures = all(change.field == "figure" for change in replaced)
    evidence = [evidence_of(one[1], span) for c in found for span in c.left[:3]]
    evidence += [evidence_of(other[1], span) for c in found for span in c.right[:3]]
    return CrossFinding(
        "altered_copy.v1",
        "note" if only_figures else "doubt",
        f"{report_name(one[0])} and {report_name(other[0])} tell one text with other facts: {told}.",
        tuple(evidence),
        tuple(change.field for change in found),
    )


def _words(reading: Reading, spans: tuple[object, ...]) -> str:
    texts = list(dict.fromkeys(" ".join(span.of(reading.document.text).split()) for span in spans))  # type: ignore[attr-defined]
    return " / ".join(f"“{text}”" for text in texts[:2])
