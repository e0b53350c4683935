"""Whether a word of many meanings tells of a happening here: a strike with a weapon, a find of arms, a contest of sports."""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from rashomon.analysis.syntax import agents, burnt, clause_head, is_passive, objects, prepositional, related, subjects
from rashomon.lang import word_set
from rashomon.reading.events.filters.figures import is_blow_of_force, is_figure_of_speech, is_of_people
from rashomon.reading.events.filters.games import is_by_force, is_game, is_gathering
from rashomon.reading.events.filters.mishaps import HEAD
from rashomon.reading.events.lexicon import Family, among, is_person, lemma, lexicon, weapon_leaf
from rashomon.reading.events.mention import Mention

_LAUNCHING = word_set("events_rules", "filters_senses", "launching")
_OFFICES = word_set("events_rules", "filters_senses", "offices")
_BLOODY = word_set("events_rules", "filters_senses", "bloody")
_DEMANDING = word_set("events_rules", "filters_senses", "demanding")
_TAKING = word_set("events_rules", "filters_senses", "taking")
_MILITARY = word_set("events_rules", "filters_senses", "military")
_FIGURES = word_set("events_rules", "filters_senses", "figures")
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


def in_sense(mention: Mention) -> Mention | None:
    """Return what a word of many meanings tells of here, None where it is no happening.

    A strike may be one with a weapon, one of labour ("a general strike") or none ("a strike of luck").
    """
    if is_game(mention) or (mention.family.name in _BLOODY and is_figure_of_speech(mention)):
        return None
    check = _CHECKED.get(mention.family.name)
    if check is not None and not check(mention):
        other = _ELSE.get(mention.family.name)
        return other(mention) if other is not None else None
    read = _READ_AS.get(mention.family.name)
    return read(mention) if read is not None else mention


def _is_find(mention: Mention) -> bool:
    """Tell whether what is found or seized is arms."""
    return any(among(o, "arms.nouns") for o in _found(mention.token))


def _as_seizure(mention: Mention) -> Mention | None:
    """Read the seizure of what is no weapon as that of the ground it is: "fighters seized Mogadishu"; None where it is neither."""
    ground = lemma(mention.token) in _TAKING and any(map(_is_named_place, _found(mention.token)))
    return mention.of_family(lexicon().verbs["capture"]) if ground else None


def _as_gunfire(mention: Mention) -> Mention | None:
    """Read the fire of armed people or of their weapons as the shooting it is: "rebel fire killed three", "mortar fire"."""
    noun = mention.token
    if noun.tag_ != "NN" or noun in objects(noun.head):
        return None
    before = list(noun.lefts)
    weapons = {leaf for c in before if (leaf := weapon_leaf(c)) is not None}
    armed = any(among(c, "armed.nouns") or c.ent_type_ == "NORP" for c in (*before, *prepositional(noun, "by", "from")))
    if not weapons and not armed:
        return None
    return mention.of_family(lexicon().verbs["shoot" if weapons <= {"firearm"} else "shell"])


def _as_protest(mention: Mention) -> Mention:
    """Read a protest in words as the complaint it is."""
    spoken = mention.token.pos_ == "VERB" and _is_objection(mention.token)
    return mention.of_family(_OBJECTION) if spoken else mention


def _is_fall(mention: Mention) -> bool:
    """Tell whether what falls to somebody is a place."""
    return any(_is_named_place(t) or among(t, "sites.nouns") for t in subjects(mention.token))


def _is_named_place(noun: Token) -> bool:
    return noun.ent_type_ in ("GPE", "LOC", "FAC")


def _is_wreck(mention: Mention) -> bool:
    """Tell what sinks or overturns from who sinks or overturns something."""
    return lemma(mention.token) not in ("overturn", "sink") or not objects(mention.token)


def _is_battle(mention: Mention) -> bool:
    """Tell a battle from a battle for customers or against cancer."""
    if mention.token.pos_ != "NOUN":
        deeds = [o for o in objects(mention.token) if lemma(o) in lexicon().nouns and o.lower_ != "fire"]
        return _is_blow(mention) and not deeds  # "fights deportation"
    if any(c.dep_ == "acl" and any(g.lower_ == "to" for g in c.children) for c in mention.token.children):
        return False  # "their battle to contain the fire"
    aims = prepositional(mention.token, "for", "against")
    return not any(o.pos_ == "NOUN" and not _can_be_struck(o) for o in aims)


def _is_blow(mention: Mention) -> bool:
    """Tell whether what a verb of attack has as object can be struck."""
    if mention.token.pos_ != "VERB":
        return True
    struck = burnt(mention.token) or (subjects if agents(mention.token) else objects)(mention.token)
    return not struck or any(_can_be_struck(o) for o in struck)


