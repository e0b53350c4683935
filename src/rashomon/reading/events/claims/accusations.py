"""Charges: what somebody says that accuses or condemns without a verb of accusing ("claimed the ballot was rigged", "branded it fraud")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.analysis.draft import Draft
from rashomon.lang import word_set
from rashomon.model import Span, Statement

_FAULTS = re.compile(
    r"\b(?:fraud\w*|rigg\w+|stolen|sham|cheat\w*|vote-buying|irregularit\w+|corrupt\w*|genocid\w+|war crimes?|plot(?:ted|ting)?|"
    r"traced to|responsible for|to blame|behind the (?:attack|bombing|blast|killing|assault|strike)s?|orchestrated|masterminded)\b",
    re.I,
)
_ASKED = re.compile(
    r"\bwho(?:ever)? (?:was|is|were|are|had been|might be|could be) (?:to blame|behind|responsible)", re.I
)
_CONDEMNED = re.compile(
    r"^[\W_]*(?:as )?(?:an? |the )?(?:[\w-]+ ){0,2}?(?:act of (?:terror(?:ism)?|aggression|war|cowardice)|terrorist (?:attack|act)|crime|massacre|atrocity|outrage|barbar\w+|"
    r"cowardly \w+|criminal|traitor|disgrace)",
    re.I,
)
_NAMING = word_set("events_rules", "claims_accusations", "naming")
_BEHIND = re.compile(
    r"\b(?:traced (?:back )?to|carried out by|perpetrated by|the work of|orchestrated by|committed by) (?P<who>[^,.;]{3,80}?)(?= (?:seeking|who|which|that|to|in|on|for)\b|[,.;]|$)",
    re.I,
)


@dataclass(frozen=True)
class Charge:
    """An accusation told as a statement: the mode, the statement, and the words that carry it."""

    mode: str
    statement: Statement
    trigger: Span


def find_charges(draft: Draft) -> Iterator[Charge]:
    """Yield the charges among the statements that have a speaker, in text order."""
    text = draft.document.text
    for statement in draft.statements:
        if statement.speaker is None or statement.cue is None:
            continue
        words = statement.content.of(text)
        cue = draft.tokens(statement.cue)
        names = bool(len(cue)) and cue[0].lemma_.lower() in _NAMING
        start, end = min(statement.cue.start, statement.content.start), max(statement.cue.end, statement.content.end)
        if _FAULTS.search(words) and not _ASKED.search(words) and statement.stance == "asserted":
            yield Charge("allege", statement, Span(start, end) if names else statement.cue)
        elif names and _CONDEMNED.search(words.strip("“”\"'‘’ ")):
            yield Charge("disapprove", statement, Span(start, end))


def blamed(draft: Draft, statement: Statement) -> Span | None:
    """Return the words that a statement names as behind the attack ("traced to foreign agents"), if any."""
    found = _BEHIND.search(draft.document.text, statement.content.start, statement.content.end)
    return Span(*found.span("who")) if found else None
