"""Who speaks a quotation by the words that follow it, where the parse ties no cue to it.

"“…?” blogger Ann Lee wrote.", "“…,” the town's mayor, Ann Lee, told reporters.", "“….” the statement said.": what stands between the
closing mark and the first verb of saying is one noun phrase with its descriptions, or the phrase follows the verb ("said Ann Lee").
"""

from spacy.tokens import Doc, Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import (
    below,
    is_apposition,
    is_direct_object,
    is_prepositional_object,
    is_root,
    is_subject,
)
from rashomon.lang import word_set
from rashomon.model import Span
from rashomon.reading.statements.lexicon import CLAUSE
from rashomon.reading.statements.speakers import Speaker, find_speaker

_SAYING = CLAUSE | word_set("statements_rules", "adjacent", "saying")
_ENDS_PHRASE = word_set("statements_rules", "adjacent", "ends_phrase")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 22  # tokens between a quotation and its verb: a name, an age, an office
_MARKS = frozenset("”\"’',.?!")


def following_speaker(draft: Draft, end: int, last: Speaker | None) -> tuple[Speaker, Span] | None:
    """Return the speaker named right after a quotation that ends before token `end`, and the verb's characters; None where none is.

    The words must stand on the quotation's line; a verb with a clause of its own ("she added that …") tells something else.
    """
    doc = draft.doc
    start = _after_marks(doc, end)
    verb = _verb(doc, start) if start is not None else None
    if start is None or verb is None or (doc[end - 1].text != "," and _tells_more(verb)):
        return None
    head = _subject(doc, start, verb)
    speaker = find_speaker(draft, [head], last) if head is not None else None
    return (speaker, span_of(verb)) if speaker is not None else None


def introduced_speaker(draft: Draft, start: int, last: Speaker | None) -> Speaker | None:
    """Return who is named before a colon that a quotation from token `start` follows: "And from Mayor Ann Lee:", "she had this to say:"."""
    doc, at = draft.doc, start - 1
    while at > 0 and (doc[at].is_space or doc[at].text in "“\"‘'"):
        at -= 1
    if at <= 0 or doc[at].text != ":":
        return None
    first = at
    while first > 0 and at - first < _LONGEST and not (doc[first - 1].is_sent_end or "\n" in doc[first - 1].text):
        first -= 1
    head = _introduced(list(doc[first:at]))
    speaker = find_speaker(draft, [head], last) if head is not None else None
    return None if head is None or speaker is None or (head.pos_ == "NOUN" and speaker.actor is None) else speaker


def _introduced(words: list[Token]) -> Token | None:
    """Return the noun of an introduction that names who speaks: its subject, whom it is from, or all there is."""
    if any(t.tag_ in _FINITE for t in words):
        subject = next((t for t in words if is_subject(t) and t.head in words), None)
        return _named_beside(subject) if subject is not None else None
    named = [t for t in words if t.pos_ in _NOMINAL and t.ent_type_ not in ("DATE", "TIME", "GPE")]
    alone = (t for t in named if is_root(t) or t.head not in words)
    return next((t for t in named if _is_from(t)), None) or next(alone, None)


def _is_from(noun: Token) -> bool:
    return is_prepositional_object(noun) and noun.head.lower_ == "from"


def _named_beside(subject: Token) -> Token:
    """Return the name that a number taken for the subject has as an apposition, else the subject itself."""
    return next(iter(below(subject, is_apposition)), subject) if subject.pos_ == "NUM" else subject


def _after_marks(doc: Doc, end: int) -> int | None:
    at = end
    while at < len(doc) and doc[at].text in _MARKS:
        at += 1
    closed = at > end and any(doc[i].text in "”\"’'" for i in range(end, at))
    return at if closed and at < len(doc) and not doc[at].is_space else None


def _verb(doc: Doc, start: int) -> Token | None:
    """Return the first finite verb after a quotation if it is one of saying."""
    for token in doc[start : start + _LONGEST]:
        if token.is_space or token.text in '“"”;:()' or token.text in (".", "!", "?"):
            return None
        if token.text in ("’s", "'s"):  # of a name; the parser takes some for "is"
            continue
        if token.tag_ in _FINITE or token.lower_ in ("read", "reads"):  # "a statement read", taken for a noun
            return token if token.lemma_.lower() in _SAYING else None
    return None


def _tells_more(verb: Token) -> bool:
    """Tell whether the verb has a clause of its own, other than the quotation going on ("she wrote, “…”")."""
    after = verb.doc[verb.i + 1 : verb.i + 3].text
    if any(mark in after for mark in '“"‘'):
        return False
    told = ("ccomp", "xcomp", "oprd") if verb.lemma_.lower() in ("tell", "ask") else ("ccomp", "xcomp", "oprd", "dobj")
    return any(
        c.dep_ in told and c.i > verb.i and c.left_edge.i > verb.i and not (is_direct_object(c) and _names_somebody(c))
        for c in verb.children
    )


def _names_somebody(noun: Token) -> bool:
    """Tell whether an object right after the verb is who speaks: "…” said the Observatory"."""
    return noun.left_edge.i == noun.head.i + 1 and noun.ent_type_ in ("PERSON", "ORG", "NORP")


def _subject(doc: Doc, start: int, verb: Token) -> Token | None:
    """Return the noun that names the speaker: the first before the verb that no preposition holds, else the first after it."""
    nouns = [t for t in doc[start : verb.i] if t.pos_ in _NOMINAL and t.ent_type_ not in ("DATE", "TIME")]
    if nouns:
        named = (t for t in nouns if t.ent_type_ == "PERSON" and t.dep_ not in ("poss", "compound", "case"))
        return next(named, None) or _head_before(nouns, verb)  # "the town's mayor, Ann Lee"
    return _inverted(doc, verb) if verb.i == start else None


def _head_before(nouns: list[Token], verb: Token) -> Token:
    """Return the last noun of a phrase before its comma or preposition: "the head of the town council"."""
    stops = (t.i for t in verb.doc[nouns[0].i : verb.i] if t.text in _ENDS_PHRASE)
    end = next(stops, verb.i)
    return next((t for t in reversed(nouns) if t.i < end), nouns[0])


def _inverted(doc: Doc, verb: Token) -> Token | None:
    """Return the last word of the name right after a verb: "said Ann Lee"."""
    after = next((t for t in doc[verb.i + 1 : verb.i + 10] if t.pos_ in _NOMINAL), None)
    if after is None or any(t.tag_ in _FINITE or t.text in ",.;" for t in doc[verb.i + 1 : after.i]):
        return None
    run = after.i
    while run + 1 < len(doc) and doc[run + 1].pos_ in ("NOUN", "PROPN") and doc[run + 1].text[0].isalpha():
        run += 1
    return doc[run]
