"""Who did what to whom, with what, where: the words around a trigger that fill its roles, and its time and place."""

from dataclasses import replace

from spacy.tokens import Token

from rashomon.analysis.relations import is_determiner
from rashomon.analysis.syntax import agents, burnt, clause_head, is_passive, objects, prepositional, subjects
from rashomon.lang import lists, word_list, word_set
from rashomon.ontology.event_types import DIRECTED, GOVERNING, VERBAL
from rashomon.reading.events.arguments.doers import doers_before, is_armed, owners_of_weapon
from rashomon.reading.events.arguments.parties import addressed, speakers
from rashomon.reading.events.lexicon import among, lemma, lexicon, weapon_leaf
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.triggers.speech_acts import speaker_of

_DONE_TO = frozenset(
    {"arrest", "killing", "assassination", "abduction", "deport", "release", "rape", "torture", "stabbing"}
)
_STRUCK_BY = word_set("events_rules", "arguments_roles", "struck_by")
_TARGETING = word_list("events_rules", "arguments_roles", "targeting")
_REPORTING = word_set("events_rules", "arguments_roles", "reporting")
_HARMING = frozenset({"harm", "killing"})
_KILLING_NOUNS = frozenset({"shooting", "beheading", "stabbing", "beating", "torture", "rape"})
_STRIKING = word_set("events_rules", "arguments_roles", "striking")
_SUFFERING = word_set("events_rules", "arguments_roles", "suffering")
_CARRYING = word_set("events_rules", "arguments_roles", "carrying")
_COMING_UNDER = word_set("events_rules", "arguments_roles", "coming_under")
_CARE = word_set("events_rules", "arguments_roles", "care")
_RAZING = word_set("events_rules", "arguments_roles", "razing")
_BEFALLING = frozenset(lists("harm")["befalls"]["killed"])
_REACHING = word_set("events_rules", "arguments_roles", "reaching")


def with_roles(given: Mention) -> Mention:
    """Return a mention with its roles filled from the parse around its trigger."""
    mention = replace(given, roles=list(given.roles))
    if mention.pointer or (mention.type == "ACCIDENT" and mention.token.pos_ == "VERB"):
        return mention
    if mention.family.name == "interception":
        _senders(mention)
    elif mention.type in DIRECTED and mention.token.pos_ in ("VERB", "AUX"):
        _talk_roles(mention)
    elif mention.token.pos_ == "VERB":
        _verb_roles(mention)
    else:
        _noun_roles(mention)
    if mention.type == "PROTEST" and mention.family.name != "dispersal":
        mention.roles.extend(("target", noun) for noun in addressed(mention))
    if mention.type in DIRECTED | GOVERNING and not mention.role("target", "victim", "site"):
        _seek_target(mention)
    return mention


def _talk_roles(mention: Mention) -> None:
    """File who speaks or gives, and to whom."""
    for noun in speakers(mention):
        _doer(mention, noun)
    mention.roles.extend(("target", noun) for noun in addressed(mention))


def _seek_target(mention: Mention) -> None:
    """File whom a state's deed is aimed at, where no object names it ("lifted a curfew in Assab", "imposed a ban on X")."""
    for word in (mention.token, mention.token.head):
        if word.pos_ == "VERB" or word is mention.token:
            found = [t for t in addressed(replace(mention, token=word)) if t not in mention.role("perpetrator")]
            if found:
                mention.roles.extend(("target", noun) for noun in found)
                return


def _senders(mention: Mention) -> None:
    """File who sent the weapons that were stopped: "drones launched by X", "missiles that X fired", "X's drones"."""
    for weapon in (noun for nouns in mention.weapons.values() for noun in nouns):
        doers = [
            c for c in weapon.lefts if c.dep_ in ("amod", "poss", "compound") and c.ent_type_ in ("NORP", "GPE", "ORG")
        ]
        for clause in weapon.children:
            if clause.dep_ in ("relcl", "acl") and clause.pos_ == "VERB":
                doers += agents(clause) if is_passive(clause) or clause.dep_ == "acl" else subjects(clause)
        for doer in doers:
            if doer.pos_ in ("NOUN", "PROPN", "ADJ"):
                _doer(mention, doer)
    verb = mention.token
    stopping = agents(verb) if is_passive(verb) else subjects(verb)
    mention.roles.extend(("security_force", noun) for noun in stopping if not weapon_leaf(noun))


