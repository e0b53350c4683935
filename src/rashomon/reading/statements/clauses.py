"""Where one clause ends and the next begins, and which sentences a quotation holds together.

All positions are token indices into `draft.doc`, half open.
"""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.analysis.datelines import dateline_end
from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import is_clause_marker, is_coordinator, is_prepositional_clause
from rashomon.analysis.syntax import objects
from rashomon.lang import lists, word_set
from rashomon.model import Span

JOINTS = frozenset(lists("statements")["words"]["joints"].split())
_CHARGED_WITH = word_set("statements_rules", "clauses", "charged_with")
_TALKS_ON = ('",', "”,", '?"', "?”", '!"', "!”", ",", ":", "’,", "',", ',"', ",”", ",'", ",’")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of sentences that one quotation or an unfinished one holds together; mostly a single sentence."""

    start: int
    end: int
    opens_paragraph: bool
    title: bool


def units(draft: Draft) -> list[Unit]:
    """Return the units of the prose, in text order."""
    titles = [s.span for s in draft.document.segments if s.kind == "title"]
    runs: list[list[int]] = []
    breaks: list[bool] = []
    starts = [q.start for q in draft.quotes]
    for sentence in draft.prose:
        span = span_of(sentence)
        before = _last_break(draft.doc, sentence.start)
        if runs and not before and _goes_on(draft, starts, runs[-1][1], span):
            runs[-1][1] = sentence.end
        elif any(not t.is_space for t in sentence):
            runs.append([sentence.start, sentence.end])
            breaks.append(before)
    for run, new in zip(runs, breaks, strict=True):
        if new:
            run[0] = _after_place(draft, *run)
    return [
        Unit(a, b, new, any(t.touches(span_of(draft.doc[a:b])) for t in titles))
        for (a, b), new in zip(runs, breaks, strict=True)
    ]


def _after_place(draft: Draft, start: int, end: int) -> int:
    """Return where the sentence begins behind "BAGHDAD (AP) — ", and in a round-up behind "PERU: "."""
    text, first = draft.document.text, draft.doc[start].idx
    behind = dateline_end(text, first)
    label = next((p.span.end for p in draft.places if p.span.start == first and text[p.span.end :][:2] == ": "), None)
    if label is not None:
        behind = label + 2
    elif behind == first or text[behind - 2] == ":":  # "WALLACE: Let's start" names a speaker
        return start
    token = draft.token_at(behind)
    return token.i if token is not None and start < token.i < end else start


def _last_break(doc: Doc, at: int) -> bool:
    """Tell whether a paragraph begins with this token."""
    while at > 0 and doc[at].is_space and "\n" not in doc[at].text:
        at -= 1
    return at == 0 or (doc[at - 1].is_space and "\n" in doc[at - 1].text) or (doc[at].is_space and "\n" in doc[at].text)


def _goes_on(draft: Draft, starts: list[int], end: int, span: Span) -> bool:
    """Tell whether a sentence belongs to the one before: a quotation spans both, or "…,” he said" was cut in two."""
    text = draft.document.text
    at = bisect_right(starts, span.start) - 1
    if at >= 0 and draft.quotes[at].start < span.start < draft.quotes[at].end:
        return True
    before = text[: draft.doc[end - 1].idx + len(draft.doc[end - 1])].rstrip()[-2:]
    first = text[span.start : span.start + 1]
    if first in "”\"’'" and at >= 0 and draft.quotes[at].end <= span.start <= draft.quotes[at].end + 1:
        return True
    return before.endswith(_TALKS_ON) and (first.islower() or before[-1] in ",:" or before[0] == ",")


def is_top(verb: Token) -> bool:
    """Tell whether no verb above lends this one its subject.

    What somebody is charged with is not said by whom charges or acquits ("acquitted him of ordering it").
    """
    charged = is_prepositional_clause(verb) and verb.head.lower_ in _CHARGED_WITH and bool(objects(verb.head.head))
    return charged or verb.dep_ not in ("advcl", "xcomp", "conj", "pcomp", "prep", "dep") or verb.head.i == verb.i


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the range without space, joining words and loose punctuation at its ends; quotation marks stay."""
    while start < end and (doc[start].is_space or doc[start].text in _LOOSE or _joins(doc[start])):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _LOOSE or is_coordinator(doc[end - 1])):
        end -= 1
    return start, end


_LOOSE = frozenset({",", ";", ":", ".", "–", "—", "-", "--", "...", "…", ")", "("})


def _joins(token: Token) -> bool:
    return token.lower_ in ("and", "but", "while", "whereas") or (token.lower_ == "that" and is_clause_marker(token))


def joint_before(doc: Doc, start: int, end: int, quoted: frozenset[int], *, verb: bool = True) -> int | None:
    """Return where the last coordinated clause in a range begins (at its joining word), if there is one.

    With `verb`, the clause must have a verb of its own and so must what stands before it.
    """
    for at in range(end - 1, start, -1):
        if at in quoted or not is_joint(doc, at):
            continue
        if verb and not (has_verb(doc, at, end) and has_verb(doc, start, at)):
            continue
        return at
    return None


def is_joint(doc: Doc, at: int) -> bool:
    """Tell whether a token joins a further clause: "while", "but", a semicolon, or "and" after a comma."""
    token = doc[at]
    if token.text == ";":
        return True
    comma = at > 0 and doc[at - 1].text in (",", "—", "–", "”", '"')
    if token.lower_ in ("while", "whereas"):
        return True
    return comma and (token.lower_ in JOINTS or token.lower_ in ("and", "or"))


def has_verb(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a finite verb or a participle told as one stands in the range."""
    return any(t.tag_ in _FINITE or (t.tag_ in ("VBN", "VBG") and t.pos_ == "VERB") for t in doc[start:end])


def is_finite(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the range holds a clause of its own: a finite verb that is no relative clause's."""
    return any(t.tag_ in _FINITE and not _relative(t, start) for t in doc[start:end])


def _relative(token: Token, start: int) -> bool:
    for _ in range(8):
        if token.dep_ in ("relcl", "acl", "advcl"):
            return True
        if token.head.i == token.i or token.i < start:
            return False
        token = token.head
    return False
