"""Words that tell of a happening, one mention each: trigger, type, how real it is told to be, and its parts in the sentence."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import (
    is_adjective_modifier,
    is_adjective_or_compound,
    is_adverb,
    is_adverbial_clause,
    is_auxiliary,
    is_determiner,
    is_noun_clause,
    is_noun_modifier,
    is_object,
    is_possessor,
    is_premodifier,
    is_preposition,
)
from rashomon.analysis.syntax import clause_head, objects, prepositional, subjects
from rashomon.lang import word_set
from rashomon.model import Span, Time
from rashomon.reading.events.filters.mishaps import HEAD, is_attackers, read_harm
from rashomon.reading.events.filters.non_events import is_frequency, tells_nothing
from rashomon.reading.events.filters.senses import in_sense
from rashomon.reading.events.lexicon import Family, among, lemma, lexicon, weapon_leaf
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.realis import stage_of
from rashomon.reading.events.triggers.families import family_of
from rashomon.reading.events.triggers.interception import downed_weapons
from rashomon.reading.events.triggers.speech_acts import TALK, talk_family
from rashomon.reading.times.layer import bound_of

_SPEECH_TAGS = frozenset(
    {"say", "tell", "announce", "declare", "report", "state", "add", "post", "tweet", "write", "claim"}
)


_OTHER = word_set("events_rules", "recognition", "other")
_KINDS = {
    "suicide": "suicide-attack",
    "gun": "firearms",
    "knife": "primitive",
    "machete": "primitive",
    "car": "explosives",
}
_HARMING = word_set("events_rules", "recognition", "harming")
_AGAIN = re.compile(r"not the first|again and again|time and again", re.I)


_SUICIDE = re.compile(r"\bsuicide (?:bomb\w*|vest|belt|car|vehicle|truck|attack\w*|explosi\w*)|\bsvbied\b", re.I)


def find_mentions(draft: Draft) -> list[Mention]:
    """Return all mentions of happenings in text order."""
    found: list[Mention] = []
    for at, sentence in enumerate(draft.prose):
        taken: set[int] = set()
        for token in sentence:
            if token.i in taken:
                continue
            hit = _hit(token)
            if hit is None:
                continue
            family, last = hit
            mention = _mention(draft, sentence, at, token, family, last)
            if mention is not None:
                taken.update(range(token.i, last.i + 1))
                if family.name in TALK:
                    taken.update(noun.i for noun in objects(token))  # "will impose a curfew": none is imposed yet
                found.append(mention)
    blind = {m.token.i for m in found if m.type in ("ACCIDENT", "DISASTER")}
    return [m for m in found if m.family.name != "strike_military" or not _is_by(m.token, blind)]


def _is_by(verb: Token, blind: set[int]) -> bool:
    """Tell whether what strikes is a disaster or an accident told as one ("two explosions of nitrate hit the port")."""
    return verb.pos_ == "VERB" and any(s.i in blind for s in subjects(verb))


def _hit(token: Token) -> tuple[Family, Token] | None:
    """Return the family a word tells of, with its last word; what is only promised or demanded tells of that."""
    said = talk_family(token)
    if said is None:
        return family_of(token)
    hit = family_of(token)
    return said, token if hit is None else hit[1]


def _mention(draft: Draft, sentence: Tokens, at: int, token: Token, family: Family, last: Token) -> Mention | None:
    """Return the mention, or None where the word does not tell of a happening here."""
    if token.pos_ == "VERB" and (
        _is_habitual(token) or is_adjective_modifier(token) or tells_nothing(token, family.name)
    ):
        return None
    stage = "accomplished" if family.name in TALK else stage_of(token if token.pos_ == "VERB" else last)
    if stage is None:
        return None
    head = last if last.pos_ in ("NOUN", "PROPN") and token.pos_ != "VERB" else token
    mention = Mention(head, _trigger_span(token, last), family, family.type, set(family.modes), at, stage)
    mention.definite = head.pos_ in ("NOUN", "PROPN") and _is_definite(head)
    mention.other = any(c.lower_ in _OTHER for c in head.children if c.dep_ in ("amod", "det", "advmod"))
    mention.modes.update(_KINDS[c.lower_] for c in head.lefts if c.lower_ in _KINDS and mention.type == "ASSAULT")
    mention.pointer = family.type == "POINTER"
    mention.quoted = any(q.covers(mention.span) and _is_long(draft, q) for q in draft.quotes)
    if family.type != "ACCIDENT":
        _find_weapons(mention, sentence)
    _read_kind(mention, sentence)
    if family.name == "interception":
        for noun in downed_weapons(token):
            mention.weapons.setdefault(weapon_leaf(noun) or "", []).append(noun)
        mention.stage = "intercepted" if stage == "accomplished" else stage
    if _AGAIN.search(sentence.text) and not mention.definite:
        return None  # "not the first time that such a place is attacked" tells no one happening
    return None if _is_generic(mention) else in_sense(mention)


def _read_kind(mention: Mention, sentence: Tokens) -> None:
    """Tell suicide attacks from other bombings, and bombings from accidents."""
    if mention.type == "ASSAULT" and _SUICIDE.search(sentence.text):
        mention.modes.add("suicide-attack")
    if mention.family in map(lexicon().verbs.get, _HARMING) and not mention.weapons:
        read_harm(mention)
    if (
        mention.family.name == "bombing"
        and mention.weapons.keys() <= {"tank"}
        and _is_accident(mention.token, sentence)
    ):
        mention.type, mention.modes, mention.weapons = "ACCIDENT", set(), {}


def _is_accident(token: Token, sentence: Tokens) -> bool:
    """Tell the explosion of a boiler or a gas main, or one at a plant that nobody attacked, from a bomb."""
    for words in (sentence, token.doc[:HEAD]):  # a headline says "blast" of what the report says is one of gas
        if any(is_attackers(t) for t in words):
            break
        if any(among(t, "accidents.nouns") for t in words):
            return True
    if any(lemma(t) in ("crash", "collision", "accident") for t in token.conjuncts):
        return True
    near = [*token.lefts, *(g for c in token.lefts for g in c.lefts), *prepositional(token, "of", "at", "in")]
    if token.pos_ == "VERB":
        near = [t for s in subjects(token) for t in (s, *s.lefts, *prepositional(s, "of"))]
    return any(among(t, "accidents.nouns") for t in near)


def _is_long(draft: Draft, quote: Span) -> bool:
    return quote.of(draft.document.text).count(" ") > 3


def _trigger_span(token: Token, last: Token) -> Span:
    """Return the trigger with the nouns and adjectives that name its kind ("drone attack", "assassination attempt")."""
    first = token.i
    while first > token.sent.start and token.pos_ in ("NOUN", "PROPN"):
        before = token.doc[first - 1]
        joined = is_noun_modifier(before) or (is_adjective_modifier(before) and before.tag_ in ("VBN", "JJ"))
        if not joined or before.head.i < first or before.head.i > last.i:
            break
        first -= 1
    return Span(token.doc[first].idx, last.idx + len(last))


def _is_definite(noun: Token) -> bool:
    return any(
        is_possessor(c) or (is_determiner(c) and c.lower_ in ("the", "this", "that", "these")) for c in noun.children
    )


def _is_habitual(verb: Token) -> bool:
    return any(is_adverb(c) and among(c, "realis.habitual") for c in verb.children)


def _is_generic(mention: Mention) -> bool:
    """Tell whether a bare plural ("attacks on buildings have taken place in the past") names no one happening."""
    noun = mention.token
    if noun.pos_ != "NOUN" or noun.tag_ != "NNS" or mention.pointer:
        return False
    verb = clause_head(noun)
    if _is_habitual(verb) or "past" in {t.lower_ for t in noun.sent if t.head.lower_ == "in"} or is_frequency(noun):
        return True
    told = any(c.dep_ in ("det", "nummod", "poss", "amod", "relcl", "acl") or is_preposition(c) for c in noun.children)
    present = verb.tag_ in ("VBZ", "VBP") and not any(
        is_auxiliary(c) and c.lower_ in ("have", "has") for c in verb.children
    )
    return not told and present and is_object(noun) and not among(verb, "realis.light_verbs")


def _find_weapons(mention: Mention, sentence: Tokens) -> None:
    """Collect the weapons named with a trigger: before it, as its subject or object, or after "with" and "by"."""
    token = mention.token
    near = [c for c in token.lefts if is_premodifier(c)]
    near += [g for c in near for g in c.lefts if is_adjective_or_compound(g)]
    verb = token if token.pos_ == "VERB" else None
    if verb is not None:
        near += [*subjects(verb), *objects(verb), *prepositional(verb, "with", "by", "from", "using")]
        near += [t for o in objects(verb) for t in prepositional(o, "of")]
        near += [t for o in objects(verb) for t in o.subtree if weapon_leaf(t) == "chemical"]
        near += [c for c in verb.children if is_adverbial_clause(c) for c in objects(c) if c.head.lower_ == "using"]
    else:
        near += prepositional(token, "with", "by", "using", "involving", "of")
        near += [o for c in token.children if is_noun_clause(c) for o in objects(c)]
        if token.head.pos_ == "VERB" and among(token.head, "realis.light_verbs"):
            near += prepositional(token.head, "with", "by", "using")
        users = [token.head, *(c for c in token.children if is_noun_clause(c))]
        near += [o for verb in users if lemma(verb) in ("involve", "include", "use", "feature") for o in objects(verb)]
    for noun in near:
        leaf = weapon_leaf(noun)
        if leaf:
            mention.weapons.setdefault(leaf, []).append(noun)


def iter_times(draft: Draft) -> Iterator[tuple[Time, Token]]:
    """Iterate over the times that fall on the calendar, with the word that joins each to its clause."""
    aside = [g.span for g in draft.document.segments if g.kind in ("header", "boilerplate")]
    for time in draft.times:
        if (
            time.value
            and time.start
            and bound_of(draft, time) is None
            and not any(g.touches(time.span) for g in aside)
            and not _in_dateline(draft, time)
        ):
            tokens = draft.tokens(time.span)
            if len(tokens):
                yield time, tokens.root


_DATELINE = re.compile(r"\s*(?:\([^)]{2,20}\)\s*)?[-–—:]")


def _in_dateline(draft: Draft, time: Time) -> bool:
    """Tell whether a time stands in a dateline ("QUITO, Oct 3 - "), which dates the report and not what it tells."""
    text = draft.document.text
    start = text.rfind("\n", 0, time.span.start) + 1
    place = text[start : time.span.start].strip(" ,")
    return place.isupper() and len(place) < 40 and _DATELINE.match(text, time.span.end) is not None


def is_speech(verb: Token) -> bool:
    """Tell whether a verb only reports words, so that its time is the time of speaking."""
    return lemma(verb) in _SPEECH_TAGS
