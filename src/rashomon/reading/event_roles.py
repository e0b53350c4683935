"""Who did what to whom, with what, where: the words around a trigger that fill its roles, and its time and place."""

from spacy.tokens import Token

from rashomon.model import Draft, Place, Time
from rashomon.ontology.kinds import VERBAL
from rashomon.reading.event_lexicon import among, lemma, lexicon, weapon_leaf
from rashomon.reading.event_mentions import Mention, is_speech, iter_times
from rashomon.reading.syntax import agents, clause_head, is_passive, objects, prepositional, subjects

_TARGETING = ("on", "against", "at", "upon", "targeting")
_HARMING = frozenset({"harm", "killing"})
_KILLING_NOUNS = frozenset({"shooting", "beheading", "stabbing", "beating", "torture", "rape"})
_STRIKING = frozenset({"target", "hit", "strike", "kill", "wound", "injure", "destroy", "damage", "rock", "rip"})
_SUFFERING = frozenset({"survive", "escape", "suffer", "face"})
_CARRYING = frozenset(
    {
        "carry",
        "launch",
        "conduct",
        "mount",
        "stage",
        "commit",
        "perpetrate",
        "execute",
        "lead",
        "hold",
        "organise",
        "organize",
        "begin",
        "start",
    }
)
_REACHING = frozenset({"land", "fall", "crash", "slam", "rain", "explode", "detonate"})


def fill_roles(mention: Mention) -> None:
    """Fill `mention.roles` from the parse around its trigger."""
    if mention.pointer or (mention.type == "ACCIDENT" and mention.token.pos_ == "VERB"):
        return
    if mention.family.name == "interception":
        _senders(mention)
    elif mention.token.pos_ == "VERB":
        _verb_roles(mention)
    else:
        _noun_roles(mention)


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


def _verb_roles(mention: Mention) -> None:
    verb = mention.token
    doers, done = subjects(verb), objects(verb)
    if is_passive(verb) or (mention.family.name in _HARMING and _is_participle(verb)):
        doers, done = agents(verb), subjects(verb)
    partners = prepositional(verb, "with", "against") if mention.family.two_sided else []
    for noun in [*doers, *partners]:
        _doer(mention, noun)
    for noun in done or _shared_objects(verb):
        _sufferer(mention, noun)
    if mention.type in VERBAL:
        mention.roles.extend(("target", noun) for noun in prepositional(verb, "to", "on", "with", "from"))
    elif not mention.family.two_sided:
        _aims(mention, verb)


def _shared_objects(verb: Token) -> list[Token]:
    """Return the objects of the verb joined to one that has none of its own ("killed and wounded scores")."""
    if is_passive(verb):
        return []
    joined = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not is_passive(c)]
    return objects(joined[0]) if joined and joined[0].i - verb.i == 2 else []


def _aims(mention: Mention, verb: Token) -> None:
    """File what stands after "on", "at", "inside" of a verb of attack: sites, and parties where the verb aims."""
    for noun in prepositional(verb, *_TARGETING, "inside", "outside", "near", "into", "in"):
        if among(noun, "sites.nouns"):
            mention.roles.append(("site", noun))
        elif noun.head.lower_ in _TARGETING and lemma(verb) not in _REACHING:
            _sufferer(mention, noun)


def _is_participle(verb: Token) -> bool:
    """Tell a bare participle ("with dozens injured") from a perfect ("has injured dozens")."""
    return verb.tag_ in ("VBN", "JJ") and not any(c.dep_ == "aux" for c in verb.children) and not objects(verb)