def _verb_roles(mention: Mention) -> None:
    verb = mention.token
    doers, done = subjects(verb), burnt(verb) or objects(verb)
    done = [w for o in done for w in (_grounds(o) if lemma(o) == "control" else [o])]
    if mention.family.name == "fall":  # "the town fell to the rebels"
        doers, done = prepositional(verb, "to"), subjects(verb)
    bare = (mention.family.name in _HARMING | _DONE_TO and _is_participle(verb)) or _is_gerund(verb)
    if is_passive(verb) or bare or _is_found_dead(verb) or _is_site_struck(mention):
        doers, done = agents(verb), subjects(verb)
    if lemma(verb) in _BEFALLING:
        doers, done = [], subjects(verb)
    if lemma(verb) in _COMING_UNDER:  # "the patrol came under fire from the hills"
        doers, done = [t for t in prepositional(verb, "from", "by") if is_armed(t)], subjects(verb)
    if mention.family.name == "vandalism":  # "the windows of a mosque"
        done = [w for o in done for w in (*prepositional(o, "of"), o)]
    partners = prepositional(verb, "with", "against") if mention.family.two_sided else []
    if mention.family.name == "bodies":
        doers = []  # who finds the dead did not kill them
    for noun in [*doers, *partners]:
        _doer(mention, noun)
    for noun in done or _shared_objects(verb):
        _sufferer(mention, noun)
    if not mention.family.two_sided:
        _aims(mention, verb)


def _is_gerund(verb: Token) -> bool:
    """Tell whether a noun is parsed as a verb: "killed in mortar shelling by rebels"."""
    return verb.tag_ == "VBG" and bool(agents(verb)) and not subjects(verb) and not objects(verb)


def _grounds(control: Token) -> list[Token]:
    """Return what control is taken of, through "the entire length of"."""
    grounds = prepositional(control, "of", "over")
    return [
        *grounds,
        *(t for ground in grounds for t in prepositional(ground, "of") if not among(ground, "sites.nouns")),
    ]


def _shared_objects(verb: Token) -> list[Token]:
    """Return the objects of the verb joined to one that has none of its own ("killed and wounded scores")."""
    if is_passive(verb):
        return []
    joined = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not is_passive(c)]
    return objects(joined[0]) if joined and joined[0].i - verb.i == 2 else []


def _aims(mention: Mention, verb: Token) -> None:
    """File what stands after "on", "at", "inside" of a verb of attack: sites, and parties where the verb aims."""
    for noun in prepositional(verb, *_TARGETING, "inside", "outside", "near", "into", "in"):
        if mention.family.name in _HARMING and lemma(noun) in _CARE:
            continue  # who died in hospital was not attacked there
        if among(noun, "sites.nouns"):
            mention.roles.append(("site", noun))
        elif noun.head.lower_ in _TARGETING and lemma(verb) not in _REACHING:
            _sufferer(mention, noun)


def _is_found_dead(verb: Token) -> bool:
    """Tell whether a headline tells who was struck ("policeman shot dead", "man stabbed to death"), not who struck."""
    after = verb.doc[verb.i + 1 : verb.i + 3].text.lower()
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    deadly = after.startswith("dead") or after == "to death"
    return deadly and not helped and not objects(verb) and verb.tag_ in ("VBN", "VBD", "JJ")


