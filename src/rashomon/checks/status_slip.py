"""An attempt told as done, a living person told as killed."""

import re
from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.checks.words import sentence_around
from rashomon.model import Finding, Reading, Span

_ATTEMPT = re.compile(
    r"\b(?:attempt\w*|bid|plot\w*|try|tried|trying|fail\w*|foiled|surviv\w*|escap\w*|would-be|alleged|apparent|unsuccessful|thwart\w*|avoid\w*)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:was|been|were) (?:assassinated|killed|murdered|slain)\b|\b(?:assassination|murder|killing) of\b", re.I
)


@check("status_slip.v1")
def status_slip(reading: Reading) -> Iterator[Finding]:
    """Fires where one report tells a person as unharmed and as killed, or an attempt on that person as accomplished.

    Silent where the killing is told of somebody else, and where the sentence itself says attempt.
    """
    actors = {a.id: a for a in reading.actors}
    text = reading.document.text
    for event in reading.events:
        safe = [
            c
            for c in event.claims
            if c.property == "target_outcome" and c.value in ("unharmed", "survived") and c.stance == "asserted"
        ]
        targets = [actors[p.actor] for p in event.participants if p.role == "target" and p.actor in actors]
        for target in targets:
            if target.kind != "person" or not safe:
                continue
            for mention in target.mentions:
                sentence = sentence_around(text, mention)
                done = _DONE.search(text, sentence.start, sentence.end)
                near = done is not None and (
                    0 <= done.start() - mention.end <= 2 or 0 <= mention.start - done.end() < 6
                )
                if near and done is not None and not _ATTEMPT.search(sentence.of(text)):
                    message = f"{target.name} is told as {safe[0].value} and as killed."
                    yield Finding("status_slip.v1", "doubt", message, (safe[0].span, Span(*done.span())), (event.id,))
                    return
