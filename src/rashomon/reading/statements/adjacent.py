"""Who speaks a quotation by the words that follow it, where the parse ties no cue to it.

"“…?” blogger Ann Lee wrote.", "“…,” the town's mayor, Ann Lee, told reporters.", "“….” the statement said.": what stands between the
closing mark and the first verb of saying is one noun phrase with its descriptions, or the phrase follows the verb ("said Ann Lee").
"""

from spacy.tokens import Doc, Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import is_apposition, is_direct_object, is_prepositional_object, is_root, is_subject
from rashomon.model import Span
from rashomon.reading.statements.cues import CLAUSE
from rashomon.reading.statements.speakers import Speaker, find_speaker

_SAYING = CLAUSE | {"read"}
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
    named = [t for t in words if t.pos_ in ("PROPN", "PRON", "NOUN") and t.ent_type_ not in ("DATE", "TIME", "GPE")]
    subjects = [t for t in words if is_subject(t) and t.head in words]
    by_verb = [next((c for c in t.children if is_apposition(c) and t.pos_ == "NUM"), t) for t in subjects]
    from_whom = [t for t in named if is_prepositional_object(t) and t.head.lower_ == "from"]
    alone = [t for t in named if is_root(t) or t.head not in words]
    verbs = any(t.tag_ in _FINITE for t in words)
    if verbs:
        return by_verb[0] if by_verb else None
    return next(iter(from_whom or alone), None)


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
    before = [
        t for t in doc[start : verb.i] if t.pos_ in ("NOUN", "PROPN", "PRON") and t.ent_type_ not in ("DATE", "TIME")
    ]
    named = [t for t in before if t.ent_type_ == "PERSON" and t.dep_ not in ("poss", "compound", "case")]
    if named:
        return named[0]  # "the town's mayor, Ann Lee"
    if before:
        phrase_end = next(
            (t.i for t in doc[before[0].i : verb.i] if t.text in (",", "of", "from", "in", "for", "at")), verb.i
        )
        heads = [t for t in before if t.i < phrase_end]
        return heads[-1] if heads else before[0]
    if verb.i != start:
        return None
    after = [t for t in doc[verb.i + 1 : verb.i + 10] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if not after or any(t.tag_ in _FINITE or t.text in ",.;" for t in doc[verb.i + 1 : after[0].i]):
        return None
    run = after[0].i
    while run + 1 < len(doc) and doc[run + 1].pos_ in ("NOUN", "PROPN") and doc[run + 1].text[0].isalpha():
        run += 1
    return doc[run]