def _is_site_struck(mention: Mention) -> bool:
    """Tell whether a headline tells what was struck ("Church attacked in Jos"): a building attacks nobody."""
    verb = mention.token
    bare = verb.tag_ in ("VBD", "VBN") and not objects(verb)
    doers = subjects(verb)
    return mention.family.name in _RAZING and bare and bool(doers) and all(among(t, "sites.nouns") for t in doers)


def _is_participle(verb: Token) -> bool:
    """Tell a bare participle ("with dozens injured", "Leader detained in Lima") from a perfect ("has injured dozens").

    A headline's participle is often parsed as a past tense; these deeds have an object where they are active.
    """
    past = verb.tag_ == "VBD" and verb.i + 1 < len(verb.doc) and verb.nbor(1).pos_ in ("ADP", "SCONJ", "SPACE", "PUNCT")
    return (
        (verb.tag_ in ("VBN", "JJ") or past or _is_reported(verb))
        and not any(c.dep_ == "aux" for c in verb.children)
        and (not objects(verb) or _is_reported(verb))
    )


def _is_reported(verb: Token) -> bool:
    """Tell whether who reports stands last in a headline, without a mark before: "50 rebels killed monitor"."""
    last = [t for t in objects(verb) if lemma(t) in _REPORTING and not any(map(is_determiner, t.lefts))]
    return verb.tag_ == "VBD" and bool(last) and last == objects(verb) and last[0].i >= verb.sent.end - 2


def _noun_roles(mention: Mention) -> None:
    noun = mention.token
    verbal = mention.type in VERBAL or mention.type == "RETREAT"
    named = doers_before(noun)
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    if mention.family.name in _DONE_TO:  # "his arrest", "the mayor's murder"
        for owner in owners:
            _sufferer(mention, owner)
        owners, named = [], [c for c in named if c.ent_type_ == "NORP" and c.pos_ == "ADJ"]
    doers = [
        *([noun] if is_police(noun) else ()),
        *owners,
        *named,
        *prepositional(noun, "by", *(("of",) if verbal else ())),
    ]
    doers += [a for c in noun.children if c.dep_ == "acl" for a in agents(c)]
    doers += _sides(noun) if mention.family.two_sided else []
    doers += prepositional(noun, "between") if verbal else []
    whose = prepositional(noun, "of") if not verbal else []
    striking = [t for t in whose if lemma(noun) in _STRUCK_BY and _is_side(t)]
    for doer in sorted([*doers, *striking], key=lambda t: t.i):
        _doer(mention, doer)
    for sufferer in (*prepositional(noun, *_TARGETING), *(t for t in whose if t not in striking)):
        _sufferer(mention, sufferer)
    sites = prepositional(noun, "in", "inside", "outside", "near")
    mention.roles.extend(("site", site) for site in sites if among(site, "sites.nouns"))
    _roles_of_light_verb(mention, noun)


def _sides(fight: Token) -> list[Token]:
    """Return both sides of a fight: "between X and Y"; "X was killed in clashes with Y", where X bears arms."""
    with_ = prepositional(fight, "with", "against")
    verb = clause_head(fight)
    beside = prepositional(fight, "between", "among", "involving")
    if fight in subjects(verb):  # "clashes broke out between X and Y"
        beside += prepositional(verb, "between", "among", "with")
    if not with_ or beside:
        return [*beside, *with_]
    struck = [t for t in subjects(verb) if is_passive(verb) or lemma(verb) == "die"]
    return [*with_, *(t for t in struck if is_armed(t))]


def _is_side(noun: Token) -> bool:
    """Tell whether a noun after "the strike of" names who strikes: a force, a band, a power; a town or people are struck."""
    return (is_armed(noun) or is_police(noun) or among(noun, "people.acting")) and noun.ent_type_ not in ("GPE", "LOC")


