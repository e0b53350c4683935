"""Who comes to harm under each word of harm: "killed two and wounded six", "was shot dead", "left four injured", "taken hostage".

`lang/en/harm.toml` names the words. A verb that harms gives its objects, a passive or a participle its subjects; a verb that
befalls ("died") its subjects; an adjective the nouns it describes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import (
    is_adjective_or_number,
    is_auxiliary,
    is_conjunct,
    is_determiner,
    is_helping_verb,
    is_negation,
    is_number_modifier,
    is_possessor,
    is_prepositional_object,
    is_subject,
)
from rashomon.analysis.syntax import agents, is_joined, is_passive, objects, prepositional, subjects, with_conjuncts
from rashomon.lang import lists, word_set
from rashomon.reading.events.arguments.roles import is_police
from rashomon.reading.events.lexicon import among, lemma
from rashomon.reading.events.realis import stage_of

_SKIPPED = word_set("events_rules", "claims_sufferers", "skipped")
_BOUNDING = word_set("events_rules", "claims_sufferers", "bounding")
_LEAVING = word_set("events_rules", "claims_sufferers", "leaving")
_NOBODY = word_set("events_rules", "claims_sufferers", "nobody")


@dataclass(frozen=True)
class Sufferer:
    """Somebody who comes to harm: the property of the claim, the word that says it and the noun or number for who suffers.

    `marked` tells that the word says harm only of people ("captured 100 soldiers", not "captured a hill").
    """

    name: str
    carrier: Token
    noun: Token
    marked: bool = False


def find_sufferers(draft: Draft) -> list[Sufferer]:
    """Return who is told to have come to harm, in text order, each noun once a property; what only may be is left out."""
    found: dict[tuple[str, int], Sufferer] = {}
    for sentence in draft.prose:
        for token in sentence:
            for one in (*_by_verb(token), *_by_description(token), *_by_deed(token)):
                noun = _within(one.noun)
                found.setdefault((one.name, noun.i), replace(one, noun=noun))
    return list(found.values())


def _within(noun: Token) -> Token:
    """Return who a total or a group is of: "a total of 23 remained in hospital", "a group of ten workers"."""
    if noun.lower_ in lists("harm")["many"]["wholes"]:
        return next(
            (o for o in prepositional(noun, "of") if any(is_number_modifier(c) for c in o.children) or o.like_num), noun
        )
    return noun


def _by_verb(verb: Token) -> Iterator[Sufferer]:
    """Read a verb of harm; one with its participle taken for an adjective or a name too."""
    if verb.pos_ not in ("VERB", "AUX") and verb.tag_ not in ("VBN", "VBD", "VBG") and not _is_headline_verb(verb):
        return
    other = _alternative(verb)
    for name, suffers, marked in _readings(verb):
        if other and name != "killed":
            continue  # "killed or injured", "executed or disappeared": how many of each is not told
        for noun in suffers:
            if noun.lower_ in _NOBODY or _has_happened(verb):
                yield Sufferer(name, verb, noun, marked)


def _alternative(verb: Token) -> bool:
    """Tell whether a verb stands after "or" beside another verb of harm."""
    above = verb.head
    joined = is_conjunct(verb) and _table("done").get(lemma(above)) is not None
    return joined and any(c.lower_ == "or" for c in (*above.children, *verb.lefts))


def _is_headline_verb(word: Token) -> bool:
    """Tell whether a word taken for a noun or a name is a verb of harm before a number: "Army Kills 140 Rebels"."""
    return word.pos_ in ("NOUN", "PROPN") and word.lower_ in _forms() and bool(_after(word))


@cache
def _forms() -> frozenset[str]:
    return frozenset(word + "s" for words in lists("harm")["done"].values() for word in words)


def _readings(verb: Token) -> Iterator[tuple[str, list[Token], bool]]:
    """Return each property a verb tells with who suffers and whether only people do so."""
    word = lemma(verb) if verb.pos_ != "NOUN" else verb.lower_.removesuffix("s")
    by_phrase = next((n for n, rests in _phrases().get(word, ()) if any(_goes_on(verb, r) for r in rests)), None)
    if by_phrase is not None:
        yield by_phrase, patients(verb), False
        return
    for name in _of("done", word):
        yield name, [t for t in patients(verb) if name != "displaced" or not _is_carried(t)], False
    for name in _of("taken", word):
        yield _taken_by(verb, name), patients(verb), True
    for name in _of("loses_men", word) if _is_of_force(verb) else ():
        yield name, patients(verb), True
    for name in _of("befalls", word):
        yield name, subjects(verb) or _before(verb), name == "displaced"
    for name, rests in _lost().get(word, ()):
        if any(_goes_on(verb, rest) for rest in rests):
            yield name.removesuffix("_in_care"), subjects(verb), True
    lives = next((o for o in objects(verb) if o.lower_ in ("life", "lives")), None)
    if lives is not None and word in lists("harm")["costs"]["killed"]:
        of = prepositional(lives, "of")
        yield "killed", of or [lives], False


def _is_of_force(verb: Token) -> bool:
    """Tell whether an armed side tells of its losses: "the army said it had lost six men"."""
    doers = subjects(verb)
    if all(noun.pos_ == "PRON" for noun in doers):
        doers = subjects(verb.head)
    return any(is_police(t) or among(t, "armed.nouns") for t in doers)


def _is_carried(noun: Token) -> bool:
    """Tell whether people are casualties on their way to care ("evacuated eight of the wounded")."""
    told = {noun.lower_, *(t.lower_ for t in noun.children), *(t.lower_ for t in prepositional(noun, "of"))}
    return not told.isdisjoint(lists("harm")["carried"]["words"])


def _taken_by(verb: Token, name: str) -> str:
    """Return detained for those whom the police seize, else what the list says."""
    by = agents(verb) if is_passive(verb) else subjects(verb)
    return "detained" if name == "abducted" and any(is_police(t) for t in by) else name


def patients(verb: Token) -> list[Token]:
    """Return who a verb is done to: its objects, those of the verb joined to it, or its subjects where it is passive."""
    own = any(is_subject(c) for c in verb.children)
    if is_passive(verb):
        return subjects(verb) if own else _before(verb) or subjects(verb)
    beside = _before(verb) if is_joined(verb) and verb.tag_ == "VBN" else []
    found = beside or objects(verb) or _after(verb) or _shared_objects(verb)
    if found:
        return found
    if verb.tag_ == "VBG" or verb.tag_ == "VB":
        return []
    if lemma(verb.head) in _LEAVING and verb.dep_ in ("xcomp", "ccomp", "oprd", "advcl"):
        return (subjects(verb.head) if is_passive(verb.head) else objects(verb.head)) or _before(verb)
    return subjects(verb) or _before(verb)  # "Two soldiers killed in raid"


def _shared_objects(verb: Token) -> list[Token]:
    """Return the objects that a verb shares with one joined to it: "killed and wounded a number of them"."""
    joined = [c for c in verb.conjuncts if c.i > verb.i and c.pos_ == "VERB"]
    return next((found for c in joined if (found := objects(c))), [])


def _after(verb: Token) -> list[Token]:
    """Return the number right after a verb, where the parse hangs it elsewhere ("hospitalised 15", "wounded over 100")."""
    if verb.i + 2 < len(verb.doc) and verb.nbor(1).lower_ in ("at", "to") and verb.nbor(2).lower_ != "least":
        return []  # "the number of dead at seven"
    for token in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]:
        if (token.like_num and not token.is_punct) or token.lower_ in lists("harm")["many"]["vague"]:
            return [token.head if is_adjective_or_number(token) and token.head.i > token.i else token]
        if token.pos_ not in ("ADV", "ADJ") and token.lower_ not in _BOUNDING:
            return []
    return []


def _before(word: Token) -> list[Token]:
    """Return the noun or number right before a word of harm ("dozens wounded", "25 injured"), words like "others" skipped."""
    first = min([word.i, *(c.i for c in word.children if is_helping_verb(c))])
    at = first - 1
    if first < word.i and at > word.sent.start and word.doc[at].text == ",":
        at -= 1  # "a man, a former chief, was shot dead"
    while at > word.sent.start and (word.doc[at].lower_ in _SKIPPED and not word.doc[at - 1].is_punct):
        if word.doc[at].lower_ in ("others", "more") and word.doc[at - 1].pos_ != "NUM":
            break
        at -= 1
    token = word.doc[at]
    if at < word.sent.start or token.is_punct or token.is_space:
        return []
    counted = token.pos_ in ("NOUN", "PROPN", "NUM") or token.like_num or token.lower_ in ("others", "dozens", "scores")
    return [token] if counted else []


def _by_description(word: Token) -> Iterator[Sufferer]:
    """Read "30 dead", "four wounded soldiers", "15 people are missing", "left three soldiers injured"."""
    for name in _of("described", word.lower_):
        if word.pos_ in ("VERB", "AUX") and is_passive(word):
            continue
        nouns = _described(word)
        if nouns and not _is_unreal(word):
            yield from (Sufferer(name, word, noun, True) for noun in nouns)


def _described(word: Token) -> list[Token]:
    numbers = [c for c in word.children if is_number_modifier(c)]
    if numbers or _after(word):
        return numbers or _after(word)  # "25 injured"; "killed 30 people wounded 12"
    if is_prepositional_object(word) and word.head.lower_ == "of" and not any(is_determiner(c) for c in word.children):
        return [word.head.head]  # "a number of wounded", "dozens of dead"
    if word.dep_ in ("amod", "acl", "relcl") and word.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        return [word.head]
    above = word.head
    if word.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp", "advcl") and above.pos_ in ("VERB", "AUX"):
        if lemma(above) in _LEAVING:
            return subjects(word) or objects(above) or _before(word)
        return _before(word) or subjects(above) if lemma(above) in ("be", "remain", "go", "feel") else _before(word)
    return subjects(word) or _before(word)


def _by_deed(noun: Token) -> Iterator[Sufferer]:
    """Read a deed before its victims: "the killing of 24 civilians", "the deaths of 300", "bodies of three soldiers"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return
    names = _of("deeds", lemma(noun))
    if names and _has_happened(noun):
        owners = [c for c in noun.children if is_possessor(c)]
        nouns = [*prepositional(noun, "of"), *(t for o in owners for t in with_conjuncts(o))]
        yield from (Sufferer(names[0], noun, victim, True) for victim in nouns)


