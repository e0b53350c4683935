"""Results told as a list without verbs: "Unity Party — Jane Doe 73 Independent Candidates 40 …", one a line or run on."""

import re
from functools import cache

from rashomon.analysis.draft import Draft
from rashomon.lang import word_set
from rashomon.model import Claim, Count, ResultStatus, Span
from rashomon.reading.elections.parties import Parties
from rashomon.reading.elections.patterns import authority, election_word
from rashomon.reading.elections.results import Told, claim_of, status_of

LEAST = 3  # entries: fewer may be chance
BACK = 700  # characters before a list that may say what it lists
_SMALL = word_set("elections_rules", "lists", "small")


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(
        r"[ \t•*·|-]*(?P<name>[^\W\d_a-z][^\d\n:;?!]{2,90}?)[ \t]*(?:[:|(–—-][ \t]*)*"
        r"(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<unit>[ ]?%|[ ]per ?cent|[ ]seats?|[ ]votes?)?\)?[ \t]*[,;.|]?[ \t]*\n?"
    )


def listed_results(draft: Draft, parties: Parties) -> list[Told]:
    """Return the results of lists in the report, each entry one claim."""
    out: list[Told] = []
    text = draft.document.text
    for start, end in _paragraphs(text):
        entries = _entries(text, start, end)
        before = text[max(0, start - BACK) : start]
        if len(entries) >= LEAST and election_word().search(before):
            out += _told(draft, parties, entries, start)
    return out


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return paragraphs that hold at least LEAST numbers; lines of one list, each with its number, are joined."""
    out: list[tuple[int, int]] = []
    for found in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text):
        digits = len(re.findall(r"(?<!\S)\(?\d[\d,.]*", found[0]))
        if not digits:
            continue
        gap = text[out[-1][1] : found.start()] if out else "x"
        short = len(found[0]) < 100 and re.search(r"\d[%)]?\s*(?:seats?|votes?)?\s*$", found[0]) is not None
        if out and short and not gap.strip() and text[out[-1][0] : out[-1][1]].count(". ") == 0:
            out[-1] = (out[-1][0], found.end())
        else:
            out.append((found.start(), found.end()))
    return out


def _entries(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the entries of a paragraph that is a list from its start, or after a colon."""
    found, at = [], start
    colon = text.rfind(":", start, end)
    if 0 <= colon < start + 200 and re.search(r"\d", text[start:colon]) is None:
        at = colon + 1
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        entry = _entry().match(text, at, end)
        if entry is None or not _is_name(entry["name"]):
            break
        found.append(entry)
        at = entry.end()
    return found if at >= start + 0.8 * (end - start) else []


def _is_name(name: str) -> bool:
    """Tell whether words name a list: capitals all along, but for a few small words."""
    words = re.findall(r"[^\W\d_][\w’'-]*", name)
    return all(w[0].isupper() or w.lower() in _SMALL or w.startswith(("al-", "el-")) for w in words) and len(words) < 14


def _told(draft: Draft, parties: Parties, entries: list[re.Match[str]], start: int) -> list[Told]:
    text = draft.document.text
    lead = text[max(0, start - BACK) : start]
    known = status_of(lead)
    kinds = [_kind(e, lead) for e in entries]
    source = _source(draft, start)
    out = []
    for entry, kind in zip(entries, kinds, strict=True):
        name = _name_span(entry)
        value = float(entry["value"].replace(",", ""))
        span = Span(entry.start("name"), entry.end("unit") if entry["unit"] else entry.end("value"))
        number = int(value) if value.is_integer() else value
        claim = _with_source(claim_of(draft, kind, Count(number, number), span, known), source, known)
        out.append(Told(claim, parties.actor(name), name))
    return out


def _with_source(claim: Claim, source: tuple[str | None, Span] | None, known: ResultStatus | None) -> Claim:
    if claim.said_by is not None or source is None:
        return claim
    return Claim(claim.property, claim.value, claim.text, claim.span, source[0], source[1], result_status=known)


def _kind(entry: re.Match[str], lead: str) -> str:
    unit = (entry["unit"] or "").strip().lower()
    if unit in ("%", "percent", "per cent") or "." in entry["value"]:
        return "vote_share"
    if unit.startswith("vote") or "," in entry["value"]:
        return "votes"
    return (
        "votes"
        if not unit and re.search(r"\bvotes\b", lead[-160:]) and not re.search(r"\bseats\b", lead[-160:])
        else "seats"
    )


def _name_span(entry: re.Match[str]) -> Span:
    """Return the party's words: those before a dash; the leader's name stands after it."""
    name = re.split(r"\s[–—-]+(?:\s|$)", entry["name"])[0].rstrip(" (:–—-|,")
    return Span(entry.start("name"), entry.start("name") + len(name))


def _source(draft: Draft, start: int) -> tuple[str | None, Span] | None:
    """Return who announced the list: an election body named in the paragraphs before it, the nearest first."""
    lead = draft.document.text[max(0, start - BACK) : start]
    best: tuple[str | None, Span] | None = None
    for found in authority().finditer(lead):
        span = Span(max(0, start - BACK) + found.start(), max(0, start - BACK) + found.end())
        actor = next((a for a in draft.actors if any(m.touches(span) for m in a.mentions)), None)
        best = (actor.id if actor else None, span)
    return best
