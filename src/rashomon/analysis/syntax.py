"""Reading the parse tree: the few questions that several layers ask of it."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

_CLAUSAL = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis", "csubj"})


def noun_phrase(head: Token, *, prepositions: bool = True, conjuncts: bool = False) -> Tokens:
    """Return the words of a noun phrase without its clauses and appositions.

    `prepositions` keeps "of the city"; other prepositions say where and when, not who. `conjuncts` keeps "and the police".
    """
    first = last = head.i
    for child in head.children:
        if child.dep_ in _CLAUSAL or child.dep_ in ("appos", "punct"):
            continue
        if child.dep_ in ("cc", "conj") and not conjuncts:
            continue
        if child.dep_ in ("prep", "agent") and not (prepositions and child.lower_ == "of"):
            continue
        if child.i < head.i:
            if (
                child.lower_ == "dead"
                and child.dep_ == "amod"
                and any(c.dep_ in ("nummod", "det") and c.i > child.i for c in head.lefts)
            ):
                continue  # "shot dead two protesters"
            first = min(first, _left(child))
        else:
            last = max(last, _right(child))
    dashes = [
        t.i for t in head.doc[first : head.i] if t.text in ("-", "–", "—") and t.whitespace_ and t.nbor(-1).whitespace_
    ]
    return trimmed(head.doc, dashes[-1] + 1 if dashes else first, last + 1)  # a dateline before a dash is no part of it


def trimmed(doc: Doc, first: int, end: int) -> Tokens:
    """Return the tokens without space, punctuation and coordinating words at their ends."""
    while first < end and (doc[first].is_space or (doc[first].is_punct and doc[first].text not in '“"‘')):
        first += 1
    while end > first and (doc[end - 1].is_space or doc[end - 1].is_punct or doc[end - 1].dep_ in ("cc", "case")):
        end -= 1
    return doc[first:end]


def _left(token: Token) -> int:
    return int(token.left_edge.i)


def _right(token: Token) -> int:
    """Return the last token under this one, stopping before a relative or participial clause set off by a comma."""
    last = token.i
    for child in token.rights:
        other = child.dep_ in ("prep", "npadvmod") and child.lower_ != "of" and token.pos_ in ("NOUN", "PROPN")
        if child.dep_ in ("relcl", "advcl", "appos", "punct") or other:
            break
        last = max(last, _right(child))
    return last


def subjects(verb: Token) -> list[Token]:
    """Return the subjects of a verb; those of the verb it is joined to where it has none of its own."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        if verb.dep_ == "relcl" and own[0].lower_ in ("that", "which", "who"):
            return with_conjuncts(verb.head)
        return [t for s in own for t in with_conjuncts(s)]
    purpose = verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if (verb.dep_ in ("conj", "xcomp") or purpose) and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        return subjects(verb.head)
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return with_conjuncts(verb.head)
    return []


def objects(verb: Token) -> list[Token]:
    """Return the direct objects of a verb, also in "killed up to 16 men"."""
    ups = [c for c in verb.children if c.lower_ == "up" and c.dep_ in ("prt", "advmod", "prep")]
    counted = [t for up in ups for t in prepositional(up, "to") if any(c.dep_ == "nummod" for c in t.children)]
    return counted + [t for c in verb.children if c.dep_ in ("dobj", "obj", "dative") for t in with_conjuncts(c)]


def is_joined(verb: Token) -> bool:
    """Tell whether a verb shares subject and helpers with the verb it is joined to by "and"."""
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not own


def burnt(verb: Token) -> list[Token]:
    """Return what is set on fire: the nouns after "to" of "set fire to", "put fire to"."""
    fires = [o for o in objects(verb) if o.lower_ == "fire"] if verb.lemma_ in ("set", "put") else []
    return [t for word in (*fires, verb) for t in prepositional(word, "to")] if fires else []


def agents(verb: Token) -> list[Token]:
    """Return who did it in a passive: the nouns after "by", also those of the verb before ("was chased by police and arrested")."""
    found = [
        t
        for by in verb.children
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by")
        for o in by.children
        if o.dep_ == "pobj"
        for t in with_conjuncts(o)
    ]
    return found or (agents(verb.head) if is_joined(verb) and verb.tag_ == "VBN" and is_passive(verb.head) else [])


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """Return the nouns that the given prepositions join to a word."""
    return [
        t
        for p in head.children
        if p.dep_ in ("prep", "agent") and p.lower_ in prepositions
        for o in p.children
        if o.dep_ in ("pobj", "pcomp")
        for t in with_conjuncts(o)
    ]


def with_conjuncts(token: Token) -> list[Token]:
    """Return a noun and the nouns joined to it by "and", "or" or a comma."""
    return [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM"))]


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, or is a bare participle after a noun ("a bomb planted by")."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children):
        return True
    if is_joined(verb) and verb.tag_ == "VBN":
        return is_passive(verb.head)  # "were chased away and arrested"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl",) and not any(c.dep_ == "aux" for c in verb.children)


def is_negated(token: Token) -> bool:
    """Tell whether a word is negated: "did not", "never", "no", "without"."""
    return any(
        c.dep_ == "neg" or (c.lower_ in ("never", "no", "neither") and c.dep_ in ("det", "advmod"))
        for c in token.children
    )


def clause_head(token: Token) -> Token:
    """Return the verb of the clause a word stands in (the sentence's root where there is none)."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def joined_by(noun: Token) -> list[tuple[Token, Token]]:
    """Return what joins a word or its clause to the words above: the conjunction or preposition, each with the verb or noun above it."""
    clause = clause_head(noun)
    links = [(c, clause.head) for c in clause.children if c.dep_ == "mark"]
    return [*links, (noun.head, noun.head.head)] if noun.dep_ == "pobj" else links


def related(token: Token, *relations: str) -> list[Token]:
    """Return the words directly below a word that stand in one of some relations to it, in text order."""
    return [child for child in token.children if child.dep_ in relations]


def relation(token: Token) -> str:
    """Return the relation of a word to the word above it."""
    return str(token.dep_)
