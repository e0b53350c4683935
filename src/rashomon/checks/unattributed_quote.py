"""A quotation that nobody is said to have spoken."""

import re
from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.model import Finding, Reading, Span

_WORDS = 5
_WRITTEN_AFTER = re.compile(r"[\s,.”\"'’]*(?:read|reads|ran)\b")  # "…," read a statement
_WRITTEN_BEFORE = re.compile(r"\b(?:read|reads|reading|saying|written|inscribed|titled|entitled)[\s,:]*[“\"'‘]?$")
_REST = re.compile(r"[\s,]*[”\"’'][^.!?\n“\"]*")  # what follows a quotation in its sentence


@check("unattributed_quote.v1")
def unattributed_quote(reading: Reading) -> Iterator[Finding]:
    """Fires on a quotation of five words or more in the body whose speaker the report does not name.

    Silent on headlines, names of things and words in scare quotes, on what a paper or a banner reads, and where the paragraph has named
    a person, or quoted somebody who is named, before: such a quotation goes on with that speaker.
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
    """Tell whether the paragraph has a person by name, or another quotation with a speaker, before this quotation or the sentence a
    person after it."""
    text = reading.document.text
    start = text.rfind("\n", 0, quote.start) + 1
    rest = _REST.match(text, quote.end)
    named = [m for a in reading.actors if a.kind == "person" and a.name[:1].isupper() for m in a.mentions]
    spoken = [s.content for s in reading.statements if s.kind != "indirect" and s.speaker is not None]
    before = any(start <= span.start and span.end <= quote.start for span in (*named, *spoken))
    return before or (rest is not None and any(quote.end <= m.start and m.end <= rest.end() + 1 for m in named))
