"""Counts in the text: how many, with bounds, of whom or what."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.lang import lists
from rashomon.model import CountMention, Span
from rashomon.reading.counts.ages import ages
from rashomon.reading.counts.implicit import singles
from rashomon.reading.counts.numerals import Numeral, numerals, tidy
from rashomon.reading.counts.units import NOTHING, Unit, noun_after, noun_of, singular, toll, words
from rashomon.reading.registry import layer

_RESULTS = re.compile(r"\b(?:seats|votes|per ?cent)\b|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A count on its way to a row: its numeral, what it counts and the sentence it stands in."""

    numeral: Numeral
    unit: Unit
    sentence: Tokens
    previous: float | None = None
    whole: float | None = None


@layer("counts.rules.v1", gives="counts")
def counts(draft: Draft) -> tuple[CountMention, ...]:
    """Return the counts of a report in text order; dates, ages, ordinals, scores and names with numbers are left out.

    `unit` is None where the text leaves the noun out ("killed 12 people and wounded 56"). A part of a total keeps the total
    in `of` ("12 people, including three children": 12). "down from 48" and "compared with 48" set `previous`; in a change
    "from 48 to 34" both are rows and the second has the first as `previous`.
    """
    text = draft.document.text
    sentences = draft.prose
    starts = [s.start_char for s in sentences]
    taken = sorted([*_timed(draft), *ages(draft)])
    found: list[Found] = []
    for numeral in numerals(text):
        at = bisect_right(starts, numeral.core) - 1
        if at < 0 or numeral.core >= sentences[at].end_char or _is_taken(numeral, taken):
            continue
        one = _read(draft, numeral, sentences[at])
        if one is not None:
            found.append(one)
    found = _related(text, found)
    rows = [_row(f) for f in found]
    rows += singles(draft, rows)
    rows.sort(key=lambda r: r.span)
    return tuple(replace(r, id=f"c{i}") for i, r in enumerate(rows, 1))


def _timed(draft: Draft) -> list[Span]:
    return sorted(t.span for t in draft.times)


def _is_taken(numeral: Numeral, spans: list[Span]) -> bool:
    at = bisect_right(spans, (numeral.core, 1 << 60)) - 1
    return at >= 0 and spans[at].start <= numeral.core < spans[at].end


def _read(draft: Draft, numeral: Numeral, sentence: Tokens) -> Found | None:
    tokens = draft.tokens(Span(numeral.core, numeral.core_end))
    if not len(tokens):
        return None
    text = draft.document.text
    if _is_name_or_date(text, numeral, tokens):
        return None
    unit, whole = _counted(draft, numeral, tokens, sentence)
    if not _counts_something(numeral, unit, tokens, text):
        return None
    return Found(numeral, unit, sentence, whole=whole)


def _counted(draft: Draft, numeral: Numeral, tokens: Tokens, sentence: Tokens) -> tuple[Unit, float | None]:
    doc, end = draft.doc, sentence.end
    after = draft.tokens(Span(numeral.end - 1, numeral.end))
    at = after.end if len(after) else tokens.end
    if at < end and doc[at].lower_ == "-" and at + 1 < end and doc[at + 1].lower_ == "strong":
        at += 2
    if (at < end and doc[at].lower_ == "of") or doc[at - 1].lower_ == "of":
        return _of_whole(draft, at + (doc[at].lower_ == "of"), end)
    if (
        at + 2 < end
        and doc[at].lower_ in ("out", "in")
        and (doc[at + 1].like_num if doc[at].lower_ == "in" else doc[at + 1].lower_ == "of")
    ):
        unit, whole = _of_whole(draft, at + 1 + (doc[at].lower_ == "out"), end)
        if whole is not None:
            return unit, whole
    unit = noun_after(doc, at, end)
    if unit.head is None:
        unit = toll(tokens[-1])
    return unit, None


