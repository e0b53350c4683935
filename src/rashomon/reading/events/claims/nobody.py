"""That nobody came to harm: "no one was hurt", "no casualties were reported", "without causing injuries"."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.syntax import is_negated
from rashomon.lang import lists
from rashomon.model import Count, Span
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.lexicon import among, lemma


def find_nobody(draft: Draft) -> list[Told]:
    """Return a count of nought for each property that the report says befell nobody."""
    return [
        row
        for sentence in draft.prose
        for token in sentence
        for row in (*_nobody_hurt(draft, token), *_no_casualties(draft, token))
    ]


def _nobody_hurt(draft: Draft, token: Token) -> Iterator[Told]:
    """Read "no one was hurt" and "nobody died"."""
    before = token.nbor(-1) if token.i else token
    if not (token.lower_ in ("nobody", "none") or (token.lower_ == "one" and before.lower_ == "no")):
        return
    verb = token.head
    for name in ("killed", "injured"):
        if among(verb, f"harm.{name}_verbs") and token.dep_ in ("nsubj", "nsubjpass") and not _may_be(verb):
            first = before if token.lower_ == "one" else token
            yield Told(make_claim(draft, name, Count(0, 0), Span(first.idx, verb.idx + len(verb))), verb, token)


def _may_be(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _no_casualties(draft: Draft, noun: Token) -> Iterator[Told]:
    """Read "no casualties", "no injuries or deaths", "without injuring anybody", "did not cause any casualties"."""
    names = lists("harm")["nobody"].get(lemma(noun), ())
    if not names or noun.pos_ not in ("NOUN", "PROPN"):
        return
    denial = _denial(noun)
    if denial is None:
        return
    span = Span(min(denial.idx, noun.idx), max(denial.idx + len(denial), noun.idx + len(noun)))
    carrier = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), noun)
    for name in names:
        yield Told(make_claim(draft, name, Count(0, 0), span), carrier, noun)


def _denial(noun: Token) -> Token | None:
    """Return the word that denies a noun, or the noun that it is joined to by "or"."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    for word in (noun, first):
        found = next((c for c in word.lefts if c.lower_ in ("no", "zero")), None)
        if found is not None:
            return found
    above = first.head
    if (without := _without(above)) is not None:
        return without
    causing = lemma(above) in lists("harm")["nobody_verbs"]["words"] and all(c.lower_ == "any" for c in first.lefts)
    by_verb = causing and first.dep_ in ("dobj", "attr", "obj") and is_negated(above)
    return next((c for c in above.children if c.dep_ == "neg"), None) if by_verb else None


def _without(word: Token) -> Token | None:
    """Return the "without" that a noun stands behind, or the verb it is the object of: "without causing casualties"."""
    causing = word.pos_ == "VERB" and lemma(word) in lists("harm")["nobody_verbs"]["words"]
    found = word.head if causing else word
    return found if found.lower_ == "without" else None