_OBJECTION = Family("condemn", "ACCUSE", ("disapprove",))
_DISPERSAL = Family("dispersal", "ASSAULT", ("crowd-control",))
_LABOUR_STRIKE = Family("strike_labour", "PROTEST", ("strike",))
_DISPERSING = frozenset({"teargas", "water_cannon"})
_LABOUR = word_set("events_rules", "filters_senses", "labour")
_FROM_THE_AIR = frozenset({"air", "aerial"})
_STRIKERS = word_set("events_rules", "filters_senses", "strikers")


def _is_objection(verb: Token) -> bool:
    """Tell whether somebody protests in words: "the town is unsafe, the union protested", "Lima protested the plan"."""
    if objects(verb) and any(t.ent_type_ == "GPE" or lemma(t) in _OFFICES for t in subjects(verb)):
        return True
    return verb.dep_ == "parataxis" or any(c.dep_ in ("ccomp", "parataxis") for c in verb.children)


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


def _is_fire(noun: Token) -> bool:
    """Tell a fire that burns a place from gunfire and from being under fire."""
    if noun.pos_ != "NOUN" or noun.dep_ == "dobj":
        return False
    if noun.dep_ in ("nsubj", "nsubjpass") and lemma(noun.head) in _BURNING:
        return True
    before = [c for c in noun.lefts if c.dep_ == "compound"]
    return any(among(c, "sites.nouns") for c in before) or any(
        among(t, "sites.nouns") for t in prepositional(noun, "at")
    )


def _is_eruption(verb: Token) -> bool:
    """Tell whether what erupts is a volcano."""
    return any(lemma(w) in ("volcano", "mount", "mt.") for noun in subjects(verb) for w in (noun, *noun.subtree))


def _is_leak(noun: Token) -> bool:
    """Tell a leak of something that harms from one of secrets."""
    if noun.pos_ == "VERB":
        return any(lemma(w) in _FLUIDS or among(w, "accidents.nouns") for w in noun.subtree)
    words = [*noun.lefts, *prepositional(noun, "of"), *(c for t in prepositional(noun, "of") for c in t.lefts)]
    return any(among(w, "accidents.nouns") or lemma(w) in _FLUIDS for w in words)


_BURNING = word_set("events_rules", "filters_senses", "burning")
_FLUIDS = word_set("events_rules", "filters_senses", "fluids")


def _is_disaster(noun: Token) -> bool:
    """Tell a disaster from its figures of speech: an outbreak of fighting, a flood of complaints, an eruption of violence."""
    if noun.pos_ == "VERB":
        return True
    told = prepositional(noun, "of")
    return not (told and lemma(noun) in _FIGURES) or any(lemma(t) in _ILLS for t in told)


def _is_gassing(mention: Mention) -> bool:
    """Tell whether what is used or spread is a chemical weapon, or what disperses a crowd."""
    return not _spread(mention).isdisjoint({"chemical", *_DISPERSING})


def _as_gassing(mention: Mention) -> Mention:
    """Read the use of tear gas or water as the dispersal of a crowd."""
    return mention if _spread(mention).isdisjoint(_DISPERSING) else mention.of_family(_DISPERSAL)


def _spread(mention: Mention) -> set[str | None]:
    """Return the kinds of weapon that are used or spread."""
    verb = mention.token
    things = subjects(verb) if is_passive(verb) else objects(verb)
    return {weapon_leaf(w) for noun in things for w in (noun, *noun.lefts)}


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


def _found(verb: Token) -> list[Token]:
    """Return what a verb of finding finds, the contents of a cache and what a hideout is for too."""
    found = subjects(verb) if is_passive(verb) else objects(verb)
    return [
        t for noun in found for t in (noun, *(w for w in noun.subtree if w.i > noun.i and w.pos_ in ("NOUN", "PROPN")))
    ]


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
            thrown = [*objects(token), *(t for o in objects(token) for t in prepositional(o, "of")), *movers]
            return any(weapon_leaf(o) not in (None, "teargas", "firearm", "stones") for o in thrown)
        if any(weapon_leaf(s) for s in movers) or any(lexicon().nouns.get(lemma(s)) for s in movers):
            return True
        return _is_hit(mention)
    return bool(mention.weapons) or _is_of_work(token) or _is_named(token)


def _is_hit(mention: Mention) -> bool:
    """Tell whether somebody strikes with a weapon, or armed people or a state strike at all."""
    blow = lemma(mention.token) in ("strike", "hit")
    return blow and (bool(mention.weapons) or is_blow_of_force(mention.token))


def _is_not_of_protest(mention: Mention) -> bool:
    """Tell stones thrown for themselves from those of a protest that the same sentence tells: they make it a riot."""
    verbs = lexicon().verbs
    joined = (t for t in (mention.token.head, *mention.token.conjuncts) if t.pos_ == "VERB")
    return not any((family := verbs.get(lemma(t))) is not None and family.type == "PROTEST" for t in joined)


