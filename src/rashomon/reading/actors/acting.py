"""Whether a word stands where only somebody who acts or speaks can."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.analysis.relations import (
    is_active_subject,
    is_agent_marker,
    is_conjunct,
    is_prepositional_object,
    is_undergoer,
)
from rashomon.reading.actors.context import Page
from rashomon.reading.actors.lexicon import words


def speaking(page: Page) -> Iterator[Token]:
    """Yield the words of a report that speak: subjects of verbs of speech, and what "according to" holds."""
    speech = words("verbs", "speech")
    for token in page.tokens:
        speaks = is_active_subject(token) and token.head.lemma_.lower() in speech and token.head.pos_ == "VERB"
        if speaks or _is_source(token):
            yield token


def _is_source(token: Token) -> bool:
    """Tell whether a word stands after "according to"."""
    return is_prepositional_object(token) and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def acts(token: Token, *, speech_only: bool = False) -> bool:
    """Tell whether a name stands where only an actor can: it does something, is addressed, or backs."""
    if is_conjunct(token) and token.head.tag_ in ("NNP", "NNPS"):
        token = token.head
    lemma = token.head.lemma_.lower()
    if is_active_subject(token) and token.head.pos_ == "VERB":
        return not speech_only or lemma in words("verbs", "speech")
    if is_prepositional_object(token) and is_agent_marker(token.head):
        return not speech_only
    return lemma in words("verbs", "addressed") if is_undergoer(token) else _is_source(token)
