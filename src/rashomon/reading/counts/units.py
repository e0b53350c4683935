"""What a number counts: the noun after it, the noun after "of", or the noun whose toll it is."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.analysis.relations import is_adjective_or_compound, is_adverbial_noun, is_compound_part, is_coordinator
from rashomon.analysis.syntax import clause_head, prepositional, subjects
from rashomon.lang import lists, word_set

REACH = 9  # tokens from a number to the noun it counts
_SKIPPED = word_set("counts_rules", "units", "skipped")
_BARE = word_set("counts_rules", "units", "bare")
_PRONOUNS = word_set("counts_rules", "units", "pronouns")
_ALIKE = {"people": "person", "men": "man", "women": "woman", "children": "child", "personnel": "personnel"}


@dataclass(frozen=True, slots=True)
class Unit:
    """The noun counted (`head`), the words of the group, and the whole of "15 of the 329". `pronoun`: "two of them"."""

    head: Token | None
    phrase: Tokens | None
    whole: float | None = None
    pronoun: bool = False


NOTHING = Unit(None, None)


def singular(token: Token) -> str:
    """Return the lower-case singular of a noun: "people" is "person"."""
    return _ALIKE.get(token.lower_) or (token.lemma_ or token.text).lower()


@cache
def words(table: str, *names: str) -> frozenset[str]:
    """Return the words of one table of the lists, of the named rows or of all."""
    rows = lists("counts")[table]
    return frozenset(w for name in (names or rows) for w in rows[name])


def noun_after(doc: Doc, at: int, end: int) -> Unit:
    """Return the noun phrase that starts at token `at` (after a number), before token `end`."""
    stop = min(end, at + REACH)
    while at < stop and (doc[at].lower_ in _SKIPPED or doc[at].lower_ in ("or", "so")):
        at += 1
    if at < stop and doc[at].lower_ == "others":
        return Unit(doc[at], doc[at : at + 1])
    if at < stop and is_coordinator(doc[at]):
        return NOTHING
    first, i, head = at, at, None
    while i < stop and _inside(doc[i], doc[i + 1] if i + 1 < stop else None, head):
        if doc[i].pos_ in ("NOUN", "PROPN") and doc[i].lower_ not in words("words", "time_units"):
            head = doc[i]
        elif doc[i].pos_ in ("NOUN", "PROPN"):
            head = doc[i] if i == at else head
            break
        i += 1
    if head is None or singular(head) in words("words", "harm_states"):
        return NOTHING
    return Unit(head, with_of(doc, first, head, end))


def _inside(token: Token, following: Token | None, head: Token | None) -> bool:
    """Tell whether a token continues the noun phrase; a plural noun ends it unless another common noun follows."""
    if token.is_space or token.ent_type_ in ("DATE", "TIME"):
        return False
    if token.lower_ in words("words", "prepositions"):
        return False
    if head is not None and head.i == token.i - 1 and head.tag_ in ("NNS", "NNPS"):
        return token.tag_ in ("NNS", "NN") and not is_adverbial_noun(token) and is_compound_part(head)
    if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ == "POS":
        return True
    if token.text in "-/" or (token.is_quote and head is None):
        return head is None or (following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ"))
    if token.pos_ == "VERB":
        return is_adjective_or_compound(token) and head is None
    if is_coordinator(token) and following is not None and head is None:
        return following.pos_ in ("ADJ", "PROPN", "NOUN")
    return token.pos_ in ("ADV", "NUM") and head is None and token.dep_ in ("advmod", "nummod", "npadvmod")


def with_of(doc: Doc, first: int, head: Token, end: int) -> Tokens:
    """Return the words from `first` to the noun, with "of …" after it: "members of the security forces"."""
    while first < head.i and (doc[first].lower_ in _BARE or doc[first].is_punct or doc[first].is_space):
        first += 1
    last = head.i + 1
    if last + 1 < end and doc[last].lower_ == "of" and doc[last].pos_ == "ADP":
        inner = noun_phrase_at(doc, last + 1, end)
        if inner is not None:
            last = inner.i + 1
    return doc[first:last]


def noun_phrase_at(doc: Doc, at: int, end: int) -> Token | None:
    """Return the head of the noun phrase that starts at a token, articles and possessives allowed."""
    while at < end and (doc[at].pos_ in ("DET", "PRON") or doc[at].tag_ == "PRP$"):
        at += 1
    return noun_after(doc, at, end).head if at < end else None


def noun_of(doc: Doc, at: int, end: int) -> Unit:
    """Return what stands after "of": "two of the drones", "seven of his guards", "15 of the 329 seats", "two of them"."""
    first = at
    while at < end and (doc[at].pos_ == "DET" or doc[at].tag_ == "PRP$" or doc[at].lower_ in _BARE):
        at += 1
    if at >= end:
        return NOTHING
    if doc[at].lower_ in _PRONOUNS or (
        at > first and doc[first].lower_ in _PRONOUNS and doc[at].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        return Unit(None, None, pronoun=True)
    unit = noun_after(doc, at, end)
    if unit.head is None:
        return NOTHING
    if doc[first].tag_ == "PRP$":
        return Unit(unit.head, doc[first : unit.phrase.end] if unit.phrase is not None else None)
    return unit


def toll(number: Token) -> Unit:
    """Return what a toll counts where the number stands after the verb: "the death toll was 320", "turnout reached 43%"."""
    verb = clause_head(number)
    nouns = [*subjects(verb), *(c for c in verb.children if c.dep_ in ("dobj", "obj", "nsubj") and c.i < number.i)]
    for noun in nouns:
        if noun.i == number.i or noun.lemma_.lower() not in words("words", "tolls"):
            continue
        counted = prepositional(noun, "of")
        if counted:
            return Unit(counted[0], noun.doc[noun.i : counted[0].i + 1])
        compound = [c for c in noun.children if is_adjective_or_compound(c) and c.i == noun.i - 1]
        head = compound[0] if compound and compound[0].pos_ in ("NOUN", "PROPN") else noun
        return Unit(noun if noun.lower_ == "turnout" else head, noun.doc[min(head.i, noun.i) : noun.i + 1])
    return NOTHING
