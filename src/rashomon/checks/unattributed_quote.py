"""A quotation that nobody is said to have spoken."""

from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.model import Finding, Reading

_WORDS = 5


@check("unattributed_quote.v1")
def unattributed_quote(reading: Reading) -> Iterator[Finding]:
    """Fires on a quotation of five words or more in the body whose speaker the report does not name.

    Silent on headlines, names of things and words in scare quotes.
    """
    text = reading.document.text
    titles = [s.span for s in reading.document.segments if s.kind in ("title", "header", "caption")]
    for statement in reading.statements:
        if statement.speaker is not None or statement.speaker_span is not None or statement.kind == "indirect":
            continue
        long = [
            q for q in statement.quoted if len(q.of(text).split()) >= _WORDS and not any(t.touches(q) for t in titles)
        ]
        if long:
            yield Finding(
                "unattributed_quote.v1",
                "doubt",
                "Nobody is named as the speaker of this quotation.",
                tuple(long),
                (statement.id,),
            )
