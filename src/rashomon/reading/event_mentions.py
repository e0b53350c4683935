"""Words that tell of a happening, one mention each: trigger, type, how real it is told to be, and its parts in the sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.model import Draft, Place, Span, Stage, Time
from rashomon.reading.event_interception import downed_weapons
from rashomon.reading.event_lexicon import Family, among, is_person, lemma, lexicon, weapon_leaf
from rashomon.reading.event_nothing import is_frequency, is_paper, is_wreck, tells_nothing
from rashomon.reading.event_stage import stage_of
from rashomon.reading.syntax import agents, clause_head, is_passive, objects, prepositional, subjects
from rashomon.reading.times import bound_of

_SPEECH_TAGS = frozenset(
    {"say", "tell", "announce", "declare", "report", "state", "add", "post", "tweet", "write", "claim"}
)


_OTHER = frozenset(
    {"last", "previous", "earlier", "second", "third", "another", "similar", "separate", "other", "past", "recent"}
)
_KINDS = {
    "suicide": "suicide-attack",
    "gun": "firearms",
    "knife": "primitive",
    "machete": "primitive",
    "car": "explosives",
}
_AGAIN = re.compile(r"not the first|again and again|time and again", re.I)


_LAUNCHING = frozenset({"fire", "launch", "lob", "hurl", "drop", "throw", "plant"})
_SUICIDE = re.compile(r"\bsuicide (?:bomb\w*|vest|belt|car|vehicle|truck|attack\w*|explosi\w*)|\bsvbied\b", re.I)
_STRIKES = frozenset({"attack", "shelling", "battle", "destruction"})


@dataclass
class Mention:
    """One place in the text that tells of a happening, in the making; never recorded as such."""

    token: Token
    span: Span
    family: Family
    type: str
    modes: set[str]
    sentence: int
    stage: Stage = "accomplished"
    definite: bool = False
    quoted: bool = False
    pointer: bool = False
    other: bool = False
    force: bool = False
    time: Time | None = None
    place: Place | None = None
    weapons: dict[str, list[Token]] = field(default_factory=dict)
    roles: list[tuple[str, Token]] = field(default_factory=list)

    def role(self, *names: str) -> list[Token]:
        """Return the words that fill the named roles."""
        return [token for role, token in self.roles if role in names]


def find_mentions(draft: Draft) -> list[Mention]:
    """Return all mentions of happenings in text order."""
    found: list[Mention] = []
    for at, sentence in enumerate(draft.prose):
        taken: set[int] = set()
        for token in sentence:
            if token.i in taken:
                continue
            hit = _family_of(token)
            if hit is None:
                continue
            family, last = hit
            mention = _mention(draft, sentence, at, token, family, last)
            if mention is not None:
                taken.update(range(token.i, last.i + 1))
                found.append(mention)
    return found


def _family_of(token: Token) -> tuple[Family, Token] | None:
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
        if last is not None:
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
    words = {lemma(w) for t in named for w in (t, *t.lefts) if w.pos_ in ("NOUN", "PROPN")}
    return next((family for things, family in rows if words & things), None)


def _noun_family(token: Token, word: str) -> tuple[Family, Token] | None:
    lex = lexicon()
    family = lex.nouns.get(word)
    if family is None:
        if word in lex.sets["pointers.nouns"] and _is_pointer(token):
            return Family("pointer", "POINTER"), token
        return None
    if token.dep_ == "compound" and token.head.i > token.i:
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
    return (
        any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children)
        and token.dep_ != "compound"
    )


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
    if any(t.pos_ in ("VERB", "PUNCT") and t.dep_ != "amod" for t in between):
        return False
    if len(words) <= most or all(words[-1] in t.ancestors for t in between):
        return True
    done = {t.i for noun in objects(first) for t in noun.subtree} if first.pos_ == "VERB" else set()
    return all(t.i in done for t in between)


def _mention(draft: Draft, sentence: Tokens, at: int, token: Token, family: Family, last: Token) -> Mention | None:
    """Return the mention, or None where the word does not tell of a happening here."""
    if token.pos_ == "VERB" and (_is_habitual(token) or token.dep_ == "amod" or tells_nothing(token, family.name)):
        return None
    stage = stage_of(token if token.pos_ == "VERB" else last)
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
    if _is_generic(mention) or not _is_meant(mention):
        return None
    return mention


def _is_meant(mention: Mention) -> bool:
    """Tell whether a word of many meanings tells of a happening here: a strike with a weapon, a find of arms."""
    if mention.family.name == "strike_military":
        return _is_military_strike(mention)
    if mention.family.name == "weapons_found":
        return any(among(o, "arms.nouns") for o in _found(mention.token))
    if mention.family.name in _CONTESTS and is_sport(mention):
        return False
    if mention.family.name in _CHECKED:
        return _CHECKED[mention.family.name](mention.token)
    if mention.family.name == "accident" and lemma(mention.token) in ("overturn", "sink"):
        return not objects(mention.token)
    if mention.family.name == "battle" and mention.token.pos_ == "NOUN":
        return not any(
            o.pos_ == "NOUN" and not _can_be_struck(o) for o in prepositional(mention.token, "for", "against")
        )
    if mention.family.name in _STRIKES and mention.token.pos_ == "VERB":
        struck = objects(mention.token)
        return not struck or any(_can_be_struck(o) for o in struck)
    return True


def _is_protesting(verb: Token) -> bool:
    """Tell whether those who gather do so to protest."""
    if any(among(noun, "people.marked_demonstrators") for noun in subjects(verb)):
        return True
    aims = [c for c in verb.children if c.dep_ in ("advcl", "xcomp") and lemma(c) in _DEMANDING]
    return bool(aims) or any(lemma(noun) == "protest" for noun in prepositional(verb, "in"))


def _is_armed_work(verb: Token) -> bool:
    """Tell whether a deed is one of armed people, or done to something military: a base they set up, a unit they form."""
    parts = [*subjects(verb), *objects(verb), *agents(verb)]
    words = [w for noun in parts for w in (noun, *noun.lefts, *prepositional(noun, "of"))]
    return any(among(w, "armed.nouns") or lemma(w) in _MILITARY or weapon_leaf(w) is not None for w in words)


def _is_disaster(noun: Token) -> bool:
    """Tell a disaster from its figures of speech: an outbreak of fighting, a flood of complaints, an eruption of violence."""
    if noun.pos_ == "VERB":
        return True
    told = prepositional(noun, "of")
    return not (told and lemma(noun) in _FIGURES) or any(lemma(t) in _ILLS for t in told)


def _is_gassing(verb: Token) -> bool:
    """Tell whether what is used or spread is a chemical weapon."""
    things = subjects(verb) if is_passive(verb) else objects(verb)
    return any(weapon_leaf(w) == "chemical" for noun in things for w in (noun, *noun.lefts))


def is_sport(mention: Mention) -> bool:
    """Tell whether a contest without weapons and police is one of sports, votes or words ("beat England 2-1")."""
    words = [t for t in mention.token.sent if t.pos_ in ("NOUN", "PROPN", "NUM")]
    if mention.weapons or any(among(t, "people.police") or among(t, "armed.nouns") for t in words):
        return False
    return any(among(t, "sport.nouns") for t in words) or _SCORE.search(mention.token.sent.text) is not None


_SCORE = re.compile(r"\b\d{1,3}-\d{1,3}\b")
_CONTESTS = frozenset({"battle", "beating", "attack", "shooting", "strike_military", "seizure", "freeing", "coup"})
_DEMANDING = frozenset({"protest", "demand", "urge", "call", "denounce", "condemn", "oppose", "demonstrate"})
_MILITARY = frozenset(
    {"military", "army", "naval", "observation", "defence", "defense", "security", "nato", "coalition"}
)
_FIGURES = frozenset({"outbreak", "flood", "eruption", "avalanche", "epidemic", "tsunami", "tremor", "drought"})
_ILLS = frozenset(
    {
        "disease",
        "virus",
        "cholera",
        "measles",
        "ebola",
        "fever",
        "flu",
        "influenza",
        "covid-19",
        "covid",
        "malaria",
        "polio",
        "plague",
        "volcano",
        "illness",
        "dengue",
    }
)
_CHECKED: dict[str, Callable[[Token], bool]] = {
    "gathering": _is_protesting,
    "gassing": _is_gassing,
    "base": _is_armed_work,
    "regroup": _is_armed_work,
    "disaster": _is_disaster,
}


def _can_be_struck(noun: Token) -> bool:
    """Tell people, bodies, places and buildings from the senses, the charts and other things that are struck in figures of speech."""
    if noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "CARDINAL") or noun.pos_ in (
        "PROPN",
        "PRON",
        "NUM",
    ):
        return True
    struck = is_person(noun) or among(noun, "sites.nouns") or among(noun, "armed.sites")
    return struck or weapon_leaf(noun) is not None or lemma(noun) in lexicon().nouns


def _read_kind(mention: Mention, sentence: Tokens) -> None:
    """Tell suicide attacks from other bombings, and bombings from accidents."""
    if mention.type == "ASSAULT" and _SUICIDE.search(sentence.text):
        mention.modes.add("suicide-attack")
    if (
        mention.family.name == "bombing"
        and mention.weapons.keys() <= {"tank"}
        and _is_accident(mention.token, sentence)
    ):
        mention.type, mention.modes, mention.weapons = "ACCIDENT", set(), {}


def _found(verb: Token) -> list[Token]:
    """Return what a verb of finding finds, the contents of a cache and what a hideout is for too."""
    found = subjects(verb) if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) else objects(verb)
    return [
        t for noun in found for t in (noun, *(w for w in noun.subtree if w.i > noun.i and w.pos_ in ("NOUN", "PROPN")))
    ]


def _is_accident(token: Token, sentence: Tokens) -> bool:
    """Tell the explosion of a boiler or a gas main, or one at a plant that nobody attacked, from a bomb."""
    if any(among(t, "accidents.nouns") for t in sentence) and not any(
        among(t, "accidents.attackers") for t in sentence
    ):
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
        joined = before.dep_ in ("compound", "nmod") or (before.dep_ == "amod" and before.tag_ in ("VBN", "JJ"))
        if not joined or before.head.i < first or before.head.i > last.i:
            break
        first -= 1
    return Span(token.doc[first].idx, last.idx + len(last))


def _is_definite(noun: Token) -> bool:
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these")) for c in noun.children
    )


def _is_habitual(verb: Token) -> bool:
    return any(c.dep_ == "advmod" and among(c, "realis.habitual") for c in verb.children)


def _is_generic(mention: Mention) -> bool:
    """Tell whether a bare plural ("attacks on buildings have taken place in the past") names no one happening."""
    noun = mention.token
    if noun.pos_ != "NOUN" or noun.tag_ != "NNS" or mention.pointer:
        return False
    verb = clause_head(noun)
    if _is_habitual(verb) or "past" in {t.lower_ for t in noun.sent if t.head.lower_ == "in"} or is_frequency(noun):
        return True
    told = any(c.dep_ in ("det", "nummod", "poss", "amod", "relcl", "acl") or c.dep_ == "prep" for c in noun.children)
    present = verb.tag_ in ("VBZ", "VBP") and not any(
        c.dep_ == "aux" and c.lower_ in ("have", "has") for c in verb.children
    )
    return not told and present and noun.dep_ in ("pobj", "dobj") and not among(verb, "realis.light_verbs")


def _is_blind(noun: Token) -> bool:
    """Tell whether a noun is a disaster or an accident, which strikes without attacking."""
    family = lexicon().nouns.get(lemma(noun))
    return family is not None and family.type in ("DISASTER", "ACCIDENT")


def _is_military_strike(mention: Mention) -> bool:
    """Tell a strike with a weapon, or on a place or a person by an attacker, from a labour strike or a hit song."""
    token = mention.token
    if token.pos_ == "VERB":
        movers = subjects(token)
        if any(_is_blind(s) for s in movers):
            return False
        if lemma(token) in _LAUNCHING:
            return any(weapon_leaf(o) not in (None, "teargas", "firearm", "stones") for o in [*objects(token), *movers])
        if any(weapon_leaf(s) for s in movers) or any(lexicon().nouns.get(lemma(s)) for s in movers):
            return True
        return lemma(token) in ("strike", "hit") and bool(mention.weapons)
    kinds = {c.lower_ for c in token.lefts}
    if kinds & {
        "general",
        "hunger",
        "labour",
        "labor",
        "teachers",
        "rail",
        "doctors",
        "nationwide",
        "transport",
        "wildcat",
    }:
        mention.type, mention.modes, mention.family = (
            "PROTEST",
            {"strike"},
            Family("strike_labour", "PROTEST", ("strike",)),
        )
        return True
    if kinds & {"air", "aerial"}:
        mention.modes.add("aerial")
        return True
    return bool(mention.weapons) or bool(
        kinds & {"military", "retaliatory", "israeli", "russian", "american", "us", "u.s.", "precision", "deadly"}
    )


def _find_weapons(mention: Mention, sentence: Tokens) -> None:
    """Collect the weapons named with a trigger: before it, as its subject or object, or after "with" and "by"."""
    token = mention.token
    near = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod")]
    near += [g for c in near for g in c.lefts if g.dep_ in ("compound", "amod")]
    verb = token if token.pos_ == "VERB" else None
    if verb is not None:
        near += [*subjects(verb), *objects(verb), *prepositional(verb, "with", "by", "from", "using")]
        near += [c for c in verb.children if c.dep_ == "advcl" for c in objects(c) if c.head.lower_ == "using"]
    else:
        near += prepositional(token, "with", "by", "using", "involving", "of")
        near += [o for c in token.children if c.dep_ in ("acl", "relcl") for o in objects(c)]
        if token.head.pos_ == "VERB" and among(token.head, "realis.light_verbs"):
            near += prepositional(token.head, "with", "by", "using")
        users = [token.head, *(c for c in token.children if c.dep_ in ("relcl", "acl"))]
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
