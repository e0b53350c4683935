"""Which kind of happening a word tells of, alone or with the words that belong to it: nouns, verbs, phrases, pairs of verb and object."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.relations import is_adjective_modifier, is_compound_part, is_determiner
from rashomon.analysis.syntax import is_passive, objects, prepositional, subjects
from rashomon.reading.events.filters.non_events import is_paper, is_wreck
from rashomon.reading.events.lexicon import Family, lemma, lexicon
from rashomon.reading.events.triggers.interception import downed_weapons


def family_of(token: Token) -> tuple[Family, Token] | None:
    """Return the family of the happening a word (or the phrase it begins) tells of, and the last word of it."""
    if token.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ", "AUX"):
        return None
    if token.pos_ == "VERB" and downed_weapons(token):
        return Family("interception", "ASSAULT"), token
    if token.pos_ == "VERB" and is_wreck(token):
        return Family("accident", "ACCIDENT"), token
    lex, word = lexicon(), lemma(token)
    for rest, family in lex.phrases.get(word, ()):
        last = _match(token, rest)
        if last is not None and (word != "fire" or token.pos_ == "VERB" or family.type == "ACCIDENT"):
            return family, last
    paired = _paired_family(token, word)
    if paired is not None:
        return paired, token
    if token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.head.lemma_ == "be" and token.dep_ in ("acomp", "conj")):
        family_ = lex.verbs.get(word)
        return (family_, token) if family_ else None
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun_family(token, word)
    return None


def _paired_family(token: Token, word: str) -> Family | None:
    """Return the family of a verb with what it is done to ("suspended part of its aid programme", "aid was suspended")."""
    rows = lexicon().pairs.get(word, ()) if token.pos_ == "VERB" else ()
    if not rows:
        return None
    done = subjects(token) if is_passive(token) else objects(token)
    named = [t for noun in done for t in (noun, *prepositional(noun, "of", "in"))]
    words = {lemma(w) for t in named for w in (t, *t.lefts) if w.pos_ in ("NOUN", "PROPN", "ADJ")}
    return next((family for things, family in rows if words & things), None)


def _noun_family(token: Token, word: str) -> tuple[Family, Token] | None:
    lex = lexicon()
    family = lex.nouns.get(word)
    if family is None:
        if word in lex.sets["pointers.nouns"] and _is_pointer(token):
            return Family("pointer", "POINTER"), token
        return None
    if is_compound_part(token) and token.head.i > token.i:
        return _compound_family(token, family)
    if token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "GPE", "ORG") and not token.is_sent_start:
        return None
    if family.name == "protest" and ((token.pos_ == "PROPN" and token.ent_type_ == "DATE") or is_paper(token)):
        return None
    if word in ("attack", "strike") and token.nbor(-1).lower_ in ("heart", "panic", "asthma") if token.i else False:
        return None
    return family, token


def _compound_family(token: Token, family: Family) -> tuple[Family, Token] | None:
    """Let the last noun of a compound tell ("bombing attack", "assassination attempt"); drop "protest leader"."""
    head = token.head
    if lemma(head) in ("attempt", "bid", "plot", "try"):
        return family, head
    inner = lexicon().nouns.get(lemma(head))
    if inner is not None:
        return None
    return None


def _is_pointer(token: Token) -> bool:
    return any(
        is_determiner(c) and c.lower_ in ("the", "this", "that") for c in token.children
    ) and not is_compound_part(token)


def _match(token: Token, rest: tuple[str, ...]) -> Token | None:
    """Return the last token of a phrase that begins here, a few words between allowed ("set the building on fire")."""
    last, at = token, token.i + 1
    for word in rest:
        reach = range(at, min(at + 8, token.sent.end))
        hit = next((i for i in reach if token.doc[i].lemma_.lower() == word or token.doc[i].lower_ == word), None)
        if hit is None or not _is_near(token, token.doc[at : hit + 1], 3 if word is rest[0] else 2):
            return None
        last, at = token.doc[hit], hit + 1
    return last


def _is_near(first: Token, words: Tokens, most: int) -> bool:
    """Tell whether the last word follows close, ends the noun phrase begun before it ("set up the sixth observation post"), or
    follows the object ("set a suspected thief ablaze")."""
    between = words[:-1]
    if any(t.pos_ in ("VERB", "PUNCT") and not is_adjective_modifier(t) for t in between):
        return False
    if len(words) <= most or all(words[-1] in t.ancestors for t in between):
        return True
    done = {t.i for noun in objects(first) for t in noun.subtree} if first.pos_ == "VERB" else set()
    return all(t.i in done for t in between)