def _noun_roles(mention: Mention) -> None:
    noun = mention.token
    verbal = mention.type in VERBAL or mention.type == "RETREAT"
    named = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("NORP", "GPE", "ORG")]
    doers = [
        *(c for c in noun.lefts if c.dep_ == "poss"),
        *named,
        *prepositional(noun, "by", *(("of",) if verbal else ())),
    ]
    doers += [a for c in noun.children if c.dep_ == "acl" for a in agents(c)]
    doers += prepositional(noun, "between", "with", "among") if mention.family.two_sided else []
    doers += prepositional(noun, "between") if verbal else []
    for doer in sorted(doers, key=lambda t: t.i):
        _doer(mention, doer)
    for sufferer in prepositional(noun, *_TARGETING, *(() if verbal else ("of",))):
        _sufferer(mention, sufferer)
    sites = prepositional(noun, "in", "inside", "outside", "near")
    mention.roles.extend(("site", site) for site in sites if among(site, "sites.nouns"))
    _roles_of_light_verb(mention, noun)


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
        owners = [c for c in noun.lefts if c.dep_ == "poss" or c.ent_type_ in ("NORP", "GPE", "ORG")]
        for owner in [*owners, *prepositional(noun, "of")]:
            if not weapon_leaf(owner):
                _doer(mention, owner)
        return
    if weapon_leaf(noun) or lemma(noun) in lexicon().nouns or _is_number(noun):
        return
    vague = noun.pos_ == "PRON" and noun.lower_ in ("it", "which", "that", "this", "what", "there")
    if vague and (noun.lower_ != "it" or mention.type not in VERBAL):
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
    if among(noun, "sites.nouns"):
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


def place_times(draft: Draft, mentions: list[Mention]) -> None:
    """Give each mention the time that its own words or its clause carry."""
    by_token = {m.token.i: m for m in mentions}
    for time, root in iter_times(draft):
        mention = _owner(root, by_token)
        if mention is not None and mention.time is None:
            mention.time = time
    for mention in mentions:
        if mention.time is None and mention.token.pos_ != "VERB":
            mention.time = _clause_time(mention, by_token)
    taken = {m.time.id for m in mentions if m.time is not None}
    dated = {t.span.start for t, _ in iter_times(draft)}
    for mention in mentions if dated else ():
        if mention.time is None and mention.type not in VERBAL and not mention.definite and not mention.pointer:
            mention.time = _lone_time(draft, mention, taken)


def _lone_time(draft: Draft, mention: Mention, taken: set[str]) -> Time | None:
    """Return the one day that a trigger's sentence names and nothing else in it claims, words of speaking aside."""
    sentence = mention.token.sent
    here = [(t, r) for t, r in iter_times(draft) if sentence.start_char <= t.span.start < sentence.end_char]
    free = [t for t, r in here if t.id not in taken and t.start == t.end and not _is_of_speech(r)]
    return free[0] if len(free) == 1 and len(here) == 1 else None