def _roles_of_light_verb(mention: Mention, noun: Token) -> None:
    """Read "X carried out an attack", "X survived an attempt", "the attack targeted Y", "the attack was aimed at Z"."""
    verb = noun.head
    if noun.dep_ in ("dobj", "obj") and verb.pos_ == "VERB":
        if lemma(verb) in _SUFFERING:
            mention.roles.extend(("target", subject) for subject in subjects(verb))
        elif lemma(verb) in _CARRYING:
            for subject in subjects(verb):
                _doer(mention, subject)
    if verb.pos_ == "VERB" and noun in subjects(verb):
        _clause_roles(mention, verb)
    for clause in noun.children:
        if clause.dep_ in ("relcl", "acl") and clause.pos_ == "VERB":
            _clause_roles(mention, clause)


def _clause_roles(mention: Mention, clause: Token) -> None:
    """Read the clause that a nominal trigger is subject of."""
    if is_passive(clause):
        for doer in agents(clause):
            _doer(mention, doer)
    elif lemma(clause) in _STRIKING:
        for sufferer in objects(clause):
            _sufferer(mention, sufferer)
    for sufferer in prepositional(clause, *_TARGETING, "in"):
        if among(sufferer, "sites.nouns") or clause.lower_ in ("aimed", "directed"):
            _sufferer(mention, sufferer)


def _doer(mention: Mention, noun: Token) -> None:
    """File the acting party under the role its type calls for; a weapon's owner acts, the weapon does not."""
    if weapon_leaf(noun):
        for owner in owners_of_weapon(noun):
            if not weapon_leaf(owner):
                _doer(mention, owner)
        return
    if lemma(noun) in lexicon().nouns or _is_number(noun):
        return
    vague = noun.pos_ == "PRON" and noun.lower_ in ("it", "which", "that", "this", "what", "there")
    if vague and noun.lower_ == "it" and mention.type not in VERBAL:
        said = speaker_of(clause_head(noun))  # "the army said it had killed": the army itself
        sayers = [t for t in subjects(said) if t.pos_ in ("NOUN", "PROPN")] if said is not None else []
        for sayer in sayers[:1]:
            _doer(mention, sayer)
        return
    if vague and noun.lower_ != "it":
        return
    if mention.type == "PROTEST":
        mention.roles.append(("security_force" if is_police(noun) else "demonstrator", noun))
    elif mention.type != "ACCIDENT" and mention.type != "DISASTER":
        mention.roles.append(("perpetrator", noun))


def _is_number(noun: Token) -> bool:
    """Tell whether a noun is a date or a bare number, not "hundreds of supporters"."""
    counted = any(c.lower_ == "of" for c in noun.children)
    return noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or (
        noun.ent_type_ == "CARDINAL" and not counted and noun.pos_ == "NUM"
    )


def _sufferer(mention: Mention, noun: Token) -> None:
    """File what was struck as site or target; the owner of a struck home is a target too."""
    if weapon_leaf(noun) or _is_number(noun) or noun.lower_ in ("himself", "herself", "itself", "themselves"):
        return
    if mention.type == "PROTEST":
        return
    if mention.family.name == "censor":
        mention.roles.append(("target", noun))
    elif among(noun, "sites.nouns"):
        mention.roles.append(("site", noun))
        owners = [c for c in noun.children if c.dep_ == "poss"] + prepositional(noun, "of")
        mention.roles.extend(("target", owner) for owner in owners if owner.pos_ in ("PROPN", "PRON", "NOUN"))
    elif _is_no_deed(noun) and noun.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        mention.roles.append(("victim" if mention.family.name in _HARMING | _KILLING_NOUNS else "target", noun))


def _is_no_deed(noun: Token) -> bool:
    """Tell whether a noun names no happening; a demonstration can be struck like the people in it."""
    family = lexicon().nouns.get(lemma(noun))
    return family is None or family.type == "PROTEST"


def is_police(noun: Token) -> bool:
    """Tell whether a noun names police or troops ("police", "security forces", "riot officers")."""
    words = {lemma(noun), noun.lower_, *(c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod"))}
    return bool(words & lexicon().sets["people.police"]) and not words & lexicon().sets["people.marked_demonstrators"]
