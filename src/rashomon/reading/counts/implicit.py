"""Counts that no number word carries: "a soldier was killed" is one, "no injuries" none, "both officers" two."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import is_active_subject, is_conjunct, is_first_coordinator, is_prepositional_object
from rashomon.lang import word_set
from rashomon.model import Count, CountMention, Span
from rashomon.reading.counts.units import noun_after, singular, with_of, words

_ARTICLES = word_set("counts_rules", "implicit", "articles")
_NONE = word_set("counts_rules", "implicit", "none")
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj", "conj", "pobj", "attr"})


def singles(draft: Draft, rows: list[CountMention]) -> list[CountMention]:
    """Return the counts of articles and negations, where they really count: in harm, arrests and weapons used."""
    taken = {row.span.start for row in rows}
    out = []
    for sentence in draft.prose:
        for token in sentence:
            low = token.lower_
            if token.idx in taken or not (low in _ARTICLES or low in _NONE or low == "both"):
                continue
            made = _made(token, sentence)
            if made is not None:
                out.append(made)
    return out


def _made(token: Token, sentence: Tokens) -> CountMention | None:
    low = token.lower_
    if low in _NONE:
        return _nobody(token, sentence)
    noun = noun_after(token.doc, token.i + 1, sentence.end)
    if noun.head is None or noun.phrase is None:
        return None
    if low == "both":
        plural = noun.head.tag_ == "NNS" and singular(noun.head) in words("people")
        return (
            _row(span_of(token), 2, singular(noun.head), noun.phrase)
            if plural and not is_first_coordinator(token)
            else None
        )
    if noun.head.tag_ in ("NN", "NNP") and _counts_one(noun.head):
        return _row(span_of(token), 1, singular(noun.head), noun.phrase)
    return None


def _nobody(token: Token, sentence: Tokens) -> CountMention | None:
    doc, after = token.doc, token.i + 1
    if token.lower_ == "nobody" or (token.lower_ == "no" and after < sentence.end and doc[after].lower_ == "one"):
        return _row(Span(token.idx, token.idx + len("nobody")), 0, "person", None)
    if token.lower_ == "none":
        of = after < sentence.end and doc[after].lower_ == "of"
        noun = noun_after(doc, after + 2, sentence.end) if of else None
        if noun is None or noun.head is None or noun.phrase is None:
            return None
        return _row(span_of(token), 0, singular(noun.head), noun.phrase)
    noun = noun_after(doc, after, sentence.end)
    if noun.head is None or noun.phrase is None or singular(noun.head) not in _countable():
        return None
    return _row(span_of(token), 0, singular(noun.head), with_of(doc, noun.phrase.start, noun.head, sentence.end))


def _countable() -> frozenset[str]:
    return words("people") | words("weapons") | words("words", "harm_nouns")


def _counts_one(noun: Token) -> bool:
    """Tell whether the article counts: a person harmed or held, a weapon used."""
    name = singular(noun)
    person, weapon = name in words("people"), name in words("weapons")
    if not (person or weapon):
        return False
    top = noun
    while is_conjunct(top) and top.head.i != top.i and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ not in _OBJECTS:
        return False
    verb = top.head
    if is_prepositional_object(top):
        return (
            person
            and verb.lower_ in ("of", "to")
            and singular(verb.head) in ("death", "killing", "murder", "arrest", "injury")
        )
    if person and verb.lemma_ in words("harm", "verbs"):
        active = {"die", "succumb", "perish", "drown"}
        return not is_active_subject(top) or verb.lemma_ in active
    return weapon and verb.lemma_ in words("harm", "weapon_verbs")


def _row(span: Span, number: int, unit: str, phrase: Tokens | None) -> CountMention:
    return CountMention("", span, Count(number, number), unit, span_of(phrase) if phrase is not None else None)
