"""Does a date lie before or after the publication, by the tense of its clause?"""

from functools import cache
from typing import Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.syntax import clause_head
from rashomon.lang import lists
from rashomon.model import Span

Side = Literal["past", "future"]
_REACH = 6  # words from a deed that is answered to its day: "for the shelling of the old port on Monday"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lists("times")["tense"][name])


def side(draft: Draft, span: Span) -> Side | None:
    """Return on which side of the publication a date lies; None where its clause does not tell."""
    tokens = draft.tokens(span)
    if not len(tokens):
        return None
    verb = clause_head(tokens.root)
    if _is_of_seeming(tokens, verb):
        return "past"
    if _is_until(tokens):
        return "past" if verb.lemma_ in _words("lasting") and _tense(verb) == "past" else "future"
    if _is_of_answered(tokens, verb):
        return "past"
    if _is_ahead(tokens, verb) and not _is_pluperfect(verb):
        return "future"
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    return _tense(verb)


def _is_of_seeming(tokens: Tokens, verb: Token) -> bool:
    """Tell whether a time says when something seemed so, not when it is to be: "looked set on Sunday to win"."""
    above = (verb, verb.head, verb.head.head)
    seemed = (t for t in above if t.lemma_ in _words("seeming") and t.tag_ == "VBD")
    return any(t.i < tokens.start and (verb.i == t.i or verb.i > tokens.start or verb.lower_ == "set") for t in seemed)


def _is_until(tokens: Tokens) -> bool:
    before = tokens.doc[max(tokens.start - 2, tokens[0].sent.start) : tokens.start]
    return any(t.lower_ in _words("until") or _is_put_off_to(t) for t in before)


def _is_put_off_to(word: Token) -> bool:
    """Tell whether a time is to what something was put off: "the vote has been moved to Sunday"."""
    return word.lower_ == "to" and word.head.lemma_ in _words("postponing")


def _is_of_answered(tokens: Tokens, verb: Token) -> bool:
    """Tell whether a time stands at the deed that another answers: "vowed to strike back for an attack Friday"."""
    root = tokens.root
    if any(c.tag_ == "POS" for c in root.children) and root.head.lemma_.lower() in _words("answered"):
        return True  # "those behind Monday's ambush"
    if verb.lemma_ not in _words("answering") or verb.i > tokens.start:
        return False
    between = tokens.doc[max(tokens.start - _REACH, verb.i + 1) : tokens.start]
    return any(t.lemma_.lower() in _words("answered") for t in between)


def _is_ahead(tokens: Tokens, verb: Token) -> bool:
    """Tell whether a word that looks ahead stands just before the time, or between it and its verb ("is due in Bamako on")."""
    before = tokens.doc[max(tokens.start - 3, tokens[0].sent.start) : tokens.start]
    above = (t for t in tokens.root.ancestors if t.i >= verb.i)
    return any(map(_looks_ahead, (*before, *above, *(c for c in verb.children if c.dep_ == "acomp"))))


def _looks_ahead(token: Token) -> bool:
    """Tell whether a word looks ahead: "due", "scheduled"; "set" only as what something is ("is set for Sunday"), not as a deed."""
    if token.lower_ == "set":
        return token.tag_ in ("VBN", "JJ") and not any(c.dep_ == "dobj" for c in token.children)
    return token.lower_ in _words("ahead")


def _is_pluperfect(verb: Token) -> bool:
    return any(c.lower_ == "had" for v in (verb, verb.head) for c in v.children if c.dep_ == "aux")


def _tense(verb: Token, depth: int = 0) -> Side | None:
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in _words("modal") for c in aux):
        return "past" if any(c.lower_ == "have" for c in aux) else "future"
    if verb.tag_ == "VBD" or any(c.tag_ == "VBD" or c.lower_ in ("has", "have", "'ve", "’ve") for c in aux):
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lemma_.lower() in _words("timetable") else None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return "past"
    going = [c for c in aux if c.lower_ == "to"]
    above = clause_head(verb.head) if verb.head.i != verb.i else verb
    if above.i == verb.i or above.pos_ not in ("VERB", "AUX") or depth > 3:
        return "past" if verb.tag_ == "VBN" else None
    if going and above.lemma_.lower() in _words("enabling"):
        return _tense(above, depth + 1)
    if going:
        held = above.lemma_.lower() in _words("plans") or verb.head.lower_ in _words("plans")
        return (
            "future"
            if held or verb.head.lemma_ == "be" or above.tag_ in ("VBZ", "VBP", "VBG")
            else _tense(above, depth + 1)
        )
    return _tense(above, depth + 1) if verb.tag_ in ("VBG", "VB", "VBN") else None