def _has_happened(token: Token) -> bool:
    """Tell whether a word tells what came about, not what was only tried, planned, denied or imagined."""
    return stage_of(token) == "accomplished" and not _is_unreal(token)


def _is_unreal(word: Token) -> bool:
    verb = word if word.pos_ in ("VERB", "AUX") else word.head
    return any(is_negation(c) for c in verb.children) or any(
        c.lower_ in ("would", "could", "might", "may", "can", "should") for c in verb.children if is_auxiliary(c)
    )


def _goes_on(verb: Token, rest: tuple[str, ...]) -> bool:
    """Tell whether a verb goes on with these words: the first under it or beside it, each next under the one before."""
    near = list(verb.children)
    if verb.i + 1 < len(verb.doc):
        near.append(verb.nbor(1))
    for at, word in enumerate(rest):
        found = [t for t in near if t.i > verb.i and word in (t.lower_, lemma(t))]
        if not found:
            return False
        if at + 1 < len(rest):
            near = [c for t in found for c in (*t.children, *_next(t))]
    return True


def _next(token: Token) -> Iterable[Token]:
    return token.doc[token.i + 1 : token.i + 2]


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    """Return the properties of each word of a table."""
    found: dict[str, tuple[str, ...]] = {}
    for prop, words in lists("harm")[name].items():
        for word in words:
            found[word] = (*found.get(word, ()), prop)
    return found


def _of(table: str, word: str) -> tuple[str, ...]:
    return _table(table).get(word, ())


@cache
def _phrases() -> dict[str, list[tuple[str, list[tuple[str, ...]]]]]:
    return _by_first("phrases")


@cache
def _lost() -> dict[str, list[tuple[str, list[tuple[str, ...]]]]]:
    return _by_first("loses")


def _by_first(table: str) -> dict[str, list[tuple[str, list[tuple[str, ...]]]]]:
    """Return first word → property → what must follow it."""
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for name, phrases in lists("harm")[table].items():
        for phrase in phrases:
            first, *rest = phrase.split()
            found.setdefault(first, {}).setdefault(name, []).append(tuple(rest))
    return {first: list(rows.items()) for first, rows in found.items()}