def _of_whole(draft: Draft, at: int, end: int) -> tuple[Unit, float | None]:
    """Read "of the 329 seats", "of them", "of ten"."""
    doc = draft.doc
    number = next((i for i in range(at, min(at + 3, end)) if doc[i].like_num), None)
    if number is None:
        return noun_of(doc, at, end), None
    whole = numerals(doc[number : min(number + 4, end)].text)
    unit = noun_after(doc, number + 1, end)
    return unit, whole[0].low if whole else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = lists("counts")["words"]
    months, units = "|".join(data["months"]), "|".join(re.escape(u) for u in data["time_units"])
    streets = "|".join(data["streets"])
    return {
        "after": re.compile(
            rf"(?:st|nd|rd|th)\b|[ -]?(?:{units})s?(?![\w])|[-–]year|[-–/:]\d|-(?!odd|plus|strong|some)[a-z]|[ ](?:{months}|may)\b"
            rf"|['’]?s\b|[.]\d|,?[ -]?(?:mm|calib(?:re|er)|millimet(?:re|er)s?)\b|[ ](?:[A-Z][a-z]+[ ]){{0,2}}(?:{streets})\b(?-i:)|:\d\d",
            re.IGNORECASE,
        ),
        "before": re.compile(
            rf"(?:\b(?:{months}|may)\.?[ ]|[$#@/:]|\d[-–]|\baged?[ ]|\bthe[ ]age[ ]of[ ])$", re.IGNORECASE
        ),
        "age": re.compile(r"[^\W\d_]{2,},[ ]$"),
        "year": re.compile(r"(?:1[5-9]|20)\d\d$"),
        "designator": re.compile(
            rf"(?:^|[\s(“\"])(?P<word>{'|'.join(re.escape(d) for d in data['designators'])})[ ]$", re.IGNORECASE
        ),
    }


def _is_name_or_date(text: str, n: Numeral, tokens: Tokens) -> bool:
    """Tell whether a number is a date, time, age, ordinal, score, year, or part of a name or an address."""
    if n.kind == "vague" or n.money:
        return False
    look = _patterns()
    after = look["after"].match(text, n.end)
    if after and not n.percent:
        return True
    before = text[max(0, n.core - 24) : n.core]
    if look["before"].search(before):
        return True
    if n.kind == "digits" and n.start == n.core:
        if look["age"].search(before) and text[n.end : n.end + 1] in (",", ";", ")"):
            return True
        if n.low < 120 and text[max(0, n.core - 1) : n.core] == "(" and text[n.end : n.end + 1] == ")":
            return True
        if look["year"].match(text[n.core : n.core_end]) and not _counts_people(tokens):
            return True
    if n.start == n.core and look["designator"].search(before):
        return True
    return n.start == n.core and n.kind != "fraction" and _ends_name(tokens)


def _counts_people(tokens: Tokens) -> bool:
    """Tell whether a person or the like follows: "2000 soldiers" is a count, "2021 protests" a year."""
    end = tokens.end
    doc = tokens.doc
    return end < len(doc) and singular(doc[end]) in words("people")


def _ends_name(tokens: Tokens) -> bool:
    """Tell whether the number closes a name: "Boeing 737", "Cup 2022", "Al Jazeera 1"."""
    token, doc = tokens[-1], tokens.doc
    before = doc[tokens.start - 1] if tokens.start else None
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if before is None or before.pos_ != "PROPN" or before.is_sent_end:
        return False
    if after is not None and after.pos_ in ("NOUN", "ADJ") and not after.is_sent_start:
        return False
    if _RESULTS.search(before.sent.text):
        return False  # "Labour won 411 seats and the Conservatives 121"
    return bool(token.dep_ in ("nummod", "appos", "npadvmod") and token.head.i < token.i)


def _counts_something(n: Numeral, unit: Unit, tokens: Tokens, text: str) -> bool:
    """Drop words that only look like counts: "one" alone, "some time", "half the battle", a fraction of nothing."""
    head = singular(unit.head) if unit.head is not None else None
    if head in words("words", "time_units"):
        return False
    if n.kind == "fraction":
        return head is not None
    first = tokens[0].lower_
    if first == "one" and len(tokens) == 1:
        return _one_counts(tokens[0], unit, head)
    if first == "some" and n.kind == "vague":
        return unit.pronoun or (
            unit.head is not None and (unit.head.tag_ in ("NNS", "NNPS") or unit.head.lower_ in ("people", "others"))
        )
    if n.kind == "vague" and first in ("scores", "tens"):
        return unit.head is not None or _is_harmed(tokens[-1])
    if n.kind == "vague" and n.low == 2 and n.high == 9:
        return unit.head is not None or unit.pronoun
    return True