def _is_named(strike: Token) -> bool:
    """Tell whether the words before a strike say of which kind it is."""
    return not {c.lower_ for c in strike.lefts}.isdisjoint(_LABOUR | _FROM_THE_AIR | _STRIKERS)


def _is_of_work(strike: Token) -> bool:
    """Tell a strike of workers from one with a weapon, by the people in its sentence."""
    if strike.pos_ != "NOUN" or any(weapon_leaf(t) or among(t, "armed.nouns") for t in strike.sent):
        return False
    return any(among(t, "courts.workers") for t in strike.sent)


def _as_strike(mention: Mention) -> Mention:
    """Read a labour strike as the protest it is, and an air strike as one from the air."""
    kinds = {c.lower_ for c in mention.token.lefts} if mention.token.pos_ != "VERB" else set()
    if kinds & _LABOUR or (mention.token.pos_ == "NOUN" and not mention.weapons and _is_of_work(mention.token)):
        return mention.of_family(_LABOUR_STRIKE)
    return replace(mention, modes=mention.modes | {"aerial"}) if kinds & _FROM_THE_AIR else mention


def _is_of_court(mention: Mention) -> bool:
    """Tell a trial before a court from one of a drug, and a sentence passed from one undone or only awaited."""
    noun = mention.token
    if noun.pos_ == "NOUN" and among(clause_head(noun), "courts.undoing"):
        return False
    return not any(among(t, "courts.no_trials") for t in (*noun.lefts, *prepositional(noun, "of", "for", "on", "in")))


def _as_raid(mention: Mention) -> Mention:
    """Read a raid of the police on a house as the search it is."""
    verb = mention.token
    if lemma(verb) not in ("raid", "storm") or mention.weapons:
        return mention
    doers, aims = (agents(verb), subjects(verb)) if is_passive(verb) else (subjects(verb), objects(verb))
    if verb.pos_ == "NOUN":
        doers = [*verb.lefts, *prepositional(verb, "by")]
        aims = prepositional(verb, "on", "at", "of")
    searched = any(among(t, "courts.searched") for t in aims) and any(among(t, "people.police") for t in doers)
    return mention.of_family(_SEARCH) if searched else mention


def _is_unlawful_death(mention: Mention) -> bool:
    """Tell bodies that tell of violence from those of an accident, a disaster or a sickness."""
    words = [t for t in mention.token.doc[:HEAD] if t.pos_ in ("NOUN", "PROPN", "VERB")]
    families = [lexicon().nouns.get(lemma(t)) for t in words]
    blind = any(f is not None and f.type in ("ACCIDENT", "DISASTER") for f in families)
    return not blind and not any(among(t, "realis.wrecking") or among(t, "courts.rescuing") for t in words)


def _is_no_quarrel(mention: Mention) -> bool:
    """Tell a blow from a quarrel in words: "the minister attacked the report, saying …"."""
    verb = mention.token
    if verb.pos_ == "VERB" and not mention.weapons:
        spoken = [c for c in related(verb, "advcl", "ccomp") if among(c, "talk.saying")]
        if spoken and not any(among(t, "armed.nouns") for t in subjects(verb)):
            return False
    return _is_blow(mention)


_SEARCH = Family("search", "COERCE", ("seize",))


_CHECKED: dict[str, Callable[[Mention], bool]] = {
    "strike_military": _is_military_strike,
    "weapons_found": _is_find,
    "fall": _is_fall,
    "gassing": _is_gassing,
    "accident": _is_wreck,
    "battle": _is_battle,
    "attack": _is_no_quarrel,
    "bodies": _is_unlawful_death,
    "protest": is_gathering,
    "shelling": _is_blow,
    "destruction": _is_blow,
    "vandalism": is_of_people,
    "stoning": _is_not_of_protest,
    "fire": lambda m: _is_fire(m.token) and _as_gunfire(m) is None,
    "leak": lambda m: _is_leak(m.token),
    "eruption": lambda m: _is_eruption(m.token),
    "surrender": lambda m: _is_armed_work(m.token),
    "gathering": lambda m: _is_protesting(m.token),
    "base": lambda m: _is_armed_work(m.token),
    "regroup": lambda m: _is_armed_work(m.token),
    "disaster": lambda m: _is_disaster(m.token),
    "convict": _is_of_court,
    "coup": is_by_force,
    "ousting": is_by_force,
}
_ELSE: dict[str, Callable[[Mention], Mention | None]] = {"weapons_found": _as_seizure, "fire": _as_gunfire}
_READ_AS: dict[str, Callable[[Mention], Mention]] = {
    "strike_military": _as_strike,
    "protest": _as_protest,
    "gassing": _as_gassing,
    "attack": _as_raid,
}
