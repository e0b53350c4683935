"""How far each attribution of a unit reaches: attribution binds to its clause.

Invariants: an attribution before its words ("According to X, …", "X said …") reaches to the end of the clause and over the
clauses joined to it until another source takes over; one after its words ("…, X said") reaches back to the last clause
boundary that another source's words leave, else to the start of the unit. Positions are token indices, half open.
"""

from spacy.tokens import Doc

from rashomon.analysis.relations import is_complement, is_coordinator, is_punctuation
from rashomon.reading.statements.clauses import Unit, has_verb, is_finite, is_joint, joint_before, trimmed
from rashomon.reading.statements.cues import Cue
from rashomon.reading.statements.lexicon import DOCUMENTS

Range = tuple[int, int]


def scopes(doc: Doc, unit: Unit, found: list[Cue], quotes: list[Range]) -> list[tuple[Cue, Range]]:
    """Return each cue with a range of words it gives a source to; a cue may have two ("…," she said, "…")."""
    quoted = frozenset(i for a, b in quotes for i in range(a, b))
    rows: list[tuple[Cue, Range]] = []
    for at, cue in enumerate(found):
        if cue.side == "left":
            rows.extend(_backward(doc, unit, found, at, quoted, rows))
        else:
            reach = _forward(doc, unit, found, at, quotes)
            if reach:
                rows.append((cue, reach))
    clean = [(cue, trimmed(doc, *reach)) for cue, reach in rows]
    return [(cue, (a, b)) for cue, (a, b) in clean if a < b and not _only(doc, a, b)]