def _one_counts(token: Token, unit: Unit, head: str | None) -> bool:
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lower_ in (
        "no",
        "the",
        "this",
        "that",
        "every",
        "any",
        "each",
        "which",
        "number",
        "another",
        "by",
        "last",
        "next",
    ):
        return False
    if head in words("words", "idle_units"):
        return False
    if unit.pronoun:
        return True
    if head is not None and unit.head is not None:
        return unit.head.i - token.i < 7 and not any(t.tag_ in ("JJS", "RBS") for t in token.doc[token.i : unit.head.i])
    return token.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_harmed(token)


def _is_harmed(token: Token) -> bool:
    verb = token.head
    near = token.doc[token.i + 1 : token.i + 4]
    return verb.lemma_ in words("harm") or any(t.lower_ in words("words", "harm_states") for t in near)


def _related(text: str, found: list[Found]) -> list[Found]:
    """Set what a count was before, and of what total it is a part; drop the numbers that only say so."""
    out: list[Found] = []
    for this in found:
        last = out[-1] if out and out[-1].sentence.start == this.sentence.start else None
        if last is None:
            out.append(_resolved(this, out))
            continue
        gap = text[last.numeral.end : this.numeral.start]
        if _is_whole(last, this):
            continue
        if _says_previous(gap) and this.unit.head is None:
            out[-1] = replace(last, previous=this.numeral.low)
            continue
        out.append(_resolved(_against(text, last, this, gap), out))
    return out


def _is_whole(last: Found, this: Found) -> bool:
    return last.whole is not None and last.whole == this.numeral.low and this.numeral.start - last.numeral.end < 24


@cache
def _previous() -> re.Pattern[str]:
    phrases = "|".join(lists("counts")["words"]["previous"])
    return re.compile(rf"\b(?:{phrases})(?: the| a| an| its| their)?(?: \w+)?\s*$", re.IGNORECASE)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists('counts')['words']['parts'])})\b[^,;]{{0,24}}$", re.IGNORECASE)


def _says_previous(gap: str) -> bool:
    return len(gap) < 90 and _previous().search(gap) is not None


def _against(text: str, last: Found, this: Found, gap: str) -> Found:
    """Read "from 48 to 34" after a verb of change, and parts of a total."""
    before = text[max(0, last.numeral.start - 6) : last.numeral.start].lower()
    if before.endswith("from ") and re.fullmatch(r"(?: \w+){0,3}? to ", gap):
        unit = this.unit if this.unit.head is not None else last.unit
        return replace(this, previous=last.numeral.low, unit=unit)
    total = last.numeral.low if last.numeral.low == last.numeral.high else None
    if total is not None and this.whole is None and total >= this.numeral.low and _parts().search(gap):
        return this if this.numeral.percent else replace(this, whole=total)
    return this


def _resolved(this: Found, earlier: list[Found]) -> Found:
    """Give "two of them" the noun of the count before it, in this sentence or the last."""
    if not this.unit.pronoun:
        return this
    for other in reversed(earlier[-3:]):
        near = this.sentence.start - other.sentence.end <= 1
        if near and other.unit.head is not None and not other.numeral.percent:
            whole = other.numeral.low if other.numeral.high == other.numeral.low else None
            return replace(this, unit=other.unit, whole=this.whole or whole)
    return replace(this, unit=NOTHING)


def _row(f: Found) -> CountMention:
    unit = f.unit
    return CountMention(
        id="",
        span=Span(f.numeral.start, f.numeral.end),
        value=f.numeral.count,
        unit=f.numeral.money or (singular(unit.head) if unit.head is not None else None),
        unit_span=span_of(unit.phrase) if unit.phrase is not None and len(unit.phrase) else None,
        of=None if f.whole is None else tidy(f.whole),
        previous=None if f.previous is None else tidy(f.previous),
        percent=f.numeral.percent,
    )
