"""Who says what: every attribution of a report as a `Statement`.

The way of reading follows the source, cue and content of PolNeAR (Newell et al. 2018) and Citron (BBC 2020): a cue ties a
source to a content. An attribution binds to its clause (`scope`); quotation marks that no cue claims go on with the
speaker before them, or have none. No source is better than a wrong one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.analysis.draft import Draft, span_of
from rashomon.lang import lists
from rashomon.model import Span, Stance, Statement, StatementKind
from rashomon.reading.registry import layer
from rashomon.reading.statements.adjacent import following_speaker, introduced_speaker
from rashomon.reading.statements.clauses import Unit, units
from rashomon.reading.statements.cues import Cue, cues
from rashomon.reading.statements.lexicon import PRESUPPOSING
from rashomon.reading.statements.positions import positional
from rashomon.reading.statements.scope import Range, scopes
from rashomon.reading.statements.speakers import (
    Speaker,
    channel_of,
    find_speaker,
    headline_speaker,
    label_speaker,
    signed_speaker,
)

_DENYING, _FORESEEING = (frozenset(lists("statements")["words"][k].split()) for k in ("denying", "foreseeing"))
NEAR = 2  # paragraphs over which "he said" after some words goes on with who spoke last
SCARE = 3  # words: a quotation up to this long without a source is a scare quote or a name
SENTENCE = 6  # words: one from this length on that no one is named for is a quotation without a speaker


@dataclass(slots=True)
class _Last:
    """The speaker whose quotation may go on: how many units and paragraphs ago."""

    speaker: Speaker | None = None
    channel: str | None = None
    cue: Span | None = None
    units_ago: int = 9
    paragraphs_ago: int = 9
    open: bool = False  # the unit ended in a quotation or a colon


@layer("statements.rules.v1", gives="statements", needs=("actors",))
def statements(draft: Draft) -> tuple[Statement, ...]:
    """Return the statements of a report in text order."""
    rows: list[Statement] = []
    last = _Last()
    quotes = [_tokens(draft, q) for q in draft.quotes]
    at = 0
    for unit in units(draft):
        last.units_ago += 1
        last.paragraphs_ago += unit.opens_paragraph
        while at < len(quotes) and quotes[at][1] <= unit.start:
            at += 1
        stop = at
        while stop < len(quotes) and quotes[stop][0] < unit.end:
            stop += 1
        rows.extend(_read(draft, unit, quotes[at:stop], last))
    return _finished(draft, rows)


def _tokens(draft: Draft, span: Span) -> Range:
    tokens = draft.tokens(span)
    return tokens.start, tokens.end


def _read(draft: Draft, unit: Unit, quotes: list[Range], last: _Last) -> list[Statement]:
    """Return the statements of one unit and move the running speaker on."""
    quoted = frozenset(i for a, b in quotes for i in range(a, b))
    label = label_speaker(draft, unit) or (headline_speaker(draft, unit) if unit.title else None)
    if label is not None:
        speaker, reach = label
        last.speaker, last.channel, last.cue, last.units_ago, last.paragraphs_ago, last.open = (
            speaker,
            None,
            speaker.cue,
            0,
            0,
            True,
        )
        return [_statement(draft, speaker, reach, speaker.cue, None, "asserted")]
    found = positional(draft.doc, unit, quoted, cues(draft.doc, unit, quoted))
    rows = list(_attributed(draft, unit, found, quotes, last))
    rows += _unclaimed(draft, unit, quotes, rows, last)
    _move_on(draft, unit, quotes, rows, last)
    if not rows and found and _ends_in_colon(draft, unit):
        _open_by_colon(draft, found[-1], last)
    return rows


def _open_by_colon(draft: Draft, cue: Cue, last: _Last) -> None:
    """Let "Ann Lee also said:" give its speaker to the quotation on the next line."""
    speaker = find_speaker(draft, cue.speakers, last.speaker)
    if speaker is not None:
        last.speaker, last.channel, last.cue = speaker, None, span_of(draft.doc[cue.words[0] : cue.words[1]])
        last.units_ago = last.paragraphs_ago = 0
        last.open = True


def _ends_in_colon(draft: Draft, unit: Unit) -> bool:
    end = draft.document.text[draft.doc[unit.start].idx : span_of(draft.doc[unit.end - 1]).end].rstrip()
    return end.endswith(":")


def _attributed(draft: Draft, unit: Unit, found: list[Cue], quotes: list[Range], last: _Last) -> Iterator[Statement]:
    for cue, reach in scopes(draft.doc, unit, found, quotes):
        speaker = find_speaker(draft, cue.speakers, last.speaker, goes_on=_goes_on_with(cue, last))
        if speaker is None:
            continue
        cued = span_of(draft.doc[cue.words[0] : cue.words[1]])
        channel = channel_of(draft, unit, cue, reach, speaker)
        row = _statement(draft, speaker, reach, cued, channel, _stance(cue))
        last.speaker, last.channel, last.cue, last.units_ago, last.paragraphs_ago = speaker, channel, cued, 0, 0
        yield row


def _goes_on_with(cue: Cue, last: _Last) -> bool:
    """Tell whether "…, it added" goes on with who spoke in the sentences before."""
    return cue.side == "left" and last.paragraphs_ago <= NEAR


def _stance(cue: Cue) -> Stance:
    lemma = cue.verb.lemma_.lower() if cue.verb is not None else ""
    if lemma in _FORESEEING:
        return "hypothetical"
    return "denied" if lemma in _DENYING else "asserted"


def presupposes(draft: Draft, row: Statement) -> bool:
    """Tell whether a statement takes its content as given: "condemned the raid that killed five" is no toll by the speaker."""
    token = draft.token_at(row.cue.start) if row.cue is not None else None
    return token is not None and token.pos_ == "VERB" and token.lemma_.lower() in PRESUPPOSING


def _statement(
    draft: Draft, speaker: Speaker | None, reach: Range, cue: Span | None, channel: str | None, stance: Stance
) -> Statement:
    content = span_of(draft.doc[reach[0] : reach[1]])
    inside = tuple(Span(max(q.start, content.start), min(q.end, content.end)) for q in _touching(draft, content))
    return Statement(
        id="",
        content=content,
        quoted=inside,
        kind=_kind(draft.document.text, content, inside),
        speaker=speaker.actor if speaker else None,
        speaker_span=speaker.span if speaker else None,
        cue=cue,
        channel=channel,
        stance=stance,
    )


def _touching(draft: Draft, span: Span) -> list[Span]:
    """Return the quotations that touch a span; they stand in text order and do not overlap."""
    found, at = [], bisect_right(draft.quotes, span.start, key=_end)
    while at < len(draft.quotes) and draft.quotes[at].start < span.end:
        found.append(draft.quotes[at])
        at += 1
    return found


def _end(span: Span) -> int:
    return span.end


def _kind(text: str, content: Span, quoted: tuple[Span, ...]) -> StatementKind:
    if not quoted:
        return "indirect"
    inside = sum(c.isalnum() for q in quoted for c in q.of(text))
    whole = sum(c.isalnum() for c in content.of(text))
    return "direct" if inside >= 0.85 * whole else "mixed"


def _unclaimed(draft: Draft, unit: Unit, quotes: list[Range], rows: list[Statement], last: _Last) -> list[Statement]:
    """Return statements for the quotations that no cue of the unit claims."""
    alone = _only_quotation(draft, unit, quotes)
    given = []
    for a, b in quotes:
        span = span_of(draft.doc[max(a, unit.start) : min(b, unit.end)])
        if any(r.content.covers(span) or any(q.touches(span) for q in r.quoted) for r in rows):
            continue
        reach = (max(a - 1, unit.start), min(b + 1, unit.end))
        words = sum(t.is_alpha for t in draft.doc[a:b])
        said = _named_beside(draft, (a, b), span, reach, words, last)
        if said is None and alone and _may_go_on(draft, last, words):
            said = _statement(draft, last.speaker, reach, last.cue, last.channel, "asserted")
        elif said is None and rows and not alone and words > SCARE and _follows(rows[-1], span):
            said = _as_before(draft, rows[-1], reach)
        elif said is None and words >= SENTENCE and not unit.title and _has_verb(draft, a, b):
            said = _statement(draft, None, reach, None, None, "asserted")
        given += [said] if said is not None else []
    return given


def _named_beside(draft: Draft, quote: Range, span: Span, reach: Range, words: int, last: _Last) -> Statement | None:
    """Return the statement of whoever signs a quotation, introduces it or is named right after it."""
    signed = signed_speaker(draft, span.end) or introduced_speaker(draft, quote[0], last.speaker)
    if signed is not None:
        return _statement(draft, signed, reach, None, None, "asserted")
    beside = following_speaker(draft, quote[1], last.speaker) if words > SCARE else None
    if beside is None:
        return None
    last.speaker, last.channel, last.cue = beside[0], None, beside[1]
    return _statement(draft, last.speaker, reach, last.cue, None, "asserted")


def _may_go_on(draft: Draft, last: _Last, words: int) -> bool:
    """Tell whether a quotation that is a unit of its own goes on with the words of whoever spoke just before."""
    if last.units_ago > 1 or last.paragraphs_ago > 1:
        return False
    return last.open or (words >= SENTENCE and _is_person(draft, last))


def _follows(row: Statement, span: Span) -> bool:
    return row.content.end <= span.start and row.speaker_span is not None


def _as_before(draft: Draft, row: Statement, reach: Range) -> Statement:
    """Return the statement of a quotation that the speaker of the one before it goes on with."""
    said = _statement(draft, None, reach, row.cue, row.channel, "asserted")
    return replace(said, speaker=row.speaker, speaker_span=row.speaker_span)


def _is_person(draft: Draft, last: _Last) -> bool:
    """Tell whether a person spoke in the sentence before: "…, said Ann Lee. “We …”"."""
    actor = last.speaker.actor if last.speaker else None
    return any(a.id == actor and a.kind == "person" for a in draft.actors)


def _has_verb(draft: Draft, start: int, end: int) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in draft.doc[start:end])


def _only_quotation(draft: Draft, unit: Unit, quotes: list[Range]) -> bool:
    quoted = {i for a, b in quotes for i in range(a, b)}
    return bool(quotes) and not any(t.is_alpha for t in draft.doc[unit.start : unit.end] if t.i not in quoted)


def _move_on(draft: Draft, unit: Unit, quotes: list[Range], rows: list[Statement], last: _Last) -> None:
    """Note whether the unit leaves a quotation that the next one may go on with."""
    if not rows:
        last.open = last.open and _ends_in_colon(draft, unit)
        return
    if any(r.speaker_span is None and r.cue is None for r in rows) and last.speaker is None:
        last.open = False
        return
    if rows[-1].quoted:
        last.units_ago = last.paragraphs_ago = 0
        last.open = True
        return
    last.open = _ends_in_colon(draft, unit)


def _finished(draft: Draft, rows: list[Statement]) -> tuple[Statement, ...]:
    """Return the rows in text order with ids; quotations of a headline take the speaker of the same words in the body."""
    known = {_key(q.of(draft.document.text)): r for r in rows for q in r.quoted if r.speaker_span is not None}
    out: list[Statement] = []
    ordered = sorted(rows, key=lambda r: (r.content.start, r.content.end))
    for row in _carried_back(draft.document.text, ordered):
        if row.speaker_span is None and row.quoted:
            same = known.get(_key(row.quoted[0].of(draft.document.text)))
            if same is not None:
                row = replace(row, speaker=same.speaker, speaker_span=same.speaker_span)
        out.append(replace(row, id=f"s{len(out) + 1}"))
    return tuple(out)


def _carried_back(text: str, rows: list[Statement]) -> list[Statement]:
    """Give the parts of a quotation over several paragraphs, each opened and only the last closed, the speaker that one part has."""
    out = list(rows)
    for step in (1, -1):
        for at in range(len(out))[::step]:
            near = at - step
            if 0 <= near < len(out) and out[at].speaker_span is None and out[near].speaker_span is not None:
                first, second = sorted((out[at], out[near]), key=lambda r: r.content)
                if first.quoted and second.quoted and _goes_on(text[first.quoted[-1].end : second.quoted[0].start]):
                    told = out[near]
                    out[at] = replace(out[at], speaker=told.speaker, speaker_span=told.speaker_span, cue=told.cue)
    return out


def _goes_on(between: str) -> bool:
    """Tell whether only an opening mark stands between two quotations: the first was left open and the second goes on with it."""
    return between.strip() in ("“", '"') and between[:1] not in '“"'


def _key(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
