"""A quotation that nobody is said to have spoken."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.checks.registry import check
from rashomon.lang import lists
from rashomon.model import Finding, Reading, Span

_WORDS = 5
_WRITTEN_AFTER = re.compile(r"[\s,.”\"'’]*(?:read|reads|ran)\b")  # "…," read a statement
_WRITTEN_BEFORE = re.compile(r"\b(?:read|reads|reading|saying|written|inscribed|titled|entitled)[\s,:]*[“\"'‘]?$")
_REST = re.compile(r"[\s,.?!]*[”\"'’]+[^\n“\"‘]{0,200}")  # what follows a quotation before the next
_NEXT_SENTENCE = re.compile(r".?\.\s?[”\"’']+\s+[A-Z]")
_FAR = 80  # characters behind a quotation within which its reporting word stands


@check("unattributed_quote.v1")
def unattributed_quote(reading: Reading) -> Iterator[Finding]:
    """Fires on a quotation of five words or more in the body whose speaker the report does not name.

    Silent on headlines, names of things and words in scare quotes, on what a paper or a banner reads, where a reporting word follows
    (it has a subject, though the reading may not know who that is), and where the paragraph or the one before has named a person,
    quoted somebody who is named, or ended in a colon: such a quotation goes on with that speaker.
    """
    text = reading.document.text
    titles = [s.span for s in reading.document.segments if s.kind in ("title", "header", "caption")]
    for statement in reading.statements:
        if statement.speaker is not None or statement.speaker_span is not None or statement.kind == "indirect":
            continue
        long = [
            q
            for q in statement.quoted
            if len(q.of(text).split()) >= _WORDS
            and not any(t.touches(q) for t in titles)
            and not _is_written(text, q)
            and not _goes_on(reading, q)
        ]
        if long:
            yield Finding(
                "unattributed_quote.v1",
                "doubt",
                "Nobody is named as the speaker of this quotation.",
                tuple(long),
                (statement.id,),
            )


def _is_written(text: str, quote: Span) -> bool:
    """Tell whether a paper, a banner or a message is quoted: it has no speaker."""
    return bool(
        _WRITTEN_AFTER.match(text, quote.end) or _WRITTEN_BEFORE.search(text[max(0, quote.start - 20) : quote.start])
    )


def _goes_on(reading: Reading, quote: Span) -> bool:
    """Tell whether the words around a quotation name its speaker, though nothing ties the two grammatically."""
    text = reading.document.text
    here = text.rfind("\n", 0, quote.start) + 1
    above = text[:here].rstrip()
    start = above.rfind("\n") + 1
    named = [m for a in reading.actors if a.kind == "person" and a.name[:1].isupper() for m in a.mentions]
    spoken = [s.content for s in reading.statements if s.kind != "indirect" and s.speaker is not None]
    if len(text[: quote.start - 1].rstrip()) in {q.end for s in reading.statements for q in s.quoted}:
        return True  # the next part of a quotation that was left open; its first part is told
    if above.endswith(":") or any(start <= span.start and span.end <= quote.start for span in (*named, *spoken)):
        return True
    if _NEXT_SENTENCE.match(text, quote.end - 1):
        return False
    rest = _REST.match(text, quote.end)
    end = rest.end() if rest else quote.end
    cue = _cues().search(text, quote.end, min(end, quote.end + _FAR))
    return cue is not None or any(quote.end <= m.start and m.end <= end for m in named)


@cache
def _cues() -> re.Pattern[str]:
    """Return what matches a reporting verb in the forms that follow a quotation."""
    stems = "|".join(sorted(lists("statements")["clause"].split()))
    return re.compile(rf"\b(?:(?:{stems})(?:e?s|e?d)?|said|told|wrote|thought|went on)\b")
