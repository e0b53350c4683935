"""One saying in different words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import in_order, report_name, usual_name
from rashomon.lang import lists
from rashomon.model import CrossFinding, Dossier, Evidence, Reading, Report, Span, Statement

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ALIKE = 0.5  # share of the shorter quotation's telling words that the other has in this or a like word
_ALIKE_ONE_SPEAKER = 0.34
_ALIKE_TWO_SPEAKERS = 0.7  # a spokesman and his ministry, seldom two men
_LEAST = 2  # telling words of a quotation
_COMMON = 3  # of them in both, if there are as many
_SHOWN = 140


@dataclass(frozen=True)
class _Quote:
    """Words between quotation marks: who says them under the usual name, all words, and the telling ones by meaning."""

    report: Report
    evidence: Evidence
    speaker: str | None
    words: tuple[str, ...]
    telling: frozenset[str]


@cross_check("quote_drift.v1")
def quote_drift(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where reports put one saying of one speaker between quotation marks in different words: translated twice, shortened inside
    the marks, or rewritten. A note with every wording.

    Silent on the same words cut differently, on different sayings, and on sayings about another event of the reports.
    """
    quotes = [q for report, reading in in_order(dossier) for q in _quotes(dossier, report, reading)]
    for group in _sayings(quotes):
        if len({q.report.document for q in group}) > 1 and any(_drifts(a, b) for a in group for b in group):
            yield _finding(group)


def _quotes(dossier: Dossier, report: Report, reading: Reading) -> Iterator[_Quote]:
    for statement in reading.statements:
        if not (report.main or report.event in statement.topic):
            continue  # said of another event of the report
        speaker = usual_name(dossier, report.document, _speaker(reading, statement))
        for span in statement.quoted:
            text = span.of(reading.document.text)
            words = tuple(w.lower() for w in _WORD.findall(text.replace("’", "'").replace("'", " ")))
            telling = frozenset(_meaning(w) for w in words if w not in _stop())
            if len(telling) >= _LEAST:
                yield _Quote(report, _evidence(reading, span, speaker), speaker, words, telling)


def _speaker(reading: Reading, statement: Statement) -> str | None:
    return next((a.name for a in reading.actors if a.id == statement.speaker), None)


def _evidence(reading: Reading, span: Span, speaker: str | None) -> Evidence:
    return Evidence(reading.document.id, span, span.of(reading.document.text), speaker)


def _sayings(quotes: list[_Quote]) -> Iterator[list[_Quote]]:
    """Yield groups of quotations that are one saying: each joins the first group of which it is like most others."""
    groups: list[list[_Quote]] = []
    for quote in quotes:
        home = next((g for g in groups if 2 * sum(_alike(quote, other) for other in g) > len(g)), None)
        if home is None:
            groups.append([quote])
        else:
            home.append(quote)
    yield from (group for group in groups if len(group) > 1)


def _alike(left: _Quote, right: _Quote) -> bool:
    if left.report.document == right.report.document:
        return False
    common = len(left.telling & right.telling)
    least = min(len(left.telling), len(right.telling))
    one = left.speaker is not None and left.speaker == right.speaker
    two = None not in (left.speaker, right.speaker) and not one
    wanted = _ALIKE_ONE_SPEAKER if one else _ALIKE_TWO_SPEAKERS if two else _ALIKE
    return common >= min(_COMMON, least) and common / least >= wanted


def _drifts(left: _Quote, right: _Quote) -> bool:
    """Tell whether the words differ by more than where the quotation was cut."""
    short, long = sorted((left.words, right.words), key=len)
    held = f" {' '.join(short)} " in f" {' '.join(long)} "
    return left.report.document != right.report.document and _alike(left, right) and not held


def _finding(group: list[_Quote]) -> CrossFinding:
    speaker = next((q.speaker for q in group if q.speaker), None)
    forms = {" ".join(q.evidence.text.split()): report_name(q.report) for q in group}
    told = "; ".join(f"“{_short(text)}” ({name})" for text, name in forms.items())
    message = f"{speaker or 'One speaker'} is quoted in different words: {told}."
    return CrossFinding("quote_drift.v1", "note", message, tuple(q.evidence for q in group), ("quotation",))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 2].rsplit(" ", 1)[0] + " …"


@cache
def _stop() -> frozenset[str]:
    return frozenset(lists("drift")["stop"])


@cache
def _meanings() -> dict[str, str]:
    return {word: group[0] for group in lists("drift")["same"] for word in group}


@cache
def _meaning(word: str) -> str:
    """Return the meaning class of a word: of its lemma as far as endings tell."""
    for form in (word, *(re.sub(ending, to, word) for ending, to in _ENDINGS)):
        if form in _meanings():
            return _meanings()[form]
    return re.sub(r"(?:ies|y|es|s|ed|ing|ly)$", "", word) or word


_ENDINGS = ((r"s$", ""), (r"es$", ""), (r"ed$", ""), (r"ed$", "e"), (r"ing$", ""), (r"ing$", "e"), (r"ly$", ""))