def _only(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a range holds no word that says anything."""
    return all(
        t.is_punct or t.is_space or t.pos_ in ("PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART") for t in doc[start:end]
    )


def _forward(doc: Doc, unit: Unit, found: list[Cue], at: int, quotes: list[Range]) -> Range | None:
    cue = found[at]
    quoted = frozenset(i for a, b in quotes for i in range(a, b))
    if cue.content is None and cue.verb is None:
        reach = (cue.end, unit.end)
    elif cue.content is None:
        return _quotation_after(doc, cue, found[at + 1 :], quotes)
    else:
        reach = cue.content[0], _before_medium(doc, *cue.content)
    end = _taken_over(doc, cue, reach, found[at + 1 :], quoted)
    for a, b in quotes:
        if a < end < b or (end in (a, a - 1) and end > reach[0] and not is_punctuation(doc[end - 1])):
            end = max(end, min(b + 1, unit.end)) if a < end < b else end
    return _with_mark(doc, quotes, (reach[0], end))


def _before_medium(doc: Doc, start: int, end: int) -> int:
    """Return where ", in a statement over Telegram" begins, which tells of the saying; else the end."""
    for at in range(start + 1, end - 1):
        if doc[at - 1].text == "," and doc[at].lower_ == "in" and _is_medium(doc, at + 1, min(at + 5, end)):
            return at
    return end


def _is_medium(doc: Doc, start: int, end: int) -> bool:
    return any(t.lemma_.lower() in DOCUMENTS or t.lower_ == "interview" for t in doc[start:end])


def _with_mark(doc: Doc, quotes: list[Range], reach: Range) -> Range:
    """Return the range widened by an opening or closing mark that stands just outside it."""
    start, end = reach
    for a, b in quotes:
        if start == a and a > 0 and not doc[a - 1].is_alpha:
            start = a - 1
        if end == b and b < len(doc) and doc[b].text in "”\"’'":
            end = b + 1
        if start <= a < end < b:
            end = b
    return start, end


def _quotation_after(doc: Doc, cue: Cue, later: list[Cue], quotes: list[Range]) -> Range | None:
    """Return the quotation that follows a verb of saying with nothing but adjuncts between."""
    stop = min([c.first for c in later if c.first >= cue.end], default=len(doc))
    follows = next(((a, b) for a, b in quotes if a >= cue.end), None)
    if follows is None or follows[0] > stop:
        return None
    gap = doc[cue.end : follows[0]]
    near = len(gap) <= 3 or any(t.text in (":", ",") for t in doc[max(follows[0] - 3, 0) : follows[0]])
    if not near and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in gap):
        return None
    if len(gap) > 25:
        return None
    return follows[0] - 1, min(follows[1] + 1, len(doc))


def _taken_over(doc: Doc, cue: Cue, reach: Range, later: list[Cue], quoted: frozenset[int]) -> int:
    """Return where another source takes over inside the reach of a cue, else its end."""
    for other in later:
        if not reach[0] < other.first <= reach[1]:
            continue
        if other.side == "left":
            split = joint_before(doc, reach[0], other.first, quoted)
            end = split if split is not None and not _within(cue, other) else None
        else:
            end = _end_before(doc, cue, other, reach[0])
        if end is not None:
            return end
    return reach[1]


def _end_before(doc: Doc, cue: Cue, other: Cue, start: int) -> int | None:
    """Return where the words of a cue end before those of one that follows; None where they do not."""
    if _adds(doc, other) and other.first - 1 > start:
        return other.first - 1
    lead = other.first - 1
    while lead > start and (doc[lead].is_space or doc[lead].pos_ == "ADV" or doc[lead].text == ","):
        lead -= 1
    if not is_joint(doc, lead) and not (lead + 1 < len(doc) and is_joint(doc, lead + 1)):
        return None
    return None if doc[lead].lower_ == "and" and _is_above(cue, other) and _subordinate(cue, other) else lead


def _is_above(cue: Cue, other: Cue) -> bool:
    """Tell whether the verb of a cue stands above that of another, by the parse."""
    return cue.verb is not None and other.verb is not None and cue.verb in other.verb.ancestors


def _adds(doc: Doc, other: Cue) -> bool:
    """Tell whether a cue goes on after a comma with a participle: "said A, adding B"."""
    return other.verb is not None and other.verb.tag_ == "VBG" and doc[other.first - 1].text == ","


def _subordinate(cue: Cue, other: Cue) -> bool:
    """Tell whether the other verb stands in the words the first one reports, by the parse."""
    node = other.verb
    while node is not None and node.head.i != node.i and node.head != cue.verb:
        node = node.head
    return node is not None and is_complement(node)


def _within(cue: Cue, other: Cue) -> bool:
    return other.speakers == cue.speakers


def _backward(
    doc: Doc, unit: Unit, found: list[Cue], at: int, quoted: frozenset[int], rows: list[tuple[Cue, Range]]
) -> list[tuple[Cue, Range]]:
    cue = found[at]
    start = _left_bound(doc, unit, found, at, quoted, rows)
    end = cue.first
    tail = _tail(doc, unit, cue)
    after = found[at + 1].first if at + 1 < len(found) else unit.end
    whole = _interrupted(doc, start, end, tail, after, quoted)
    if whole is not None:
        return [(cue, (start, whole))]
    given = [(cue, (start, end))]
    more = _resumed(doc, unit, tail, after, found[at + 1 :], quoted)
    if more is not None:
        given.append((cue, more))
    return given


def _left_bound(
    doc: Doc, unit: Unit, found: list[Cue], at: int, quoted: frozenset[int], rows: list[tuple[Cue, Range]]
) -> int:
    """Return where the words before a cue begin: after what other sources have taken."""
    cue = found[at]
    earlier = [c for c in found[:at] if c.first < cue.first and c.end <= cue.first]
    if not earlier:
        return unit.start
    last = earlier[-1]
    if last.side == "left":
        return _tail(doc, unit, last)
    split = joint_before(doc, last.end, cue.first, quoted)
    if split is not None:
        return split
    ends = [b for c, (a, b) in rows if c is last and b < cue.first]
    free = max(ends, default=0)
    if free and has_verb(doc, free, cue.first) and doc[free].text in (",", ";") and last.verb is None:
        return free
    return _left_bound(doc, unit, [*found[: found.index(last)], cue], found.index(last), quoted, rows)


def _tail(doc: Doc, unit: Unit, cue: Cue) -> int:
    """Return where the words of an attribution after its clause end: adjuncts belong to it up to the next mark."""
    end = cue.end
    while end < unit.end and doc[end].text not in (",", ";", "“", '"', "‘", "—", "–", ":", "."):
        if is_joint(doc, end) or (doc[end].lower_ in ("and", "but") and is_coordinator(doc[end])):
            break
        end += 1
    return end


def _interrupted(doc: Doc, start: int, end: int, tail: int, after: int, quoted: frozenset[int]) -> int | None:
    """Return the end of a clause that the attribution cuts in two ("The drone, officials said, was launched …")."""
    if (
        tail >= len(doc)
        or doc[tail].text != ","
        or is_finite(doc, start, end)
        or any(i in quoted for i in range(start, end))
    ):
        return None
    if tail + 1 >= after or is_joint(doc, tail + 1) or not has_verb(doc, tail, after):
        return None
    return next((i for i in range(tail + 1, after) if i not in quoted and is_joint(doc, i)), after)


def _resumed(doc: Doc, unit: Unit, tail: int, after: int, later: list[Cue], quoted: frozenset[int]) -> Range | None:
    """Return the words that go on after "…, she said, and …" or "“…,” she said, “…”"."""
    at = tail
    while at < unit.end and doc[at].text in (",", ":", ";", "—", "–", "“", '"', "‘"):
        at += 1
    if at >= unit.end:
        return None
    if at in quoted:
        if doc[tail].text not in (",", ":", ";", "—", "–"):
            return None  # "she wrote after the “incident”"
        end = next((i for i in range(at, unit.end) if i not in quoted), unit.end)
        return at - 1, min(end + 1, unit.end)
    if doc[at].lower_ not in ("and", "adding", "noting") or not has_verb(doc, at, unit.end) or doc[tail].text != ",":
        return None
    if later and later[0].side == "left" and joint_before(doc, at + 1, later[0].first, quoted) is None:
        return None
    return at + 1, max(after, at + 2) if later else unit.end