def _is_of_speech(root: Token) -> bool:
    verb = next((t for t in root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return root.dep_ == "poss" or (verb is not None and is_speech(verb))


def _owner(root: Token, by_token: dict[int, Mention]) -> Mention | None:
    """Return the mention a time expression belongs to: the first trigger above it, or the clause's own subject."""
    if root.dep_ == "poss" and root.head.i not in by_token:
        return None  # "last month’s election" dates the election only
    for above in (root, *root.ancestors):
        mention = by_token.get(above.i)
        if mention is not None:
            return mention
        if above.pos_ in ("VERB", "AUX"):
            carried = _carried(above, by_token)
            if carried is not None or is_speech(above) or above.dep_ not in ("relcl", "acl", "xcomp"):
                return carried
    return None


def _carried(verb: Token, by_token: dict[int, Mention]) -> Mention | None:
    """Return the happening that a verb without a happening of its own carries ("the attack came on Sunday")."""
    if is_speech(verb):
        return None
    for noun in [*subjects(verb), *objects(verb)]:
        if noun.i in by_token:
            return by_token[noun.i]
    purposes = [c for c in verb.children if any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children)]
    below = [c for c in purposes if c.dep_ in ("xcomp", "advcl") and c.i in by_token]
    return by_token[below[0].i] if below else None


def _clause_time(mention: Mention, by_token: dict[int, Mention]) -> Time | None:
    """Return the time of the happening whose clause a nominal trigger stands in ("seven were hurt in the attack")."""
    head = clause_head(mention.token)
    above = by_token.get(head.i)
    if above is not None and above is not mention and above.type == mention.type:
        return above.time
    return None


def place_places(draft: Draft, mentions: list[Mention]) -> None:
    """Give each mention the most exact place that its words or its clause name."""
    by_sentence: dict[int, list[Place]] = {}
    ends = [s.end_char for s in draft.prose]
    starts = [s.start_char for s in draft.prose]
    at = 0
    for place in draft.places:
        while at < len(ends) and ends[at] <= place.span.start:
            at += 1
        if at < len(ends) and starts[at] <= place.span.start:
            by_sentence.setdefault(at, []).append(place)
    for mention in mentions:
        near = by_sentence.get(mention.sentence, [])
        near = [p for p in near if not any(q.covers(p.span) and not q.touches(mention.span) for q in draft.quotes)]
        near = [p for p in near if p.kind != "road" and not _is_leaning(draft, p)]  # the road's town is what places it
        if near and mention.type not in VERBAL:
            mention.place = _best_place(draft, mention, near)


def _is_leaning(draft: Draft, place: Place) -> bool:
    """Tell whether a country only says whose side somebody is on: "pro-Iran", "Iran-backed"."""
    text = draft.document.text
    before, after = (
        text[max(0, place.span.start - 5) : place.span.start].lower(),
        text[place.span.end : place.span.end + 1],
    )
    return before.endswith(("pro-", "anti-")) or after in ("-", "\u2011")


def _best_place(draft: Draft, mention: Mention, near: list[Place]) -> Place | None:
    """Return the place joined to the trigger by a preposition of place, the most exact first."""
    fits: list[tuple[int, int, int, Place]] = []
    for place in near:
        tokens = draft.tokens(place.span)
        if not len(tokens):
            continue
        distance = _distance(mention.token, tokens.root)
        if distance is not None:
            fits.append((_EXACT.get(place.kind, 5), distance, place.span.start, place))
    if not fits:
        return None
    return min(fits, key=lambda row: row[:3])[3]


_EXACT = {
    "landmark": 0,
    "district": 1,
    "city": 2,
    "admin2": 3,
    "admin1": 4,
    "region": 4,
    "other": 4,
    "water": 4,
    "country": 6,
}
_LOCAL_OFFICIALS = frozenset({"mayor", "governor", "residents", "administrator", "prefect"})
_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "to",
        "into",
        "across",
        "around",
        "on",
        "of",
        "from",
        "north",
        "south",
        "east",
        "west",
        "through",
        "over",
        "between",
        "towards",
        "toward",
    }
)


def _distance(trigger: Token, root: Token) -> int | None:
    """Return how many steps up from a place name its trigger is; None where the name is not said to be a place there."""
    chain = [root, *root.ancestors]
    head = clause_head(trigger)
    allowed = {trigger.i, head.i}
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children):
        allowed.add(head.head.i)  # "returned to the square to demonstrate"
    prepositions = 0
    if any(t.lower_ in _LOCAL_OFFICIALS and t.dep_ == "nsubj" for t in chain[1:5]) and root.dep_ == "pobj":
        return 9  # "the mayor of the city of X said … shootings occurred": the farthest, taken for want of better
    for steps, token in enumerate(chain):
        if token.dep_ in ("nsubj", "nsubjpass") and steps == 0 and token.i != trigger.i:
            return None
        prepositions += token.pos_ == "ADP" and token.lower_ in _LOCATIVE
        if token.i in allowed:
            owned = any(t.dep_ in ("poss", "compound", "nmod", "amod") for t in chain[:steps])
            owned = owned and not (token.i == head.i and any(t.dep_ in ("nsubj", "nsubjpass") for t in chain[:steps]))
            return steps if prepositions or owned or token.i == trigger.i else None
        if token.pos_ == "VERB" and is_speech(token):
            return None
    return None
